"""Words of a line by rule, as Universal Dependencies cut them for German and English."""

import re
from collections.abc import Iterator

from depesche.lang.segmenting import Segmenting
from depesche.model.span import Span
from depesche.model.syntax import Token

PIECE = re.compile(
    r"""
      https?://[^\s<>"„“”»«]+ | www\.[^\s<>"„“”»«]+ | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+   # addresses
    | \d+(?:[.,:]\d+)*(?:[.,]-)?                                       # 1.200 · 3,5 · 20:30 · 1:2
    | (?:[^\W\d_]\.){2,}                                               # z.B. · U.S.
    | [^\W_]+(?:[-‐‑/'’&][^\W_]+)*(?:[-‐‑](?!\w))?             # Putin-Kim-Treffen · Krim's · Export-
    | \.{2,} | …                                                       # ellipsis
    | --+ | [^\w\s] | _+                                               # one mark at a time
    """,
    re.VERBOSE,
)
"""No alternative can match the empty string, and none nests a repetition in another of the same class."""

TRAILING_MARKS = ".,;:!?)"


def pieces(text: str, within: Span) -> Iterator[Span]:
    """Spans of the words and marks of `text` inside `within`, in order."""
    for match in PIECE.finditer(text, within.start, within.end):
        start, end = match.span()
        if match.group().startswith(("http", "www.")):
            while end > start and text[end - 1] in TRAILING_MARKS:
                end -= 1
            yield Span(start, end)
            yield from pieces(text, Span(end, match.end()))
        else:
            yield Span(start, end)


def joined_stops(spans: list[Span], text: str, knowledge: Segmenting, stops: set[int]) -> list[Span]:
    """Joins a full stop to its word where it marks an abbreviation or an ordinal.

    `stops` holds the offsets of those full stops that end a sentence and therefore stay tokens of their own.
    """
    out: list[Span] = []
    for span in spans:
        if text[span.start : span.end] == "." and out and out[-1].end == span.start and span.start not in stops:
            word = out[-1].of(text)
            if word.isdigit() or word.lower() in knowledge.abbreviations:
                out[-1] = Span(out[-1].start, span.end)
                continue
        out.append(span)
    return out


def tokens_of(spans: list[Span], text: str, knowledge: Segmenting) -> tuple[Token, ...]:
    """Tokens of one sentence; contractions give two tokens that share the span of the whole."""
    out: list[Token] = []
    for span in spans:
        form = span.of(text)
        parts = knowledge.contractions.get(form.lower())
        if parts is None:
            out.append(Token(span, form))
        else:
            first = parts[0].capitalize() if form[0].isupper() else parts[0]
            out.append(Token(span, first))
            out.append(Token(span, parts[1]))
    return tuple(out)
