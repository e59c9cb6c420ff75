"""The fields of every format. docs/formats.md is made from it, and tests hold both to what is written."""

from depesche.tell.exports.annotations import FIELDS as ANNOTATIONS
from depesche.tell.exports.columns import TABLES
from depesche.tell.exports.contract_fields import CONLLU, JSONL, LINKS
from depesche.tell.exports.ftm import FIELDS as FTM
from depesche.tell.exports.graphs import FIELDS as GRAPHS
from depesche.tell.exports.icews import FIELDS as ICEWS
from depesche.tell.exports.jsonld import FIELDS as JSONLD
from depesche.tell.exports.plover import FIELDS as PLOVER
from depesche.tell.exports.polecat import FIELDS as POLECAT
from depesche.tell.exports.schema import Field
from depesche.tell.exports.timelinejs import FIELDS as TIMELINEJS

FIELDS: dict[str, tuple[Field, ...]] = {
    "polecat": POLECAT,
    "plover": PLOVER,
    "icews": ICEWS,
    "ftm": FTM,
    "jsonld": JSONLD,
    "annotations": ANNOTATIONS,
    "timelinejs": TIMELINEJS,
    "graphml, gexf": GRAPHS,
    "conllu": CONLLU,
    "jsonl": JSONL,
    "links": LINKS,
    **{f"table {name}": fields for name, fields in TABLES.items()},
}
"""Fields by the heading under which they stand."""
KINDS = {"list<span>": "list of `{start, end}`", "list<link>": "list of links", "list<office>": "list of offices"}


def reference() -> str:
    """All fields as Markdown: a heading and a table for each format."""
    out = []
    for heading, fields in FIELDS.items():
        typed = heading.startswith("table ")
        out += [f"### {heading}", "", "| field | kind | meaning |" if typed else "| field | meaning |"]
        out += ["|---|---|---|" if typed else "|---|---|"]
        for field in fields:
            kind = f" {KINDS.get(field.kind, field.kind.replace('<', ' of ').replace('>', ''))} |" if typed else ""
            out.append(f"| `{field.name}` |{kind} {field.about.replace('|', chr(92) + '|')} |")
        out.append("")
    return "\n".join(out)
