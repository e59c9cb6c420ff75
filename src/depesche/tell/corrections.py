"""What people corrected in findings, as a list."""

from collections.abc import Iterable, Iterator

from depesche.model.correction import Corrected
from depesche.tell.listing import Listing, Row

COLUMNS = ("field", "before", "after", "by", "at", "reason", "state", "finding", "id")


def corrections(found: Iterable[Corrected]) -> Listing:
    """Each with what the rules say there and what a person says, in words, and whether it stands."""
    return Listing(COLUMNS, _rows(found), "Nothing is corrected.", wide=("before", "after", "reason"))


def _rows(found: Iterable[Corrected]) -> Iterator[Row]:
    for one in found:
        judgement, correction = one.judgement, one.correction
        before, after = one.told
        yield {
            "field": correction.field,
            "before": before,
            "after": after,
            "value": correction.value,
            "by": judgement.by.removeprefix("person:"),
            "at": judgement.detail,
            "reason": "; ".join(judgement.reasons),
            "state": state_of(one),
            "page": judgement.left,
            "finding": one.finding or correction.finding,
            "id": judgement.id,
        }


def state_of(one: Corrected) -> str:
    """`stands`, `taken back`, or `lost` if nothing is found there any more."""
    if one.judgement.withdrawn:
        return "taken back"
    return "stands" if one.finding else "lost"
