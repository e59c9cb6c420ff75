"""Pages for the tests of exports: ordinary ones, hostile ones, astral characters, words in several parts."""

import json
from dataclasses import replace
from functools import cache

from depesche.model.attribution import Link
from depesche.model.document import Credit
from depesche.model.findings import Findings
from depesche.model.judgement import judged
from depesche.model.mention import Office
from depesche.model.quantity import Quantity
from depesche.model.story import Links, links_from
from depesche.tell.exports import EXPORTERS
from depesche.tell.exports.record import Exported
from tests.builders import PageBuilder, on, visit

HOSTILE = 'Ö <b>& "x"\u202e\x00 ]]>\t=cmd|0'


def hostile() -> Findings:
    """A page whose names and words are markup, control characters and formulas."""
    page = PageBuilder(f"{HOSTILE} traf =SUMME(A1) heute.", name="hostile, /", outlet=HOSTILE)
    one = page.entity(HOSTILE, office="minister")
    other = page.entity("=SUMME(A1)", "organisation")
    page.event("CONSULT", "traf", (one,), (other,), according_to=(Link(name=HOSTILE, named=False),))
    page.quotation("heute", (one,), when=on("2031-01-02", "2031-01-09"))
    return page.build()


def rich() -> Findings:
    """A page that fills every field there is, with an astral character before all of its words."""
    text = (
        "🚢 Hafen von Lautern: Mara Veltin rügt Ost-Reederei\n"
        "„Das 🚀 Dock“, sagte Veltin der Zeitung in Lautern, „bleibt zu.“ Zwei Tote, heißt es am 3. März bei der nda.\n"
        "Die Polizei sperrte in Lautern am Montag die Ost-Reederei aus.\n"
    )
    page = PageBuilder(text, name="rich", outlet="Elbkurier", published=on("2031-03-03"))
    agency = page.entity("nda", "organisation", subkind="agency")
    veltin = page.entity("Mara Veltin", state="DEU", office="minister", aliases=("Veltin",))
    firm = page.entity("Ost-Reederei", "organisation", subkind="company", state="NLD", aliases=("Reederei",))
    police = page.entity("Polizei", "organisation", subkind="police", state="DEU", aliases=("Wache",))
    town = page.entity("Lautern", "place", state="DEU")
    group = page.entity("Tote", "group", named=False)
    link = Link(name="nda", entity=agency, kind="agency", span=page.span("nda"), inherited=True)
    event = page.event(
        "COERCE", "sperrte", (police, veltin), (firm,), when=on("2031-03-03", "2031-03-09"), place=town,
        mode="restrict", evidence="Die Polizei sperrte in Lautern am Montag die Ost-Reederei aus.",
    )  # fmt: skip
    page.event("ACCUSE", "rügt", (veltin,), (firm,), when=on("2031-03-03"), according_to=(link,), place=town)
    page.event("CONSULT", "heißt", (veltin,), status="planned", when=on("2031-05-01"))
    page.time("am Montag", "2031-03-03", on("2031-03-03"))
    said = page.quotation("Das 🚀 Dock", (veltin,), act="asserts", chain=(link,), when=on("2031-03-03"))
    page.credits.append(Credit("nda", page.span("nda"), "line"))
    built = page.build()
    quotation = replace(
        built.quotations[0], kind="direct", content=(page.span("Das 🚀 Dock"), page.span("bleibt zu.")),
        cue=(page.span("sagte"),), speaker=(page.span("Veltin der"),), addressee=(page.span("der Zeitung"),),
        certainty="probable", place=town, nested_in=said,
    )  # fmt: skip
    dead = Quantity(
        id="quantity:00000000000000aa", kind="dead", low=2.0, high=2.0, unit="Tote", place=town, according_to=(link,),
        as_of=on("2031-03-03"), span=page.span("Zwei Tote"), evidence=page.span("Zwei Tote, heißt es"), by="test@1",
    )  # fmt: skip
    entities = tuple(
        replace(e, members=(veltin,), by="test@1") if e.id == group else
        replace(e, offices=(Office(role="minister", of="DEU", title="Ministerin", qualifier="former"),))
        if e.id == veltin else e
        for e in built.entities
    )  # fmt: skip
    times = tuple(replace(t, anchor="page") for t in built.times)
    events = tuple(
        replace(e, contexts=("legal", "economy"), reasons=("test",), topic=page.span("Hafen")) if e.id == event else e
        for e in built.events
    )
    document = replace(
        built.document, kicker="Küste", author="Ole Brandt", outlet_how="stated", quantities=(dead,), language="de"
    )
    own = replace(built.page, url="https://elbkurier.example/hafen", retrieved="2031-03-04T10:00:00Z")
    return replace(
        built, page=own, document=document, entities=entities, times=times, quotations=(quotation,), events=events
    )


PAGES = (visit(1, published=on("2031-03-04")), visit(2, outlet="Inselblatt"), hostile(), rich())


@cache
def links() -> Links:
    """What joins the pages: every kind of link at least once."""
    one, two, _, four = PAGES
    denial = one.quotations[0].id
    dispute = json.dumps({"by": ["x"], "denied_by": ["y"], "quotations": [denial], "denials": []})
    return links_from(
        [
            judged("event", one.events[0].id, two.events[0].id, "test@1", 0.9, "same day"),
            judged("statement", one.quotations[0].id, two.quotations[0].id, "test@1", 0.9),
            judged("plan", four.events[2].id, "", "test@1", 0.8, detail="open 2031-06-01"),
            judged("dispute", four.events[1].id, denial, "test@1", 0.8, detail=dispute),
            judged("origin", one.events[0].id, "nda", "test@1", 0.8),
            judged("story", one.page.id, two.page.id, "test@1", 0.8),
        ]
    )


def exported(name: str) -> str:
    """A format as text, with a line break after every line."""
    return "".join(f"{line}\n" for line in EXPORTERS[name](Exported.of(PAGES, links())))
