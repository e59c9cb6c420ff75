"""Mentions and entities of whole little pages. All persons and events are invented."""

import pytest

from depesche.extract.mentions import entity_at, find_mentions
from depesche.lang.pack import pack_for
from depesche.model.document import Decoding, Document, Line
from depesche.model.findings import Found
from depesche.model.mention import Entity, Mention
from depesche.model.span import Span
from depesche.model.syntax import Label, Sentence, Syntax
from depesche.parse.segment import sentences_of


class NoParser:
    """Sentences and tokens only, so that these tests ask the rules and not the weights."""

    name = "none"

    def parse(self, sentences: tuple[Sentence, ...], text: str) -> Syntax:
        return Syntax(tuple(sentences), "rule")


def found_in(text: str, labels: tuple[Label, ...] = ()) -> Found:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(Span(at, at + len(line)), "content", "test"))
        at += len(line) + 1
    document = Document(
        page_id="page", text=text, lines=tuple(lines), decoding=Decoding("utf-8", "test"), language="de"
    )
    pack = pack_for("de")
    syntax = Syntax(tuple(sentences_of(document, pack.segmenting)), "rule", labels)
    mentions, entities = find_mentions(document, syntax, pack)
    return Found(document=document, syntax=syntax, mentions=mentions, entities=entities)


def meant(text: str, part: str, nth: int = 0) -> str | None:
    """Name of the entity that the nth mention written `part` means."""
    found = found_in(text)
    hits = [m for m in found.mentions if m.span.of(text) == part]
    assert len(hits) > nth, f"{part!r} is not among {[m.span.of(text) for m in found.mentions]}"
    return next((e.name for e in found.entities if e.id == hits[nth].entity), None)


def entity(text: str, name: str) -> Entity:
    return next(e for e in found_in(text).entities if e.name == name)


def names(text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.kind) for m in found_in(text).mentions if m.form == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gestern traf Annegret Muhlau ihre Gäste.", [("Annegret Muhlau", "person")]),
        ("Das sagte Jan van der Borsten am Abend.", [("Jan van der Borsten", "person")]),
        ("Das erklärte Karl-Heinz Obermoser.", [("Karl-Heinz Obermoser", "person")]),
        ("DRESDEN (xqp) - Es regnet.", [("DRESDEN", "place"), ("xqp", "organisation")]),
        ("Es kam Ri Chol-su nach langer Reise.", [("Ri Chol-su", "person")]),
        ("Dann sprach Pak Jong Nam.", [("Pak Jong Nam", "person")]),
        ("Es redete Herr Quastenberg lange.", [("Quastenberg", "person")]),
        ("Er reiste nach Frankreich und Peru.", [("Frankreich", "state"), ("Peru", "state")]),
        ("Irans Flotte lief aus.", [("Irans", "state")]),
        ("Die Vereinigten Staaten von Amerika stimmten zu.", [("Vereinigten Staaten von Amerika", "state")]),
        ("Die Firma Moosbacher & Sohn GmbH liefert.", [("Moosbacher & Sohn GmbH", "organisation")]),
        ("Der Streit mit der IAEA dauert an.", [("IAEA", "organisation")]),
        ("Sie wohnt in Oberammerstein.", [("Oberammerstein", "place")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Am Montag im Mai war die Welt noch in Ordnung.",
        "Das Bild an der Wand zeigt die Zeit der Ernte.",
        "Sie lernt Deutsch und spricht auf Russisch.",
        "In der Regel gilt das Wort.",
        "",
        "\n\n",
        "… – „“ ()",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert names(text) == []


PAGE = (
    "Außenminister Henrik Talbrecht besuchte Lettland. Talbrecht lobte die lettische Regierung. "
    "Die Sprecherin des Auswärtigen Amtes, Odile Ferstner, bestätigte das. Ferstner nannte keine Einzelheiten."
)


@pytest.mark.parametrize(
    ("text", "part", "nth", "name"),
    [
        (PAGE, "Außenminister", 0, "Henrik Talbrecht"),
        (PAGE, "Talbrecht", 0, "Henrik Talbrecht"),
        (PAGE, "die lettische Regierung", 0, "Lettland"),
        (PAGE, "Die Sprecherin", 0, "Odile Ferstner"),
        (PAGE, "Ferstner", 0, "Odile Ferstner"),
        ("Der Kremlchef Anton Grubin kam. Später ging der Kremlchef.", "der Kremlchef", 0, "Anton Grubin"),
        ("Der peruanische Präsident schwieg.", "Der peruanische Präsident", 0, "Präsident (PER)"),
        (
            "Perus Präsident Rui Alba kam. Der peruanische Präsident schwieg.",
            "Der peruanische Präsident",
            0,
            "Rui Alba",
        ),
        (
            "Außenminister Tolk kam. Der peruanische Außenminister schwieg.",
            "Der peruanische Außenminister",
            0,
            "Außenminister (PER)",
        ),
        (
            "Peru schickte Außenminister Tolk. Der peruanische Außenminister schwieg.",
            "Der peruanische Außenminister",
            0,
            "Tolk",
        ),
        ("Jonas Tolk sprach. Der Minister ging.", "Der Minister", 0, "Jonas Tolk"),
        ("Der Sprecher der Stadtwerke Ulmenau, Jonas Tolk, kam.", "Der Sprecher", 0, "Jonas Tolk"),
        ("Die Ministerin für Sport Ida Tolk kam.", "Die Ministerin", 0, "Ida Tolk"),
        ("Maria Tolk und Jonas Tolk kamen. Herr Tolk ging.", "Tolk", 0, "Jonas Tolk"),
        ("Maria Tolk und Jonas Tolk kamen. Frau Tolk ging.", "Tolk", 0, "Maria Tolk"),
        ("Der Kreml und das Weiße Haus schweigen.", "Kreml", 0, "Russland"),
        ("Im Kreml brannte Licht.", "Kreml", 0, "Kreml"),
        ("Peru und Chile streiten. Beide Länder drohen.", "Beide Länder", 0, "Chile, Peru"),
        ("Die „Washington Post“ schrieb darüber. Das sagte die Zeitung auch.", "die Zeitung", 0, "Washington Post"),
        ("Die Briten stimmten ab.", "Briten", 0, "Großbritannien"),
        ("Die US-Regierung lehnt ab.", "US-Regierung", 0, "USA"),
    ],
)
def test_whom_a_mention_means(text: str, part: str, nth: int, name: str) -> None:
    assert meant(text, part, nth) == name


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Verteidigungsminister Ole Brandis kam.", "Ole Brandis", [("defence minister", None, None)]),
        ("Bundesfinanzminister Ole Brandis kam.", "Ole Brandis", [("finance minister", "DEU", None)]),
        ("Der frühere chilenische Präsident Ole Brandis kam.", "Ole Brandis", [("president", "CHL", "former")]),
        ("NATO-Generalsekretärin Ida Brandis kam.", "Ida Brandis", [("secretary general", "NATO", None)]),
        ("Ole Brandis, Präsident der Schweiz, kam.", "Ole Brandis", [("president", "CHE", None)]),
        ("Finnlands Vizepräsident Ole Brandis kam.", "Ole Brandis", [("vice president", "FIN", None)]),
    ],
)
def test_offices(text: str, name: str, offices: list[tuple[str, str | None, str | None]]) -> None:
    assert [(o.role, o.of, o.qualifier) for o in entity(text, name).offices] == offices


def test_a_state_has_its_code_for_an_id() -> None:
    assert entity("Russland und russische Truppen.", "Russland").id == "RUS"


def test_two_people_of_one_family_name_stay_apart() -> None:
    found = found_in("Ministerin Eva Lorenz traf ihren Bruder. Später sprach Paul Lorenz.")
    people = [e.name for e in found.entities if e.kind == "person" and e.named]
    assert people == ["Eva Lorenz", "Paul Lorenz"]


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        (PAGE, "Die Sprecherin des Auswärtigen Amtes, Odile Ferstner", ["Odile Ferstner"]),
        (PAGE, "Außenminister Henrik Talbrecht", ["Henrik Talbrecht"]),
        ("Nun drohen sowohl Peru als auch Chile damit.", "sowohl Peru als auch Chile", ["Peru", "Chile"]),
        ("Peru und Chile streiten. Beide Länder drohen.", "Beide Länder", ["Peru", "Chile"]),
        ("Das ist gut.", "Das", []),
    ],
)
def test_entity_at(text: str, part: str, expected: list[str]) -> None:
    found = found_in(text)
    at = text.index(part)
    ids = entity_at(found, Span(at, at + len(part)))
    assert [e.name for i in ids for e in found.entities if e.id == i] == expected


@pytest.mark.parametrize(
    ("kind", "score", "expected"),
    [
        ("name:organisation", 0.9, [("Zarbeck", "organisation")]),
        ("name:person", 0.9, [("Zarbeck", "person")]),
        ("name:person", 0.2, []),
        ("role:speaker", 0.9, []),
    ],
)
def test_labels_are_merged(kind: str, score: float, expected: list[tuple[str, str]]) -> None:
    text = "Das meldete Zarbeck am Abend."
    label = Label(Span(12, 19), kind, score, "core@9")
    mentions: tuple[Mention, ...] = found_in(text, (label,)).mentions
    assert [(m.span.of(text), m.kind) for m in mentions] == expected


def test_a_state_keeps_its_kind_against_a_label() -> None:
    text = "Das meldete Chile am Abend."
    mentions = found_in(text, (Label(Span(12, 17), "name:organisation", 0.8, "core@9"),)).mentions
    assert [(m.kind, m.entity) for m in mentions] == [("state", "CHL")]


def test_spans_and_ids_are_sound_on_long_odd_input() -> None:
    text = ("Kim " * 500 + "von " * 500 + "A-B-C-" * 200 + " & AG " + "US-" * 300 + " der Präsident der der der ") * 2
    found = found_in(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found.mentions)
    assert len({e.id for e in found.entities}) == len(found.entities)
