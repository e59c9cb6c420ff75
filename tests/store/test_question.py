"""What a person typed as a question to the full-text index."""

import pytest

from depesche.store.searching import question_of, terms_in


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Lieferungen", '"lieferung"*'),
        ("Boot", '"boot"'),
        ("A400M fliegt", '"a400m" AND "fliegt"*'),
        ("Person123", '"person123"'),
        ('"der Hafen" brennt', '"der hafen" AND "brennt"*'),
    ],
)
def test_endings_are_dropped_of_words_and_not_of_what_has_a_number(typed: str, asked: str) -> None:
    assert question_of(typed) == asked


def test_terms_are_told_as_they_are_asked_for() -> None:
    assert terms_in("Der A400M2 und der A400M flogen Lieferung um Lieferung.", "A400M Lieferungen") == (
        "A400M",
        "Lieferung",
    )
