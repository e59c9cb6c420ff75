"""Words between quotation marks: whose they are, or that nobody is quoted (titles, names, scare quotes)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depesche.extract.quotations.addressees import addressee_of, is_medium
from depesche.extract.quotations.cues import Cue
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.locating import Sentences
from depesche.extract.quotations.marks import Quoted
from depesche.extract.quotations.phrases_of_people import phrase, span_of, subject
from depesche.extract.quotations.reading import SEPARATORS, Reading
from depesche.extract.quotations.speech import speaker_of
from depesche.model.span import Span

DIRECT = "quotations/direct@1"
MIXED = "quotations/mixed@1"
LABEL = "quotations/label@1"
STANDING = "quotations/standing@1"
PLACE = "quotations/verb-behind@1"
FEWEST_WORDS = 3
"""Quoted words with a verb among them that make what follows a verb of saying, whichever it is."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules for quoted words may look at."""

    readings: tuple[Reading, ...]
    cues: tuple[tuple[Cue, ...], ...]
    drafts: Mapping[int, tuple[Draft, ...]]
    """By the index of each sentence that their content touches."""
    places: Sentences
    text: str


def direct_drafts(scene: Scene, parts: Sequence[Quoted]) -> list[Draft]:
    """Quoted words that somebody said, in reading order."""
    out: list[Draft] = []
    for part in parts:
        if part.level > 0 or not any(c.isalpha() for c in part.inner.of(scene.text)):
            continue
        draft = attributed(scene, part, out)
        if draft is not None:
            out.append(draft)
    return out


def attributed(scene: Scene, part: Quoted, before: list[Draft]) -> Draft | None:
    """The first rule that fits, from the surest to the weakest."""
    first, last = reading_at(scene, part.outer.start), reading_at(scene, part.outer.end - 1)
    if first is None or last is None or is_attribute(first, part):
        return None
    return (
        followed_by_cue(scene, last, part)
        or (None if names_thing(first, part) else quoted_in(scene, first, part))
        or standing_alone(scene, part, before)
    )


def quoted_in(scene: Scene, first: Reading, part: Quoted) -> Draft | None:
    """The rules that look at the words before the quotation mark and around it."""
    return after_colon(scene, first, part) or inside_content(scene, first, part) or beside_cue(scene, first, part)


def names_thing(r: Reading, part: Quoted) -> bool:
    """True for a name or title behind its noun: 'Das Motto: „...“', 'der Film „...“', 'ihr Buch heißt „...“'."""
    before = [i for i, t in enumerate(r.tokens) if t.span.end <= part.outer.start]
    while before and not r.is_word(before[-1]) and r.tokens[before[-1]].form == ":":
        before.pop()
    if not before or not part.inner.of(r.text)[:1].isupper():
        return False
    form = r.tokens[before[-1]].form  # in capitals it is a name itself: 'zu BILD: „...“'
    return form[:1].isupper() and not form.isupper() and r.low[before[-1]].endswith(r.words.named_things)


def reading_at(scene: Scene, at: int) -> Reading | None:
    """The sentence around an offset."""
    index = scene.places.at(at)
    return None if index is None else scene.readings[index]


def draft_for(r: Reading, cue: Cue, part: Quoted, by: str = DIRECT) -> Draft:
    """Quoted words with the roles of a cue verb."""
    speaker = speaker_of(r, cue)
    return Draft(
        kind="direct",
        content=(part.outer,),
        cue=r.spans(cue.tokens),
        speaker=speaker,
        addressee=addressee_of(r, cue),
        act=cue.verb.act,
        sentence=r.index,
        inherits=not speaker and not cue.passive,
        by=by,
    )


def followed_by_cue(scene: Scene, r: Reading, part: Quoted) -> Draft | None:
    """'„...“, sagte X', also where the cue stands in the sentence behind ('„Ja!“ Das sagte X.' is not meant)."""
    after = [i for i, t in enumerate(r.tokens) if t.span.start >= part.outer.end]
    if not after:
        following = scene.readings[r.index + 1] if r.index + 1 < len(scene.readings) else None
        if following is None or following.sentence.span.start - part.outer.end > 2:
            return None
        r, after = following, list(range(len(following.tokens)))
    gap = 0
    while gap < len(after) and not r.is_word(after[gap]):
        gap += 1
    if gap >= len(after) or gap > 3 or any(r.tokens[i].form in ")]" for i in after[:gap]):
        return None
    first = after[gap]
    if gap == 0 and looks_like_name(scene.text, part):
        return None
    for cue in scene.cues[r.index]:
        if first in (cue.at, cue.finite) and (gap > 0 or cue.first == first):
            return draft_for(r, cue, part)
    return by_place(r, first, part) if "," in {r.tokens[i].form for i in after[:gap]} else None


def by_place(r: Reading, at: int, part: Quoted) -> Draft | None:
    """'„Wir gehen nicht“, giftete X': the place makes any verb one of saying that has its subject behind it."""
    token = r.tokens[at]
    words = [i for i, t in enumerate(r.tokens) if part.inner.contains(t.span) and r.is_word(i)]
    whole = part.inner.of(r.text)[:1].isupper() and len(words) >= FEWEST_WORDS
    clause = whole and any(r.tokens[i].upos in ("VERB", "AUX") for i in words)
    if not clause or token.upos != "VERB" or not token.form[:1].islower() or token.feature("VerbForm") != "Fin":
        return None
    cue = {at, *(c for c in r.sentence.dependents(at, "compound:prt") if c > at)}
    who = subject(r, at, frozenset(cue))
    if who is None or who < at or r.tokens[who].upos not in ("NOUN", "PROPN", "PRON"):
        return None
    speaker = span_of(r, phrase(r, who, without=frozenset(cue)))
    return Draft(kind="direct", content=(part.outer,), cue=r.spans(cue), speaker=speaker, sentence=r.index, by=PLACE)


def after_colon(scene: Scene, r: Reading, part: Quoted) -> Draft | None:
    """'X sagte: „...“', 'X: „...“', 'X wörtlich: „...“'; the colon may end the sentence before."""
    inside = [i for i, t in enumerate(r.tokens) if (t.span.end <= part.outer.start and r.is_word(i)) or t.form == ":"]
    before = [i for i in inside if r.tokens[i].span.end <= part.outer.start]
    if not before:
        if r.index == 0:
            return None
        r = scene.readings[r.index - 1]
        before = list(range(len(r.tokens)))
        if part.outer.start - r.sentence.span.end > 3:
            return None
    if r.tokens[before[-1]].form != ":":
        return None
    colon = before[-1]
    cues = [c for c in scene.cues[r.index] if c.first < colon and "quoted" in c.verb.clauses]
    if cues:
        return draft_for(r, cues[-1], part)
    return labelled(r, colon, part)


def labelled(r: Reading, colon: int, part: Quoted) -> Draft | None:
    """A speaker's name or sentence before the colon, without a verb of saying."""
    hearer: tuple[Span, ...] = ()
    segment = r.segments[r.segment_of(max(0, colon - 1))]
    verbs = [i for i in range(colon) if r.tokens[i].upos in ("VERB", "AUX")]
    if verbs:
        root = r.sentence.root
        at = subject(r, root, frozenset())
        speaker = span_of(r, phrase(r, at)) if at is not None else ()
        cue: tuple[Span, ...] = ()
        if not speaker:
            return None
    else:
        start, end = (0, colon) if colon - segment.start > 8 else (segment.start, colon)
        marker = [i for i in range(start, end) if r.low[i] in r.words.adverbs_after_speaker]
        cue = r.spans(marker[:1])
        while end > start and (r.low[end - 1] in r.words.adverbs_after_speaker or not r.is_word(end - 1)):
            end -= 1
        start = next((i for i in range(start, end) if r.low[i] not in r.words.adverbs_before_speaker), end)
        end, hearer = before_audience(r, start, end)
        timed = any(c.isdigit() for i in range(start, end) for c in r.tokens[i].form)  # '+++ 15:30 Uhr: „...“'
        speaker = span_of(r, (start, end)) if start < end <= start + 12 and not timed else ()
    return Draft(
        kind="direct",
        content=(part.outer,),
        cue=cue,
        speaker=speaker,
        addressee=hearer,
        sentence=r.index,
        inherits=not speaker,
        by=LABEL,
    )


def before_audience(r: Reading, start: int, end: int) -> tuple[int, tuple[Span, ...]]:
    """Where a label ends whose speaker talks to an outlet ('X zur Zeitung A: „...“'), and the words for the outlet."""
    for at in range(start + 1, end - 1):
        first = r.tokens[at - 1].form == ")" or r.tokens[at - 1].upos in ("NOUN", "PROPN")
        if first and r.tokens[at].form.lower() in r.words.towards and r.tokens[end - 1].upos in ("NOUN", "PROPN"):
            public = is_medium(r, end - 1) or r.low[end - 1] in r.words.audiences or r.quoted[end - 1]
            article = r.low[at + 1] == "" or r.tokens[at + 1].upos == "DET"
            return at, span_of(r, (at + 1 + article, end)) if public else ()
    return end, ()


def inside_content(scene: Scene, r: Reading, part: Quoted) -> Draft | None:
    """Quoted words inside what an indirect quotation reports, or beside its cue."""
    if looks_like_name(scene.text, part):
        return None
    nearby = [d for d in scene.drafts.get(r.index, ()) if d.kind in ("indirect", "free")]
    holders = [d for d in nearby if any(c.contains(part.inner) for c in d.content)]
    if not holders:
        return None
    holder = min(holders, key=lambda d: d.end - d.start)
    return Draft(
        kind="direct",
        content=(part.outer,),
        cue=holder.cue,
        speaker=holder.speaker,
        addressee=holder.addressee,
        act=holder.act,
        sentence=r.index,
        inherits=holder.inherits,
        chain=holder.chain,
        by=MIXED,
    )


def is_attribute(r: Reading, part: Quoted) -> bool:
    """True for a single adjective before its noun: reported words that are marked, and no saying of their own."""
    inside = [i for i, t in enumerate(r.tokens) if part.inner.contains(t.span) and r.is_word(i)]
    if len(inside) != 1:
        return False
    token = r.tokens[inside[0]]
    inflected = token.form[:1].islower() and token.form.endswith(r.words.attribute_endings)
    return (token.upos not in ("VERB", "AUX", "ADV", "PRON", "ADP") and inflected) or (
        token.upos == "ADJ" and token.deprel == "amod"
    )


def beside_cue(scene: Scene, r: Reading, part: Quoted) -> Draft | None:
    """Quoted words in the clause of a cue verb that has no clause of its own ('nannte den Plan „...“')."""
    place = next((i for i, t in enumerate(r.tokens) if t.span.start >= part.inner.start), None)
    if place is None:
        return None
    cues = [c for c in scene.cues[r.index] if "quoted" in c.verb.clauses or c.verb.objects]
    for cue in sorted(cues, key=lambda c: abs(c.at - place)):
        related = cue.at in r.sentence.ancestors(place) or r.segment_of(cue.at) == r.segment_of(place)
        if not related or looks_like_name(scene.text, part):
            continue
        draft = draft_for(r, cue, part, MIXED)
        speaker_itself = any(s.overlaps(part.outer) for s in draft.speaker + draft.addressee)
        if not speaker_itself and draft.speaker:
            return draft
    return None


def looks_like_name(text: str, part: Quoted) -> bool:
    """True for a short text of capitalised words, which is a title or a name more often than a quotation."""
    words = part.inner.of(text).split()
    if not words or len(words) > 4:
        return False
    return words[0][:1].isupper() and (len(words) == 1 or all(w[:1].isupper() for w in words))


def standing_alone(scene: Scene, part: Quoted, before: list[Draft]) -> Draft | None:
    """A whole quoted sentence without cue: it goes on with the speaker quoted just before."""
    words = part.inner.of(scene.text).split()
    first, last = reading_at(scene, part.outer.start), reading_at(scene, part.outer.end - 1)
    if first is None or last is None or len(words) < 4:
        return None
    outside_before = scene.text[first.sentence.span.start : part.outer.start].strip("".join(SEPARATORS) + " ")
    outside_after = scene.text[part.outer.end : last.sentence.span.end].strip(".!? ")
    if outside_before or outside_after:
        return None
    return Draft(kind="direct", content=(part.outer,), sentence=first.index, inherits=True, by=STANDING)
