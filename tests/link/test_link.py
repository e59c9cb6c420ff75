"""What an invented story of seven pages is linked to, in whatever order the pages come."""

import random
from datetime import date

import pytest

from depesche.link import directory_of, link, resolved
from depesche.link.naming import name_key
from depesche.model.findings import Findings
from depesche.model.grouping import groups
from depesche.model.judgement import Judgement, judged
from depesche.model.mention import Entity
from depesche.model.story import Links, links_from
from tests.builders import PageBuilder, on
from tests.link import stories

PAGES = {page.page.id: page for page in stories.all_pages()}


@pytest.fixture(scope="module")
def judgements() -> list[Judgement]:
    return link(PAGES.values())


@pytest.fixture(scope="module")
def links(judgements: list[Judgement]) -> Links:
    return links_from(judgements)


def event(page: str, category: str = "CONSULT", number: int = 0) -> str:
    return [e.id for e in PAGES[page].events if e.category == category][number]


def person(page: str, name: str) -> str:
    return next(e.id for e in PAGES[page].entities if name in e.name)


def together(groups: tuple[tuple[str, ...], ...], *members: str) -> bool:
    return any(set(members) <= set(group) for group in groups)


def exported(judgements: list[Judgement], page: str) -> Findings:
    entities = [e for p in PAGES.values() for e in p.entities]
    return resolved(PAGES[page], directory_of(entities, judgements))


def test_people_are_one_across_pages_and_namesakes_are_not(links: Links) -> None:
    minister = person("agency", "Aasland")
    assert together(links.same_entity, minister, person("copy", "Aasland"), person("plan", "Aasland"))
    assert together(links.same_entity, minister, person("own", "Außenministerin"))
    assert not together(links.same_entity, minister, person("namesake", "Aasland"))


def test_copies(links: Links) -> None:
    assert links.copies == (("agency", "copy"),)


def test_one_happening_has_many_reports(links: Links) -> None:
    assert together(links.same_event, event("agency"), event("copy"), event("own"))
    assert not together(links.same_event, event("agency"), event("earlier"))
    assert not together(links.same_event, event("agency"), event("plan"))


def test_dates_come_from_other_pages(judgements: list[Judgement]) -> None:
    own = exported(judgements, "own")
    assert (own.document.published.earliest, own.document.published.latest) == (date(2031, 3, 6), date(2031, 3, 9))
    assert [t.value for t in own.times] == ["2031-03-06", "2031-01", "2031-W10"]
    assert own.events[0].when.earliest == own.events[0].when.latest == date(2031, 3, 6)
    plan = exported(judgements, "plan")
    assert (plan.document.published.earliest, plan.document.published.latest) == (date(2031, 3, 3), date(2031, 3, 4))
    assert plan.times[0].value == "2031-03"
    assert exported(judgements, "agency") == exported(judgements, "agency")
    assert exported(judgements, "dispute").document.published == PAGES["dispute"].document.published


def test_a_plan_is_fulfilled(links: Links) -> None:
    plan = next(p for p in links.plans if p.plan == event("plan"))
    assert plan.result == "fulfilled"
    assert plan.outcome in {event("agency"), event("copy"), event("own")}


def test_a_denied_claim(links: Links) -> None:
    claims = {d.claim: d for d in links.disputes}
    delivered = claims[event("dispute", "AID")]
    assert delivered.denied_by == ("Norwegen",)
    assert delivered.by == ("Dänemark",)
    assert delivered.denied_by_quotations == (PAGES["dispute"].quotations[0].id,)
    assert event("dispute", "ACCUSE") in claims
    assert len(claims) == 2


def test_origins(links: Links) -> None:
    origins = {o.of: o for o in links.origins}
    assert origins[event("plan")].origins == ("Fjordbote",)
    assert origins[event("plan")].independent == 1
    meeting = origins[event("agency")]
    assert meeting.origins == ("Inselblatt", "nda")
    assert meeting.independent == 2


def test_stories_and_sagas(links: Links) -> None:
    assert together(links.stories, "agency", "copy", "own")
    assert not together(links.stories, "agency", "earlier")
    assert not together(links.stories, "agency", "namesake")
    assert together(links.sagas, "agency", "own", "plan", "earlier")
    assert not together(links.sagas, "agency", "namesake")


def test_export_gives_one_person_one_name_and_id(judgements: list[Judgement]) -> None:
    minister = {e.id: e for e in exported(judgements, "agency").entities}
    own = exported(judgements, "own")
    actor = own.events[0].actor[0]
    assert minister[actor].name == "Solveig Aasland"
    assert next(e for e in own.entities if e.id == actor).name == "Solveig Aasland"
    assert {m.entity for m in own.mentions} <= {e.id for e in own.entities}


def test_order_of_pages_does_not_matter(judgements: list[Judgement]) -> None:
    dice = random.Random(3)
    for _ in range(10):
        pages = list(PAGES.values())
        dice.shuffle(pages)
        assert link(pages) == judgements


def test_a_person_has_the_last_word(judgements: list[Judgement]) -> None:
    left, right = sorted((event("agency"), event("own")))
    no = judged("event", left, right, "person:eva", 1.0, "two meetings", verdict="different")
    assert not together(links_from([*judgements, no]).same_event, left, right)
    yes = judged("event", event("agency"), event("earlier"), "person:eva", 1.0)
    assert together(links_from([*judgements, yes]).same_event, event("agency"), event("earlier"))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Wladimir Tschaikin", "Vladimir Chaikin", True),
        ("Sergej Lawrinow", "Sergei Lavrinov", True),
        ("Choi Min-ho", "Choi Min Ho", True),
        ("Jelena Schukowa", "Yelena Shukova", True),
        ("Ilka F. Brandt", "Ilka Brandt", True),
        ("Ilka Brandt", "Ilka Brand", False),
        ("Jürgen Groß", "Juergen Gross", True),
        ("Petrow", "Petrowa", False),
    ],
)
def test_spellings(one: str, two: str, same: bool) -> None:
    assert (name_key(one) == name_key(two)) is same


def named(page: PageBuilder, *names: str) -> Findings:
    for name in names:
        page.entity(name)
    return page.build()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Wilhelmina Harrenstein", "Wilhelmina Harenstien", True),
        ("Wilhelmina Harrenstein", "Wilhelmina Harrensteim", False),
        ("Wilhelmina Harrenstein", "Wilhelmina Harrenstain", True),
        ("Mila Nowak", "Milo Nowak", False),
        ("Ilka Maier", "Ilka Meier", False),
    ],
)
def test_typing_mistakes(one: str, two: str, same: bool) -> None:
    company = ("Bodo Klinker", "Anke Reiter")
    pages = [named(PageBuilder("x", name="a"), one, *company), named(PageBuilder("x", name="b"), two, *company)]
    found = links_from(link(pages)).same_entity
    assert together(found, pages[0].entities[0].id, pages[1].entities[0].id) is same


def surname(state: str | None, *company: str) -> Findings:
    page = PageBuilder("x", name="short")
    page.entity("Brandt", state=state)
    return named(page, *company)


@pytest.mark.parametrize(
    ("page", "same"),
    [
        (surname("DEU", "Bodo Klinker"), True),
        (surname(None, "Bodo Klinker", "Anke Reiter"), True),
        (surname("NLD", "Bodo Klinker", "Anke Reiter"), False),
        (surname(None, "Bodo Klinker"), False),
        (surname("DEU"), False),
    ],
)
def test_a_surname_needs_agreement(page: Findings, same: bool) -> None:
    full = PageBuilder("x", name="full")
    full.entity("Ilka Brandt", state="DEU")
    long = named(full, "Bodo Klinker", "Anke Reiter")
    found = links_from(link([page, long])).same_entity
    assert together(found, page.entities[0].id, long.entities[0].id) is same


def test_two_bearers_of_a_surname_leave_it_open() -> None:
    full = PageBuilder("x", name="full")
    full.entity("Ilka Brandt", state="DEU")
    full.entity("Udo Brandt", state="DEU")
    long, short = named(full, "Bodo Klinker"), surname("DEU", "Bodo Klinker")
    found = links_from(link([long, short])).same_entity
    assert not any(short.entities[0].id in group and len(group) > 1 for group in found)


def test_office_holders_need_a_near_time() -> None:
    then = PageBuilder("x", name="then", published=on("2021-01-01"))
    then.entity("Ilka Brandt", state="DEU", office="foreign minister")
    now = PageBuilder("x", name="now", published=on("2031-01-01"))
    unnamed = now.entity("Außenministerin (DEU)", state="DEU", office="foreign minister", named=False)
    assert links_from(link([then.build(), now.build()])).same_entity == ()
    near = PageBuilder("x", name="near", published=on("2031-01-06"))
    holder = near.entity("Ute Krey", state="DEU", office="foreign minister")
    found = links_from(link([then.build(), now.build(), near.build()])).same_entity
    assert together(found, unnamed, holder)


def test_spokespersons_are_many() -> None:
    one, two = (
        PageBuilder("x", name="1", published=on("2031-01-01")),
        PageBuilder("x", name="2", published=on("2031-01-01")),
    )
    one.entity("Ilka Brandt", state="DEU", office="spokesperson")
    two.entity("Sprecherin (DEU)", state="DEU", office="spokesperson", named=False)
    assert links_from(link([one.build(), two.build()])).same_entity == ()


def test_groups_never_join_what_is_kept_apart() -> None:
    pairs = [judged("event", a, b, "r@1", 0.9) for a, b in ("ab", "bc", "cd")]
    apart = judged("event", "a", "d", "person:eva", 1.0, verdict="different")
    assert all(not {"a", "d"} <= set(group) for group in groups([*pairs, apart]))
    assert groups(pairs) == [("a", "b", "c", "d")]


def test_nothing_gives_nothing() -> None:
    assert link([]) == []
    assert links_from([]) == Links()
    assert directory_of([], []).entities == {}
    page = PageBuilder("").build()
    assert link([page]) == []


def test_states_need_no_name() -> None:
    pages = []
    for name, words in (("a", "Estland"), ("b", "Republik Estland")):
        page = PageBuilder("x", name=name)
        page.entity(words, "state", state="EST")
        pages.append(page.build())
    assert len(links_from(link(pages)).same_entity) == 1
    entities: list[Entity] = [e for p in pages for e in p.entities]
    assert len({e.id for e in directory_of(entities, link(pages)).entities.values()}) == 1
