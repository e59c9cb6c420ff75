"""Labels of names put on words. All names are invented; tags are given, so that no weights are asked."""

import pytest

from depesche.extract.mentions.placed import placed_labels
from depesche.extract.mentions.words import row_of
from depesche.lang.pack import pack_for
from depesche.model.span import Span
from depesche.model.syntax import Label, Sentence, Syntax, Token

Said = list[tuple[str, str]]


def placed(tagged: str, *labels: tuple[str, str, float]) -> Said:
    """Words as `word/TAG`, sentences parted by `|`; labels as (words, kind, score), each at its next place."""
    text, sentences = "", []
    for part in tagged.split(" | "):
        tokens = []
        for item in part.split():
            form, _, tag = item.rpartition("/")
            tokens.append(Token(Span(len(text), len(text) + len(form)), form, upos=tag, deprel="dep"))
            text += form + " "
        sentences.append(Sentence.of(Span(tokens[0].span.start, tokens[-1].span.end), tokens))
    made, seen = [], 0
    for words, kind, score in labels:
        seen = text.index(words, seen)
        made.append(Label(Span(seen, seen + len(words)), f"name:{kind}", score, "core@9"))
        seen += len(words)
    naming = pack_for("de").naming
    assert naming is not None
    row = row_of(text, Syntax(tuple(sentences), "core@9"), naming)
    return [(row.span(p.start, p.end).of(text), p.kind) for p in placed_labels(row, made)]


@pytest.mark.parametrize(
    ("tagged", "labels", "expected"),
    [
        ("wie/ADP Drelau/PROPN ,/PUNCT Ost/PROPN", [("Drelau ,", "place", 0.9)], [("Drelau", "place")]),
        ("in/ADP Drelau/PROPN (/PUNCT Ost/PROPN )/PUNCT", [("Drelau ( Ost", "place", 0.9)], [("Drelau", "place")]),
        ("die/DET TU/PROPN Drelau/PROPN dort/ADV", [("TU Drelau dort", "place", 0.9)], [("TU Drelau", "place")]),
        ("das/PRON fortan/ADV galt/VERB", [("fortan", "organisation", 0.9)], []),
        ("die/DET Kaimauer/NOUN", [("Kaimauer", "place", 0.75)], []),
        ("die/DET Kaimauer/NOUN", [("Kaimauer", "place", 0.85)], [("Kaimauer", "place")]),
        ("Oberst/NOUN Ivo/PROPN Terk/PROPN", [("Oberst Ivo Terk", "person", 0.9)], [("Ivo Terk", "person")]),
        ("König/NOUN Ivo/PROPN IV/PROPN ./PUNCT", [("Ivo IV .", "person", 0.9)], [("Ivo IV .", "person")]),
    ],
)  # fmt: skip
def test_ends_are_clean(tagged: str, labels: list[tuple[str, str, float]], expected: Said) -> None:
    assert placed(tagged, *labels) == expected


@pytest.mark.parametrize(
    ("tagged", "label", "expected"),
    [
        ("der/DET Turnverein/NOUN Drelau/PROPN siegt/VERB", "Drelau", "Turnverein Drelau"),
        ("die/DET Hafenbetriebe/NOUN Drelau/PROPN AG/PROPN", "Drelau AG", "Hafenbetriebe Drelau AG"),
        ("das/DET Zentrum/NOUN für/ADP Moorkunde/NOUN", "Zentrum für", "Zentrum für Moorkunde"),
        ("das/DET Moorbüro/NOUN für/ADP Torfkunde/NOUN", "Torfkunde", "Moorbüro für Torfkunde"),
        ("die/DET Front/PROPN de/X Drelau/PROPN", "de Drelau", "Front de Drelau"),
        ("der/DET Preis/NOUN für/ADP XQM/PROPN", "XQM", "XQM"),
        ("der/DET Turnverein/NOUN XQM/PROPN", "XQM", "XQM"),
        ("die/DET Gewerkschaft/NOUN Drelau/PROPN", "Drelau", "Drelau"),
        ("der/DET Montag/NOUN Drelau/PROPN", "Drelau", "Drelau"),
    ],
)
def test_organisations_grow_to_their_whole_name(tagged: str, label: str, expected: str) -> None:
    assert placed(tagged, (label, "organisation", 0.9)) == [(expected, "organisation")]


TWICE = "Drelau/PROPN schweigt/VERB | Sie/PRON fragt/VERB Drelau/PROPN heute/ADV"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([("Drelau", "place", 0.95), ("Drelau", "person", 0.65)], [("Drelau", "place")] * 2),
        ([("Drelau", "place", 0.4), ("Drelau", "place", 0.9)], [("Drelau", "place")] * 2),
        ([("Drelau", "place", 0.95)], [("Drelau", "place")] * 2),
        ([("Drelau", "place", 0.85)], [("Drelau", "place")]),
        ([("Drelau", "place", 0.4), ("Drelau", "place", 0.5)], []),
    ],
)
def test_the_page_agrees_on_a_name(labels: list[tuple[str, str, float]], expected: Said) -> None:
    assert placed(TWICE, *labels) == expected
