"""Items of Wikidata from files. All people and ids are invented."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from depesche.errors import UsageError
from depesche.model.wikidata import Item
from depesche.read.wikidata import read_items

TABLE = """id\tlabel\taliases\tdescription\tkind\tcountry\toffice\tfrom\tto
Q900001\tIna Tolk\tI. Tolk|Ina Tolk-Reimer\tperuanische Politikerin\thuman\tper\tforeign minister\t1970-05-01\t
Q900002\tJan Tolk\t\t\t\t\t\t1950\t2020-03
no id\tEva Tolk\t\t\t\t\t\t\t
Q900003\t\t\t\t\t\t\t\t
"""


def item(key: str, label: str, **claims: list[Any]) -> dict[str, Any]:
    return {
        "id": key,
        "labels": {"en": {"value": label}, "xx": {"value": label + " X"}},
        "aliases": {"de": [{"value": label + " (alias)"}]},
        "descriptions": {"en": {"value": "somebody"}},
        "claims": {p: [{"mainsnak": {"datavalue": {"value": v}}} for v in values] for p, values in claims.items()},
    }


DUMP = [
    item("Q900010", "Ina Tolk", P31=[{"id": "Q5"}], P27=[{"id": "Q900020"}], P39=[{"id": "Q900030"}],
         P569=[{"time": "+1970-00-00T00:00:00Z"}]),
    item("Q900020", "Peruland", P31=[{"id": "Q6256"}], P298=["PER"]),
    item("Q900030", "foreign minister of Peruland"),
]  # fmt: skip


def everybody(names: tuple[str, ...]) -> bool:
    return True


def test_a_table(tmp_path: Path) -> None:
    path = tmp_path / "items.tsv"
    path.write_text(TABLE, "utf-8")
    first, second = read_items(path, everybody)
    assert first == Item(
        id="Q900001", label="Ina Tolk", aliases=("I. Tolk", "Ina Tolk-Reimer"), kind="person",
        descriptions=("peruanische Politikerin",), countries=frozenset({"PER"}), offices=("foreign minister",),
        begin=date(1970, 5, 1),
    )  # fmt: skip
    assert (second.begin, second.end) == (date(1950, 1, 1), date(2020, 3, 28))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("form", ["list", "lines"])
def test_an_extract_of_a_dump(tmp_path: Path, packed: bool, form: str) -> None:
    lines = [json.dumps(one) for one in DUMP]
    text = "[\n" + ",\n".join(lines) + "\n]\n" if form == "list" else "\n".join([lines[0], "{broken", *lines[1:]])
    path = tmp_path / ("items.json.gz" if packed else "items.json")
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    (found,) = read_items(path, lambda names: "Ina Tolk" in names)
    assert found == Item(
        id="Q900010", label="Ina Tolk", aliases=("Ina Tolk X", "Ina Tolk (alias)"), descriptions=("somebody",),
        kind="person", countries=frozenset({"PER"}), begin=date(1970, 1, 1),
        offices=tuple(f"foreign minister of Peruland{end}" for end in ("", " X", " (alias)")),
    )  # fmt: skip
    assert next(i for i in read_items(path, everybody) if i.id == "Q900020").countries == {"PER"}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("items.tsv", b"name\tnumber\n", "no columns"),
        ("items.tsv", b"", "no columns"),
        ("items.json", b"[]", "no items"),
        ("items.json", b"\xff\xfe\x00", "cannot be read"),
        ("items.json.gz", gzip.compress(b"{}" * 100)[:20], "cannot be read"),
        ("items.json", json.dumps(["deep"] * 3).encode(), "no items"),
    ],
)
def test_what_holds_no_items_is_refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=says):
        read_items(tmp_path / name, everybody)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_items(tmp_path / "none.tsv", everybody)
