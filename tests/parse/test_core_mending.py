"""A verb behind quoted words is a verb, whatever the network took it for."""

import pytest

from depesche.model.span import Span
from depesche.model.syntax import ROOT, Token
from depesche.parse.core_lexicon import Lexicon
from depesche.parse.core_mending import with_verb_behind_speech

LEXICON = Lexicon({"drohte\tVERB": "drohen", "bekannte\tVERB": "bekennen"})
Row = tuple[str, str, int, str]
SPEECH: list[Row] = [("„", "PUNCT", 2, "punct"), ("Wir", "PRON", 2, "nsubj"), ("gehen", "VERB", ROOT, "root")]
MARKS: list[Row] = [("“", "PUNCT", 2, "punct"), (",", "PUNCT", 2, "punct")]


def tokens(rows: list[Row]) -> list[Token]:
    return [Token(Span(i, i + 1), form, form, upos, "", head, rel) for i, (form, upos, head, rel) in enumerate(rows)]


def test_the_name_behind_it_becomes_its_subject() -> None:
    rows = [*SPEECH, *MARKS, ("drohte", "ADJ", 6, "amod"), ("Blinken", "NOUN", 2, "parataxis")]
    verb, name = with_verb_behind_speech(tokens(rows), LEXICON)[5:]
    assert (verb.upos, verb.lemma, verb.head, verb.deprel) == ("VERB", "drohen", 2, "parataxis")
    assert verb.feature("Tense") == "Past"
    assert (name.head, name.deprel) == (5, "nsubj")


@pytest.mark.parametrize(
    "rows",
    [
        [
            *SPEECH[:2],
            ("Land", "NOUN", ROOT, "root"),
            *MARKS,
            ("bekannte", "ADJ", 6, "amod"),
            ("Lieder", "NOUN", 2, "appos"),
        ],
        [*SPEECH, *MARKS, ("ferne", "ADJ", 6, "amod"), ("Lieder", "NOUN", 2, "parataxis")],
        [*SPEECH, *MARKS, ("drohte", "ADJ", 6, "amod"), ("es", "PRON", 2, "parataxis")],
        [
            *SPEECH,
            ("und", "CCONJ", 2, "cc"),
            (",", "PUNCT", 2, "punct"),
            ("drohte", "ADJ", 6, "amod"),
            ("Holm", "NOUN", 2, "x"),
        ],
    ],
    ids=["a title and what it is", "no form of a verb", "no noun behind it", "no quoted words"],
)
def test_what_may_be_right_stays(rows: list[Row]) -> None:
    assert with_verb_behind_speech(tokens(rows), LEXICON) == tokens(rows)
