"""Which words are times, and with which value. The page is of Wednesday 6 March 2024."""

from datetime import date

import pytest

from tests.extract.times.pages import page, read, told

PAGE = date(2024, 3, 6)

ONE = [
    ("Die Sitzung begann am Donnerstag, 25. Februar.", "Donnerstag, 25. Februar", "DATE", "2024-02-25"),
    ("Sie trafen sich am 5. April 2019 in Ulm.", "5. April 2019", "DATE", "2019-04-05"),
    ("Das gilt seit dem 30.11.2013.", "30.11.2013", "DATE", "2013-11-30"),
    ("Stand: 26.04.2019 10:51", "26.04.2019 10:51", "TIME", "2019-04-26T10:51"),
    ("Am Montag sagte Ministerin Brehm nichts.", "Montag", "DATE", "2024-03-04"),
    ("Am Montag wird Brehm sprechen.", "Montag", "DATE", "2024-03-11"),
    ("Am Mittwoch sagte Brehm ab.", "Mittwoch", "DATE", "2024-03-06"),
    ("Erst am Mittwoch hatte Brehm abgesagt.", "Mittwoch", "DATE", "2024-02-28"),
    ("Am Dienstag vergangener Woche brannte es.", "Dienstag vergangener Woche", "DATE", "2024-02-27"),
    ("Am Dienstagabend war Schluss.", "Dienstagabend", "TIME", "2024-03-05TEV"),
    ("In der Nacht auf Montag brannte es.", "Nacht auf Montag", "TIME", "2024-03-04TNI"),
    ("Das war im vergangenen September.", "vergangenen September", "DATE", "2023-09"),
    ("Ende März soll es losgehen.", "Ende März", "DATE", "2024-03"),
    ("Im Dezember war sie in Linz.", "Dezember", "DATE", "2023-12"),
    ("Im August vorigen Jahres kam der Regen.", "August vorigen Jahres", "DATE", "2023-08"),
    ("Sie kam im Frühjahr 2023.", "Frühjahr 2023", "DATE", "2023-SP"),
    ("Das war vergangene Woche so.", "vergangene Woche", "DATE", "2024-W09"),
    ("Am vergangenen Wochenende regnete es.", "vergangenen Wochenende", "DATE", "2024-W09-WE"),
    ("Anfang der 1990er war das anders.", "Anfang der 1990er", "DATE", "199"),
    ("Im 19. Jahrhundert gab es das.", "19. Jahrhundert", "DATE", "18"),
    ("Heuer fällt der Markt aus.", "Heuer", "DATE", "2024"),
    ("Das war gestern Abend.", "gestern Abend", "TIME", "2024-03-05TEV"),
    ("Es beginnt um 20.30 Uhr.", "20.30 Uhr", "TIME", "2024-03-06T20:30"),
    ("Um halb acht war Schluss.", "halb acht", "TIME", "2024-03-06T07:30"),
    ("Kurz nach Mitternacht kam er.", "Mitternacht", "TIME", "2024-03-06T24:00"),
    ("Vor zwei Monaten war das.", "zwei Monaten", "DURATION", "P2M"),
    ("Seit Jahren wartet der Ort.", "Jahren", "DURATION", "PXY"),
    ("Es dauerte dreieinhalb Minuten.", "dreieinhalb Minuten", "DURATION", "PT3.5M"),
    ("In den letzten Wochen war es still.", "den letzten Wochen", "DATE", "PAST_REF"),
    ("Sie ist kürzlich umgezogen.", "kürzlich", "DATE", "PAST_REF"),
    ("Derzeit ist das offen.", "Derzeit", "DATE", "PRESENT_REF"),
    ("Sie kommt jeden Montag.", "jeden Montag", "SET", "XXXX-WXX-1"),
    ("Der Bus fährt täglich.", "täglich", "SET", "P1D"),
    ("Der Markt war am Ostermontag zu Gast.", "Ostermontag", "DATE", "2024-04-01"),
    ("In der Saison 2019/20 stieg der Verein ab.", "der Saison 2019/20", "DATE", "2019/2020"),
    ("Im dritten Quartal 2021 sank der Umsatz.", "dritten Quartal 2021", "DATE", "2021-Q3"),
]

NOT_TIMES = [
    "Kanzler Merz und Familie März kamen.",
    "Die Firma von August Thyssen und Mai Thi Nguyen.",
    "Die Strecke kostet 2000 Euro und 1950 Menschen wohnen dort.",
    "Die Bild am Sonntag berichtet, die Welt am Sonntag auch.",
    "Sie ist 35 Jahre alt und darf ab 16 Jahren wählen.",
    "Guten Morgen, sagte der 44-Jährige.",
    "Das Spiel endete 29:15 vor 1500 Zuschauern.",
    "Julian und Julia waren am 31. Februar nie da.",
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), ONE, ids=[o[1] for o in ONE])
def test_one_expression(text: str, words: str, kind: str, value: str) -> None:
    assert told(text, PAGE) == [(words, kind, value)]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_no_expression(text: str) -> None:
    assert told(text, PAGE) == []


def test_stretch_gives_its_ends_and_the_whole() -> None:
    assert told("Die Messe dauert vom 10. bis 13. Mai.", PAGE) == [
        ("10.", "DATE", "2024-05-10"),
        ("13. Mai", "DATE", "2024-05-13"),
        ("10. bis 13. Mai", "DATE", "2024-05-10/2024-05-13"),
    ]


def test_days_of_a_list_and_their_common_hour() -> None:
    assert told("Gespielt wird am 3., 4. und 7. Mai 2022, jeweils 20 Uhr.", PAGE) == [
        ("3.", "DATE", "2022-05-03"),
        ("4.", "DATE", "2022-05-04"),
        ("7. Mai 2022", "DATE", "2022-05-07"),
        ("20 Uhr", "TIME", "T20:00"),
    ]


def test_counted_from_the_last_day_of_the_text() -> None:
    text = "Am 5. Mai 2021 starb Karl Brehm. Zwei Tage zuvor hatte er noch gesprochen."
    assert told(text, PAGE)[1] == ("Zwei Tage zuvor", "DATE", "2021-05-03")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Am Dienstag sprach Brehm.", ["XXXX-WXX-2"]),
        ("Im September war Brehm dort.", ["XXXX-09"]),
        ("Am 17. Januar war Brehm dort.", ["XXXX-01-17"]),
        ("Diese Woche und gestern.", ["XXXX-WXX", "XXXX-XX-XX"]),
        ("Vor zwei Monaten.", ["P2M"]),
        ("Um 19 Uhr.", ["T19:00"]),
    ],
)
def test_half_known_without_the_date_of_the_page(text: str, values: list[str]) -> None:
    found = read(page(text))[1]
    assert [t.value for t in found] == values
    assert all(t.when.earliest is None and t.when.latest is None and t.anchor is None for t in found)


def test_beginning_middle_and_end_are_parts() -> None:
    (time,) = read(page("Das war Ende Juni 2020.", PAGE))[1]
    assert (time.when.earliest, time.when.latest) == (date(2020, 6, 21), date(2020, 6, 30))


ENGLISH = [
    ("He spoke on Tuesday.", "Tuesday", "DATE", "2024-03-05"),
    ("He will speak on Friday.", "Friday", "DATE", "2024-03-08"),
    ("They met on March 3, 2021.", "March 3, 2021", "DATE", "2021-03-03"),
    ("They met two weeks ago.", "two weeks ago", "DATE", "2024-W08"),
    ("It starts at 5:30 p.m. sharp.", "5:30 p.m.", "TIME", "2024-03-06T17:30"),
    ("It was founded in 1948.", "1948", "DATE", "1948"),
    ("They talked for three hours.", "three hours", "DURATION", "PT3H"),
    ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("Talks resumed last week.", "last week", "DATE", "2024-W09"),
    ("They met on Monday evening.", "Monday evening", "TIME", "2024-03-04TEV"),
    ("Prices rose in the first quarter of 2023.", "the first quarter of 2023", "DATE", "2023-Q1"),
    ("It began in early 2019.", "early 2019", "DATE", "2019"),
    ("Rain fell over the weekend.", "the weekend", "DATE", "2024-W09-WE"),
    ("He lived there in the 1990s.", "the 1990s", "DATE", "199"),
    ("Police came shortly after midnight.", "midnight", "TIME", "2024-03-06T24:00"),
    ("The bridge closed at noon.", "noon", "TIME", "2024-03-06T12:00"),
    ("They met on the 3rd of March 2021.", "3rd of March 2021", "DATE", "2021-03-03"),
    ("He arrived on Wednesday (17 January).", "Wednesday (17 January)", "DATE", "2024-01-17"),
    ("They left the day before yesterday.", "the day before yesterday", "DATE", "2024-03-04"),
    ("He will return the day after tomorrow.", "the day after tomorrow", "DATE", "2024-03-08"),
    ("In the past two weeks prices fell.", "the past two weeks", "DURATION", "P2W"),
    ("The election is due this autumn.", "this autumn", "DATE", "2024-FA"),
    ("On Christmas Eve he left.", "Christmas Eve", "DATE", "2023-12-24"),
    ("Easter Monday was quiet.", "Easter Monday", "DATE", "2024-04-01"),
    ("The castle is of the 14th century.", "the 14th century", "DATE", "13"),
    ("The court sits twice a week.", "twice a week", "SET", "P1W"),
    ("He has been ill for months.", "months", "DURATION", "PXM"),
    ("By the end of the year it closes.", "the end of the year", "DATE", "2024"),
    ("It lasted half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It will open in the coming days.", "in the coming days", "DATE", "FUTURE_REF"),
    ("The following day he left.", "The following day", "DATE", "2024-03-07"),
]


def test_english_stretch_gives_its_ends_and_the_whole() -> None:
    whole = "2023-09-10/2023-09-13"
    for text in ("from 10 to 13 September 2023", "from September 10 to September 13, 2023"):
        assert [value for _, _, value in told(text, PAGE, "en")] == [*whole.split("/"), whole]


LED = [
    ("Sie kündigte für Freitag Streiks an.", "2024-03-08"),
    ("Sie werden seit Sonntag festgehalten.", "2024-03-03"),
    ("Sie haben bis Freitag Zeit.", "2024-03-08"),
    ("Sie hatten bis Freitag getagt.", "2024-03-01"),
    ("Ab Februar gilt die Regel.", "2025-02"),
    ("Die Regel galt ab Februar.", "2024-02"),
    ("Am Mittwoch (17. Januar) beriet der Rat.", "2024-01-17"),
    ("Am Freitag, dem 28. Februar, beginnt das Fest.", "2025-02-28"),
    ("In der 12. Kalenderwoche begann es.", "2023-W12"),
    ("In der KW 53/2020 begann es.", "2020-W53"),
    ("In der zweiten Januarwoche kam der Frost.", "2024-01-08/2024-01-14"),
    ("In der letzten Woche im Februar kam der Frost.", "2024-02-22/2024-02-28"),
    ("Bis Jahresende ist es fertig.", "2024"),
    ("So war es in den Fünfzigerjahren.", "195"),
    ("Die Firma wurde 1871 gegründet.", "1871"),
    ("Das gilt bis mindestens 2028.", "2028"),
    ("Nach einer halben Stunde war es aus.", "PT30M"),
    ("Am zweiten Weihnachtsfeiertag schneite es.", "2023-12-26"),
    ("18:30, 20. Mai 2010 (CEST)", "2010-05-20"),
    ("11:32 - Der Rat tagt wieder.", "2024-03-06T11:32"),
]


@pytest.mark.parametrize(("text", "value"), LED, ids=[o[0] for o in LED])
def test_words_beside_and_compounds(text: str, value: str) -> None:
    assert [v for _, _, v in told(text, PAGE)] == [value]


def test_since_years_is_a_stretch_that_ends_with_the_page() -> None:
    (time,) = read(page("Seit 20 Jahren wird gestritten.", PAGE))[1]
    assert (time.value, time.when.latest) == ("P20Y", PAGE)
    assert time.when.earliest is not None
    assert 2003 <= time.when.earliest.year <= 2004


def test_a_winter_of_one_year_may_be_either() -> None:
    (time,) = read(page("Das war im Winter 2023.", PAGE))[1]
    assert (time.when.earliest, time.when.latest) == (date(2023, 1, 1), date(2024, 2, 29))
    (time,) = read(page("Das war im Winter 2023/24.", PAGE))[1]
    assert (time.when.earliest, time.when.latest) == (date(2023, 12, 1), date(2024, 2, 29))


@pytest.mark.parametrize(("text", "words", "kind", "value"), ENGLISH, ids=[o[1] for o in ENGLISH])
def test_english(text: str, words: str, kind: str, value: str) -> None:
    assert told(text, PAGE, "en") == [(words, kind, value)]


def test_english_may_is_no_month() -> None:
    assert told("Theresa May may march.", PAGE, "en") == []


def test_boilerplate_is_not_read() -> None:
    assert read(page("Am 5. Mai 2021 war das.", PAGE, kind="boilerplate"))[1] == ()
