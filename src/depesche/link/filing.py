"""Runs a rule over pages that changed: files their items anew, finds who has to be judged again, judges them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from depesche.link.rules import MOST, Carry, Item
from depesche.model.judgement import Judgement
from depesche.model.ledger import Ledger, Row, row

Filed = Mapping[str, Iterable[tuple[str, str] | tuple[str, str, bytes]]]
"""Page that changed -> (key, item) of it now, or (key, item, data); nothing if the page is gone."""
Found = Mapping[str, tuple[Judgement, tuple[str, ...]]]
"""Judgement by id with the pages for which it is made."""
PairJudge = Callable[[Item, Item], Judgement | None]
Mates = Callable[[str], Iterable[str]]
"""Pages that a page meets as a whole, without a key."""
CaseJudge = Callable[[Item, Sequence[Item]], Iterable[Judgement]]

ALL = 1_000_000_000
"""Rows of a block, whatever their number."""


@dataclass(slots=True)
class _Refiled:
    """What filing anew changed."""

    blocks: dict[str, list[Row]] = field(default_factory=dict)
    """The first rows of each block in which a changed page stands or stood; one more than `most` if there are more."""
    moved: dict[str, set[Row]] = field(default_factory=lambda: defaultdict(set))
    """Rows of other pages that became one of the first, or no longer are, by block."""


def refile(
    ledger: Ledger, rule: str, filed: Filed, most: int, matter: Callable[[Iterable[str]], Iterable[str]] = sorted
) -> _Refiled:
    """Replaces the rows of the pages that changed; with `most` 0 nothing is asked of their blocks, else of those that
    `matter` chooses, sorted."""
    gone: list[Row] = []
    come: list[Row] = []
    touched: dict[str, tuple[set[Row], set[Row]]] = defaultdict(lambda: (set(), set()))
    for page in sorted(filed):
        before = set(ledger.rows_of(rule, page))
        after = {row(rule, key, page, item, *data) for key, item, *data in filed[page]}
        for one in before | after:
            old, new = touched[one.block]
            if one not in after:
                old.add(one)
                gone.append(one)
            elif one not in before:
                new.add(one)
                come.append(one)
    ledger.file(rule, sorted(gone), sorted(come))
    done = _Refiled()
    if not most:
        return done
    most_new = max((len(new) for _, new in touched.values()), default=0)
    for block, rows in ledger.blocks(matter(touched), most + 1 + most_new).items():
        old, new = touched[block]
        done.blocks[block] = rows[: most + 1]
        if len(rows) > most or old:
            was = sorted((set(rows) | old) - new)[:most]
            others = {r for r in set(was) ^ set(rows[:most]) if r.page not in filed}
            if others:
                done.moved[block] = others
    return done


def run_pairs(
    ledger: Ledger,
    rule: str,
    filed: Filed,
    judge: PairJudge,
    *,
    most: int = MOST,
    within_page: bool = False,
    mates: Mates | None = None,
) -> set[str]:
    """Judges all pairs of changed pages with those who share a key; returns the pages whose judgements changed.

    A page in `filed` also meets its `mates`, and must be there whenever these changed.
    """
    met = meet(ledger, rule, filed, most=most, within_page=within_page, mates=mates)
    return judge_met(ledger, rule, met, judge)


class Met(NamedTuple):
    """Pairs of items to be judged, and the pages all of whose pairs are among them."""

    pages: set[str]
    pairs: list[tuple[Item, Item]]


def meet(
    ledger: Ledger,
    rule: str,
    filed: Filed,
    *,
    most: int,
    within_page: bool = False,
    mates: Mates | None = None,
    carry: Carry | None = None,
) -> Met:
    """Files changed pages and finds the pairs that this brings together. `carry` tells by the data of two rows whether
    they may meet."""
    refiled = refile(ledger, rule, filed, most)
    again = set(filed) | {r.page for rows in refiled.moved.values() for r in rows}
    rows_of = {page: ledger.rows_of(rule, page) for page in sorted(again)}
    lacking = {one.block for rows in rows_of.values() for one in rows} - set(refiled.blocks)
    refiled.blocks.update(ledger.blocks(sorted(lacking), most + 1))
    whole: dict[str, list[Row]] = {}
    pairs: set[tuple[Item, Item]] = set()
    for page, rows in rows_of.items():
        for one in rows:
            mine = Item(page, one.item)
            for other in _meeting(ledger, one, refiled.blocks[one.block], whole, most):
                if (other.page != page or (within_page and other.item != one.item)) and (
                    carry is None or carry(one.data, other.data)
                ):
                    its = Item(other.page, other.item)
                    pairs.add((mine, its) if mine < its else (its, mine))
        for mate in mates(page) if mates else ():
            left, right = sorted((Item(page, page), Item(mate, mate)))
            pairs.add((left, right))
    return Met(again, sorted(pairs))


def judge_met(ledger: Ledger, rule: str, met: Met, judge: PairJudge) -> set[str]:
    """Judges pairs that met; returns the pages whose judgements changed."""
    found = {}
    for left, right in met.pairs:
        judgement = judge(left, right)
        if judgement is not None:
            found[judgement.id] = (judgement, tuple(sorted({left.page, right.page})))
    return settle(ledger, rule, met.pages, found, paired=True)


def _meeting(ledger: Ledger, one: Row, rows: list[Row], whole: dict[str, list[Row]], most: int) -> list[Row]:
    """The rows of its block that a row meets: all if it is one of the first, else only these."""
    if len(rows) <= most:
        return rows
    if one > rows[most - 1]:
        return rows[:most]
    if one.block not in whole:
        whole[one.block] = ledger.block(one.block)
    return whole[one.block]


def run_cases(
    ledger: Ledger, rule: str, asked: Filed, offered: Filed, judge: CaseJudge, *, most: int = MOST
) -> set[str]:
    """Judges the items of changed pages, and those to which changed pages offer something; returns pages as above."""
    refile(ledger, f"{rule}?", asked, 0)
    askers: dict[str, set[str]] = {}

    def matter(blocks: Iterable[str]) -> list[str]:
        """Blocks under which somebody asks, which are few of those under which something is offered."""
        names = {_of(block, f"{rule}!", f"{rule}?"): block for block in blocks}
        rows_by_name = ledger.blocks(sorted(names), ALL)
        askers.update((names[name], {r.page for r in rows}) for name, rows in rows_by_name.items() if rows)
        return sorted(askers)

    offers = refile(ledger, f"{rule}!", offered, most, matter)
    again = set(asked).union(*(askers[block] for block in stirred(offers, offered, most)))
    found: dict[str, tuple[Judgement, tuple[str, ...]]] = {}
    rows_of = {page: ledger.rows_of(f"{rule}?", page) for page in sorted(again)}
    wanted = {_of(one.block, f"{rule}?", f"{rule}!") for rows in rows_of.values() for one in rows}
    known = offers.blocks | ledger.blocks(sorted(wanted - set(offers.blocks)), most)
    for page, rows in rows_of.items():
        cases: dict[str, set[Item]] = defaultdict(set)
        for one in rows:
            offered_here = known[_of(one.block, f"{rule}?", f"{rule}!")]
            cases[one.item].update(Item(r.page, r.item) for r in offered_here[:most])
        for item, others in sorted(cases.items()):
            for judgement in judge(Item(page, item), sorted(others)):
                pages = found[judgement.id][1] if judgement.id in found else ()
                found[judgement.id] = (judgement, (*pages, page))
    return settle(ledger, rule, again, found)


def stirred(refiled: _Refiled, filed: Filed, most: int) -> list[str]:
    """The blocks whose first rows, by which others are judged, may be other than before."""
    return [
        block
        for block, rows in refiled.blocks.items()
        if block in refiled.moved or len(rows) <= most or any(r.page in filed for r in rows[:most])
    ]


def _of(block: str, one: str, other: str) -> str:
    return other + block.removeprefix(one)


def settle(ledger: Ledger, rule: str, again: Iterable[str], found: Found, *, paired: bool = False) -> set[str]:
    """Lets exactly `found` stand of all that a rule made for the pages `again`; returns the pages that this changed.

    A judgement of a pair goes for both its pages. One of a single page may be made for others too, as that a state's
    code means the state: it stands until the last of them goes.
    """
    before: dict[str, tuple[Judgement, set[str]]] = {}
    for page, made in ledger.made_for(rule, sorted(again)).items():
        for judgement in made:
            before.setdefault(judgement.id, (judgement, set()))[1].add(page)
    changed: set[str] = set()
    for key, (judgement, pages) in sorted(before.items()):
        gone = pages - set(found[key][1] if key in found else ())
        if gone:
            gone = set(ledger.pages_of(key)) if paired else gone
            ledger.unmake(rule, judgement, sorted(gone))
            changed |= gone
    come: list[tuple[Judgement, tuple[str, ...]]] = []
    for key, (judgement, owners) in sorted(found.items()):
        if key not in before or before[key][0] != judgement or not before[key][1].issuperset(owners):
            if paired and key in before and before[key][0] == judgement:
                continue
            come.append((judgement, owners))
            changed.update(owners)
    if come:
        ledger.make(rule, come)
    return changed


def run_mates(
    ledger: Ledger, rule: str, pages: Iterable[str], mates: Mates, judge: Callable[[str, str], Iterable[Judgement]]
) -> set[str]:
    """Judges changed pages with their mates, the lesser page first; returns the pages whose judgements changed."""
    again = set(pages)
    pairs = {(min(page, mate), max(page, mate)) for page in again for mate in mates(page)}
    found = {j.id: (j, pair) for pair in sorted(pairs) for j in judge(*pair)}
    return settle(ledger, rule, again, found, paired=True)


def mates_by(ledger: Ledger, *rules: str) -> Mates:
    """The pages with which a page shares a judgement of one of these rules."""

    def mates(page: str) -> set[str]:
        made = (j for rule in rules for j in ledger.made(rule, page))
        return {other for j in made for other in ledger.pages_of(j.id)} - {page}

    return mates


def between(ledger: Ledger, rule: str, left: str, right: str) -> list[Judgement]:
    """Judgements of a rule that two pages share, the surest first."""
    return sorted(ledger.shared(rule, left, right), key=lambda j: (-j.score, j.id))
