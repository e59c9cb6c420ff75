"""Runs a rule over groups: all reports of one event or statement, after some pages changed."""

from collections.abc import Callable, Iterable
from functools import lru_cache

import msgspec

from depesche.link.filing import settle
from depesche.link.rules import GroupRule, Item
from depesche.link.world import World
from depesche.model.grouping import groups
from depesche.model.judgement import Judgement
from depesche.model.ledger import Ledger


def run_groups(rule: GroupRule, world: World, pages: set[str], copied: set[str]) -> None:
    """Judges anew the findings of the pages, and all that are reports of the same; `copied` are pages whose copies
    changed."""
    ledger = world.ledger
    twins = {member for page in copied for member in component(ledger, ("copy",), page)[1]}
    first_copy = lru_cache(None)(lambda page: first_of(ledger, page))
    touched = {finding for page in sorted(pages | twins) for finding in _findings(world, rule.name, page)}
    done: set[str] = set()
    for finding in sorted(touched | {other for one in touched for other in _beside(ledger, one)}):
        if finding not in done:
            done |= _judge(rule, world, finding, first_copy)


def _beside(ledger: Ledger, finding: str) -> set[str]:
    """Findings that are not the same, but of which it is unsure, or that go in a circle with this one."""
    made = [j for kind in ("event", "statement") for j in ledger.touching(kind, finding) if j.verdict != "same"]
    return {end for j in (*made, *ledger.touching("circular", finding)) for end in (j.left, j.right)} - {finding}


def _findings(world: World, rule: str, page: str) -> list[str]:
    """Events and quotations of a page; what was judged of those that it no longer has is withdrawn."""
    shelf = f"{rule} of"
    data = world.ledger.load(shelf, page)
    before: list[str] = [] if data is None else msgspec.msgpack.decode(data)
    digest = None if world.raw(page) is None else world.by_page[page]
    after = [e.id for e in digest.events] + [q.id for q in digest.quotations] if digest else []
    for gone in set(before) - set(after):
        settle(world.ledger, rule, [gone], {})
    if after != before:
        world.ledger.keep(shelf, page, msgspec.msgpack.encode(after) if after else None)
    return after


def _judge(rule: GroupRule, world: World, finding: str, first_copy: Callable[[str], str]) -> set[str]:
    """Judges all findings that are linked with this one, directly or through others."""
    edges, members = component(world.ledger, ("event", "statement"), finding)
    for judgement in edges:
        for page in world.ledger.pages_of(judgement.id):
            world.by_page[page]
    if finding not in world.home and (home := world.ledger.home(finding)) is not None:
        world.by_page[home]
    here = {member for member in members if member in world.home}
    group_of = {member: group for group in groups(edges) for member in group}
    for member in sorted(here):
        same = [m for m in group_of.get(member, (member,)) if m in here]
        reports = sorted(Item(world.home[m], m) for m in same)
        found = {j.id: (j, (member,)) for j in rule.judge(world, Item(world.home[member], member), reports, first_copy)}
        settle(world.ledger, rule.name, [member], found)
    return here


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


def first_of(ledger: Ledger, page: str) -> str:
    """The first by id of a page's copies, itself included."""
    edges, _ = component(ledger, ("copy",), page)
    return next((group[0] for group in groups(edges) if page in group), page)
