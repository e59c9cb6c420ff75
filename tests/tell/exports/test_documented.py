"""What a format writes is documented field by field, and what is documented is written."""

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from depesche.tell.exports import EXPORTERS, FOLDERS
from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.fields import FIELDS
from tests.tell.exports.samples import exported

DOCS = Path(__file__).parents[3] / "docs"
SELDOM = {
    "jsonl": {
        *(f"{of}.{name}" for of in ("document.published", "document.quantities.as_of", "quotations.when", "events.when")
          for name in ("reasons", "candidates")),
        *(f"{of}.{name}" for of in ("document.quantities.according_to", "quotations.chain", "events.according_to")
          for name in ("possible", "behind")),
        *(f"document.translated.clues.{name}" for name in ("name", "detail", "span")),
        *(f"document.decoding.repairs.{name}" for name in ("steps", "before", "after", "span")),
        "document.quantities.about", "lines.source", "quotations.negated", "quotations.agreed",
    },
    "ftm": {f"{schema}.wikidataId" for schema in ("Person", "Organization", "PublicBody")},
    "links": {
        "excerpts.pages", "excerpts.spans", "excerpts.first", "contradictions.quotations",
        *(f"readings.{name}" for name in ("of", "what", "reading", "pages", "sure")),
    },
}  # fmt: skip
"""Fields that the samples leave empty."""
HOLDERS = {
    "actor", "recipient", "event loc", "text info", "cite info", "generator", "body", "target", "target.selector",
}  # fmt: skip
"""Fields that only hold others."""


def paths(told: Any, at: str = "") -> Iterator[str]:
    """Names of all fields, those inside with the names of what holds them."""
    if isinstance(told, dict):
        for key, value in told.items():
            name = f"{at}.{key}" if at else key
            yield name
            yield from paths(value, name)
    elif isinstance(told, list):
        for one in told:
            yield from paths(one, at)


def objects(name: str) -> Iterator[Any]:
    return (json.loads(line) for line in exported(name).splitlines())


def of_types(told: Any) -> Iterator[str]:
    """`Quotation.text` for JSON-LD: fields by the type of their object, where it is one that is documented."""
    if isinstance(told, dict):
        kind = told.get("@type")
        if kind in ("NewsArticle", "Quotation", "Event", "Claim"):
            yield from (f"{kind}.{key}" for key in told if not key.startswith("@"))
        for value in told.values():
            yield from of_types(value)
    elif isinstance(told, list):
        for one in told:
            yield from of_types(one)


def written(name: str) -> set[str]:
    """The fields of a format as its export has them."""
    if name == "timelinejs":
        found = set(paths(json.loads(exported(name))))
        return {f for f in found if not f.endswith((".year", ".month", ".day", "events.text"))}
    if name == "jsonld":
        return set().union(*map(of_types, objects(name)))
    if name == "ftm":
        return {f"{told['schema']}.{key}" for told in objects(name) for key in told["properties"]}
    if name in ("polecat", "icews"):
        return set(exported(name).split("\n")[0].split("\t"))
    if name == "graphml, gexf":
        root = ElementTree.fromstring(exported("graphml"))
        keys = {f"{k.attrib['for']} {k.attrib['attr.name']}" for k in root.iter() if k.tag.endswith("}key")}
        return keys | {"node id", "edge source", "edge target"}
    if name.startswith("table "):
        return set(exported(f"{name.removeprefix('table ')}-csv").split("\n")[0].split(","))
    found = {path for told in objects(name) for path in paths(told)}
    return found - HOLDERS if name in ("plover", "annotations") else found


@pytest.mark.parametrize("name", [name for name in FIELDS if name != "conllu"])
def test_fields_are_those_that_are_written(name: str) -> None:
    documented = {field.name for field in FIELDS[name]}
    if name in ("jsonl", "links"):  # what only holds others is a field of its own there
        documented |= {name.rpartition(".")[0] for name in documented} - {""}
    assert written(name) - documented == set(), "written and not documented"
    assert documented - written(name) - SELDOM.get(name, set()) == set(), "documented and not written"


def test_conllu_has_its_ten_columns_and_comments() -> None:
    lines = exported("conllu").splitlines()
    comments = {line[2:].split(" = ")[0] for line in lines if line.startswith("# ")}
    names = [field.name for field in FIELDS["conllu"]]
    assert set(names[:3]) == comments
    assert len(names[3:]) == 10


def test_every_field_has_a_meaning_and_no_name_twice() -> None:
    for heading, fields in FIELDS.items():
        assert len({field.name for field in fields}) == len(fields), heading
        assert all(field.about for field in fields), heading


def test_every_format_is_in_the_table_of_what_it_loses() -> None:
    text = (DOCS / "formats.md").read_text("utf-8")
    table = [line for line in text.splitlines() if line.startswith("| `")]
    for name in (*EXPORTERS, *FOLDERS):
        known = name.removesuffix("-csv") in TABLES or any(f"`{name}`" in line.split("|")[1] for line in table)
        assert known, name


def test_the_page_has_the_fields_of_the_program() -> None:
    formats = runpy.run_path(str(DOCS / "generate.py"))["formats"]
    assert (DOCS / "formats.md").read_text("utf-8") == formats()
