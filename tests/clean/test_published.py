"""Publication days: only what is stated, and unknown stays unknown."""

from dataclasses import replace
from datetime import date

import pytest

from depesche.clean.facts import HtmlFacts, Stated
from depesche.clean.lines import label_lines
from depesche.clean.metadata_published import find_published
from depesche.clean.stated_dates import day_in_address, find_days, is_date_line
from depesche.lang.de.cleaning import GERMAN
from depesche.model.page import Page
from depesche.model.when import UNKNOWN, When

TITLE = "Fähre fährt wieder viermal am Tag\n"
BODY = (
    "Die Regierung von Tarvania hat am Dienstag einen neuen Fahrplan für die Fähre beschlossen.\n"
    "Das sagte ein Sprecher vor der Presse in der Hauptstadt. Die Fähre soll ab dem Sommer viermal am Tag fahren.\n"
    "Die Opposition nannte den Beschluss am Abend einen Fehler und will ihn im Parlament prüfen lassen.\n"
)


def published(text: str, html: HtmlFacts | None = None, **given: str) -> When:
    page = replace(Page.of(text.encode(), "page.txt"), **given)
    return find_published(text, label_lines(text, GERMAN), page, GERMAN, html)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("26.04.2019 10:51", date(2019, 4, 26)),
        ("Stand: 04.09.2023 | 12:33 Uhr", date(2023, 9, 4)),
        ("Veröffentlicht am 13. Mai 2026 um 15:44", date(2026, 5, 13)),
        ("Mi., 17. Januar 2024", date(2024, 1, 17)),
        ("17. Jänner 2024, 09:15 Uhr", date(2024, 1, 17)),
        ("28. 4. 2023, 18:41 Uhr", date(2023, 4, 28)),
        ("2024-01-17T08:30:00+01:00", date(2024, 1, 17)),
        ("Frankfurt, December 16, 2024, 12:30 Uhr", date(2024, 12, 16)),
        ("Publiziert6. November 2025, 12:26", date(2025, 11, 6)),
        ("Artikel vom 03.02.24", date(2024, 2, 3)),
        ("Von Mara Veltin | 03.02.2024, 12:05 Uhr", date(2024, 2, 3)),
    ],
)
def test_date_lines(line: str, day: date) -> None:
    found = published(TITLE + line + "\n" + BODY)
    assert (found.earliest, found.latest) == (day, day)
    assert found.how.startswith("stated")


@pytest.mark.parametrize(
    "text",
    [
        TITLE + BODY,
        TITLE + BODY + "Mehr zum Thema\n03.03.2026\nNoch eine Meldung\n04.03.2026 | 12:00 Uhr\n",
        TITLE + BODY.replace("am Dienstag", "am 12. Mai 2021"),
        TITLE + "Verfügbar bis 06.05.2027\n" + BODY,
        TITLE + "31.02.2024 12:00\n" + BODY,
        TITLE + "vor 3 Stunden\n" + BODY,
        "",
        "26.04.2019\n" * 3,
    ][:7],
)
def test_unknown_stays_unknown(text: str) -> None:
    assert published(text) == UNKNOWN


def test_first_publication_wins_over_the_latest_version() -> None:
    line = "Veröffentlicht am 01.02.2024, aktualisiert am 03.02.2024 um 10:15 Uhr\n"
    found = published(TITLE + line + BODY)
    assert found.earliest == date(2024, 2, 1)
    assert any("2024-02-03" in reason for reason in found.reasons)


def test_label_on_its_own_line() -> None:
    text = TITLE + "Aktualisiert:\n03.02.2024, 10:15\nVeröffentlicht:\n01.02.2024, 08:00\n" + BODY
    assert published(text).earliest == date(2024, 2, 1)


def test_labelled_day_below_the_text() -> None:
    assert published(TITLE + BODY + "Erstellt am 05.06.2025\n").earliest == date(2025, 6, 5)


def test_dateline_with_full_day() -> None:
    text = TITLE + "KIRLAU, 3. März 2026 (dpa) - " + BODY
    assert published(text).earliest == date(2026, 3, 3)
    assert published(TITLE + "Kirlau (Osmar), 03.03.2026 – " + BODY).earliest == date(2026, 3, 3)
    assert published(TITLE + "Am 3. März 2026 begann der Streit um die Fähre nach Osmar. " + BODY) == UNKNOWN


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("2024-01-17", date(2024, 1, 17), date(2024, 1, 17)),
        ("2024-01-17T23:59:00Z", date(2024, 1, 17), date(2024, 1, 17)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_day_given_with_the_page_wins(stated: str, first: date, last: date) -> None:
    found = published(TITLE + "26.04.2019 10:51\n" + BODY, published=stated)
    assert (found.earliest, found.latest) == (first, last)


def test_given_nonsense_is_passed_over() -> None:
    assert published(TITLE + BODY, published="gestern") == UNKNOWN
    assert published(TITLE + BODY, published="2024-13-45") == UNKNOWN


def test_markup_then_lines_then_address() -> None:
    day = date(2025, 1, 2)
    html = HtmlFacts(published=When(day, day, "markup: x"), url=Stated("https://a.example/2020/01/01/x", "canonical"))
    assert published(TITLE + "26.04.2019 10:51\n" + BODY, html) == html.published
    assert published(TITLE + BODY, url="https://a.example/politik/2023/09/04/faehre").earliest == date(2023, 9, 4)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2023/9/4/x", date(2023, 9, 4)),
        ("https://a.example/faehre-2023-09-04.html", date(2023, 9, 4)),
        ("https://a.example/20230904/faehre", date(2023, 9, 4)),
        ("https://a.example/artikel-123456789", None),
        ("https://a.example/2023/13/40", None),
    ],
)
def test_days_in_addresses(url: str, day: date | None) -> None:
    assert day_in_address(url) == day


@pytest.mark.parametrize(
    "text", ["192.168.10.2024", "1.2.3.2024", "12.2024", "am 3. Platz 2024", "Version 10.11.12.2013", "2024-99-01"]
)
def test_no_days(text: str) -> None:
    assert find_days(text, GERMAN) == []


def test_a_sentence_is_no_date_line() -> None:
    assert not is_date_line("Am 3. März 2026 begann der Streit um die Fähre.", GERMAN)
    assert is_date_line("Di., 03.03.2026, 17:42 Uhr", GERMAN)


@pytest.mark.parametrize("given", ["0001-01-01", "9999-12-31", "0000-00-00", "kein Datum"])
def test_a_given_date_that_no_page_can_have_is_not_stated(given: str) -> None:
    page = replace(Page.of(b"Der Rat tagte.", "x.txt"), published=given)
    assert find_published("Der Rat tagte.", (), page, GERMAN, None) == UNKNOWN
