"""The lists behind names: complete, consistent, without doubles."""

import pytest

from depesche.lang.de.naming_lists import GAZETTEER, LEXICON, OFFICES, variants
from depesche.lang.lexicon import read_rows


def test_every_state_has_a_code_of_its_own() -> None:
    rows = read_rows(LEXICON, "states.tsv")
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes)) >= 195
    assert all(len(code) == 3 and code.isupper() for code in codes)


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


@pytest.mark.parametrize(
    ("package", "name"),
    [
        *(("depesche.lang.de.lexicon", f"{name}.tsv") for name in (
            "states", "organisations", "places", "regions", "offices", "qualifiers", "no_trades", "names_people",
            "names_bodies", "names_places", "given_names", "coordinates",
        )),
        ("depesche.lang.en.lexicon", "states.tsv"),
        ("depesche.lang.outlets", "outlets.tsv"),
    ],
)  # fmt: skip
def test_each_row_has_its_source(package: str, name: str) -> None:
    assert [row for row in read_rows(package, name) if not row["source"]] == []


def test_each_state_has_names_adjective_and_capital() -> None:
    states = read_rows("depesche.lang.de.lexicon", "states.tsv")
    assert len(states) >= 193
    assert [row["code"] for row in states if not (row["name"] and row["english"] and row["adjectives"])] == []
    without = {row["code"] for row in states if not row["capitals"]}
    # Cities that are states of the same name, and Brussels, which papers mean as the European Union.
    assert without == {"BEL", "HKG", "LUX", "MCO", "SGP", "SMR", "STP", "VAT"}


def test_each_outlet_and_agency_has_country_and_ownership() -> None:
    outlets = read_rows("depesche.lang.outlets", "outlets.tsv")
    assert {row["ownership"] for row in outlets} == {"public", "state", "private", "unknown"}
    assert [row["name"] for row in outlets if len(row["country"]) != 3] == []
