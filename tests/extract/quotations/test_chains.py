"""Through whom the page knows what was said. Sentences and names are invented."""

import pytest

from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.syntax import Parser
from depesche.parse import shipped_parser
from depesche.pipeline import analyse
from tests.extract.quotations.test_quotations import find

Links = list[tuple[str, str | None, bool]]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return shipped_parser()


def links(quotation: Quotation) -> Links:
    return [(link.name, link.kind, link.named) for link in quotation.chain]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir bauen weiter“, sagte Holm dem Sender Radio Delta.", [("Radio Delta", "outlet", True)]),
        ("„Das ist gut“, sagte ein Rentner der Zeitung Rotenauer Bote.", [("Rotenauer Bote", "outlet", True)]),
        ("„Wir bauen weiter“, sagte Holm im Fernsehen.", []),
        (
            "Das Werk schließe im Mai, heißt es in einem Brief, der dem Sender Radio Delta vorliegt.",
            [("Radio Delta", "outlet", True)],
        ),
        ("Das Werk schließe im Mai, heißt es in einem Brief, der dieser Zeitung vorliegt.", []),
        ("„Wir bauen weiter“, sagte Holm dieser Zeitung.", []),
        (
            "Wie die Agentur Merapress unter Berufung auf einen hohen Offizier meldete, wurde die Brücke gesperrt.",
            [("einen hohen Offizier", "anonymous", False)],
        ),
        (
            "Die Stadt ließ über ihren Anwalt mitteilen, sie werde das Urteil abwarten.",
            [("ihren Anwalt", "anonymous", False)],
        ),
        ("Holm warf der Stadt vor, die Jugend büßen zu lassen.", []),
        ("Der General soll gesagt haben, die Brücke werde gesperrt.", [("unnamed", "hearsay", False)]),
        ("Man habe Hinweise auf Risse, sagte Holm.", []),
        ("Holm sagte, die Geheimdienste hätten Hinweise auf Risse.", [("Geheimdienste", "authority", True)]),
    ],
)
def test_links_of_one_sentence(text: str, expected: Links, parser: Parser) -> None:
    found = find(text, parser)
    assert found
    assert links(found[0]) == expected


def test_a_circle_speaks_without_a_name(parser: Parser) -> None:
    text = "Aus Parteikreisen war zu hören, die Ministerin werde gehen."
    (found,) = find(text, parser)
    assert [s.of(text) for s in found.speaker] == ["Parteikreisen"]


def test_a_newspaper_is_no_part_of_the_speaker(parser: Parser) -> None:
    text = "„Das ist gut“, sagte ein Rentner der Zeitung Rotenauer Bote."
    (found,) = find(text, parser)
    assert [s.of(text) for s in found.speaker] == ["ein Rentner"]
    assert [s.of(text) for s in found.addressee] == ["der Zeitung Rotenauer Bote"]


def test_a_reporter_belongs_to_the_newspaper(parser: Parser) -> None:
    text = "„Das ist gut“, sagte ein Reporter der Zeitung Rotenauer Bote."
    (found,) = find(text, parser)
    assert [s.of(text) for s in found.speaker] == ["ein Reporter der Zeitung Rotenauer Bote"]


@pytest.mark.parametrize(
    "clause",
    [
        "die US-Geheimdienste hätten Informationen über den Bau",
        "die amerikanischen Geheimdienste hätten Informationen über den Bau",
    ],
)
def test_an_organ_of_a_state_has_one_name_in_any_wording(clause: str) -> None:
    text = f"Der Minister Jonas Petrak hat am Montag in der Hauptstadt gesagt, {clause}."
    findings = analyse(Page.of(text.encode(), "page.txt"))
    (link,) = findings.quotations[0].chain
    assert (link.name, link.kind, link.named) == ("US intelligence services", "authority", True)
    assert link.entity in {e.id for e in findings.entities}


def test_the_place_of_the_saying_is_told() -> None:
    text = "Die Ministerin Eva Holm sagte am Montag in Oslo, die Brücke in Bergen werde im Mai für alle gesperrt."
    findings = analyse(Page.of(text.encode(), "page.txt"))
    names = {e.id: e.name for e in findings.entities}
    assert names[findings.quotations[0].place or ""] == "Oslo"


ENGLISH = [
    ("The minister said that the bridge would be closed.", "that the bridge would be closed", "The minister"),
    ("Eva Holm told reporters that the harbour would be closed.", "that the harbour would be closed", "Eva Holm"),
    ("The bridge will be closed, the town announced on Monday.", "The bridge will be closed", "the town"),
    ("The army said it had not fired.", "it had not fired", "The army"),
    ("According to the police, three people were hurt.", "three people were hurt", "the police"),
    ("“We will go on building,” said Eva Holm.", "“We will go on building,”", "Eva Holm"),
]


@pytest.mark.parametrize(("text", "content", "speaker"), ENGLISH, ids=[e[0][:30] for e in ENGLISH])
def test_english(text: str, content: str, speaker: str, parser: Parser) -> None:
    (found,) = find(text, parser, "en")
    assert " … ".join(s.of(text) for s in found.content) == content
    assert " … ".join(s.of(text) for s in found.speaker) == speaker


def test_english_unnamed_officials_are_a_link(parser: Parser) -> None:
    text = "The agency Merapress reported, citing unnamed officials, that the talks had failed."
    (found,) = find(text, parser, "en")
    assert links(found) == [("unnamed officials", "anonymous", False)]


def test_english_without_speech(parser: Parser) -> None:
    assert not find("It was raining in Oslo, and the bridge was closed.", parser, "en")
