"""TIGER's trees as Universal Dependencies, on invented sentences."""

import pytest

from depesche.model.syntax import ROOT
from depesche.parse.spacy_tiger import LABELS, Word, is_tiger, universal

PART, FIN = "VerbForm=Part", "VerbForm=Fin"
# word POS head label feats; heads count from 1, 0 is the root; then what is expected: head and relation of each word.
CASES = [
    (
        "a preposition hangs on its noun",
        [("Sie", "PRON", 2, "sb"), ("wohnt", "VERB", 0, "root"), ("in", "ADP", 2, "mo"), ("der", "DET", 5, "nk"),
         ("Mühle", "NOUN", 3, "nk")],
        "2 nsubj, 0 root, 5 case, 5 det, 2 obl",
    ),
    (
        "a passive over two auxiliaries",
        [("Die", "DET", 2, "nk"), ("Mühle", "NOUN", 3, "sb"), ("ist", "AUX", 0, "root", FIN),
         ("verkauft", "VERB", 5, "oc", PART), ("worden", "AUX", 3, "oc", PART), (".", "PUNCT", 3, "punct")],
        "2 det, 4 nsubj:pass, 4 aux, 0 root, 4 aux:pass, 4 punct",
    ),
    (
        "a future perfect is no passive",
        [("Er", "PRON", 2, "sb"), ("wird", "AUX", 0, "root", FIN), ("verkauft", "VERB", 4, "oc", PART),
         ("haben", "AUX", 2, "oc", "VerbForm=Inf")],
        "3 nsubj, 3 aux, 0 root, 3 aux",
    ),
    (
        "a copula hangs on its predicate, a complementizer on the verb",
        [("Er", "PRON", 2, "sb"), ("sagte", "VERB", 0, "root", FIN), ("dass", "SCONJ", 6, "cp"),
         ("es", "PRON", 6, "sb"), ("leer", "ADJ", 6, "pd"), ("sei", "AUX", 2, "oc", FIN)],
        "2 nsubj, 0 root, 5 mark, 5 nsubj, 2 ccomp, 5 cop",
    ),
    (
        "three that are coordinated hang on the first",
        [("Anna", "PROPN", 4, "sb"), ("Bo", "PROPN", 1, "cj"), ("und", "CCONJ", 2, "cd"), ("kamen", "VERB", 0, "root"),
         ("Cem", "PROPN", 3, "cj")],
        "4 nsubj, 1 conj, 5 cc, 0 root, 1 conj",
    ),
    (
        "coordinated prepositional phrases",
        [("Er", "PRON", 2, "sb"), ("war", "VERB", 0, "root"), ("in", "ADP", 2, "mo"), ("Lohbeck", "PROPN", 3, "nk"),
         ("und", "CCONJ", 3, "cd"), ("auf", "ADP", 5, "cj"), ("Helm", "PROPN", 6, "nk")],
        "2 nsubj, 0 root, 4 case, 2 obl, 7 cc, 7 case, 4 conj",
    ),
    (
        "a comparison is no coordination",
        [("Sie", "PRON", 2, "sb"), ("rennt", "VERB", 0, "root"), ("schneller", "ADJ", 2, "mo"),
         ("als", "CCONJ", 3, "cc"), ("er", "PRON", 4, "nk")],
        "2 nsubj, 0 root, 2 advmod, 5 case, 3 obl",
    ),
    (
        "a clause of its own stays under the auxiliary",
        [("Schuld", "NOUN", 2, "sb"), ("ist", "AUX", 0, "root", FIN), ("dass", "SCONJ", 5, "cp"),
         ("er", "PRON", 5, "sb"), ("schwieg", "VERB", 2, "oc", FIN)],
        "2 nsubj, 0 root, 5 mark, 5 nsubj, 2 ccomp",
    ),
    (
        "an infinitive without a subject",
        [("Sie", "PRON", 2, "sb"), ("versucht", "VERB", 0, "root", FIN), ("zu", "PART", 4, "pm"),
         ("fliehen", "VERB", 2, "oc", "VerbForm=Inf"), ("hui", "INTJ", 2, "unheard-of")],
        "2 nsubj, 0 root, 4 mark, 2 xcomp, 2 dep",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_turns_trees(rows: list[tuple[str, ...]], expected: str) -> None:
    words = [
        Word(form, upos, feats[0] if feats else "", int(head) - 1, label) for form, upos, head, label, *feats in rows
    ]
    universal(words)
    assert ", ".join(f"{word.head + 1} {word.relation}" for word in words) == expected


def test_a_chain_of_ten_thousand_is_no_recursion() -> None:
    words = [Word("in", "ADP", "", index - 1, "nk" if index else "root") for index in range(10_000)]
    universal(words)
    assert sum(word.head == ROOT for word in words) == 1


@pytest.mark.parametrize(
    ("labels", "tiger"), [(["nk", "sb", "oa", "ROOT"], True), (["nsubj", "obj"], False), ([], False)]
)
def test_knows_the_scheme_by_its_labels(labels: list[str], tiger: bool) -> None:
    assert is_tiger(labels) is tiger


def test_each_label_has_one_default_and_exceptions_by_part_of_speech() -> None:
    for relations in LABELS.values():
        default, *exceptions = relations.split()
        assert default.islower()
        assert all(exception.partition(":")[0].isupper() for exception in exceptions)
