"""Listings in their three forms."""

import csv
import json
from io import StringIO

from depesche.tell.listing import Listing, clipped, write

ROWS = [{"name": "Ryl, Tomas", "roles": ["a", "b"], "none": None}, {"name": "x\x1b[31m\u202ey", "roles": [], "none": 1}]


def printed(output: str, rows: list[dict[str, object]]) -> str:
    stream = StringIO()
    write(Listing(("name", "roles"), iter(rows)), output, stream)  # type: ignore[arg-type]
    return stream.getvalue()


def test_json_keeps_every_field_and_type() -> None:
    assert json.loads(printed("json", ROWS)) == ROWS


def test_csv_can_be_read_back() -> None:
    rows = list(csv.DictReader(StringIO(printed("csv", ROWS))))
    assert rows[0] == {"name": "Ryl, Tomas", "roles": "a, b", "none": ""}


def test_nothing_is_said_in_each_form() -> None:
    assert json.loads(printed("json", [])) == []
    assert printed("csv", []) == "name,roles\n"
    assert "Nothing on record" in printed("table", [])


def test_a_page_cannot_drive_the_terminal() -> None:
    out = printed("table", ROWS)
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_clipped_stays_on_one_line_within_its_width() -> None:
    assert clipped("a\n b", 10) == "a b"
    assert clipped("abcdefgh", 5) == "abcd…"
