"""Edit trees give back what they were learned from, and generalise."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.parse.core_lemma import IDENTITY, Rule, apply, rule_of
from depesche.parse.core_lexicon import Lexicon

WORDS = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F), min_size=1, max_size=14)


@given(WORDS, WORDS)
def test_a_rule_gives_the_lemma_it_was_learned_from(form: str, lemma: str) -> None:
    assert apply(rule_of(form, lemma), form) == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "other", "expected"),
    [
        ("angekommen", "ankommen", "angefangen", "anfangen"),
        ("Verträgen", "Vertrag", "Bränden", None),
        ("spielten", "spielen", "warnten", "warnen"),
        ("Der", "der", "Ein", "ein"),
    ],
)
def test_a_rule_serves_other_words_or_refuses(form: str, lemma: str, other: str, expected: str | None) -> None:
    assert apply(rule_of(form, lemma), other) == expected


def test_identity_keeps_the_case() -> None:
    assert Rule.read(IDENTITY).apply("Zug") == "Zug"


def test_a_rule_that_would_leave_nothing_does_not_fit() -> None:
    assert Rule.read(rule_of("baute", "bau")).apply("te") is None


LEXICON = Lexicon(
    {"im\tADP": "in"}, gzip.compress(b"N\tHubschraubern\t\tHubschrauber\nV\tgegangen\t\tgehen\nV\tginge\tSub\tgehen")
)


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("im", "ADP", ["in"]),
        ("Rettungshubschraubern", "NOUN", ["Rettungshubschrauber"]),
        ("THW-Hubschraubern", "NOUN", ["THW-Hubschrauber"]),
        ("ausgegangen", "VERB", ["ausgehen"]),
        ("Gegangen", "VERB", ["gehen"]),
        ("gegangen", "ADJ", []),
        ("Hubschraubern", "PROPN", []),
    ],
)
def test_the_lexicon_knows_words_and_compounds(form: str, upos: str, expected: list[str]) -> None:
    assert list(LEXICON.lemmas(form, upos)) == expected


@pytest.mark.parametrize(("form", "mood"), [("ginge", "Sub"), ("Ginge", "Sub"), ("gegangen", None), ("ging", None)])
def test_the_lexicon_knows_moods_that_leave_no_choice(form: str, mood: str | None) -> None:
    assert LEXICON.mood(form) == mood
