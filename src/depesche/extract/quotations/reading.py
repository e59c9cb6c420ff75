"""A sentence as the rules of this stage look at it: lower-case words, segments between commas, quoted words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from depesche.extract.quotations.marks import Quoted
from depesche.lang.reporting import Reporting
from depesche.model.span import Span, trimmed
from depesche.model.syntax import ROOT, Sentence, Token

SEPARATORS = frozenset({",", ":", ";", "–", "—", "―", "--"})
QUOTES = frozenset("„“”\"»«‚‘'›‹’‟")
STOPS = frozenset({".", "!", "?", "…", "..."})
CLAUSAL = ("acl", "advcl", "parataxis", "ccomp")


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `start:end` between two separators; `mark` is the separator before it, empty for the first."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence. `low` holds the words as written, in lower case; the second part of a contraction is empty."""

    index: int
    sentence: Sentence
    text: str
    low: tuple[str, ...]
    segments: tuple[Segment, ...]
    quoted: tuple[bool, ...]
    """For each token whether it stands inside double quotation marks."""
    parsed: bool
    words: Reporting

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def segment_of(self, at: int) -> int:
        """Index of the segment that holds token `at`, or which begins behind it if it is a separator."""
        return next((n for n, s in enumerate(self.segments) if at < s.end), len(self.segments) - 1)

    def segment_at(self, at: int) -> Segment:
        """The segment of token `at`."""
        return self.segments[self.segment_of(at)]

    def first_word(self, segment: Segment) -> int:
        """Index of the first token of a segment that is a word."""
        return next((i for i in range(segment.start, segment.end) if self.is_word(i)), segment.start)

    def is_word(self, at: int) -> bool:
        """True if the token is no mark."""
        return any(c.isalnum() for c in self.tokens[at].form)

    def span(self, start: int, end: int) -> Span:
        """Characters of tokens `start:end`."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def spans(self, indices: Iterable[int]) -> tuple[Span, ...]:
        """Spans of tokens, neighbours joined."""
        out: list[Span] = []
        last = -2
        for i in sorted(set(indices)):
            span = self.tokens[i].span
            if i == last + 1 and out:
                out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
            else:
                out.append(span)
            last = i
        return tuple(out)

    def clean(self, start: int, end: int, *, stop: bool = False) -> Span | None:
        """Tokens `start:end` without marks at their ends; quotation marks stay if their partner is inside."""
        drop = SEPARATORS | (frozenset() if stop else STOPS)
        while start < end and (self.tokens[start].form in drop or self.tokens[start].form in STOPS):
            start += 1
        if start < end and self.low[start] in self.words.joining and start > 0:
            start += 1
        while end > start and self.tokens[end - 1].form in drop:
            end -= 1
        return trimmed(self.span(start, end), self.text) if end > start else None

    def mood(self, at: int) -> str:
        """`Sub`, `Ind` or empty; without grammar by the lists of forms."""
        token = self.tokens[at]
        speaks_of_self = not self.words.first_person.isdisjoint(self.low)
        present = self.low[at] in self.words.subjunctive and not speaks_of_self
        if present or self.low[at] in self.words.subjunctive_past:
            return "Sub" if not self.parsed or token.upos in ("VERB", "AUX") else ""
        if not self.parsed:
            return ""
        if self.is_present_subjunctive(at):
            return "Sub"
        mood = token.feature("Mood") or ""
        return "" if mood == "Sub" and self.could_be_indicative(at) else mood

    def could_be_indicative(self, at: int) -> bool:
        """True for a form that no list and no vowel shows to be subjunctive: 'sollte', 'landete', 'ich plane'."""
        word, words = self.low[at], self.words
        return not words.subjunctive_vowels.intersection(word) or word in words.modals

    def is_present_subjunctive(self, at: int) -> bool:
        """True for a form like 'er sage': the infinitive without its n, and nobody says 'ich' in the sentence."""
        token, word = self.tokens[at], self.low[at]
        return (
            token.upos in ("VERB", "AUX")
            and token.feature("VerbForm") != "Inf"
            and word.endswith("e")
            and token.form[0].islower()
            and bool(self.words.subjunctive)
            and token.lemma.lower().endswith(word + "n")
            and not self.words.first_person.intersection(self.low)
        )

    def finite(self, start: int, end: int) -> list[int]:
        """Finite verbs among tokens `start:end`."""
        return [
            i
            for i in range(start, end)
            if (self.tokens[i].upos in ("VERB", "AUX") and self.tokens[i].feature("VerbForm") == "Fin")
            or (not self.parsed and self.is_known_finite(i))
            or self.mood(i) == "Sub"
        ]

    def is_known_finite(self, at: int) -> bool:
        """Finite by the lists alone."""
        word, words = self.low[at], self.words
        return word in words.modals or word in words.auxiliaries_perfect or word in words.auxiliaries_passive

    def top(self, start: int, end: int) -> int:
        """The token among `start:end` whose head lies outside."""
        for i in range(start, end):
            head = self.tokens[i].head
            if (head == ROOT or not start <= head < end) and self.tokens[i].deprel != "punct" and self.is_word(i):
                return i
        return start


def read(index: int, sentence: Sentence, text: str, parts: Sequence[Quoted], words: Reporting) -> Reading:
    """A sentence prepared for the rules; `parts` are the quoted parts of the document that overlap it."""
    tokens = sentence.tokens
    low: list[str] = []
    for i, token in enumerate(tokens):
        shared = i > 0 and tokens[i - 1].span == token.span
        low.append("" if shared else token.span.of(text).lower())
    quoted = tuple(
        any(p.level == 0 and p.outer.start <= t.span.start and t.span.end <= p.outer.end for p in parts) for t in tokens
    )
    return Reading(
        index=index,
        sentence=sentence,
        text=text,
        low=tuple(low),
        segments=segments_of(tokens, quoted),
        quoted=quoted,
        parsed=any(t.deprel for t in tokens),
        words=words,
    )


def segments_of(tokens: Sequence[Token], quoted: Sequence[bool]) -> tuple[Segment, ...]:
    """Segments between separators that stand neither in brackets nor inside quotation marks."""
    out: list[Segment] = []
    start, mark, depth = 0, "", 0
    for i, token in enumerate(tokens):
        if token.form in "([":
            depth += 1
        elif token.form in ")]" and depth:
            depth -= 1
        elif depth == 0 and token.form in SEPARATORS and not quoted[i]:
            out.append(Segment(start, i, mark))
            start, mark = i + 1, token.form
    out.append(Segment(start, len(tokens), mark))
    return tuple(s for s in out if s.end > s.start) or (Segment(0, len(tokens), ""),)
