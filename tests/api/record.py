"""A small record with every kind of finding and link: invented persons, outlets and sentences."""

import json
from dataclasses import replace
from pathlib import Path

from depesche.model.attribution import Link
from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.judgement import Judgement, judged
from depesche.model.quantity import Quantity
from depesche.model.quotation import Quotation
from depesche.searching import learn
from depesche.store import Store
from tests.builders import PageBuilder, on

AGENCY = Link(name="nda", kind="agency")
OFFICIALS = Link(name="Beamte", named=False, kind="anonymous")


def meeting(name: str, outlet: str, day: str, plan: str) -> Findings:
    """A page on a meeting, a plan, a number, and a statement in two parts."""
    page = PageBuilder(
        "Holt trifft Brandt\n"
        "Ministerin Maren Holt traf am Dienstag Außenminister Timo Brandt in Kirlau.\n"
        "„Wir liefern“, sagte Holt der nda, „keine Raketen.“\n"
        f"Brandt will {plan} nach Wehrden reisen. Rund 40 Menschen protestierten.\n",
        name=name,
        outlet=outlet,
        published=on(day),
    )
    holt = page.entity("Maren Holt", office="minister", state="DEU", aliases=("Holt",))
    brandt = page.entity("Timo Brandt", office="foreign minister", state="NLD", aliases=("Brandt",))
    kirlau = page.entity("Kirlau", "place")
    page.event(
        "CONSULT", "traf", (holt,), (brandt,), when=on(day), place=kirlau, mode="visit",
        evidence="Ministerin Maren Holt traf am Dienstag Außenminister Timo Brandt in Kirlau",
    )  # fmt: skip
    page.event(
        "CONSULT", "reisen", (brandt,), when=on("2031-04-01"), status="planned", according_to=(AGENCY,),
        evidence=f"Brandt will {plan} nach Wehrden reisen",
    )  # fmt: skip
    first, second = page.span("„Wir liefern“"), page.span("„keine Raketen.“")
    page.quotations.append(
        Quotation(
            id=content_id("quotation", name), kind="direct", content=(first, second), cue=(page.span("sagte"),),
            speaker=(page.span("Holt der nda"),), speaker_is=(holt,), chain=(AGENCY,), act="denies", by="test@1",
        )
    )  # fmt: skip
    page.time("am Dienstag", day, on(day))
    found = page.build()
    number = Quantity(
        id=content_id("quantity", name), kind="protesters", low=40, high=40, about=True, unit="Menschen", place=kirlau,
        according_to=(OFFICIALS,), as_of=on(day), span=page.span("Rund 40 Menschen"),
        evidence=page.span("Rund 40 Menschen protestierten."), by="test@1",
    )  # fmt: skip
    return replace(found, document=replace(found.document, quantities=(number,)))


def accusation(name: str = "three") -> Findings:
    """A page on which somebody claims what another denies, and a planned visit came about."""
    page = PageBuilder(
        "Vorwürfe gegen Holt\n"
        "Holt habe Raketen geliefert, behauptete Piet van Oorschot.\n"
        "Brandt reiste am 1. April nach Wehrden.\n",
        name=name,
        outlet="Tagesbote Wehrden",
        published=on("2031-04-02"),
    )
    piet = page.entity("Piet van Oorschot", state="NLD")
    holt = page.entity("Maren Holt", words="Holt")
    brandt = page.entity("Timo Brandt", words="Brandt")
    page.event("AID", "geliefert", (holt,), status="claimed", evidence="Holt habe Raketen geliefert",
               according_to=(Link("Piet van Oorschot", entity=piet, kind="person"),))  # fmt: skip
    page.event("CONSULT", "reiste", (brandt,), when=on("2031-04-01"), evidence="Brandt reiste am 1. April nach Wehrden")
    page.quotation("Holt habe Raketen geliefert", (piet,), act="accuses")
    return page.build()


def pages() -> list[Findings]:
    """All pages; the id of one holds a slash, a question mark, a space and a letter beyond ASCII."""
    return [
        meeting("one", "Elbkurier", "2031-03-04", "im April"),
        meeting("zwei/ü ?", "Inselblatt", "2031-03-05", "demnächst"),
        accusation(),
    ]


def links(found: list[Findings]) -> list[Judgement]:
    """What joins them."""
    one, two, three = found
    pairs = [*zip(one.entities[:2], two.entities[:2], strict=True)]
    pairs += [(one.entities[0], three.entities[1]), (one.entities[1], three.entities[2])]
    denied = {"by": [three.entities[0].id], "denied_by": ["Maren Holt"], "quotations": [one.quotations[0].id]}
    return [
        *(judged("entity", a.id, b.id, "test@1", 1.0) for a, b in pairs),
        judged("event", one.events[0].id, two.events[0].id, "test@1", 0.9),
        judged("event", one.events[1].id, two.events[1].id, "test@1", 0.7, "only the place"),
        judged("statement", one.quotations[0].id, two.quotations[0].id, "test@1", 0.9),
        judged("origin", one.quotations[0].id, "nda", "test@1", 1.0),
        judged("plan", one.events[1].id, three.events[1].id, "test@1", 0.9, detail="fulfilled"),
        judged("dispute", three.quotations[0].id, one.quotations[0].id, "test@1", 0.9,
               detail=json.dumps({**denied, "denials": []})),
        judged("story", one.page.id, two.page.id, "test@1", 0.9),
    ]  # fmt: skip


def recorded(path: Path) -> Path:
    """A store with all of it."""
    found = pages()
    with Store.open(path) as store:
        for page in found:
            store.add(page)
        store.settle(links(found))
        learn(store)
    return path
