"""Sentences and tokens that come given, as CoNLL-U."""

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.errors import EmptyPage, MalformedPage
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Token

COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One word of the file: its form, how many syntactic words stand for it, and whether a space follows."""

    form: str
    words: tuple[str, ...]
    space: bool


def given_sentences(conllu: str, about: str) -> tuple[str, tuple[Sentence, ...]]:
    """Text with one sentence a line, and the sentences with exactly the tokens given, without grammar.

    Words inside a range (`1-2 zum`) share the span of the whole. `about` names the page in errors: `MalformedPage` for
    lines that are no CoNLL-U, `EmptyPage` if there is no token at all.
    """
    lines: list[str] = []
    sentences: list[Sentence] = []
    at = 0
    for rows in sentence_rows(conllu, about):
        line, tokens = laid_out(rows, at)
        lines.append(line)
        sentences.append(Sentence.of(Span(at, at + len(line)), tokens))
        at += len(line) + 1
    if not sentences:
        raise EmptyPage(about, "there is no token in it", "Check that it is CoNLL-U")
    return "\n".join(lines), tuple(sentences)


def laid_out(rows: list[Row], start: int) -> tuple[str, list[Token]]:
    """The line of a sentence that begins at `start`, and its tokens."""
    parts: list[str] = []
    tokens: list[Token] = []
    at = start
    for index, row in enumerate(rows):
        span = Span(at, at + len(row.form))
        tokens.extend(Token(span, word) for word in row.words)
        gap = " " if row.space and index + 1 < len(rows) else ""
        parts += (row.form, gap)
        at = span.end + len(gap)
    return "".join(parts), tokens


def sentence_rows(conllu: str, about: str) -> Iterator[list[Row]]:
    """The words of each sentence; comments and empty nodes (`5.1`) are left out."""
    rows: list[Row] = []
    pending: list[str] = []
    whole: tuple[str, int, bool] | None = None
    for number, line in enumerate([*conllu.split("\n"), ""], 1):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            if whole is not None:
                raise malformed(about, number, f"the range of {whole[0]!r} is not complete")
            if rows:
                yield rows
            rows = []
        elif not line.startswith("#"):
            place, form, space = checked(cells, about, number)
            if "-" in place:
                whole = (form, int(place.split("-")[1]) - int(place.split("-")[0]) + 1, space)
            elif "." not in place and whole is None:
                rows.append(Row(form, (form,), space))
            elif "." not in place and whole is not None:
                pending.append(form)
                if len(pending) == whole[1]:
                    rows.append(Row(whole[0], tuple(pending), whole[2]))
                    whole, pending = None, []


def checked(cells: list[str], about: str, number: int) -> tuple[str, str, bool]:
    """Id, form and whether a space follows, of one line. Raises `MalformedPage`."""
    place = cells[0]
    first, dash, last = place.partition("-")
    digits = place.replace(".", "", 1).isdecimal() or (dash and first.isdecimal() and last.isdecimal())
    if len(cells) != COLUMNS or not digits or not place.isascii() or len(place) > 12:
        raise malformed(about, number, f"it has no id and {COLUMNS} columns")
    if dash and int(last) <= int(first):
        raise malformed(about, number, f"{place!r} is no range")
    if not cells[1].strip():
        raise malformed(about, number, "it has no form")
    return place, cells[1].strip(), "SpaceAfter=No" not in cells[9].strip().split("|")


def malformed(about: str, number: int, reason: str) -> MalformedPage:
    """The error for one line."""
    return MalformedPage(f"{about}, line {number}", reason, "Check that it is CoNLL-U with ten columns, tab-separated")
