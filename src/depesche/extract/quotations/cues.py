"""Verbs that introduce speech, found by their forms and confirmed by the grammar around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.extract.quotations.reading import SEPARATORS, Reading
from depesche.lang.reporting import CueVerb

FAR = 40
"""Tokens between a verb and its particle or participle at most."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One occurrence. `at` is the full verb, `finite` the finite part (the same, or its auxiliary)."""

    verb: CueVerb
    at: int
    finite: int
    tokens: frozenset[int]
    passive: bool = False
    infinitive: bool = False

    @property
    def first(self) -> int:
        """The first token of the cue."""
        return min(self.tokens)

    @property
    def last(self) -> int:
        """The last token of the cue."""
        return max(self.tokens)


def verb_cues(r: Reading) -> Iterator[Cue]:
    """All cue verbs of a sentence in order; those inside quotation marks belong to the quoted words."""
    for i in range(len(r.tokens)):
        if r.quoted[i] or not is_verb_like(r, i):
            continue
        cue = finite_cue(r, i) or participle_cue(r, i) or infinitive_cue(r, i)
        if cue is not None:
            yield cue


def is_verb_like(r: Reading, at: int) -> bool:
    """A word that may be a verb: by its tag and by its capital letter."""
    token = r.tokens[at]
    if r.parsed and token.upos not in ("VERB", "AUX", "X", "ADJ", "ADV", "PROPN"):
        return False
    if not token.form[:1].isupper():
        return token.upos != "PROPN"
    starts = at == r.first_word(r.segments[0])
    return starts and token.upos in ("VERB", "AUX", "X") and (r.parsed or at > 0)


def finite_cue(r: Reading, at: int) -> Cue | None:
    """A finite form, with its particle wherever that stands."""
    word = r.low[at]
    if r.parsed and r.tokens[at].upos not in ("VERB", "AUX", "X"):
        return None
    has_auxiliary = auxiliaries(r, at)
    for verb in r.words.joined.get(word, ()):
        if not has_auxiliary and fits(r, verb, at, {at}):
            return Cue(verb, at, at, frozenset({at} | extras(r, verb, at)))
    if word in r.words.participles and has_auxiliary:
        return None
    if word in r.words.infinitives and has_auxiliary:
        return None
    particle = particle_of(r, at)
    for verb in r.words.finite.get(word, ()):
        if verb.particle and (particle is None or r.low[particle] != verb.particle):
            continue
        if particle is not None and not verb.particle and not passes_without(r, verb, particle):
            continue
        tokens = {at} | ({particle} if particle is not None and verb.particle else set())
        if fits(r, verb, at, tokens):
            return Cue(verb, at, at, frozenset(tokens | extras(r, verb, at)))
    return None


def passes_without(r: Reading, verb: CueVerb, particle: int) -> bool:
    """True if what looks like a particle is a word of the idiom or an adverb ('sagte er weiter')."""
    word = r.low[particle]
    return word in verb.idiom or word in r.words.adverbs_after_speaker or word in r.words.correlates


def participle_cue(r: Reading, at: int) -> Cue | None:
    """A participle with its auxiliaries."""
    found = r.words.participles.get(r.low[at])
    if found is None:
        return None
    helpers = auxiliaries(r, at)
    if not helpers:
        return None
    passive = any(r.low[h] in r.words.auxiliaries_passive for h in helpers)
    states = all(r.low[h] in r.words.copulas for h in helpers)
    for verb in found:
        if fits(r, verb, at, {at}):
            if states and not passive and not verb.reflexive:
                passive = True
            tokens = {at, *helpers} | extras(r, verb, at)
            return Cue(verb, at, min(helpers), frozenset(tokens), passive=passive)
    return None


def infinitive_cue(r: Reading, at: int) -> Cue | None:
    """An infinitive with a modal verb ('will nicht sagen, ob'); needs a clause, never a mere object."""
    if r.parsed and r.tokens[at].feature("VerbForm") not in ("Inf", None):
        return None
    helpers = auxiliaries(r, at)
    if not helpers:
        return None
    for verb in r.words.infinitives.get(r.low[at], ()):
        if not verb.weak and fits(r, verb, at, {at}):
            tokens = frozenset({at, *helpers} | extras(r, verb, at))
            return Cue(verb, at, min(helpers), tokens, infinitive=True)
    return None


def auxiliaries(r: Reading, at: int) -> list[int]:
    """Auxiliaries and modals of a verb, by grammar, else by their forms in its clause."""
    words = r.words
    found = r.sentence.dependents(at, "aux", "cop") if r.parsed else []
    segment = r.segments[r.segment_of(at)]
    if found or (r.parsed and not (r.low[at] in words.participles and closes_clause(r, at))):
        return found
    known = words.auxiliaries_perfect | words.auxiliaries_passive | (frozenset() if r.parsed else words.modals)
    return [i for i in range(segment.start, segment.end) if i != at and r.low[i] in known and is_free(r, i)]


def is_free(r: Reading, at: int) -> bool:
    """True if the auxiliary is not bound, by the grammar, to a verb of its own clause."""
    head = r.tokens[at].head
    return not r.parsed or head < 0 or r.segment_of(head) != r.segment_of(at)


def particle_of(r: Reading, at: int) -> int | None:
    """The separated particle: by grammar, or the known particle before the next separator or the end."""
    for child in r.sentence.dependents(at, "compound:prt"):
        if child > at:
            return child
    for i in range(at + 1, min(len(r.tokens), at + FAR)):
        if r.low[i] in r.words.particles and closes_clause(r, i) and r.tokens[i].deprel != "case":
            return i
        if r.tokens[i].form in SEPARATORS and r.mood(i - 1) == "" and i > at + 25:
            break
    return None


def closes_clause(r: Reading, at: int) -> bool:
    """True if nothing of the clause follows: a mark, a conjunction or the end."""
    return at + 1 >= len(r.tokens) or not r.is_word(at + 1) or r.low[at + 1] in r.words.coordinators


def fits(r: Reading, verb: CueVerb, at: int, tokens: set[int]) -> bool:
    """Whether the idiom's words and the reflexive stand in reach of the verb."""
    if not verb.reflexive and any(
        r.low[c] in r.words.reflexives and r.tokens[c].deprel in ("obj", "expl", "expl:pv")
        for c in r.sentence.children[at]
    ):
        return False
    if verb.impersonal and not r.words.expletives.intersection(r.low[max(0, at - 3) : at + 3]):
        return False
    if not verb.idiom and not verb.reflexive:
        return True
    low = max(0, at - 15)
    near = r.low[low : at + 15]
    if verb.reflexive and not r.words.reflexives.intersection(near):
        return False
    return all(any(w == word or w.rstrip(".") == word for w in near) for word in verb.idiom)


def extras(r: Reading, verb: CueVerb, at: int) -> set[int]:
    """Further tokens of the cue: words of the idiom, the reflexive, a correlate ('davon')."""
    out: set[int] = set()
    for word in verb.idiom:
        near = [i for i, w in enumerate(r.low) if w == word]
        if near:
            out.add(min(near, key=lambda i: abs(i - at)))
    for child in r.sentence.children[at]:
        if verb.reflexive and r.low[child] in r.words.reflexives:
            out.add(child)
        if r.low[child] in r.words.correlates and abs(child - at) < 8:
            out.add(child)
    return out
