"""Listings of plans and disputes, and the reports of one event side by side."""

from dataclasses import replace
from typing import Any

import pytest

from depesche.link import link
from depesche.model.findings import Findings
from depesche.model.record import PageInfo, Sourced
from depesche.model.story import Links, links_from
from depesche.model.when import When
from depesche.tell.disputes import disputes
from depesche.tell.plans import plans
from depesche.tell.reports import report_lines
from tests.builders import PageBuilder, on

DAY = on("2031-05-12")
CLAIM = "die alte Schleuse am Hafen von Lunden sei seit Wochen undicht"


def plan(name: str, published: When, *, outlet: str = "Elbkurier", day: When = DAY) -> Findings:
    builder = PageBuilder("Ilka Brandt will Piet Oorschot treffen.", name=name, published=published, outlet=outlet)
    parts = (builder.entity("Ilka Brandt"), builder.entity("Piet Oorschot"))
    builder.event("CONSULT", "treffen", parts, when=day, status="planned", evidence=builder.text)
    return builder.build()


def denial(name: str, published: When) -> Findings:
    lines = f"Jens Kolb sagte, {CLAIM}.\nIlka Brandt wies den Vorwurf zurück."
    builder = PageBuilder(lines, name=name, published=published)
    builder.quotation(CLAIM, (builder.entity("Jens Kolb"),), act="asserts")
    builder.quotation("den Vorwurf", (builder.entity("Ilka Brandt"),), act="denies")
    return builder.build()


def sourced(pages: list[Findings], part: str) -> list[Sourced[Any]]:
    found = []
    for page in pages:
        document = page.document
        info = PageInfo(id=page.page.id, source="", sha256="", outlet=document.outlet, published=document.published)
        for finding in getattr(page, part):
            spans = finding.content if part == "quotations" else (finding.evidence,)
            words = " … ".join(span.of(document.text) for span in spans)
            found.append(Sourced(page=info, finding=finding, words=words, entities=page.entities))
    return found


def links_of(pages: list[Findings]) -> Links:
    return links_from(link(pages))


def test_one_plan_is_one_row_whoever_reports_it() -> None:
    pages = [plan("one", on("2031-05-02")), plan("two", on("2031-05-03"), outlet="Westpost")]
    [row] = plans(links_of(pages), sourced(pages, "events")).rows
    assert (row["reports"], row["outlets"], row["result"]) == (2, ["Elbkurier", "Westpost"], "open")
    assert row["id"] == pages[0].events[0].id
    assert row["also"] == [pages[1].events[0].id]


@pytest.mark.parametrize(("newest", "results"), [("2031-05-12", []), ("2031-05-13", ["overdue"])])
def test_overdue_on_the_day_of_the_newest_page(newest: str, results: list[str]) -> None:
    later = plan("later", on(newest), day=on("2031-08-01"))
    pages = [plan("one", on("2031-05-02")), replace(later)]
    rows = plans(links_of(pages), sourced(pages, "events"), only_overdue=True).rows
    assert [row["result"] for row in rows] == results


def test_open_plans_are_those_that_are_overdue_too() -> None:
    pages = [plan("one", on("2031-05-02")), plan("later", on("2031-06-13"), day=on("2031-08-01"))]
    rows = plans(links_of(pages), sourced(pages, "events"), only_open=True).rows
    assert sorted(row["result"] for row in rows) == ["open", "overdue"]


def test_a_dispute_says_who_since_when_and_in_which_words() -> None:
    pages = [denial("one", on("2031-05-04")), denial("two", on("2031-05-02"))]
    [row] = disputes(links_of(pages), sourced(pages, "events"), sourced(pages, "quotations")).rows
    assert row["since"].startswith("2031-05-02")
    assert (row["asserted_by"], row["denied_by"]) == (["Jens Kolb"], ["Ilka Brandt"])
    assert (row["claim"], row["denial"], row["reports"]) == (
        CLAIM,
        "den Vorwurf",
        2,
    )


def test_reports_side_by_side() -> None:
    pages = [plan("one", on("2031-05-02")), plan("two", on("2031-05-03"), outlet="Westpost")]
    event = pages[1].events[0]
    elsewhere = replace(pages[1], events=(replace(event, actor=event.actor[:1], recipient=event.actor[1:]),))
    pages[1] = elsewhere
    homes = {page.events[0].id: page for page in pages}
    lines = list(report_lines(links_of(pages), event.id, homes.get))
    assert [line for line in lines if "Elbkurier" in line]
    assert not [line for line in lines if line.startswith("they differ")]
    assert lines[-1].startswith("origins     2 that are named and different")


def test_reports_that_differ() -> None:
    pages = [
        plan("one", on("2031-05-02")),
        plan("two", on("2031-05-03"), outlet="Westpost", day=on("2031-05-12", "2031-05-13")),
    ]
    homes = {page.events[0].id: page for page in pages}
    lines = list(report_lines(links_of(pages), pages[0].events[0].id, homes.get))
    [line] = [line for line in lines if line.startswith("they differ")]
    assert "2031-05-12" in line and "(Elbkurier)" in line and "(Westpost)" in line


def test_one_report_alone_has_its_origin_only() -> None:
    page = plan("one", on("2031-05-02"))
    lines = list(report_lines(links_of([page]), page.events[0].id, lambda _: page))
    assert lines == ["origins     one: Elbkurier"]
