"""The record in the formats of the field. Each format is a stream of lines made from one page at a time.

Every exporter takes the linked pages (`Exported`) and yields lines of text; those that fill a folder write several
files. Memory does not grow with the record, but for `links` and the table of links, which need all that joins pages.
The fields of each format and what it cannot say stand in docs/formats.md.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from depesche.tell.exports.annotations import web_annotations
from depesche.tell.exports.contract_lines import conllu_lines, jsonl, links_line
from depesche.tell.exports.csv_tables import CSV_TABLES, csv_folder
from depesche.tell.exports.ftm import follow_the_money
from depesche.tell.exports.graphs import gexf, graphml
from depesche.tell.exports.icews import icews
from depesche.tell.exports.jsonld import json_ld
from depesche.tell.exports.parquet import parquet
from depesche.tell.exports.plover import plover
from depesche.tell.exports.polecat import polecat
from depesche.tell.exports.record import Exported
from depesche.tell.exports.timelinejs import timeline_js

Exporter = Callable[[Exported], Iterator[str]]
FolderExporter = Callable[[Exported, Path], None]

EXPORTERS: dict[str, Exporter] = {
    "jsonl": jsonl,
    "links": links_line,
    "polecat": polecat,
    "plover": plover,
    "icews": icews,
    "ftm": follow_the_money,
    "jsonld": json_ld,
    "annotations": web_annotations,
    "timelinejs": timeline_js,
    "graphml": graphml,
    "gexf": gexf,
    "conllu": conllu_lines,
    **CSV_TABLES,
}
"""Format by name. Lines come without their line break."""
FOLDERS: dict[str, FolderExporter] = {"csv": csv_folder, "parquet": parquet}
"""Formats of several files."""
ACTING = frozenset({"entities", "quotations", "events"})
ALL = ACTING | {"mentions", "times"}
PARTS: dict[str, frozenset[str]] = {
    "jsonl": ALL | {"lines", "sentences"},
    "links": frozenset(),
    "polecat": frozenset({"entities", "events"}),
    "plover": frozenset({"entities", "events", "sentences"}),
    "icews": frozenset({"entities", "events", "sentences"}),
    "ftm": ACTING | {"mentions", "lines"},
    "jsonld": ACTING,
    "annotations": ALL,
    "timelinejs": frozenset({"entities", "events"}),
    "graphml": ACTING,
    "gexf": ACTING,
    "conllu": frozenset({"syntax"}),
    "csv": ALL,
    "parquet": ALL,
    "pages-csv": frozenset(),
    "entities-csv": frozenset({"entities"}),
    "mentions-csv": frozenset({"entities", "mentions"}),
    "times-csv": frozenset({"times"}),
    "statements-csv": frozenset({"entities", "quotations"}),
    "events-csv": frozenset({"entities", "events"}),
    "participants-csv": ACTING,
    "quantities-csv": frozenset({"entities"}),
    "links-csv": frozenset(),
    "judgements-csv": frozenset(),
}
"""What each format needs of a page beside the page itself; the rest is not read."""
