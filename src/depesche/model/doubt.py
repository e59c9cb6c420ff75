"""Judgements of rules that a person had better look at, by how much depends on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from depesche.model.judgement import Judgement

SURE = 0.8
"""Rules give what they are sure of a higher score."""
JOINING = frozenset({"entity", "event", "statement", "copy", "story", "saga"})
"""Kinds whose judgements make groups, so that one wrong pair may join two large ones."""
FAR = 2000
"""Members of a group that are counted; beyond, everything depends on it anyway."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful judgement of a rule."""

    judgement: Judgement
    depends: int
    """Other standing judgements on what it alone holds together with the rest; 0 if others say the same."""


def doubts_of(judgements: Iterable[Judgement]) -> tuple[Doubt, ...]:
    """The doubtful ones among all standing judgements, those first on which most depends, then the least sure.

    What a person decided for or against is not doubtful any more.
    """
    standing = [j for j in judgements if not j.withdrawn]
    decided = {(j.kind, _pair(j)) for j in standing if j.by.startswith("person:")}
    touching: dict[str, int] = defaultdict(int)
    near: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for judgement in standing:
        for end in {judgement.left, judgement.right} - {""}:
            touching[end] += 1
        if judgement.kind in JOINING and judgement.verdict == "same":
            near[judgement.kind][judgement.left].append(judgement.right)
            near[judgement.kind][judgement.right].append(judgement.left)
    found = [
        Doubt(j, _depends(j, near[j.kind], touching))
        for j in standing
        if (j.verdict == "unsure" or j.score <= SURE) and (j.kind, _pair(j)) not in decided
    ]
    return tuple(sorted(found, key=lambda d: (-d.depends, d.judgement.score, d.judgement.id)))


def _depends(judgement: Judgement, near: Mapping[str, list[str]], touching: Mapping[str, int]) -> int:
    """What would be cut off without it: the smaller part of its group, with all that is judged of its members."""
    if judgement.kind not in JOINING:
        return touching[judgement.left] - 1
    parts = [_part(start, other, near) for start, other in (_ends(judgement), _ends(judgement)[::-1])]
    if any(part is None for part in parts):
        return 0
    return min(sum(touching[member] for member in part) for part in parts if part is not None) - 1


def _part(start: str, cut: str, near: Mapping[str, list[str]]) -> set[str] | None:
    """All that hangs on `start` without its pair with `cut`; None if that is reached in another way."""
    seen, waiting = {start}, [start]
    while waiting and len(seen) < FAR:
        here = waiting.pop()
        around = list(near.get(here, ()))
        if here == start and cut in around:
            around.remove(cut)
        if cut in around:
            return None
        fresh = set(around) - seen
        seen |= fresh
        waiting += sorted(fresh)
    return seen


def _ends(judgement: Judgement) -> tuple[str, str]:
    return judgement.left, judgement.right


def _pair(judgement: Judgement) -> tuple[str, str]:
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)
