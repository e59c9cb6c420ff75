"""Which offices people are told by titles. All persons, companies and unions are invented."""

from dataclasses import replace

import pytest

from depesche.extract.mentions import find_mentions
from depesche.lang.pack import pack_for
from depesche.model.syntax import Syntax
from depesche.model.when import When
from depesche.parse.segment import sentences_of
from tests.builders import on
from tests.extract.mentions.test_find_mentions import found_in


def offices(text: str, name: str, outlet: str | None = None, published: When | None = None) -> list[str]:
    """`qualifier role of owner` of a person, without parser."""
    document = replace(found_in(text).document, outlet=outlet, published=published or on("2031-05-06"))
    pack = pack_for("de")
    _, entities = find_mentions(document, Syntax(tuple(sentences_of(document, pack.segmenting)), "rule"), pack)
    person = next(e for e in entities if e.name == name)
    return [" ".join(filter(None, (o.qualifier, o.role, o.of and f"of {o.of}"))) for o in person.offices]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Außenminister Jan Tolk reiste ab.", ["foreign minister"]),
        ("Der zurückgetretene Außenminister Jan Tolk reiste ab.", ["former foreign minister"]),
        ("Ex-Minister Jan Tolk reiste ab.", ["former minister"]),
        ("Der designierte Präsident Jan Tolk reiste ab.", ["designated president"]),
        ("Der kommissarische Leiter Jan Tolk reiste ab.", ["acting head"]),
        ("Der amtierende peruanische Präsident Jan Tolk reiste ab.", ["president of PER"]),
        ("Peru hätte dann einen Präsidenten Jan Tolk.", []),
        ("Der mögliche Präsident Jan Tolk reiste ab.", []),
        ("Er wurde zum Präsidenten Jan Tolk befördert.", []),
        ("Amtsinhaber Jan Tolk tritt wieder an.", []),
        ("Der Nachfolger, Jan Tolk, reiste ab.", []),
    ],
)
def test_what_goes_before_a_title(text: str, told: list[str]) -> None:
    assert offices(text, "Jan Tolk") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der bayerische Ministerpräsident Jan Tolk kam.", ["prime minister of Bayern"]),
        ("LIMA - In Peru wird gewählt.\nMinister Jan Tolk trat an.", ["minister of PER"]),
        ("LIMA - In Chile wird gewählt.\nMinister Jan Tolk trat an.", ["minister"]),
        ("LIMA - In Peru wird gewählt.\nMinister Jan Tolk kam nach Berlin.", ["minister"]),
        ("LIMA - In Peru wird gewählt.\nTrainer Jan Tolk trat an.", ["coach"]),
        ("Quenta (Peru), 3. Mai - Minister Jan Tolk trat an.", ["minister of PER"]),
        ("Der peruanische Botschafter in Chile, Jan Tolk, kam.", ["ambassador of PER"]),
        ("Jan Tolk (54), Bürgermeister von Oldenburg, kam.", ["mayor of Oldenburg"]),
        ("Der Ministerpräsident von Sachsen, Jan Tolk, kam.", ["prime minister of Sachsen"]),
        ("Der Oldenburger Bürgermeister Jan Tolk kam.", ["mayor of Oldenburg"]),
        ("Der deutsche Bürgermeister Jan Tolk kam.", ["mayor"]),
        ("SPD-Kanzler Jan Tolk kam.", ["chancellor"]),
        ("SPD-Chef Jan Tolk kam.", ["head of SPD"]),
        ("UN-Generalsekretär Jan Tolk kam.", ["secretary general of Vereinte Nationen"]),
        ("Der Polizeichef Oberst Jan Tolk kam. Tolk blieb.", ["police chief", "colonel"]),
        ("Der peruanische Gewerkschaftsführer Jan Tolk kam.", ["union leader"]),
        ("Der peruanische Klubpräsident Jan Tolk kam.", ["president"]),
        ("Die peruanische Außenministerin Ina Tolk kam mit ihrem chilenischen Amtskollegen Jan Tolk.",
         ["foreign minister of CHL"]),
        ("Perus Präsidentin Ina Reimer kam. Ihr Vorgänger Jan Tolk fehlte.", ["former president of PER"]),
        ("Perus Präsidentin Ina Reimer kam. Ihr Nachfolger Jan Tolk fehlte.", []),
        ("Perus Ministerin Ina Reimer kam mit ihrem Anwalt Jan Tolk.", ["lawyer"]),
    ],
)  # fmt: skip
def test_whose_an_office_is(text: str, told: list[str]) -> None:
    assert offices(text, "Jan Tolk") == told


@pytest.mark.parametrize(
    ("text", "outlet", "told"),
    [
        ("Bundespräsident Jan Tolk kam.", None, ["president"]),
        ("Bundespräsident Jan Tolk kam.", "Tagesschau", ["president of DEU"]),
        ("Österreich wartet. Bundespräsident Jan Tolk kam.", "Tagesschau", ["president of AUT"]),
        ("Österreich und Deutschland warten. Bundespräsident Jan Tolk kam.", None, ["president"]),
        ("Außenminister Jan Tolk kam.", "Tagesschau", ["foreign minister"]),
    ],
)
def test_whose_federal_president(text: str, outlet: str | None, told: list[str]) -> None:
    assert offices(text, "Jan Tolk", outlet) == told


def test_former_is_told_once_for_the_whole_page() -> None:
    text = "Der frühere Außenminister Jan Tolk kam. Danach ging Außenminister Tolk wieder."
    assert offices(text, "Jan Tolk") == ["former foreign minister"]


def test_the_office_itself_is_nobody() -> None:
    found = found_in("Jan Tolk bewarb sich um das Amt des peruanischen Präsidenten.")
    assert [e.name for e in found.entities if e.kind == "person"] == ["Jan Tolk"]


def test_who_is_told_by_another_s_title_does_not_hold_it() -> None:
    assert offices("Der Bruder des Präsidenten, Jan Tolk, reiste ab.", "Jan Tolk") == []


def test_a_deputy_is_not_taken_for_the_holder() -> None:
    found = found_in("Perus Präsident Jan Tolk schwieg. Der stellvertretende peruanische Präsident sprach.")
    deputy = next(m for m in found.mentions if m.span.of(found.document.text).startswith("Der stellv"))
    assert deputy.entity != next(e.id for e in found.entities if e.name == "Jan Tolk")
