"""Sentence and token boundaries: German news as it comes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.lang.pack import pack_for
from depesche.model.span import Span
from depesche.parse.segment import MAX_SENTENCE_CHARACTERS, sentences_in

GERMAN = pack_for("de").segmenting

# Each text with `|` where a sentence ends and the next begins.
SENTENCES = [
    "Am 26. April kam Dr. Huber nach Selm.| Er blieb bis zum 3. Mai.",
    "Das gilt z.B. für Boote, d.h. Kähne.| Für Schiffe nicht.",
    "Der 17. Kongress tagte.| Im Jahr 2020.| Bayern fehlte.",
    "Die Zahl stieg um 3,5 Prozent auf 1.200.| Danach sank sie.",
    "„Das ist gut. |Wirklich.“| Dann ging sie.",
    "„Kommt er?“, fragte Ryl.| Niemand wusste es.",
    "„Ja!“ rief sie.| Alle lachten.",
    "Er sagte: „Nein.“| Mehr nicht.",
    "Das Ende kam.|Danach war es still.",
    "A. B. Meier sprach.| Alle hörten zu.",
    "Die Fraktion usw.| Der Rest fehlte.",
    "Wer war das?| Niemand!| Wirklich...| Kaum zu glauben.",
    "Um 20.30 Uhr begann es.| Um 22.15 Uhr war Schluss.",
    "Das Spiel endete 3:2.| Selm jubelte.",
    "Siehe www.beispiel.example/seite.html fürs Weitere.| Ende.",
    "Der 1. Platz ging an Oltmann, der 2. an Harms.",
    "(Er kam nicht.)| Sie auch nicht.",
    "Das U.S. Team und St. Pölten verloren.| Schade.",
    "Im 19. Jahrhundert, ca. 1850, begann Prof. Ahn damit.",
    "»Wir gehen jetzt.«| Das war alles.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence_boundaries(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [s.span.of(text) for s in sentences_in(text, Span(0, len(text)), GERMAN)] == expected


TOKENS = [
    ("Putin-Kim-Treffen in Selm.", ["Putin-Kim-Treffen", "in", "Selm", "."]),
    ("Er kam zum 3. Mal.", ["Er", "kam", "zu", "dem", "3.", "Mal", "."]),
    ("Export- und Importwaren", ["Export-", "und", "Importwaren"]),
    ("1,5 Mio. Euro am 3.4.2023", ["1,5", "Mio.", "Euro", "an", "dem", "3.4.2023"]),
    ("„Ja“, sagte sie…", ["„", "Ja", "“", ",", "sagte", "sie", "…"]),
    ("Siehe https://a.example/x?y=1.", ["Siehe", "https://a.example/x?y=1", "."]),
    ("post@beispiel.example", ["post@beispiel.example"]),
    ("Ende 2020.", ["Ende", "2020", "."]),
]


@pytest.mark.parametrize(("text", "forms"), TOKENS)
def test_tokens(text: str, forms: list[str]) -> None:
    sentences = sentences_in(text, Span(0, len(text)), GERMAN)
    assert [token.form for s in sentences for token in s.tokens] == forms


def test_a_contraction_gives_two_words_with_the_span_of_the_whole() -> None:
    text = "Im Haus"
    first, second, _ = sentences_in(text, Span(0, len(text)), GERMAN)[0].tokens
    assert (first.form, second.form, first.span, second.span) == ("In", "dem", Span(0, 2), Span(0, 2))


def test_an_endless_sentence_is_cut() -> None:
    text = "wort " * 2000
    spans = [s.span for s in sentences_in(text, Span(0, len(text)), GERMAN)]
    assert max(s.end - s.start for s in spans) <= MAX_SENTENCE_CHARACTERS
    assert sum(len(s.of(text).split()) for s in spans) == 2000


@given(st.text(alphabet=st.sampled_from("aB1.!? „“\"'-…\t\u202e\x00äß,;:()"), max_size=120))
def test_every_visible_character_is_in_exactly_one_token(text: str) -> None:
    sentences = sentences_in(text, Span(0, len(text)), GERMAN)
    covered = sorted({token.span for s in sentences for token in s.tokens})
    assert all(a.end <= b.start for a, b in pairwise(covered))
    inside = {i for span in covered for i in range(*span)}
    assert {i for i, c in enumerate(text) if c.isalnum()} <= inside
    for sentence in sentences:
        assert all(sentence.span.contains(token.span) for token in sentence.tokens)
