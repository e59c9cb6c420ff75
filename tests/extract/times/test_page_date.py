"""The page's own date by constraint, and times counted again from another one."""

from dataclasses import replace
from datetime import date

import pytest

from depesche.extract.times import when_of
from depesche.model.redating import redated, resolve_again
from depesche.model.span import Span
from depesche.model.when import When
from tests.extract.times.pages import page, read, syntax_of

MEETING = "Das sagte Sprecher Udo Brehm am Mittwoch (17. Januar).\nAm Dienstag lobte er die Gespräche."


def test_weekday_and_day_after_the_last_past_year() -> None:
    published, times = read(page(MEETING + "\nSeit dem Umbau im Jahr 2022 hat sich viel geändert."))
    assert (published.earliest, published.latest) == (date(2024, 1, 17), date(2024, 1, 19))
    assert any("2018, 2024" in reason for reason in published.reasons)
    assert [t.value for t in times] == ["2024-01-17", "2024-01-16", "2022"]


def test_unbounded_years_stay_candidates() -> None:
    published, times = read(page(MEETING))
    assert published.earliest is None
    assert {date(2018, 1, 17), date(2024, 1, 17)} <= set(published.candidates)
    assert times[0].value == "XXXX-01-17"


def test_a_year_long_ago_is_no_bound() -> None:
    assert read(page(MEETING + "\nDer Ort wurde 1748 gegründet, die Halle wurde 1948 gebaut."))[0].earliest is None


def test_a_planned_year_is_no_bound() -> None:
    assert read(page(MEETING + "\nIm Jahr 2022 wird die Halle eröffnet werden."))[0].earliest is None


def test_contradiction_is_told() -> None:
    published, _ = read(page("Am Mittwoch (17. Januar) kam er. Am Montag (18. Januar) ging er. Das war 2019 so."))
    assert published.earliest is None
    assert any("contradiction" in reason for reason in published.reasons)


def test_today_with_its_date() -> None:
    published, _ = read(page("Heute, 3. März 2021, beginnt die Messe."))
    assert (published.earliest, published.latest) == (date(2021, 3, 3), date(2021, 3, 3))


@pytest.mark.parametrize("text", ["Brehm sprach am Dienstag.", "Brehm kam 2019 und ging 2021.", "Ohne Zeit."])
def test_unknown_stays_unknown(text: str) -> None:
    published, _ = read(page(text))
    assert published.earliest is None
    assert published.latest is None


def test_a_stated_date_is_kept() -> None:
    assert read(page(MEETING + " 2022 war das so.", date(2020, 5, 5)))[0].earliest == date(2020, 5, 5)


def test_counted_again_from_another_date() -> None:
    document = page("Am Dienstag kam Brehm. Zwei Tage zuvor war er in Linz. Kürzlich war er krank. Das war 2019.")
    again = resolve_again(read(document)[1], When(date(2024, 1, 16), date(2024, 1, 21), "another page"))
    assert [t.value for t in again] == ["2024-01-16", "2024-01-14", "PAST_REF", "2019"]
    assert again[2].when.latest == date(2024, 1, 21)
    assert resolve_again(again, read(document)[0]) == read(document)[1]


PLACES = [
    ("Brehm traf Kohl am Montag in Linz.", "traf", "2024-03-04", "in its clause"),
    ("Brehm traf Kohl, der am Montag kam.", "traf", "2024-03-04", "in its sentence"),
    ("Brehm kam am Montag. Er traf Kohl.", "traf", "2024-03-04", "earlier in its paragraph"),
    ("Brehm kam am Montag.\nEr traf Kohl.", "traf", "2024-03-04", "earlier in the text"),
]


@pytest.mark.parametrize(("text", "trigger", "day", "how"), PLACES)
def test_when_of_a_trigger(text: str, trigger: str, day: str, how: str) -> None:
    document = page(text, date(2024, 3, 6))
    at = text.index(trigger)
    when = when_of(Span(at, at + len(trigger)), read(document)[1], document, syntax_of(document))
    assert when.earliest == when.latest == date.fromisoformat(day)
    assert how in when.how


def test_when_of_is_known_later() -> None:
    document = page("Brehm traf Kohl am Montag in Linz.")
    times = read(document)[1]
    when = when_of(Span(6, 10), times, document, syntax_of(document))
    assert not when.known
    published = When(date(2024, 3, 6), date(2024, 3, 8), "another page")
    later = redated(when, resolve_again(times, published), published)
    assert later.earliest == later.latest == date(2024, 3, 4)
    assert later.how.startswith("'Montag' in its clause: counted from")


def test_when_of_without_any_time() -> None:
    document = page("Er traf Kohl.", date(2024, 3, 6))
    when = when_of(Span(3, 7), (), document, syntax_of(document))
    assert (when.earliest, when.latest) == (None, date(2024, 3, 6))
    assert when_of(Span(3, 7), (), page("Er traf Kohl."), syntax_of(document)).latest is None


DATELINES = [
    ("SELM (nad), 3. März 2031 - Der Rat tagte.", "2031-03-03"),
    ("Selm, 3. März 2031 (nad) – Der Rat tagte am Montag.", "2031-03-03"),
    ("Selm (nad) - Am 3. März 2031 – so hieß es - kam er.", None),
    ("Der Rat (Selm) tagte am 3. März 2031 - wie stets.", None),
    ("SELM (nad), 3. März - Der Rat tagte.", None),
]


@pytest.mark.parametrize(("text", "day"), DATELINES)
def test_the_head_of_an_agency_report_dates_it(text: str, day: str | None) -> None:
    published = read(page(text))[0]
    assert published.earliest == published.latest == (date.fromisoformat(day) if day else None)


def test_a_dateline_without_a_year_takes_the_one_roughly_known() -> None:
    year = When(date(2031, 1, 1), date(2031, 12, 31), "stated: 2031")
    document = replace(page("SELM (nad), 3. März - Der Rat tagte."), published=year)
    assert read(document)[0].earliest == date(2031, 3, 3)


def test_what_has_happened_is_not_dated_ahead() -> None:
    document = page("Brehm reist am Freitag nach Linz. Er traf Kohl.", date(2024, 3, 6))
    at = document.text.index("traf")
    given = Span(at, at + 4), read(document)[1], document, syntax_of(document)
    assert when_of(*given).earliest == date(2024, 3, 8)
    past = when_of(*given, ahead=False)
    assert (past.earliest, past.latest) == (None, date(2024, 3, 6))
