"""Pronouns: which words of a document are some, and whom each of them means."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.figures import Figure
from depesche.extract.mentions.memory import Memory, Trace
from depesche.extract.mentions.words import Row

REACH = 3
"""Sentences back in which a pronoun looks for its antecedent."""
SENTENCE = 2.0
"""What each sentence of distance costs, in the measure of the weights below."""
SUBJECT = 1.5
UNKNOWN_GENDER = -0.4
NEUTER = -0.6
BODY = -1.2
"""A body called 'er' or 'sie': people are called so far more often."""
OTHER_QUOTE = -2.5
"""Who is spoken of in quoted words is seldom whom the text around goes on about."""
NAMELESS = -0.5
WORD = 0.05
"""What each word of distance costs after a demonstrative, which takes up what stood last."""
SHORTEST_QUOTE = 4
"""Words of a stretch between marks; a shorter one may be a name or a single word."""


def pronouns(row: Row) -> Iterator[Draft]:
    """Drafts for pronouns that can mean somebody on the page."""
    for at, word in enumerate(row.words):
        if is_relative(row, at):
            yield Draft(
                start=at, end=at + 1, span=word.span, kind="person", form="pronoun", by="mentions/relative@1",
                plural=None, subkind="relative",
            )  # fmt: skip
            continue
        known = row.naming.pronouns.get(word.low)
        polite = word.text[:1].isupper() and not row.starts(at)
        if known is None or polite or row.tag(at) not in ("PRON", "DET", "X", ""):
            continue
        if (
            word.low in row.naming.demonstratives
            and row.tag(at) != "PRON"
            and row.relation(at) not in ("nsubj", "iobj")
        ):
            continue
        plural = known.plural if known.possessive else number_of(row, at, known.plural)
        yield Draft(
            start=at, end=at + 1, span=word.span, kind="person", form="pronoun", by="mentions/pronoun@1", score=0.6,
            gender=known.genders, plural=plural, subkind="possessive" if known.possessive else None,
        )  # fmt: skip


def is_relative(row: Row, at: int) -> bool:
    """True for 'der' in 'A. B., der ...': a pronoun right behind a comma."""
    return row.tag(at) == "PRON" and row.before(at) == "," and row.words[at].low in row.naming.relative_pronouns


def number_of(row: Row, at: int, plural: bool | None) -> bool | None:
    """Whether a pronoun is plural, by its verb where its form does not tell."""
    if plural is not None:
        return plural
    word = row.words[at]
    if row.tagged:
        if row.relation(at) != "nsubj":
            return None
        sentence = row.sentences[word.sentence]
        head = sentence.tokens[word.token.head]
        verbs = [head, *(sentence.tokens[i] for i in sentence.dependents(word.token.head, "aux", "cop"))]
        finite = [v for v in verbs if v.feature("VerbForm") == "Fin"]
        if finite:  # the form tells more surely than the tag: third persons of the singular never end so
            return finite[-1].form.lower().endswith(row.naming.plural_verb_endings)
    return row.after(at).endswith(row.naming.plural_verb_endings) if row.starts(at) else None


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Finds whom a pronoun means among those spoken of before it."""

    row: Row
    memory: Memory
    quotes: tuple[int, ...]
    """For each word the number of the quoted words that it stands in, 0 outside."""
    group: Callable[[list[Figure]], Figure]
    """The group of some figures."""

    def of(self, draft: Draft) -> Figure | None:
        """The figure that a pronoun means; None if it cannot be told."""
        if draft.subkind == "relative":
            ahead = next(self.memory.back(), None)  # what stands right before the comma
            return ahead.figure if ahead is not None and ahead.end == draft.start - 1 else None
        if draft.plural and draft.subkind != "possessive":
            return self._several(draft)
        return self._one(draft)

    def _one(self, draft: Draft) -> Figure | None:
        here = self.row.words[draft.start].sentence
        best: tuple[float, int, Figure] | None = None
        for trace in self.memory.since(here - REACH):
            if trace.end > draft.start or not self._agrees(trace, draft):
                continue
            score = self._likely(trace, draft, here)
            if best is None or (score, trace.start) > best[:2]:
                best = (score, trace.start, trace.figure)
        return best[2] if best is not None else None

    def _likely(self, trace: Trace, draft: Draft, here: int) -> float:
        """How likely a pronoun means what a trace does."""
        possessive, figure = draft.subkind == "possessive", trace.figure
        score = -SENTENCE * (here - trace.sentence)
        if self.row.words[draft.start].low in self.row.naming.demonstratives:
            score -= WORD * (draft.start - trace.end)
        else:
            score += SUBJECT * trace.subject
        if trace.quote and trace.quote != self.quotes[draft.start]:
            score += OTHER_QUOTE
        if figure.kind == "person":
            return score + (0.0 if figure.gender else UNKNOWN_GENDER) + (0.0 if figure.named else NAMELESS)
        if not possessive:
            return score + BODY
        return score + (0.0 if here == trace.sentence else NEUTER)

    def _agrees(self, trace: Trace, draft: Draft) -> bool:
        """True if a pronoun can mean the figure. A name with an article ('die USA', 'die Ukraine') is no neuter."""
        figure, possessive = trace.figure, draft.subkind == "possessive"
        if trace.form in ("compound", "adjective") and not possessive:
            return False
        if figure.kind == "group":
            return draft.plural is None and "f" in draft.gender
        if figure.kind == "person":
            if draft.gender == "f":
                return figure.gender == "f"
            return not figure.gender or figure.gender in draft.gender
        if figure.kind not in ("state", "organisation"):
            return False
        if figure.gender:
            return figure.gender in draft.gender and (possessive or figure.kind == "organisation")
        neuter = trace.article not in self.row.naming.feminine_articles
        return possessive and trace.form in ("name", "metonym") and ("n" in draft.gender) == neuter

    def _several(self, draft: Draft) -> Figure | None:
        """The last coordination of names or group, for a plural pronoun."""
        here = self.row.words[draft.start].sentence
        near = [t for t in self.memory.since(here - REACH + 1) if t.end <= draft.start][::-1]
        for n in range(len(near) - 1, -1, -1):
            figure = near[n].figure
            if figure.members:
                return figure
            run = [near[n]]
            for trace in reversed(near[:n]):
                if not coordinated(self.row, trace, run[0]):
                    break
                run.insert(0, trace)
            figures = list(dict.fromkeys(t.figure for t in run))
            alike = len({f.kind for f in figures}) == 1 and figures[0].kind in ("person", "state", "organisation")
            if len(figures) > 1 and alike:
                return self.group(figures)
            if figure.kind == "group":
                return figure
        return None


def coordinated(row: Row, left: Trace, right: Trace) -> bool:
    """True if nothing but 'und', commas and articles stands between two mentions of one sentence."""
    if left.sentence != right.sentence or left.end >= right.start:
        return False
    between = [word.low for word in row.words[left.end : right.start]]
    allowed = row.naming.coordinators | row.naming.determiners
    return all(w in allowed for w in between) and any(w in row.naming.coordinators for w in between)


def quoted_words(row: Row) -> tuple[int, ...]:
    """For each word the number of the quoted stretch of its line that it stands in, 0 outside."""
    out: list[int] = []
    number = depth = last = 0
    for word in row.words:
        if "\n" in row.text[last : word.span.start]:
            depth = 0
        last = word.span.end
        if word.text in row.naming.quotes:
            opens = word.text in row.naming.sure_openers or (word.text not in row.naming.sure_closers and not depth)
            number += opens
            depth = number if opens else 0
            out.append(0)
        else:
            out.append(depth)
    length = Counter(out)
    return tuple(n if length[n] >= SHORTEST_QUOTE else 0 for n in out)
