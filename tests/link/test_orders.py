"""Links depend on the pages alone: not on their order, on the number of runs, or on what a page was before."""

import random
from dataclasses import replace

import pytest

from depesche.link import link, update
from depesche.link.filing import run_cases, run_pairs
from depesche.link.memory import MemoryLedger
from depesche.link.rules import Item
from depesche.model.findings import Findings
from depesche.model.grouping import groups
from depesche.model.judgement import Judgement, judged
from depesche.model.when import UNKNOWN
from tests.builders import PageBuilder, on
from tests.link import stories

STORY = stories.all_pages()


def crowd(number: int) -> list[Findings]:
    """Pages of a week that name the same few people in all combinations, some without a date, some of two states."""
    found = []
    for n in range(number):
        text = f"Zeile {n}\nIlka Brandt traf am Montag Udo Krey.\nBrandt lobte das Treffen mit Krey sehr deutlich.\n"
        page = PageBuilder(text, name=f"crowd{n}", published=on(f"2031-03-{n % 7 + 3:02}"))
        one = page.entity("Ilka Brandt", state=("DEU", "NLD", None)[n % 3], office="foreign minister")
        two = page.entity("Udo Krey" if n % 4 else "Udo Kray", state="DEU")
        page.entity("Brandt" if n % 5 else "Krey")
        page.entity("Außenministerin (DEU)", state="DEU", office="foreign minister", named=False)
        page.event("CONSULT", "traf", (one,), (two,), when=on("2031-03-03"))
        page.quotation("lobte das Treffen mit Krey sehr deutlich", (one,))
        found.append(page.build())
    return found


def chorus(number: int) -> list[Findings]:
    """One report in so many papers that few speak for all, each with a word of its own, some without a date, and one
    that tells less."""
    found = []
    for n in range(number):
        text = stories.AGENCY_TEXT.replace("Häfen", f"Häfen Nr. {n}") if n % 3 else stories.AGENCY_TEXT
        page = PageBuilder(f"Titel {n}\n{text}", name=f"chorus{n}", published=on("2031-03-07") if n % 4 else UNKNOWN)
        minister, president = stories.people(page)
        if n != 5:
            page.event("CONSULT", "getroffen", (minister,), (president,), when=on("2031-03-06"))
        page.quotation("das Treffen offen und nützlich", (minister,), act="asserts")
        found.append(page.build())
    return found


def standing(pages: list[Findings], dice: random.Random, people: list[Judgement]) -> list[Judgement]:
    ledger = MemoryLedger(people)
    waiting = list(pages)
    dice.shuffle(waiting)
    while waiting:
        some, waiting = waiting[: (size := dice.choice((1, 1, 2, 5)))], waiting[size:]
        update(ledger, {page.page.id: page for page in some})
    return ledger.standing()


@pytest.mark.parametrize("pages", [STORY, crowd(12), [*STORY, *chorus(9)]], ids=["story", "crowd", "chorus"])
def test_any_order_in_any_number_of_runs(pages: list[Findings]) -> None:
    first = link(pages)
    assert len(first) > 40
    for seed in range(12):
        assert standing(pages, random.Random(seed), []) == first


def test_people_are_followed_in_any_order() -> None:
    pages = {page.page.id: page for page in STORY}
    named, unnamed = (pages["agency"].entities[0].id, pages["own"].entities[0].id)
    people = [judged("entity", min(named, unnamed), max(named, unnamed), "person:eva", 1.0, verdict="different")]
    first = link(STORY, people)
    assert first != link(STORY)
    for seed in range(10):
        assert standing(STORY, random.Random(seed), people) == first


@pytest.mark.parametrize("pages", [STORY, crowd(8), chorus(8)], ids=["story", "crowd", "chorus"])
def test_pages_that_go_or_change_leave_nothing_behind(pages: list[Findings]) -> None:
    for seed in range(5):
        dice = random.Random(seed)
        ledger = MemoryLedger()
        update(ledger, {page.page.id: page for page in pages})
        gone, changed = dice.sample(pages, 2)
        other = replace(changed, events=(), quotations=(), version="0.2.0")
        update(ledger, {gone.page.id: None})
        update(ledger, {changed.page.id: other})
        left = [other if page is changed else page for page in pages if page is not gone]
        assert ledger.standing() == link(left)
        update(ledger, {gone.page.id: gone, changed.page.id: changed})
        assert ledger.standing() == link(pages)


def test_many_copies_are_one_story_and_one_event_with_few_judgements() -> None:
    pages = chorus(40)
    found = link(pages)
    by_kind = {kind: [j for j in found if j.kind == kind] for kind in ("copy", "story", "event", "statement")}
    ids = {page.page.id for page in pages}
    assert [set(group) for group in groups(by_kind["story"])] == [ids]
    assert len(groups(by_kind["event"])) == 1
    assert len(groups(by_kind["event"])[0]) == len(pages) - 1
    assert [len(group) for group in groups(by_kind["statement"])] == [len(pages)]
    assert all(len(of) < 20 * len(pages) for of in by_kind.values())


def pair(left: Item, right: Item) -> Judgement:
    return judged("event", left.id, right.id, "test@1", 0.9)


@pytest.mark.parametrize("most", [3, 50])
def test_a_block_that_is_too_large_is_sampled_in_the_same_way_in_any_order(most: int) -> None:
    pages = [f"p{n}" for n in range(20)]
    results = []
    for seed in range(12):
        ledger, order = MemoryLedger(), random.Random(seed).sample(pages, len(pages))
        for page in order:
            run_pairs(ledger, "r", {page: [("key", f"item of {page}")]}, pair, most=most)
        if seed % 2:  # one that goes and comes again
            run_pairs(ledger, "r", {order[0]: []}, pair, most=most)
            run_pairs(ledger, "r", {order[0]: [("key", f"item of {order[0]}")]}, pair, most=most)
        results.append(ledger.standing())
    assert all(result == results[0] for result in results)
    assert len(results[0]) == (20 * 19 // 2 if most > 20 else 3 * 17 + 3)
    assert len(groups(results[0])) == 1


def test_a_case_is_judged_again_when_what_is_offered_changes() -> None:
    def count(case: Item, others: object) -> list[Judgement]:
        return [judged("plan", case.id, "", "test@1", 0.5, detail=str(others))]

    results = []
    for seed in range(12):
        ledger, order = MemoryLedger(), random.Random(seed).sample(range(12), 12)
        for n in order:
            keys = [(f"key{n % 3}", f"item{n}")]
            run_cases(ledger, "r", {f"p{n}": keys if n < 6 else []}, {f"p{n}": keys if n >= 6 else []}, count, most=1)
        results.append(ledger.standing())
    assert all(result == results[0] for result in results)
    assert len(results[0]) == 6
