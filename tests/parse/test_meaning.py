"""Vectors of texts by what they mean, on invented ones."""

import numpy as np
import pytest

from depesche.parse import shipped_meaning
from depesche.parse.meaning import Meaning, parts_of

FERRY = "Die Fähre nach Helmsand lief auf Grund, die Küstenwache barg alle Passagiere."
SHIP = "The coast guard rescued the passengers of a ship that had run aground."
COURT = "Das Verwaltungsgericht wies die Klage der Anwohner gegen das Windrad ab."
LISTED = {"rakete", "raketen", "lieferung", "waffen", "vertrag", "stadt", "rat", "haus", "tür"}


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return shipped_meaning()


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        ("Schiffsunglück", FERRY, COURT),
        ("Schiffsunglück", SHIP, COURT),
        ("rescue at sea", FERRY, COURT),
        ("ruling of the judges", COURT, FERRY),
        ("Richter entscheiden", COURT, SHIP),
    ],
)
def test_what_says_it_in_other_words_or_the_other_language_is_nearer(
    meaning: Meaning, question: str, near: str, far: str
) -> None:
    asked, right, wrong = meaning.vectors([question, near, far])
    assert asked @ right > asked @ wrong + 0.1


def test_each_vector_depends_on_its_text_alone_and_has_length_one(meaning: Meaning) -> None:
    together, alone = meaning.vectors([FERRY, COURT]), meaning.vectors([COURT])
    assert together.shape == (2, meaning.width)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1)
    assert np.allclose(together[1], alone[0], atol=1e-6)


def test_whole_numbers_point_the_same_way(meaning: Meaning) -> None:
    exact, whole = meaning.vectors([FERRY]), meaning.numbers([FERRY]).astype(np.float32)
    assert np.abs(whole).max() == 127
    assert (exact @ whole.T).item() / np.linalg.norm(whole) > 0.999


@pytest.mark.parametrize("text", ["", " \n", "\u3000", "„…“ – !"])
def test_text_without_words_has_no_direction(meaning: Meaning, text: str) -> None:
    assert not meaning.vectors([text]).any()
    assert not meaning.numbers([text]).any()


@pytest.mark.parametrize("text", ["🦊", "\ud800", "a" * 5000, "ab" * 40, "مرحبا", "1_000_000", "ß" * 30])
def test_ugly_text_is_survived(meaning: Meaning, text: str) -> None:
    assert np.isfinite(meaning.vectors([text, FERRY])).all()


def test_no_text_gives_no_vectors(meaning: Meaning) -> None:
    assert meaning.vectors([]).shape == (0, meaning.width)
    assert meaning.numbers([]).shape == (0, meaning.width)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("raketenlieferung", ["raketen", "lieferung"]),
        ("waffenlieferungsvertrag", ["waffen", "lieferung", "vertrag"]),
        ("lieferungsvertrag", ["lieferung", "vertrag"]),
        ("lieferung", []),
        ("unbekanntlieferung", []),
        ("haustür", []),
        ("raketen2lieferung", []),
        ("lieferung" * 9, []),
    ],
)
def test_compounds_are_cut_into_listed_words(word: str, parts: list[str]) -> None:
    assert parts_of(word, LISTED) == parts
