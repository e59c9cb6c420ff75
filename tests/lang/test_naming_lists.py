"""The lists behind names: complete, consistent, without doubles."""

import pytest

from depesche.lang.de.naming_lists import GAZETTEER, LEXICON, OFFICES, variants
from depesche.lang.lexicon import read_rows


def test_every_state_has_a_code_of_its_own() -> None:
    rows = read_rows(LEXICON, "states.tsv")
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)) >= 195
    assert all(len(code) == 3 and code.isupper() for code in codes)


@pytest.mark.parametrize("name", ["states.tsv", "places.tsv", "organisations.tsv", "given_names.tsv", "offices.tsv"])
def test_every_row_tells_its_source(name: str) -> None:
    assert all(row["source"] for row in read_rows(LEXICON, name))


def test_states_of_places_and_organisations_are_known() -> None:
    codes = {row["code"] for row in read_rows(LEXICON, "states.tsv")} | {""}
    for name in ("places.tsv", "organisations.tsv"):
        assert {row["state"] for row in read_rows(LEXICON, name)} <= codes


@pytest.mark.parametrize(
    ("words", "key", "length"),
    [
        ("Vereinigten Staaten von Amerika", "USA", 4),
        ("Weißen Hauses", "USA", 2),
        ("Demokratischen Volksrepublik Korea", "PRK", 3),
        ("Nordkoreas", "PRK", 1),
        ("südkoreanischem", "KOR", 1),
        ("Französinnen", "FRA", 1),
        ("Deutschen", "DEU", 1),
        ("Europäischen Union", "Europäische Union", 2),
    ],
)
def test_inflected_names_are_found(words: str, key: str, length: int) -> None:
    found = GAZETTEER.longest(words.split(), 0)
    assert found is not None
    assert (found[1].key, found[0]) == (key, length)


@pytest.mark.parametrize("word", ["Haus", "staaten", "Tisch", "russ", "Präsident"])
def test_common_words_are_not_found(word: str) -> None:
    assert GAZETTEER.longest([word], 0) is None


@pytest.mark.parametrize(
    ("form", "role", "gender"),
    [
        ("präsidenten", "president", "m"),
        ("ministerinnen", "minister", "f"),
        ("kremlchefs", "president", "m"),
        ("sprechern", "spokesperson", "m"),
        ("vorsitzenden", "chairperson", "m"),
    ],
)
def test_inflected_titles(form: str, role: str, gender: str) -> None:
    assert (OFFICES[form].role, OFFICES[form].gender) == (role, gender)


@pytest.mark.parametrize(
    ("word", "base"), [("Irans", "Iran"), ("Paris'", "Paris"), ("Amtes", "Amt"), ("Putin’s", "Putin"), ("Haus", "Haus")]
)
def test_variants_undo_the_genitive(word: str, base: str) -> None:
    assert base in variants(word)
