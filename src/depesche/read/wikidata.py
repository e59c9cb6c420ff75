"""Items of Wikidata from a file that the user brings: a table, or an extract of a dump; read once, a line at a time.

A table (`.tsv`, `.tsv.gz`) has a header with `id` and `label`; `aliases`, `description`, `kind`, `country`, `office`,
`from` and `to` may be missing. Cells hold several values with `|`. An extract (`.json`, `.jsonl`, with `.gz` or not) is
in the format of the dumps: one item a line, in a list or not. Of the claims P31 (kind), P27 and P17 (country), P39
(office), P569, P571 (begin), P570, P576 (end) and P298 (code of a state) are used. Lines that are no item are passed
over; a file without any is refused.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from depesche.errors import UsageError
from depesche.model.wikidata import Item

Json = dict[str, Any]
Wanted = Callable[[tuple[str, ...]], bool]
"""Whether anybody on record has one of these names; only such items are kept."""
KINDS = {"Q5": "person", "Q6256": "state", "Q3624078": "state", "human": "person", "person": "person", "state": "state",
         "country": "state", "organisation": "organisation", "organization": "organisation"}  # fmt: skip
LANGUAGES = ("de", "en", "mul")
"""Whose labels come first."""
COUNTRIES, OFFICES, BEGINS, ENDS = ("P27", "P17"), ("P39",), ("P569", "P571"), ("P570", "P576")
LONGEST_LINE = 50_000_000
"""Characters; the largest items of the dumps have some millions."""
ID = re.compile(r"Q[1-9][0-9]{0,11}")
DAY = re.compile(r"\+?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def read_items(path: Path, wanted: Wanted) -> list[Item]:
    """The items that `wanted` asks for, by id. Raises `UsageError` for a file that cannot be read or holds no items."""
    plain = path.name.removesuffix(".gz")
    try:
        if plain.endswith((".tsv", ".txt")):
            with _opened(path) as lines:
                found, count = _table(path, lines, wanted)
        else:
            found, count = _extract(path, wanted)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UsageError(
            str(path), f"cannot be read: {error}", "Check the file; it is UTF-8 or packed with gzip."
        ) from None
    if not count:
        raise UsageError(str(path), "holds no items", "Bring a table with id and label, or an extract of a dump.")
    return sorted(found, key=lambda item: (len(item.id), item.id))


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[str]]:
    with path.open("rb") as raw:
        packed = raw.peek(2)[:2] == b"\x1f\x8b"
        with TextIOWrapper(gzip.GzipFile(fileobj=raw) if packed else raw, encoding="utf-8-sig", newline="\n") as text:
            yield _lines(text)


def _lines(text: TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE):
        yield line.rstrip("\r\n")


def _table(path: Path, lines: Iterator[str], wanted: Wanted) -> tuple[list[Item], int]:
    header = [name.strip().casefold() for name in next(lines, "").split("\t")]
    if not {"id", "label"} <= set(header):
        raise UsageError(str(path), "has no columns id and label", "Write a first line with the names of the columns.")
    found, count = [], 0
    for line in lines:
        row = dict(zip(header, line.split("\t"), strict=False))
        if not ID.fullmatch(row.get("id", "").strip()) or not row.get("label", "").strip():
            continue
        count += 1
        item = Item(
            id=row["id"].strip(), label=row["label"].strip(), aliases=_several(row, "aliases"),
            descriptions=_several(row, "description"), kind=KINDS.get(row.get("kind", "").strip(), ""),
            countries=frozenset(code.upper() for code in _several(row, "country")), offices=_several(row, "office"),
            begin=_day(row.get("from", ""), first=True), end=_day(row.get("to", ""), first=False),
        )  # fmt: skip
        if wanted(item.names):
            found.append(item)
    return found, count


def _several(row: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in row.get(name, "").split("|") if value.strip())


def _extract(path: Path, wanted: Wanted) -> tuple[list[Item], int]:
    """Reads twice: for items and the codes of states, then for the names of the offices that these items have."""
    kept: list[Json] = []
    codes: dict[str, str] = {}
    count = 0
    for item in _objects(path):
        count += 1
        if code := next(iter(_values(item, ("P298",))), ""):
            codes[item["id"]] = str(code)
        if wanted(_names(item)):
            kept.append(_slim(item))
    asked = {key for item in kept for key in _ids(item, OFFICES)}
    labels = {o["id"]: _names(o) for o in _objects(path) if o["id"] in asked} if asked else {}
    return [_item(item, codes, labels) for item in kept], count


def _objects(path: Path) -> Iterator[Json]:
    with _opened(path) as lines:
        for line in lines:
            text = line.strip().strip("[],").strip()
            try:
                found = json.loads(text) if text else None
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict) and ID.fullmatch(str(found.get("id", ""))):
                yield found


def _slim(item: Json) -> Json:
    """What is used of an item, so that memory holds no more."""
    claims = item.get("claims")
    used = ("P31", "P298", *COUNTRIES, *OFFICES, *BEGINS, *ENDS)
    kept = {p: claims[p] for p in used if p in claims} if isinstance(claims, dict) else {}
    return {k: item[k] for k in ("id", "labels", "aliases", "descriptions") if k in item} | {"claims": kept}


def _item(item: Json, codes: dict[str, str], labels: dict[str, tuple[str, ...]]) -> Item:
    names = _names(item)
    own = codes.get(item["id"])
    kinds = {"state"} if own else {KINDS[q] for q in _ids(item, ("P31",)) if q in KINDS}
    begins, ends = _values(item, BEGINS), _values(item, ENDS)
    return Item(
        id=item["id"], label=names[0], aliases=names[1:], descriptions=_texts(item.get("descriptions")),
        kind=next(iter(sorted(kinds)), ""),
        countries=frozenset({codes[q] for q in _ids(item, COUNTRIES) if q in codes} | ({own} if own else set())),
        offices=tuple(dict.fromkeys(name for q in _ids(item, OFFICES) for name in labels.get(q, ()))),
        begin=_time(begins, first=True), end=_time(ends, first=False),
    )  # fmt: skip


def _names(item: Json) -> tuple[str, ...]:
    """Labels, then aliases, those of our languages first; empty if there is none."""
    return tuple(dict.fromkeys((*_texts(item.get("labels")), *_texts(item.get("aliases")))))


def _texts(of_language: Any) -> tuple[str, ...]:
    if not isinstance(of_language, dict):
        return ()
    ordered = sorted(of_language, key=lambda code: (LANGUAGES.index(code) if code in LANGUAGES else 9, code))
    cells = [
        c
        for code in ordered
        for c in (of_language[code] if isinstance(of_language[code], list) else [of_language[code]])
    ]
    return tuple(dict.fromkeys(str(c["value"]) for c in cells if isinstance(c, dict) and c.get("value")))


def _values(item: Json, properties: tuple[str, ...]) -> list[Any]:
    """Values of the main statements; those of no or unknown value are left out."""
    claims = item.get("claims")
    found = []
    for statement in (s for p in properties for s in (claims.get(p) or [] if isinstance(claims, dict) else [])):
        try:
            found.append(statement["mainsnak"]["datavalue"]["value"])
        except (KeyError, TypeError):
            continue
    return found


def _ids(item: Json, properties: tuple[str, ...]) -> list[str]:
    return [str(v["id"]) for v in _values(item, properties) if isinstance(v, dict) and "id" in v]


def _time(values: list[Any], *, first: bool) -> date | None:
    days = [_day(str(v.get("time", "")), first=first) for v in values if isinstance(v, dict)]
    return next((day for day in days if day is not None), None)


def _day(text: str, *, first: bool) -> date | None:
    """A day; of a year or month that is told alone the first or the last day, so that nobody is cut short."""
    match = DAY.match(text.strip())
    if match is None or not 1 <= int(match[1]) <= 9999:
        return None
    month, day = int(match[2] or 0), int(match[3] or 0)
    try:
        return date(int(match[1]), month or (1 if first else 12), day or (1 if first else 28 if month else 31))
    except ValueError:
        return None
