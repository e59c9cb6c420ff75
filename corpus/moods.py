"""Measures a parser on `subjunctive.tsv`: which finite verbs it takes for subjunctives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depesche.lang.pack import pack_for
from depesche.model.span import Span
from depesche.model.syntax import Parser, Token
from depesche.parse import shipped_parser
from depesche.parse.segment import sentences_in

FILE: Final = Path(__file__).with_name("subjunctive.tsv")
SUBJUNCTIVE, UNDECIDED = "Sub", "amb"
MOODS: Final = (SUBJUNCTIVE, "Ind", "Imp", "none", UNDECIDED)
CLASSES: Final = ("be", "have", "become", "modal", "strong", "weak")
COLUMNS: Final = ["sentence", "verb", "mood", "class", "note"]


class MalformedRow(ValueError):
    """A row of the file that cannot be measured; the message names its line."""


@dataclass(frozen=True, slots=True)
class Case:
    """One word of a sentence and the mood that it has there."""

    sentence: str
    word: Span
    mood: str
    verb_class: str
    note: str


def cases(file: Path = FILE) -> Iterator[Case]:
    """All rows of the file, in order. Raises `MalformedRow`."""
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    rows = [(number, line.split("\t")) for number, line in lines if not line.startswith("#")]
    if not rows or rows[0][1] != COLUMNS:
        raise MalformedRow(f"{file.name}: the first row must name {', '.join(COLUMNS)}")
    for number, cells in rows[1:]:
        if len(cells) != len(COLUMNS):
            raise MalformedRow(f"{file.name}, line {number}: {len(cells)} columns")
        sentence, verb, mood, verb_class, note = cells
        if mood not in MOODS or verb_class not in (("-",) if mood == "none" else CLASSES):
            raise MalformedRow(f"{file.name}, line {number}: mood {mood!r} with class {verb_class!r}")
        yield Case(sentence, place_of(verb, sentence, f"{file.name}, line {number}"), mood, verb_class, note)


def place_of(verb: str, sentence: str, about: str) -> Span:
    """Where `sei`, or `sei#2` for the second of several, stands. Raises `MalformedRow`."""
    word, counted, which = verb.partition("#")
    found = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", sentence)]
    number = int(which) if which.isdecimal() else int(not counted)
    if bool(counted) != (len(found) > 1) or not 1 <= number <= len(found):
        raise MalformedRow(f"{about}: {verb!r} is not one of {len(found)} in {sentence!r}")
    return found[number - 1]


def read(found: Sequence[Case], parser: Parser) -> Iterator[tuple[Case, str]]:
    """Each case with the mood that the parser gives its word; `none` if it gives none."""
    knowledge = pack_for("de").segmenting
    parsed: dict[str, dict[int, Token]] = {}
    for case in found:
        text = case.sentence
        if text not in parsed:
            syntax = parser.parse(sentences_in(text, Span(0, len(text)), knowledge), text)
            parsed[text] = {token.span.start: token for s in syntax.sentences for token in s.tokens}
        token = parsed[text].get(case.word.start)
        yield case, (token and token.feature("Mood")) or "none"


def moods(parser: Parser | None = None) -> int:
    """Prints recall and precision of subjunctives, in all and by class, and what was read wrongly; always 0."""
    answers = [(case, said) for case, said in read(list(cases()), parser or shipped_parser()) if case.mood != UNDECIDED]
    for case, said in answers:
        if (case.mood == SUBJUNCTIVE) != (said == SUBJUNCTIVE):
            word = case.word.of(case.sentence)
            print(f"{word} is {case.mood}, read as {said} ({case.note}): {case.sentence}")
    print(f"\n{'class':<8}{'words':>7}{'Sub':>6}{'recall':>9}{'precision':>11}")
    for name in ("all", *CLASSES):
        print(row(name, [a for a in answers if name in ("all", a[0].verb_class)]))
    return 0


def row(name: str, answers: Sequence[tuple[Case, str]]) -> str:
    """One line of the table. Precision counts all words marked, nouns that look like verbs among them."""
    gold = sum(case.mood == SUBJUNCTIVE for case, _ in answers)
    said = sum(mood == SUBJUNCTIVE for _, mood in answers)
    hits = sum(case.mood == mood == SUBJUNCTIVE for case, mood in answers)
    recall, precision = (f"{hits / whole:.3f}" if whole else "-" for whole in (gold, said))
    return f"{name:<8}{len(answers):>7}{gold:>6}{recall:>9}{precision:>11}"
