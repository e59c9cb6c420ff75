"""Whom a noun without a name takes up: 'der Angeklagte', 'die Zeitung', 'das Tribunal', 'die 24-Jährige'."""

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.figures import Figure
from depesche.extract.mentions.memory import Memory, Trace
from depesche.extract.mentions.nouns import SHORTEST
from depesche.extract.mentions.words import Row

NEAR = 4
"""Sentences back in which a noun looks for somebody whom it can take up."""
SENTENCE, SUBJECT, UNNAMED = 1.0, 0.8, -2.0
"""How whom a noun means is weighed: distance, what was spoken about, and people who have no name themselves."""
ECHOING = ("organisation", "place", "other", "event")


@dataclass(frozen=True, slots=True)
class Taken:
    """Finds whom nouns take up among those spoken of before them."""

    row: Row
    memory: Memory
    quotes: tuple[int, ...]
    """For each word the number of the quoted words that it stands in, 0 outside."""

    def listed(self, draft: Draft) -> Figure | None:
        """The last figure of the kind, and of one of the subkinds, that a listed noun takes up ('die Zeitung')."""
        subkinds = (draft.subkind or "").split()
        unsure: Figure | None = None
        for trace in self._before(draft):
            figure = trace.figure
            if figure.kind != draft.kind:
                if draft.kind == "state" and figure.kind == "place" and figure.unlisted and unsure is None:
                    unsure = figure
                continue
            if draft.kind == "person":
                if figure.gender in ("", *subkinds):
                    return figure
            elif not subkinds or figure.subkind in subkinds or ends_in(figure, noun_forms(self.row, draft), self.row):
                return figure
            elif figure.subkind is None and figure.named and trace.form == "name" and unsure is None:
                unsure = figure
        return unsure

    def echoed(self, draft: Draft) -> Figure | None:
        """The last figure whose name, or a noun beside it, ends in the noun of the draft."""
        forms = noun_forms(self.row, draft)
        found = (t.figure for t in self._before(draft) if t.figure.kind in ECHOING)
        return next((figure for figure in found if ends_in(figure, forms, self.row)), None)

    def aged(self, draft: Draft) -> Figure | None:
        """The person spoken of last, for one who is called by his age."""
        return self._nearest(draft, named=True)

    def person(self, draft: Draft) -> Figure | None:
        """The person or people of the same noun before, else, if the noun often takes up names, the nearest person."""
        if not (draft.definite or self.row.starts(draft.start)):
            return None
        forms = noun_forms(self.row, draft)
        for trace in self._before(draft):
            figure = trace.figure
            if figure.kind == draft.kind and any(noun in forms or draft.noun.lower() == noun for noun in figure.nouns):
                return figure
        if draft.subkind == "takes-up" and draft.kind == "person":
            return self._nearest(draft, named=True)
        return None

    def _nearest(self, draft: Draft, *, named: bool) -> Figure | None:
        here = self.row.words[draft.start].sentence
        best: tuple[float, int, Figure] | None = None
        for trace in self._before(draft):
            figure = trace.figure
            if here - trace.sentence > NEAR:
                break
            fits = figure.kind == "person" and (not draft.gender or figure.gender in ("", draft.gender))
            if not fits or (named and not figure.named) or self._same_clause(trace, draft, here):
                continue
            score = -SENTENCE * (here - trace.sentence) + SUBJECT * trace.subject
            if best is None or (score, trace.start) > best[:2]:
                best = (score, trace.start, figure)
        return best[2] if best is not None else None

    def _same_clause(self, trace: Trace, draft: Draft, here: int) -> bool:
        """True if a trace stands in the sentence of the draft with no comma or mark between them."""
        between = self.row.words[trace.end : draft.start]
        return trace.sentence == here and all(word.text[0].isalnum() for word in between)

    def _before(self, draft: Draft) -> Iterator[Trace]:
        """The traces before a draft, without those inside other quoted words."""
        quotes = (0, self.quotes[draft.start])
        return (t for t in self.memory.back() if t.end <= draft.start and t.quote in quotes)


def noun_forms(row: Row, draft: Draft) -> tuple[str, ...]:
    """The head noun of a draft in lower case, with and without its inflection."""
    word = row.words[draft.head].text
    return tuple(form.lower() for form in dict.fromkeys((draft.noun or word, *row.naming.variants(word))))


def ends_in(figure: Figure, forms: tuple[str, ...], row: Row) -> bool:
    """True if a word of the figure's name, or a noun that stood beside it, is or ends in one of the forms."""
    words = [v.lower() for name in (figure.name, *figure.aliases) for w in name.split() for v in row.naming.variants(w)]
    for word in (*words, *figure.nouns):
        if any(word == form or (len(form) >= SHORTEST and word.endswith(form)) for form in forms):
            return True
    return False
