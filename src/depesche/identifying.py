"""Links the actors of a record to items of Wikidata from a file that the user brings."""

from dataclasses import dataclass, replace
from pathlib import Path

from depesche.link.naming import name_key
from depesche.link.wikidata import Known, identified, keys_of
from depesche.model.judgement import Judgement, judged
from depesche.model.term import CURRENT, Term
from depesche.read.wikidata import read_items
from depesche.store import Store, View
from depesche.who import WIKIDATA, Actors, actors_on_record

RULE = "rule:wikidata"
"""Who withdraws what the file no longer says."""
KINDS = ("person", "organisation", "state")


@dataclass(frozen=True, slots=True)
class Identified:
    """What one file gave."""

    items: int
    """Items with a name that somebody on record has."""
    linked: int
    undecided: int
    """Actors for whom an item of their name is there and nothing tells whether it is theirs."""
    withdrawn: int
    """Links of an earlier file that this one does not give."""


def identify(store: Store | str | Path, path: Path) -> Identified:
    """Records for each actor which item he is, or that it cannot be told; what a person took back stays so.

    Raises `UsageError` for a file that holds no items, `StoreError` and its kin.
    """
    if not isinstance(store, Store):
        with Store.open(store) as opened:
            return identify(opened, path)
    with View.open(store.path) as view:
        known = known_actors(actors_on_record(view))
        recorded = {j.id: j for j in view.judgements(WIKIDATA, withdrawn=True)}
        refused = {
            (kept.judgement.left, kept.judgement.right)
            for left in {j.left for j in recorded.values() if j.withdrawn}
            for kept in view.history(left)
            if kept.judgement.kind == WIKIDATA and (kept.withdrawn_by or "").startswith("person:")
        }
    keys = frozenset(key for one in known for key in keys_of(one.entity))
    items = read_items(path, lambda names: any(name_key(n, k) in keys for n in names for k in KINDS))
    found = [_fresh(j, recorded) for j in identified(known, items) if (j.left, j.right) not in refused]
    standing = {j.id for j in found}
    gone = [i for i, j in recorded.items() if not j.withdrawn and i not in standing]
    withdrawn = store.withdraw(gone, RULE)
    store.add_judgements(found)
    linked = sum(j.verdict == "same" for j in found)
    return Identified(len(items), linked, len(found) - linked, withdrawn)


def _fresh(judgement: Judgement, recorded: dict[str, Judgement]) -> Judgement:
    """The judgement, under another id if a rule withdrew it once: what is withdrawn stays so."""
    number = 1
    while judgement.id in recorded and recorded[judgement.id].withdrawn:
        number += 1
        again = judged("wikidata", judgement.left, judgement.right, judgement.by, judgement.score, *judgement.reasons,
                       verdict=judgement.verdict, detail=f"time {number}")  # fmt: skip
        judgement = replace(again, reasons=judgement.reasons)
    return judgement


def known_actors(actors: Actors) -> list[Known]:
    """The named persons, bodies and states of a record with what is compared, by id."""
    return [
        _known(actors, actor)
        for actor, entity in sorted(actors.entities.items())
        if entity.named and entity.kind in KINDS
    ]


def _known(actors: Actors, actor: str) -> Known:
    terms = [t for t in actors.terms.get(actor, ()) if t.office.qualifier in CURRENT]
    days = [day for term in terms for day in (term.first, term.last) if day is not None]
    every: tuple[Term, ...] = actors.terms.get(actor, ())
    return Known(
        entity=actors.entities[actor], offices=tuple(t.office for t in every), first=min(days, default=None),
        last=max(days, default=None),
    )  # fmt: skip
