"""Listings in their three forms."""

import csv
import json
from io import StringIO

import pytest

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


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_word_is_torn_however_narrow_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    sentence = "Ministerpräsidentin Sörgel empfing den Unternehmenschef zu einem Gespräch"
    stream = StringIO()
    rows: list[dict[str, object]] = [{"date": "2023-03-09", "words": sentence, "chain": "Küstenkurier", "id": "ev:1"}]
    write(Listing(("date", "words", "chain", "id"), iter(rows), wide=("words", "chain")), "table", stream)
    assert set(sentence.split()) <= set(stream.getvalue().split())
