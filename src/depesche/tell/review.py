"""Judgements of rules that a person had better look at, with score and reasons, by how much depends on them."""

from collections.abc import Iterable, Iterator, Mapping

from depesche.model.doubt import doubts_of
from depesche.model.grouping import NAME
from depesche.model.judgement import Judgement
from depesche.tell.listing import Listing, Row


def doubts(judgements: Iterable[Judgement], names: Mapping[str, str], kind: str = "entity") -> Listing:
    """Doubtful judgements of one kind, those first on which most depends; those on which a person decided are left out.

    `names` tells what ids stand for.
    """
    columns = ("left", "right", "verdict", "score", "depends", "reasons", "by", "id")
    of_kind = [j for j in judgements if j.kind == kind]
    return Listing(columns, _rows(of_kind, names), "Nothing is in doubt.", ("left", "right", "reasons"))


def _rows(judgements: Iterable[Judgement], names: Mapping[str, str]) -> Iterator[Row]:
    for doubt in doubts_of(judgements):
        judgement = doubt.judgement
        yield {
            "left": called(judgement.left, names),
            "right": called(judgement.right, names),
            "verdict": judgement.verdict,
            "score": judgement.score,
            "depends": doubt.depends,
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
