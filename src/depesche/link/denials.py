"""Who denies what on one page: denials with their words, and the claims that they answer there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from depesche.lang.rareness import rareness
from depesche.link.digest import Digest
from depesche.link.world import World
from depesche.model.event import Event
from depesche.model.quotation import Quotation
from depesche.model.span import Span

Finding = Event | Quotation
ACTS = frozenset({"denies", "rejects"})
CLAIMED = frozenset({"claimed", "hypothetical"})
REACH = 3
"""Sentences between a claim and its denial: further away it answers something else."""
STEM = 6
"""Letters of a word that are compared: 'Sperre' and 'sperren' are one."""
HASHED = 5
"""Words of a claim whose pairs are keys; the least by their hashes, so that both sides choose the same ones."""
MIN_RARE = 2.3
"""Words of every tenth page and more tell nothing about what a claim is about."""
MIN_SHARED = 2
"""Words that a denial by content alone, or one that only an event tells, must share with the claim."""
MIN_PART = 0.4
"""Part of the telling words of the shorter one that a denial by content alone must share with the claim."""


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial: several quotations and an event of it may stand for it."""

    finding: Finding
    sentence: int
    who: tuple[str, ...]
    """Entity ids; empty if the page does not give them away."""
    words: tuple[str, ...]
    """Ids of the quotations in which it is said."""
    events: tuple[str, ...]
    stems: frozenset[str]
    """Stems of what is denied and how."""
    said: frozenset[str]
    """Stems of the words that are denied or said against it alone; none if only an event tells the denial."""


def denials_of(digest: Digest) -> list[Denial]:
    """The denials of a page, one for each sentence in which somebody denies or rejects."""
    by_sentence: dict[int, tuple[list[Quotation], list[Event]]] = {}
    for quotation in digest.quotations:
        if quotation.act in ACTS:
            at = digest.sentence_of((quotation.cue or quotation.content)[0])
            by_sentence.setdefault(at, ([], []))[0].append(quotation)
    for event in digest.events:
        if event.category == "REJECT" and event.status in ("happened", "claimed"):
            by_sentence.setdefault(digest.sentence_of(event.trigger), ([], []))[1].append(event)
    return [_denial(digest, at, *told) for at, told in sorted(by_sentence.items())]


def _denial(digest: Digest, at: int, quotations: list[Quotation], events: list[Event]) -> Denial:
    who = next((e.actor for e in events if e.actor), ()) or next((q.speaker_is for q in quotations if q.speaker_is), ())
    words = [q.id for q in quotations]
    for quotation in digest.quotations:
        near = at <= digest.sentence_of(quotation.content[0]) <= at + 1
        theirs = bool(set(who) & set(quotation.speaker_is)) or (quotation.kind == "direct" and quotation.negated)
        if near and quotation.id not in words and (theirs or (not who and quotation.kind == "direct")):
            words.append(quotation.id)
    said = " ".join(digest.evidence[key] for key in (*words, *(e.id for e in events)))
    own = " ".join(digest.evidence[key] for key in words) if quotations else ""
    finding: Finding = quotations[0] if quotations else events[0]
    told = tuple(e.id for e in events)
    return Denial(finding, at, who, tuple(words), told, stems(said, digest), stems(own, digest))


def by_content(digest: Digest) -> Iterator[tuple[Denial, Quotation]]:
    """Statements that say the contrary of what somebody else said shortly before, with what they contradict."""
    for quotation in digest.quotations:
        if not quotation.negated or quotation.act in ACTS or not quotation.speaker_is:
            continue
        at, own = digest.sentence_of(quotation.content[0]), stems(digest.evidence[quotation.id], digest)
        for claim in digest.quotations:
            before = 0 <= at - digest.sentence_of(claim.content[0]) <= REACH
            if not before or claim.negated or claim.act in ACTS or set(claim.speaker_is) & set(quotation.speaker_is):
                continue
            if any(one.overlaps(two) for one in claim.content for two in quotation.content):
                continue  # one is told inside the other
            theirs = stems(digest.evidence[claim.id], digest)
            if len(own & theirs) >= max(MIN_SHARED, MIN_PART * min(len(own), len(theirs))):
                yield Denial(quotation, at, quotation.speaker_is, (quotation.id,), (), own, own), claim


def claims_before(world: World, digest: Digest, denial: Denial) -> list[Finding]:
    """What the denial answers: in its own sentence, else in the nearest one before (or right after) that fits it."""
    known = {*denial.words, *denial.events}
    spoken = [s for q in digest.quotations if q.id in denial.words and q.kind == "direct" for s in q.content]
    others = [f for f in claims_of(digest) if f.id not in known and not _by(world, f, denial.who)]
    others = [f for f in others if not any(s.contains(place_of(f)) for s in spoken)]
    places = [(digest.sentence_of(place_of(f)), f) for f in others]
    inside = [f for at, f in places if at == denial.sentence and _reported(world, f, denial)]
    if inside:
        return inside
    for back in (*range(1, REACH + 1), -1, -2):
        here = [f for at, f in places if at == denial.sentence - back]
        fitting = [f for f in here if _concerns(world, digest, f, denial, near=back == 1)]
        if fitting:
            return fitting
    return []


def claims_of(digest: Digest) -> Iterator[Finding]:
    """What somebody can deny: statements and what is only claimed, and what others are accused of or asked for."""
    for event in digest.events:
        planned = event.status == "planned" and event.according_to
        if event.category in ("ACCUSE", "REQUEST") or event.status in CLAIMED or planned:
            yield event
    yield from (q for q in digest.quotations if q.act not in ACTS)


def place_of(finding: Finding) -> Span:
    """Where a finding stands."""
    return finding.trigger if isinstance(finding, Event) else finding.content[0]


def _by(world: World, finding: Finding, who: Sequence[str]) -> bool:
    """True if those who deny are those who said it. Who accuses counts there, not who tells of the accusation."""
    if isinstance(finding, Event) and finding.category in ("ACCUSE", "REQUEST"):
        return bool(world.are(who) & world.are(finding.actor))
    own = finding.speaker_is if isinstance(finding, Quotation) else ()
    chain = finding.according_to if isinstance(finding, Event) else finding.chain
    return bool(world.are(who) & world.are([*own, *(link.entity for link in chain if link.entity)]))


def _reported(world: World, finding: Finding, denial: Denial) -> bool:
    """In the sentence of the denial only what is reported there of others is a claim, not what they say besides."""
    if isinstance(finding, Event):
        return bool(finding.according_to) or finding.category in ("ACCUSE", "REQUEST")
    return finding.kind != "direct" and not finding.speaker_is


def _concerns(world: World, digest: Digest, finding: Finding, denial: Denial, *, near: bool) -> bool:
    """An accusation of those who deny, or a demand made of them, or words about what they deny.

    Right before a denial that has no words of its own ('wies das zurück') everything is meant.
    """
    they = world.are(denial.who)
    shared = (denial.said or denial.stems) & stems(digest.evidence[finding.id], digest)
    if not denial.said and len(shared) < MIN_SHARED:
        shared = frozenset()
    if isinstance(finding, Event):
        to = bool(they & world.are(finding.recipient)) and finding.category in ("ACCUSE", "REQUEST")
        return (
            to or (finding.category not in ("ACCUSE", "REQUEST") and bool(they & world.parts(finding))) or bool(shared)
        )
    return bool(shared) or (near and len(denial.stems) < MIN_SHARED)


def stems(words: str, digest: Digest) -> frozenset[str]:
    """The telling words of a folded text, cut to their beginnings."""
    language = digest.sketch.language
    return frozenset(w[:STEM] for w in words.split() if len(w) >= STEM - 1 and rareness(w, language) >= MIN_RARE)


def word_pairs(words: frozenset[str]) -> list[str]:
    """Keys by which two claims meet that share many of their telling words: pairs of the few with the least hashes."""
    few = sorted(words, key=lambda word: (crc32(word.encode()), word))[:HASHED]
    return [f"{one} {two}" for one, two in combinations(sorted(few), 2)]


def names_of(digest: Digest, ids: Iterable[str]) -> set[str]:
    """Display names of entities of a page."""
    return {digest.entities[i].name for i in ids if i in digest.entities}
