"""Pages that tell one text in two languages: what a translator leaves as it is stands in both in the same order."""

from collections.abc import Iterable, Sequence

from depesche.link.digest import Digest
from depesche.link.offices import days_between
from depesche.link.rules import Item, PairRule
from depesche.link.world import World
from depesche.model.judgement import Judgement, judged

BY = "translations/marks@1"
MIN_ALIKE = 0.72
"""Of the marks of two pages in one order. Translations in our stories share 0.79 and more, other pages 0.67 at most."""
MIN_MARKS = 6
"""Fewer names, numbers and quotations stand in one order by chance."""
MOST_MARKS = 400
"""Longer pages are compared by their beginning: comparing takes the product of both lengths."""
TRANSLATED = 0.5
"""Likelihood of a machine's translation from which a page in the same language may be the translation of another."""
NEAR_DAYS = 14
MOST = 20
"""Pages with one row of names that all others are compared with."""
FOLLOWING = 3
"""Names and numbers that follow each other: two pages meet if they share such a row."""


def _keys(world: World, digest: Digest) -> Iterable[tuple[str, str, bytes]]:
    sketch = digest.sketch
    if not any(mark.startswith("p:") for mark in sketch.marks):
        return []
    kept = [mark for mark in sketch.marks[:MOST_MARKS] if mark[:2] in ("p:", "n:")]
    rows = {" ".join(kept[i : i + FOLLOWING]) for i in range(len(kept) - FOLLOWING + 1)}
    tongue = b"%d%s" % (sketch.translated >= TRANSLATED, sketch.language.encode())
    return [(row, digest.page, tongue) for row in sorted(rows)]


def _judge(world: World, left: Item, right: Item) -> Judgement | None:
    one, two = world.by_page[left.page], world.by_page[right.page]
    gap = days_between(one.published, two.published)
    if gap is not None and gap > NEAR_DAYS:
        return None
    marks = one.sketch.marks[:MOST_MARKS], two.sketch.marks[:MOST_MARKS]
    shared = in_order(*marks)
    alike = 2 * shared / (len(marks[0]) + len(marks[1])) if shared >= MIN_MARKS else 0.0
    if alike < MIN_ALIKE:
        return None
    reason = f"{shared} names, numbers and quotations stand in the same order"
    return judged("translation", left.page, right.page, BY, alike, reason)


def _may_be(left: bytes, right: bytes) -> bool:
    """Another language, or a machine wrote one of them."""
    return left != right


TRANSLATIONS = PairRule(name="translations", keys=_keys, judge=_judge, most=MOST, carry=_may_be)


def in_order(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest row of marks that stands in both in the same order; time is the product of the lengths."""
    before = [0] * (len(right) + 1)
    for mark in left:
        row = [0]
        for at, other in enumerate(right):
            row.append(before[at] + 1 if mark == other else max(before[at + 1], row[-1]))
        before = row
    return before[-1]
