"""Runs rules over groups: all reports of one event or statement, after some pages changed."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from depesche.link.filing import Found, settle
from depesche.link.rules import FirstCopy, GroupRule, Item
from depesche.link.world import World
from depesche.model.grouping import groups
from depesche.model.judgement import Judgement
from depesche.model.ledger import Ledger

NAME = "groups"


def run_groups(rules: Sequence[GroupRule[Any]], world: World, pages: set[str], copied: set[str]) -> None:
    """Judges anew the findings of the pages, and all that are reports of the same; `copied` are pages whose copies
    changed."""
    ledger = world.ledger
    twins: set[str] = set()
    for page in sorted(copied):
        if page not in twins:
            twins |= component(ledger, ("copy",), page)[1]
    copies = Copies(ledger)
    touched = {finding for page in sorted(pages | twins) for finding in _findings(world, page)}
    done: set[str] = set()
    found: dict[str, tuple[Judgement, tuple[str, ...]]] = {}
    for finding in sorted(touched | {other for one in touched for other in _beside(ledger, one)}):
        if finding not in done:
            here, judgements = _judge(rules, world, finding, copies.first)
            done |= here
            found |= judgements
    settle(ledger, NAME, done, found)


class Copies:
    """Which of a page's copies was first by id; all copies of a text are read at once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._first: dict[str, str] = {}

    def first(self, page: str) -> str:
        """The first by id of a page's copies, itself included."""
        if page not in self._first:
            edges, members = component(self._ledger, ("copy",), page)
            self._first |= {member: member for member in members}
            self._first |= {member: group[0] for group in groups(edges) for member in group}
        return self._first[page]


def _beside(ledger: Ledger, finding: str) -> set[str]:
    """Findings that are not the same, but of which it is unsure, or that go in a circle with this one."""
    made = [j for kind in ("event", "statement") for j in ledger.touching(kind, finding) if j.verdict != "same"]
    return {end for j in (*made, *ledger.touching("circular", finding)) for end in (j.left, j.right)} - {finding}


def _findings(world: World, page: str) -> list[str]:
    """Events and quotations of a page; what was judged of those that it no longer has is withdrawn."""
    data = world.ledger.load(NAME, page)
    before: list[str] = [] if data is None else msgspec.msgpack.decode(data)
    digest = None if world.raw(page) is None else world.by_page[page]
    after = [e.id for e in digest.events] + [q.id for q in digest.quotations] if digest else []
    for gone in set(before) - set(after):
        settle(world.ledger, NAME, [gone], {})
    if after != before:
        world.ledger.keep(NAME, page, msgspec.msgpack.encode(after) if after else None)
    return after


def _judge(
    rules: Sequence[GroupRule[Any]], world: World, finding: str, first_copy: FirstCopy
) -> tuple[set[str], Found]:
    """Judges all findings that are linked with this one, directly or through others; returns these too."""
    edges, members = component(world.ledger, ("event", "statement"), finding)
    for member in sorted(members):
        if member not in world.home and (home := world.ledger.home(member)) is not None:
            world.by_page[home]
    here = {member for member in members if member in world.home}
    grouped = [group for group in groups(edges) if here.intersection(group)]
    alone = sorted(here.difference(*grouped))
    found: dict[str, tuple[Judgement, tuple[str, ...]]] = {}
    for group in (*grouped, *((member,) for member in alone)):
        reports = sorted(Item(world.home[member], member) for member in group if member in here)
        for rule in rules:
            shared = rule.gather(world, reports, first_copy)
            for report in reports:
                found |= {j.id: (j, (report.id,)) for j in rule.judge(world, report, reports, shared)}
    return here, found


def component(ledger: Ledger, kinds: Iterable[str], start: str) -> tuple[list[Judgement], set[str]]:
    """All judgements of these kinds around a member, and all members that they make the same."""
    kinds = tuple(kinds)
    found: dict[str, Judgement] = {}
    open_, seen = [start], {start}
    while open_:
        here = open_.pop()
        for kind in kinds:
            for judgement in ledger.touching(kind, here):
                found[judgement.id] = judgement
                for end in {judgement.left, judgement.right} - seen if judgement.verdict == "same" else ():
                    seen.add(end)
                    open_.append(end)
    return [found[key] for key in sorted(found)], seen
