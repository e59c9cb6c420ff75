"""The record in the formats of the field. Each format is a stream of lines made from one page at a time.

Every exporter takes the linked findings of the pages (`recording.exported`) and what joins them (`Links`), and yields
lines of text; memory does not grow with the record beyond the links. What each format cannot say stands in
docs/formats.md.
"""

from collections.abc import Callable, Iterable, Iterator

from depesche.model.findings import Findings
from depesche.model.story import Links
from depesche.tell.exports.csv_tables import events_csv, statements_csv
from depesche.tell.exports.ftm import follow_the_money
from depesche.tell.exports.graphs import gexf, graphml
from depesche.tell.exports.jsonld import json_ld
from depesche.tell.exports.plover import plover
from depesche.tell.exports.polecat import polecat
from depesche.tell.exports.timelinejs import timeline_js

Exporter = Callable[[Iterable[Findings], Links], Iterator[str]]

EXPORTERS: dict[str, Exporter] = {
    "polecat": polecat,
    "plover": plover,
    "ftm": follow_the_money,
    "jsonld": json_ld,
    "timelinejs": timeline_js,
    "graphml": graphml,
    "gexf": gexf,
    "events-csv": events_csv,
    "statements-csv": statements_csv,
}
"""Format by name. Lines come without their line break."""
