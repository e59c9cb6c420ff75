"""Groups around some members, by the standing judgements on these alone."""

from collections.abc import Iterable

from depesche.model.grouping import groups, is_hub
from depesche.model.judgement import Judgement
from depesche.store.coding import decoded
from depesche.store.told.change import Direct

_ASKED = 'SELECT "left", "right", payload FROM judgements WHERE "{}" IN (*) AND kind = ? AND withdrawn_by IS NULL'


def judged_on(db: Direct, kind: str, members: Iterable[str]) -> dict[str, Judgement]:
    """Standing judgements of a kind on any of these, by id."""
    ids, found = sorted(members), {}
    for side in ("left", "right"):
        for _, _, payload in db.among(_ASKED.format(side), ids, kind):
            judgement = decoded(payload, Judgement)
            found[judgement.id] = judgement
    return found


def groups_around(db: Direct, kind: str, members: Iterable[str]) -> tuple[set[str], list[tuple[str, ...]]]:
    """All that may be grouped with these members, themselves included, and the groups of two and more among them."""
    seen, found = joined_around(db, kind, members)
    without_hubs = (tuple(m for m in group if not is_hub(m)) for group in found)
    return seen, [group for group in without_hubs if len(group) > 1]


def joined_around(db: Direct, kind: str, members: Iterable[str]) -> tuple[set[str], list[tuple[str, ...]]]:
    """As `groups_around`, with the names that hold a group together."""
    seen, fresh = set(members), set(members)
    judgements: dict[str, Judgement] = {}
    while fresh:
        found = judged_on(db, kind, fresh)
        judgements |= found
        ends = {end for j in found.values() if j.verdict == "same" for end in (j.left, j.right)}
        fresh = ends - seen
        seen |= fresh
    return seen, groups(j for j in judgements.values() if j.left in seen and j.right in seen)
