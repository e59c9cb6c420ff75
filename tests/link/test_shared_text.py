"""Passages that two pages share, translations, and what is told at the same place of one text."""

from dataclasses import replace

import pytest

from depesche.link import link
from depesche.link.sketch import number
from depesche.link.translations import in_order
from depesche.model.document import Credit, Translation
from depesche.model.findings import Findings
from depesche.model.story import Links, links_from
from depesche.model.when import UNKNOWN, When
from tests.builders import PageBuilder, on

PASSAGE = (
    "Die Fähre zwischen Lunden und Ostholm bleibt nach Angaben der Reederei bis zum Sonntag im Hafen, weil ein "
    "Taucher am Rumpf zwei lange Risse gefunden hat. Sechzig Lastwagen warten an der Rampe, und die Inselbäckerei "
    "backt mit dem letzten Mehl. Hafenmeisterin Ilka Brandt sagte, die Werft könne frühestens am Freitag beginnen."
)
OWN = (
    "Wer auf Ostholm wohnt, kennt das Warten und rechnet nicht mehr in Stunden. Auf dem Markt werden Kartoffeln gegen "
    "Diesel getauscht. Der Pfarrer läutet, sobald am Horizont ein Schiff zu sehen ist, und meist irrt er sich."
)
OTHER = (
    "In der Schule fällt der Unterricht aus, seit die Lehrerin auf dem Festland festsitzt und nur noch Aufgaben faxt. "
    "Die Kinder haben dafür am Strand ein Floß gebaut, das immerhin bis zur Sandbank kam."
)


def page(name: str, text: str, *, published: When = UNKNOWN, outlet: str = "Elbkurier") -> PageBuilder:
    return PageBuilder(text, name=name, outlet=outlet, published=published)


def links_of(*pages: Findings) -> Links:
    return links_from(link(pages))


def agency(published: str = "2031-03-04") -> PageBuilder:
    return page("agency", f"{PASSAGE}\n{OTHER}", outlet="nda", published=on(published))


def test_a_passage_in_an_own_piece_is_found_with_its_place() -> None:
    one, two = agency().build(), page("own", f"{OWN}\n{PASSAGE}", outlet="Westpost").build()
    links = links_of(one, two)
    assert not links.copies
    [shared] = links.excerpts
    texts = {"agency": one.document.text, "own": two.document.text}
    for name, spans in zip(shared.pages, shared.spans, strict=True):
        [(start, end)] = spans
        assert texts[name][start:end] == PASSAGE


def test_small_changes_do_not_part_a_passage() -> None:
    changed = PASSAGE.replace("zwei lange Risse", "mehrere Risse").replace("Sechzig", "60")
    [shared] = links_of(agency().build(), page("own", f"{OWN}\n{changed}").build()).excerpts
    assert [len(spans) for spans in shared.spans] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        f"{OWN}\nSechzig Lastwagen warten an der Rampe, und die Inselbäckerei backt mit dem letzten Mehl.",
        f"{PASSAGE}\n{OTHER}",
    ],
    ids=["nothing shared", "one short sentence", "a whole copy"],
)
def test_no_passage(text: str) -> None:
    assert not links_of(agency().build(), page("own", text).build()).excerpts


def test_what_somebody_said_in_both_is_no_passage() -> None:
    pages = []
    for name, own in (("one", OWN), ("two", OTHER)):
        builder = page(name, f"{own}\n„{PASSAGE}“")
        builder.quotation(f"„{PASSAGE}“")
        builder.quotations[-1] = replace(builder.quotations[-1], kind="direct")
        pages.append(builder.build())
    assert not links_of(*pages).excerpts


@pytest.mark.parametrize(
    ("dates", "credit", "first"),
    [
        (("2031-03-04", "2031-03-05"), False, "agency"),
        (("2031-03-05", "2031-03-04"), False, "own"),
        (("2031-03-04", "2031-03-04"), False, None),
        (("2031-03-05", "2031-03-04"), True, "agency"),
    ],
    ids=["earlier day", "later day", "same day", "credited agency"],
)
def test_which_page_was_first(dates: tuple[str, str], credit: bool, first: str | None) -> None:
    other = page("own", f"{OWN}\n{PASSAGE}", outlet="Westpost", published=on(dates[1]))
    if credit:
        other.credits.append(Credit("nda"))
    [shared] = links_of(agency(dates[0]).build(), other.build()).excerpts
    assert shared.first == first


def test_findings_at_one_place_are_one() -> None:
    pages = []
    for builder in (agency(), page("own", f"{OWN}\n{PASSAGE}")):
        builder.quotation("die Werft könne frühestens am Freitag beginnen", act="asserts")
        builder.event("COOPERATE", "gefunden")
        pages.append(builder.build())
    links = links_of(*pages)
    assert len(links.same_statement) == len(links.same_event) == 1


def test_versions_tell_the_same_at_one_place() -> None:
    pages = []
    for name, lorries in (("old", "Sechzig"), ("new", "Achtzig")):
        builder = page(name, f"{PASSAGE.replace('Sechzig', lorries)}\n{OTHER}")
        builder.event("COOPERATE", "gefunden")
        found = builder.build()
        pages.append(replace(found, page=replace(found.page, url="https://elbkurier.example/faehre")))
    links = links_of(*pages)
    assert len(links.same_event) == 1
    assert not links.copies


def test_words_that_an_editor_turned_round_are_still_the_same_statement() -> None:
    """No run of five words is left of it; what another speaker says is not his."""
    pages = []
    for name, said in (("agency", "das Schiff am Kai müsse weg"), ("own", "weg müsse am Kai das Schiff")):
        builder = page(name, f"{OWN if name == 'own' else OTHER}\n{PASSAGE}\nDann hieß es, {said}. Ilka Brandt ging.")
        builder.quotation(said, (builder.entity("Ilka Brandt"),))
        pages.append(builder)
    assert len(links_of(*(p.build() for p in pages)).same_statement) == 1
    pages[1].quotations[0] = replace(pages[1].quotations[0], speaker_is=(pages[1].entity("Jens Kolb"),))
    assert not links_of(*(p.build() for p in pages)).same_statement


@pytest.mark.parametrize(
    ("sign", "first"),
    [("nda/kb", "agency"), ("(nda)", "agency"), ("Die nda berichtet mehr dazu", None), ("kb", None)],
)
def test_an_agency_in_no_list_is_known_by_its_own_page(sign: str, first: str | None) -> None:
    copy = page("aaa", f"{PASSAGE}\n{OTHER}\n{sign}", outlet="Westpost", published=on("2031-03-04"))
    one, two = agency().build(), copy.build()
    *lines, last = two.document.lines
    two = replace(two, document=replace(two.document, lines=(*lines, replace(last, kind="boilerplate"))))
    [found] = (j for j in link([one, two]) if j.kind == "copy")
    assert ("the other credits nda" in found.reasons) == (first is not None)


TEXT = (
    "Ilka Brandt hat mit Piet Oorschot über 140.000 Tonnen verhandelt, sagte Ines Wolff. Oorschot bot 12 Schiffe. "
    "Brandt lehnte ab, und Jens Kolb nannte das nach 31 Tagen einen Verlust."
)
TRANSLATION = (
    "Ilka Brandt negotiated with Piet Oorschot about 140,000 tonnes, Ines Wolff said. Oorschot offered 12 ships. "
    "Brandt declined, and Jens Kolb called this a loss after 31 days."
)
ANOTHER = (
    "After 31 days Jens Kolb gave up. Piet Oorschot had offered 12 ships, Ines Wolff 140,000 tonnes, but Ilka Brandt "
    "would not hear of it."
)


def story(name: str, text: str, language: str, translated: float = 0.0) -> Findings:
    builder = page(name, text)
    for person in ("Ilka Brandt", "Piet Oorschot", "Ines Wolff", "Jens Kolb"):
        builder.entity(person)
    findings = builder.build()
    document = replace(findings.document, language=language, translated=Translation(translated))
    return replace(findings, document=document)


@pytest.mark.parametrize(
    ("text", "language", "translated", "found"),
    [
        (TRANSLATION, "en", 0.0, True),
        (TEXT.replace("bot", "offerierte"), "de", 0.9, True),
        (ANOTHER, "en", 0.0, False),
        (TRANSLATION, "de", 0.0, False),
    ],
    ids=["other language", "by a machine", "own report", "same language"],
)
def test_translations(text: str, language: str, translated: float, found: bool) -> None:
    links = links_of(story("one", TEXT, "de"), story("two", text, language, translated))
    assert bool(links.translations or links.copies) == found


def said(name: str, language: str, *told: tuple[str, str]) -> Findings:
    """A page of the story above on which these say these words, which hold one event each."""
    found = story(name, TEXT if language == "de" else TRANSLATION, language)
    builder = page(name, found.document.text)
    for person in ("Ilka Brandt", "Piet Oorschot", "Ines Wolff", "Jens Kolb"):
        builder.entity(person)
    for speaker, words in told:
        builder.quotation(words, (builder.entity(speaker),) if speaker else ())
        trigger = words.split()[-1]
        builder.event("AID" if speaker else "AGREE", trigger, evidence=words)
    return replace(builder.build(), document=found.document)


GERMAN = (
    ("Ines Wolff", "über 140.000 Tonnen verhandelt"),
    ("Piet Oorschot", "bot 12 Schiffe"),
    ("Jens Kolb", "nach 31 Tagen"),
)
ENGLISH = (
    ("Ines Wolff", "about 140,000 tonnes"),
    ("Piet Oorschot", "offered 12 ships"),
    ("Jens Kolb", "after 31 days"),
)


@pytest.mark.parametrize(
    ("middle", "same"),
    [("Piet Oorschot", 3), ("Ilka Brandt", 3), ("", 3), (None, 2)],
    ids=["the same speaker", "taken for another's", "nobody's", "left out"],
)
def test_what_stands_between_the_same_statements_is_the_same(middle: str | None, same: int) -> None:
    told = [t if i != 1 else (middle or "", t[1]) for i, t in enumerate(ENGLISH) if i != 1 or middle is not None]
    links = links_of(said("one", "de", *GERMAN), said("two", "en", *told))
    assert len(links.same_statement) == same
    assert len(links.same_event) == same


def test_two_between_the_same_statements_stay_open() -> None:
    more = (GERMAN[0], ("Ilka Brandt", "Brandt lehnte ab"), GERMAN[1], GERMAN[2])
    links = links_of(said("one", "de", *more), said("two", "en", ENGLISH[0], ("", ENGLISH[1][1]), ENGLISH[2]))
    assert len(links.same_statement) == 2


def test_marks_in_one_order() -> None:
    assert in_order(list("abcde"), list("xbxdae")) == 3
    assert in_order([], list("ab")) == 0


@pytest.mark.parametrize(
    ("written", "plain"), [("140.000", "140000"), ("140,000", "140000"), ("1,2", "1.2"), ("1.2", "1.2"), ("7", "7")]
)
def test_numbers_have_one_spelling(written: str, plain: str) -> None:
    assert number(written) == plain
