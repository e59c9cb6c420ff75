"""Judgements that a person had better look at, and what their two ends are."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model.judgement import Judgement
from depesche.store.coding import decoded
from depesche.store.told.change import Direct

MOST_WEIGHED = 5_000
"""Doubts whose weight is looked up: those of which rules are least sure."""


@dataclass(frozen=True, slots=True)
class End:
    """What an id in a judgement stands for."""

    kind: str
    """`finding`, `page` or `entity`."""
    words: str
    """Of a finding its words, of an entity whom it stands for."""
    page: str
    weight: int
    """How many findings depend on it."""


def doubts(db: Direct, kinds: Iterable[str], decided: set[tuple[str, str]]) -> tuple[list[Judgement], int]:
    """Standing judgements of rules in doubt, the least sure first, without the `decided` pairs; and how many."""
    among = ", ".join(f"'{kind}'" for kind in kinds)
    where = f"withdrawn_by IS NULL AND (verdict = 'unsure' OR score < 0.8) AND +kind IN ({among})"
    settled = db.among(
        f'SELECT "left", "right" FROM judgements WHERE "left" IN (*) AND {where}', {end for p in decided for end in p}
    )
    total = db.ask(f"SELECT count(*) FROM judgements WHERE {where}")[0][0]
    rows = db.ask(f"SELECT payload FROM judgements WHERE {where} ORDER BY score, id LIMIT {MOST_WEIGHED}")
    found = [decoded(payload, Judgement) for (payload,) in rows]
    return [j for j in found if pair(j) not in decided], total - sum(
        (min(ends), max(ends)) in decided for ends in settled
    )


def pair(judgement: Judgement) -> tuple[str, str]:
    """The two ends, whichever way round."""
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)


def ends(db: Direct, ids: Iterable[str]) -> dict[str, End]:
    """What these ids stand for, without the words of findings."""
    wanted = sorted(set(ids))
    asked = (
        "SELECT b.entity, min(a.id), min(b.page), max(a.events + a.statements) FROM told_bearers b"
        " JOIN told_actors a ON a.key = b.actor WHERE b.entity IN (*) GROUP BY b.entity"
    )
    found = {key: End("entity", actor, page, n) for key, actor, page, n in db.among(asked, wanted)}
    asked = (
        "SELECT p.page, (SELECT count(*) FROM told_findings f WHERE f.page = p.page) FROM told_pages p"
        " WHERE p.page IN (*)"
    )
    found |= {page: End("page", "", page, n) for page, n in db.among(asked, wanted)}
    asked = (
        "SELECT f.finding, f.page, (SELECT count(*) FROM told_findings o WHERE o.several = f.several)"
        " FROM told_findings f WHERE f.finding IN (*)"
    )
    return found | {key: End("finding", "", page, max(1, n)) for key, page, n in db.among(asked, wanted)}


def words_of(db: Direct, findings: Iterable[str]) -> dict[str, str]:
    """The exact words of events and statements."""
    ids = sorted(set(findings))
    asked = "SELECT id, words FROM {} WHERE id IN (*)"
    return {key: words for table in ("events", "quotations") for key, words in db.among(asked.format(table), ids)}
