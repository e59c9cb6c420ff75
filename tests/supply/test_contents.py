"""What the wheel holds beside code, the bill of materials, and what a wheel must not hold."""

import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from supply.building import faults
from supply.data import FOREIGN, PACKAGE, data, datum
from supply.sbom import bill
from supply.shipped import LOCK, ROOT
from supply.trying import lock_of

SOURCES = {"GeoNames": "CC-BY-4.0", "CLDR": "Unicode-3.0", "Faker": "MIT"}


def test_weights_have_the_checksums_of_their_card() -> None:
    card = json.loads((PACKAGE / "models" / "core.json").read_text(encoding="utf-8"))
    held = {one.path.partition("/")[2]: one.sha256 for one in data() if one.of_model}
    assert {name: held.get(name) for name in card["files"]} == card["files"]
    assert set(held) == {*card["files"], "core.json"}


@pytest.mark.parametrize("source", SOURCES)
def test_lists_that_name_a_work_have_its_licence(source: str) -> None:
    lists = [one for one in data() if one.path.endswith(".tsv")]
    naming = [one for one in lists if f"\t{source}" in (PACKAGE / one.path).read_text(encoding="utf-8")]
    assert naming
    assert {one.licence for one in naming} == {SOURCES[source]}


def test_the_notice_names_every_work_that_is_not_ours() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert [name for name in (*SOURCES, "Natural Earth", "CC BY-SA 4.0") if name not in notice] == []
    assert all(any(one.source == source for one in data()) for _, _, source in FOREIGN)


def test_what_is_known_of_a_file() -> None:
    one = datum("lang/de/lexicon/places.tsv", b"x")
    assert (one.sha256, one.bytes, one.licence) == (hashlib.sha256(b"x").hexdigest(), 1, "CC-BY-4.0")
    assert datum("web/static/icon.svg", b"").licence == "Apache-2.0"


def test_the_bill_is_the_same_twice_and_its_references_hold() -> None:
    first = bill()
    assert first == bill()
    parts = [first["metadata"]["component"], *first["components"]]
    refs = [part["bom-ref"] for part in parts]
    assert len(refs) == len(set(refs))
    assert {ref for one in first["dependencies"] for ref in (one["ref"], *one["dependsOn"])} <= set(refs)
    assert {"model:core", "data:lang/de/lexicon/states.tsv"} <= set(refs)
    assert all(part["licenses"] for part in parts)


def test_the_lock_of_users_has_hashes_and_nothing_of_developers() -> None:
    lock = lock_of(LOCK.read_text(encoding="utf-8"))
    assert "\nonnxruntime==" in lock
    assert lock.count("--hash=") > lock.count("==")
    assert not [name for name in ("pytest", "mypy", "spacy", "duckdb") if f"\n{name}==" in lock]


def test_a_wheel_or_an_archive_with_more_than_it_should_have_is_named(tmp_path: Path) -> None:
    wheel, archive = tmp_path / "a.whl", tmp_path / "a.tar.gz"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("depesche/a.py", "")
        packed.writestr("tests/b.py", "")
        packed.writestr("depesche/c.py", f"FOLDER = {str(ROOT)!r}")
    with tarfile.open(archive, "w:gz") as sources:
        for name in ("x-1/src/a.py", "x-1/corpus/page.py", "x-1/corpus/second/1.page", "x-1/private.txt"):
            sources.addfile(tarfile.TarInfo(name), io.BytesIO())
    assert faults(wheel, archive) == [
        "wheel: tests/b.py", "sources: corpus/second/1.page", "sources: private.txt",
        "names a folder of this machine: depesche/c.py",
    ]  # fmt: skip
