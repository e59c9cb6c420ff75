"""All of linking, in order: each step uses what the ones before it judged, and hands on the pages that it changed."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice

import msgspec

from depesche.link.chorus import in_chorus, settle_speakers, settle_spoken, spoken_for
from depesche.link.closing import settle_closed
from depesche.link.contradictions import CONTRADICTIONS
from depesche.link.copies import COPIES
from depesche.link.dating import Dating
from depesche.link.digest import digest_of, packed
from depesche.link.disputes import DISPUTES
from depesche.link.events import EVENTS, in_copies
from depesche.link.filing import Mates, judge_met, mates_by, meet, run_cases, run_mates
from depesche.link.gathering import run_groups
from depesche.link.hearsay import CIRCLES, UNNAMED
from depesche.link.memory import MemoryLedger
from depesche.link.origins import ORIGINS
from depesche.link.passages import EXCERPTS
from depesche.link.plans import PLANS
from depesche.link.readings import READINGS
from depesche.link.retold import at_one_place, in_one_order
from depesche.link.rules import CaseRule, Filing, Keys, PairRule
from depesche.link.statements import STATEMENTS
from depesche.link.stories import SAGAS, STORIES
from depesche.link.translations import TRANSLATIONS
from depesche.link.versions import VERSIONS
from depesche.link.who import Names
from depesche.link.world import World
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.ledger import Ledger

RULES = "19"
"""Version of what linking keeps and of its rules: to be raised with any change, so that stores are linked anew."""
AT_ONCE = 200
"""Pages of one step: many enough to share what they look up, few enough to fit into memory."""

MANY = 50
"""Pages of a step after which garbage is collected."""


def link(pages: Iterable[Findings], people: Iterable[Judgement] = ()) -> list[Judgement]:
    """All judgements of rules on these pages, sorted by id; the order of the pages does not matter.

    `people` are judgements by persons, which rules follow and never contradict.
    """
    ledger = MemoryLedger(people)
    rest = iter(pages)
    while some := {findings.page.id: findings for findings in islice(rest, AT_ONCE)}:
        update(ledger, some)
    return ledger.standing()


@contextmanager
def _collecting_once(pages: int) -> Iterator[None]:
    """Looks for cyclic garbage once at the end of a step. It makes a million objects and few cycles, and to look
    through all of them again and again takes a third of its time, the more the more is at hand."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
        if was and pages >= MANY:
            gc.collect()


def update(ledger: Ledger, changed: Mapping[str, Findings | None], again: Iterable[str] = ()) -> None:
    """Brings the ledger to what it would be had these pages been as they are now from the beginning.

    A page without findings is gone. Pages that are as they were are passed over, but for those in `again`. Also takes
    note of what people have judged since the last time.
    """
    with _collecting_once(len(changed)):
        _update(ledger, changed, again)


def _update(ledger: Ledger, changed: Mapping[str, Findings | None], again: Iterable[str]) -> None:
    dirty = {page for page, findings in changed.items() if _keep(ledger, page, findings)} | set(again)
    homes, nodes = _by_people(ledger)
    world = World(ledger)
    copied, shared = _pairs_of((COPIES, EXCERPTS), world, dirty)
    moved = dirty | settle_speakers(ledger, dirty, copied) | Names(world).settle(dirty, nodes)
    moved |= Dating(world).settle(moved | homes, copied)
    told = run_mates(ledger, "event copies", moved, _mates(ledger, COPIES.name), partial(in_copies, world))
    revised = _pairs(VERSIONS, world, moved)
    texts = _mates(ledger, COPIES.name, EXCERPTS.name, VERSIONS.name)
    retold = run_mates(ledger, "retold", moved | shared | revised, texts, partial(at_one_place, world))
    moved |= settle_spoken(world, moved | told | retold)
    translated = _pairs(TRANSLATIONS, world, moved)
    told |= _pairs(EVENTS, world, moved)
    said = _pairs(STATEMENTS, world, moved)
    retold |= run_mates(
        ledger,
        "translated",
        moved | translated,
        mates_by(ledger, TRANSLATIONS.name),
        lambda one, two: in_one_order(world, one, two),
    )
    said |= _pairs(UNNAMED, world, moved) | _pairs(CIRCLES, world, moved)
    ended = _cases(PLANS, world, moved) | _cases(DISPUTES, world, moved) | _pairs(CONTRADICTIONS, world, moved)
    settle_closed(world, ended | dirty)
    stories = _pairs(STORIES, world, moved | copied | translated | revised | told)
    _pairs(SAGAS, world, moved | stories)
    run_groups((ORIGINS, READINGS), world, moved | told | said | retold | homes, copied)


def _keep(ledger: Ledger, page: str, findings: Findings | None) -> bool:
    """Stores a page's digest; True if it is new or another one."""
    digest = None if findings is None else digest_of(findings)
    data = None if digest is None else packed(digest)
    before = ledger.load("digest", page)
    if data == before:
        return False
    if before is None:
        ledger.new(page)
    ledger.keep("digest", page, data)
    return True


def _by_people(ledger: Ledger) -> tuple[set[str], set[str]]:
    """Pages, and the ids that they hold, on which people judged otherwise since the last time."""
    data = ledger.load("people", "")
    before: dict[str, list[str]] = {} if data is None else msgspec.msgpack.decode(data)
    kinds = ("entity", "event", "statement", "date", "copy", "story", "saga")
    after = {j.id: [j.left, j.right] for kind in kinds for j in ledger.people(kind)}
    if after == before:
        return set(), set()
    ledger.keep("people", "", msgspec.msgpack.encode(after))
    ends = {end for key in set(before) ^ set(after) for end in (before.get(key) or after[key])}
    homes = {home for end in ends if (home := ledger.home(end))}
    return homes, ends


def _pairs(rule: PairRule, world: World, pages: set[str]) -> set[str]:
    return _pairs_of((rule,), world, pages)[0]


def _pairs_of(rules: Sequence[PairRule], world: World, pages: set[str]) -> list[set[str]]:
    """Runs rules with the same keys, whose items are filed and meet once."""
    first = rules[0]
    met = meet(
        world.ledger,
        first.name,
        _filed(first.keys, world, pages, each=first.each_copy),
        most=first.most,
        within_page=first.within_page,
        mates=_mates(world.ledger, *first.mates) if first.mates else None,
        carry=first.carry,
    )
    return [judge_met(world.ledger, rule.name, met, partial(rule.judge, world)) for rule in rules]


def _mates(ledger: Ledger, *rules: str) -> Mates:
    """As `mates_by`, but of many copies of one text only those that speak for it."""
    others = mates_by(ledger, *(rule for rule in rules if rule != COPIES.name))
    return lambda page: {*others(page), *in_chorus(ledger, page)} if COPIES.name in rules else others(page)


def _filed(keys: Keys, world: World, pages: set[str], *, each: bool) -> dict[str, list[Filing]]:
    """The items of these pages under their keys; with `each` off without those that other copies of the text tell."""
    filed: dict[str, list[Filing]] = {}
    for page in sorted(pages):
        if world.raw(page) is None:
            filed[page] = []
            continue
        digest = world.by_page[page]
        silent = frozenset[str]() if each else spoken_for(world.ledger, page)
        filed[page] = [item for item in keys(world, digest) if item[1] not in silent]
    return filed


def _cases(rule: CaseRule, world: World, pages: set[str]) -> set[str]:
    return run_cases(
        world.ledger,
        rule.name,
        _filed(rule.asks, world, pages, each=True),
        _filed(rule.offers, world, pages, each=False),
        lambda case, others: rule.judge(world, case, others),
        most=rule.most,
    )
