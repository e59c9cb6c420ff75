"""A sentence as events are read from it: its words, who is mentioned where, and what is quoted."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from depesche.extract.events.actors import Actors
from depesche.extract.events.background import Background
from depesche.extract.events.memory import Memory
from depesche.lang.events import EventKnowledge
from depesche.model.document import LineKind
from depesche.model.findings import Found
from depesche.model.mention import COMMON, Entity, Mention
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.syntax import Sentence

PARTICIPANTS = frozenset({"person", "state", "organisation", "group"})
CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"})
DASHES = frozenset({"-", "–", "—"})
LONGEST_OPENING = 16
"""A dateline has at most so many words and marks: two towns with their states, the day and the agencies."""
LONGEST_ASKER = 4
"""Words before the colon by which an interview says who speaks ('Küstenkurier: Treten Sie zurück?')."""
NAME_PARTS = frozenset({"flat", "appos", "compound"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence in its document. Indices are those of `sentence.tokens`."""

    sentence: Sentence
    words: tuple[str, ...]
    """Lower-case forms."""
    text: str
    mentions: Mapping[int, Mention]
    """For each token the mention that it belongs to and that means somebody, the longest first."""
    parts: Mapping[int, Mention]
    """For each token the mention that is a part of it ('US-Regierung')."""
    entities: Mapping[str, Entity]
    states: Mapping[str, str]
    """Code of a state -> id of its entity in this document."""
    quotations: tuple[Quotation, ...]
    """Those that overlap the sentence."""
    spoken: tuple[Quotation, ...]
    """All quotations of the document."""
    line: LineKind
    knows: EventKnowledge
    actors: Actors
    published: date | None
    """The latest day on which the page may have been published."""
    background: Background
    memory: Memory
    common: Mapping[int, Mention]
    """For each token the mention of somebody whom the page calls by a common noun only."""
    opening: int = 0
    """How many tokens at the start are dateline or topic: the parser may take them for a subject."""

    def quotation_at(self, index: int) -> Quotation | None:
        """The innermost quotation in whose content a token stands, unless the token is its cue."""
        span = self.sentence.tokens[index].span
        inside = [q for q in self.quotations if any(c.contains(span) for c in q.content)]
        inside = [q for q in inside if (q.cue or q.kind != "reported") and not self._told_with(index, q)]
        return min(inside, key=lambda q: sum(c.end - c.start for c in q.content), default=None)

    def _told_with(self, index: int, quotation: Quotation) -> bool:
        """True if a word is the cue, or stands beside it and not under it, in a content that holds its own cue."""
        tokens = self.sentence.tokens
        if any(c.overlaps(tokens[index].span) for c in quotation.cue):
            return True
        if not any(part.contains(c) for c in quotation.cue for part in quotation.content):
            return False
        at = index
        for head in self.sentence.ancestors(index):
            if any(c.overlaps(tokens[head].span) for c in quotation.cue):
                return tokens[at].deprel.split(":")[0] not in ("ccomp", "xcomp")
            at = head
        return True

    def case_of(self, index: int) -> str:
        """The preposition (or 'als') of a phrase, '' if it has none."""
        for child in self.sentence.children[index]:
            relation = self.sentence.tokens[child].deprel
            before = child < index and (child == 0 or self.words[child - 1] not in self.knows.opinion)
            as_word = relation in ("mark", "cc") and self.words[child] in self.knows.as_words
            if before and (relation == "case" or as_word):
                return self.words[child]
        return ""

    def unnamed(self, index: int) -> list[str]:
        """The body or crowd that a noun without a name means, if it means one."""
        if index < self.opening:
            return []
        key = self.actors.at(self.sentence.tokens[index])
        if key is None and index in self.common:
            key = self.common[index].entity
        return [key] if key is not None else []

    def stood_for(self, index: int) -> bool:
        """True if a body or crowd is meant by the state or body that is named beside it ('die Armee Kenias')."""
        return self.actors.represented(self.sentence.tokens[index].form)

    def conjuncts(self, index: int) -> list[int]:
        """A word and what is coordinated with it or with its name, in order."""
        found, stack = [], [index]
        while stack:
            at = stack.pop()
            found.append(at)
            names = [*self.sentence.dependents(at, "appos", "flat"), *self._same_one(at)]
            members = [c for i in (at, *names) for c in self.sentence.dependents(i, "conj")]
            stack += [c for c in members if self.sentence.tokens[c].upos not in ("VERB", "AUX")]
        return sorted(found)

    def speaks_for(self, entity_id: str) -> str:
        """The state behind the voice of a government, if the document names it; else the entity itself."""
        entity = self.entities[entity_id]
        voices = self.knows.class_forms.get("STATEMEDIA", ())
        return self.states.get(entity.state or "", entity_id) if entity.name.lower() in voices else entity_id

    def _same_one(self, index: int) -> list[int]:
        """Names that the parser hung on their title as if they were its genitive ('Präsident Putin')."""
        own = self.mentions.get(index)
        near = self.sentence.dependents(index, "nmod") if own is not None else []
        return [c for c in near if (m := self.mentions.get(c)) is not None and own and m.entity == own.entity]

    def phrase(self, index: int) -> list[int]:
        """The words of a phrase without the clauses that hang on it, in order."""
        found, stack = [], [index]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(
                c for c in self.sentence.children[at] if self.sentence.tokens[c].deprel.split(":")[0] not in CLAUSES
            )
        return sorted(found)


def scenes_of(
    found: Found, knows: EventKnowledge, actors: Actors | None = None, memory: Memory | None = None
) -> Iterator[Scene]:
    """The scenes of a document, in reading order. What `memory` keeps between them is known in the next one."""
    actors, memory = actors or Actors(found.document, knows), memory or Memory()
    background = Background.of(found, knows)
    entities = ChainMap({entity.id: entity for entity in found.entities}, actors.entities)
    states = {e.state: e.id for e in reversed(found.entities) if e.kind == "state" and e.state}
    common = {e.id for e in found.entities if e.subkind == COMMON}
    mentions = sorted((m for m in found.mentions if m.entity is not None), key=lambda m: m.span)
    lines = found.document.lines
    at_line = first = 0
    for sentence in found.syntax.sentences:
        while at_line < len(lines) - 1 and lines[at_line].span.end <= sentence.span.start:
            at_line += 1
        while first < len(mentions) and mentions[first].span.end <= sentence.span.start:
            first += 1
        here = []
        for mention in mentions[first:]:
            if mention.span.start >= sentence.span.end:
                break
            here.append(mention)
        opening = opening_of(sentence, lines[at_line].kind if lines else "content")
        start = sentence.tokens[opening].span.start if opening else sentence.span.start
        here = [m for m in here if m.span.start >= start]
        whole, parts = _placed(sentence, [m for m in here if m.entity not in common])
        yield Scene(
            sentence=sentence,
            words=tuple(token.form.lower() for token in sentence.tokens),
            text=found.document.text,
            mentions=whole,
            parts=parts,
            entities=entities,
            states=states,
            quotations=tuple(q for q in found.quotations if any(c.overlaps(sentence.span) for c in q.content)),
            spoken=found.quotations,
            line=lines[at_line].kind if lines else "content",
            knows=knows,
            actors=actors,
            published=found.document.published.latest,
            background=background,
            memory=memory,
            common=_heads(sentence, [m for m in here if m.entity in common and m.form in ("nominal", "pronoun")]),
            opening=opening,
        )


def opening_of(sentence: Sentence, line: LineKind) -> int:
    """How many tokens stand before what happens: a dateline ('BERN (agd) -') or the topic of a heading ('Chile: ...').

    Whoever is named in these does nothing there, nor the speaker of an interview before the colon. 0 if the sentence
    has no such opening.
    """
    tokens, opening = sentence.tokens, 0
    for index, token in enumerate(tokens[:LONGEST_OPENING]):
        if token.upos in ("VERB", "AUX", "PRON"):
            break
        if index and index + 2 < len(tokens):
            topic = token.form == ":" and (line == "heading" or index < LONGEST_ASKER)
            dateline = line != "heading" and token.form in DASHES and tokens[0].upos != "DET"
            opening = index + 1 if topic or dateline else opening
    return opening


def _placed(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[dict[int, Mention], dict[int, Mention]]:
    """Mentions by the tokens that they cover, and those that are only a part of a token."""
    whole: dict[int, Mention] = {}
    parts: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        for index, token in enumerate(sentence.tokens):
            if token.span.start >= mention.span.end:
                break
            if mention.span.contains(token.span):
                whole.setdefault(index, mention)
            elif mention.span.overlaps(token.span):
                parts.setdefault(index, mention)
    return whole, parts


def _heads(sentence: Sentence, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Mentions by the last noun that they cover."""
    out: dict[int, Mention] = {}
    for mention in mentions:
        nouns = (i for i, t in enumerate(sentence.tokens) if t.upos in ("NOUN", "PRON"))
        inside = [i for i in nouns if mention.span.contains(sentence.tokens[i].span)]
        if inside:
            out[inside[-1]] = mention
    return out


def trimmed_hull(scene: Scene, indices: Sequence[int]) -> Span:
    """The span from the first to the last word, without punctuation at the ends."""
    tokens = scene.sentence.tokens
    kept = [i for i in indices if tokens[i].upos != "PUNCT"] or list(indices)
    return Span(tokens[min(kept)].span.start, tokens[max(kept)].span.end)
