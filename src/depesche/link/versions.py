"""Pages that are versions of one article: the same address with other words, and what changed between them."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from depesche.link.copies import jaccard
from depesche.link.digest import VERSION, Digest
from depesche.link.rules import Item, PairRule
from depesche.link.world import World
from depesche.model.folding import folded
from depesche.model.judgement import Judgement, judged
from depesche.model.version import Change

BY = "versions/address@1"
SAME_WORDS = 0.5
"""Shared part of the words from which on a statement was reworded rather than withdrawn and another added."""
SAME_SENTENCE = 0.6
"""Likewise for a sentence in which a number changed."""
MOST_CHANGES = 40
"""Changes that are told; a page with more of them is another article."""
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def _keys(world: World, digest: Digest) -> Iterator[tuple[str, str]]:
    if digest.url:
        yield address(digest.url), digest.page
    if digest.sentences:
        yield digest.page.partition(VERSION)[0], digest.page


def address(url: str) -> str:
    """A URL without what does not tell one article from another."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    query = "&".join(sorted(q for q in parts.query.split("&") if q and not q.startswith(("utm_", "fbclid="))))
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def _version(world: World, left: Item, right: Item) -> Judgement | None:
    one, two = _in_order(world.by_page[left.page], world.by_page[right.page])
    changes = tuple(_changes(world, one, two))[:MOST_CHANGES]
    note = next(((kind, words) for kind, words in sorted(two.notes) if (kind, words) not in one.notes), None)
    detail = {
        "marked": note[0] if note else "",
        "note": note[1] if note else "",
        "changes": [{"what": c.what, "before": c.before, "after": c.after} for c in changes],
    }
    counts = Counter(change.what for change in changes)
    told = ", ".join(f"{count} {what}" for what, count in sorted(counts.items())) or "no finding changed"
    how = f"marked as {note[0]}" if note else "not marked" if changes else "the same words"
    return judged(
        "version",
        one.page,
        two.page,
        BY,
        0.95,
        "the same address",
        told,
        how,
        detail=json.dumps(detail, ensure_ascii=False),
    )


def _in_order(one: Digest, two: Digest) -> tuple[Digest, Digest]:
    """The earlier version first: by date, else the one without a note of correction, else by the ids of pages."""

    def place(digest: Digest) -> tuple[str, bool, bool, str]:
        day = digest.published.earliest if dated else None
        return str(day or ""), bool(digest.notes), VERSION in digest.page, digest.page

    dated = one.published.earliest is not None and two.published.earliest is not None
    first, second = sorted((one, two), key=place)
    return first, second


def _changes(world: World, one: Digest, two: Digest) -> Iterator[Change]:
    yield from _statements(world, one, two)
    yield from _events(world, one, two)
    yield from _numbers(one, two)


def _statements(world: World, one: Digest, two: Digest) -> Iterator[Change]:
    """The same people in nearly the same words make one statement; what has no counterpart came or went."""
    options = []
    for before in one.quotations:
        for after in two.quotations:
            score = jaccard(one.evidence[before.id].split(), two.evidence[after.id].split())
            same = world.are(before.speaker_is) == world.are(after.speaker_is)
            if score >= SAME_WORDS and (same or score == 1.0):
                options.append((-score, before.id, after.id, same))
    matched: dict[str, str] = {}
    for score, first, second, same in sorted(options):
        if first not in matched and second not in matched.values():
            matched[first] = second
            if score > -1.0:
                yield Change("statement changed", first, second)
            elif not same:
                yield Change("speaker changed", first, second)
    yield from (Change("statement withdrawn", q.id, "") for q in one.quotations if q.id not in matched)
    yield from (Change("statement added", "", q.id) for q in two.quotations if q.id not in matched.values())


def _events(world: World, one: Digest, two: Digest) -> Iterator[Change]:
    """Events of one kind with common participants are the same; told is what of them is otherwise."""
    left = list(two.events)
    for before in one.events:
        fitting = [e for e in left if e.category == before.category and world.parts(e) & world.parts(before)]
        if not fitting:
            yield Change("event withdrawn", before.id, "")
            continue
        words = one.evidence[before.id].split()
        after = max(fitting, key=lambda e: (jaccard(words, two.evidence[e.id].split()), e.id))
        left.remove(after)
        if before.status != after.status:
            yield Change("status changed", before.id, after.id)
        if world.parts(before) != world.parts(after):
            yield Change("participants changed", before.id, after.id)
    yield from (Change("event added", "", event.id) for event in left)


def _numbers(one: Digest, two: Digest) -> Iterator[Change]:
    """Sentences that are nearly the same but for their numbers."""
    old = [s for s in one.sentences if s not in two.sentences]
    new = [s for s in two.sentences if s not in one.sentences]
    for after in new:
        words = _plain(after)
        before = max(old, key=lambda s: (jaccard(words, _plain(s)), s), default=None)
        if before is None or jaccard(words, _plain(before)) < SAME_SENTENCE:
            continue
        gone, come = Counter(NUMBER.findall(before)), Counter(NUMBER.findall(after))
        if gone != come:
            yield Change("number changed", before, after)


def _plain(sentence: str) -> list[str]:
    return [word for word in folded(sentence).split() if not word.isdigit()]


VERSIONS = PairRule(name="versions", keys=_keys, judge=_version, each_copy=True)
