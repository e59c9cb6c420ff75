"""Judgements of rules that a person had better look at: doubtful ones, with score and reasons."""

from collections.abc import Iterable, Iterator, Mapping

from depesche.model.grouping import NAME
from depesche.model.judgement import Judgement
from depesche.tell.listing import Listing, Row

DOUBTFUL = 0.8
"""Rules give what they are sure of a higher score; this one and lower ones are shown."""


def doubts(judgements: Iterable[Judgement], names: Mapping[str, str], kind: str = "entity") -> Listing:
    """Doubtful judgements of one kind, the least sure first; those on which a person decided are left out.

    `names` tells what ids stand for.
    """
    columns = ("left", "right", "verdict", "score", "reasons", "by", "id")
    return Listing(columns, _rows(list(judgements), names, kind), "Nothing is in doubt.", ("left", "right", "reasons"))


def _rows(judgements: list[Judgement], names: Mapping[str, str], kind: str) -> Iterator[Row]:
    decided = {_pair(j) for j in judgements if j.by.startswith("person:")}
    doubtful = [
        j
        for j in judgements
        if j.kind == kind and (j.verdict == "unsure" or j.score <= DOUBTFUL) and _pair(j) not in decided
    ]
    for judgement in sorted(doubtful, key=lambda j: (j.score, j.left, j.right)):
        yield {
            "left": called(judgement.left, names),
            "right": called(judgement.right, names),
            "verdict": judgement.verdict,
            "score": judgement.score,
            "reasons": list(judgement.reasons),
            "by": judgement.by,
            "left_id": judgement.left,
            "right_id": judgement.right,
            "id": judgement.id,
        }


def called(node: str, names: Mapping[str, str]) -> str:
    """What a person would call an entity or a name that pages share."""
    known = names.get(node)
    if known is not None:
        return known
    return node.removeprefix(NAME) if node.startswith(NAME) else node


def _pair(judgement: Judgement) -> tuple[str, str]:
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)
