"""Who denies what, contradictions of one person, and where claims come from."""

import json
from dataclasses import replace

import pytest

from depesche.link import link, update
from depesche.link.memory import MemoryLedger
from depesche.model.attribution import Link
from depesche.model.document import Credit
from depesche.model.event import Status
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.story import Links, Origins, links_from
from depesche.model.when import When
from tests.builders import PageBuilder, on

DAY = on("2031-05-12")
CLAIM = "die Schleuse sei undicht und der Damm gebrochen"
ANONYMOUS = Link(name="ein Beamter", named=False, kind="anonymous")


def builder(name: str, lines: str, *, outlet: str = "Elbkurier", published: When = DAY) -> PageBuilder:
    return PageBuilder(lines, name=name, outlet=outlet, published=published)


def denied(act: str = "denies", *, before: str = f"Kolb sagte, {CLAIM}.", words: str = "den Vorwurf") -> PageBuilder:
    page = builder("page", f"{before}\nIlka Brandt wies {words} zurück.\nEs regnete.")
    page.quotation(words, (page.entity("Ilka Brandt"),), act=act)
    return page


def judgements(*pages: Findings) -> list[Judgement]:
    return [j for j in link(pages) if j.kind == "dispute"]


@pytest.mark.parametrize("act", ["denies", "rejects"])
def test_a_denial_answers_what_was_said_right_before(act: str) -> None:
    page = denied(act)
    claim = page.quotation(CLAIM, (page.entity("Kolb"),), act="asserts")
    [dispute] = links_from(link([page.build()])).disputes
    assert dispute.claim == claim
    assert (dispute.by, dispute.denied_by) == (("Kolb",), ("Ilka Brandt",))
    assert dispute.denied_by_quotations == (page.quotations[0].id,)


def test_nobody_denies_what_they_said_themselves() -> None:
    page = denied()
    said = page.quotation(CLAIM, (page.entity("Ilka Brandt"),), act="asserts")
    assert said not in {j.left for j in judgements(page.build())}


def test_a_denial_with_words_of_its_own_passes_over_other_matters() -> None:
    page = denied(before="Kolb sagte, das Wetter werde schlechter.", words="dass die Schleuse undicht ist")
    page.quotation("das Wetter werde schlechter", (page.entity("Kolb"),), act="asserts")
    [found] = judgements(page.build())
    assert found.left == found.right == page.quotations[0].id
    assert json.loads(found.detail)["by"] == []


def test_a_meeting_that_is_called_off_is_no_dispute() -> None:
    page = builder("page", "Ilka Brandt sagte den Besuch in Lunden ab.")
    page.event("REJECT", "sagte", (page.entity("Ilka Brandt"),), evidence=page.text)
    assert not judgements(page.build())


def claim_elsewhere(published: str) -> Findings:
    page = builder("claim", f"Nach einem Bericht heißt es, {CLAIM}.", outlet="Westpost", published=on(published))
    page.quotation(CLAIM, (page.entity("Kolb"),), act="asserts")
    return page.build()


@pytest.mark.parametrize(("published", "found"), [("2031-05-11", True), ("2031-05-14", False), ("2031-01-11", False)])
def test_a_denial_answers_other_pages_that_came_before(published: str, found: bool) -> None:
    page = denied(before="Es schneite.", words="dass die Schleuse undicht und der Damm gebrochen ist")
    claim = claim_elsewhere(published)
    assert (claim.quotations[0].id in {j.left for j in judgements(page.build(), claim)}) == found


def test_reports_of_one_claim_share_their_denials() -> None:
    first, second = claim_elsewhere("2031-05-10"), builder("second", f"Kolb sagt, {CLAIM}.", published=on("2031-05-11"))
    second.quotation(CLAIM, (second.entity("Kolb"),), act="asserts")
    page = denied(before="Es schneite.", words="dass die Schleuse undicht und der Damm gebrochen ist")
    links = links_from(link([first, second.build(), page.build()]))
    assert len({d.denied_by_quotations for d in links.disputes}) == 1
    assert {d.claim for d in links.disputes} == {first.quotations[0].id, second.quotations[0].id}


def rumour(status: Status = "planned") -> Findings:
    """Somebody says that the harbour will be closed, and the minister denies it."""
    page = builder("rumour", "Kolb sagte, Ilka Brandt werde Piet Oorschot treffen.\nBrandt wies das zurück.")
    minister, guest, kolb = page.entity("Ilka Brandt"), page.entity("Piet Oorschot"), page.entity("Kolb")
    words = "Ilka Brandt werde Piet Oorschot treffen"
    page.quotation(words, (kolb,), act="asserts")
    page.event("CONSULT", "treffen", (minister,), (guest,), when=on("2031-05-20"), status=status, evidence=words)
    page.quotation("das", (minister,), act="denies")
    return page.build()


def after(status: Status = "happened", day: str = "2031-05-20", guest: str = "Piet Oorschot") -> Findings:
    page = builder("after", f"Ilka Brandt und {guest} trafen sich.", published=on("2031-05-21"))
    page.event("CONSULT", "trafen", (page.entity("Ilka Brandt"), page.entity(guest)), when=on(day), status=status)
    return page.build()


@pytest.mark.parametrize(
    ("pages", "status"),
    [
        ([rumour(), after()], "came about"),
        ([rumour(), after(day="2031-05-24")], "came about"),
        ([rumour()], "denied"),
        ([rumour(), after("denied")], "denied"),
        ([rumour(), after(guest="Jens Kolb")], "denied"),
        ([rumour("happened"), after()], "denied"),
    ],
    ids=["it took place", "some days later", "nothing yet", "it did not", "with another guest", "no plan"],
)
def test_a_denied_rumour_is_closed_by_what_happened(pages: list[Findings], status: str) -> None:
    said = rumour().quotations[0].id
    disputes = {d.claim: d for d in links_from(link(pages)).disputes}
    assert disputes[said].status == status
    assert disputes[said].denied_by == ("Ilka Brandt",)
    ledger = MemoryLedger()
    for page in reversed(pages):
        update(ledger, {page.page.id: page})
    assert ledger.standing() == link(pages)
    update(ledger, {"after": None})
    assert ledger.standing() == link(pages[:1])


def test_who_admits_what_he_denied_closes_it() -> None:
    page = denied(before=f"Kolb sagte, {CLAIM}.", words="dass die Schleuse undicht ist")
    claim = page.quotation(CLAIM, (page.entity("Kolb"),), act="asserts")
    admits = statement("later", "die Schleuse sei undicht gewesen", "confirms", "2031-05-20")
    before, later = (links_from(link(p)).disputes for p in ([page.build()], [page.build(), admits.build()]))
    assert {d.status for d in before if d.claim == claim} == {"denied"}
    assert {d.status for d in later if d.claim == claim} == {"admitted"}


def statement(name: str, words: str, act: str, published: str) -> PageBuilder:
    page = builder(name, f"Ilka Brandt sagte {words}.\nIlka Brandt aus Lunden.", published=on(published))
    page.quotation(words, (page.entity("Ilka Brandt"),), act=act)
    return page


@pytest.mark.parametrize(
    ("act", "words", "published", "found"),
    [
        ("asserts", "die Schleuse sei undicht gewesen", "2031-05-20", True),
        ("confirms", "die Schleuse sei gebrochen", "2031-05-20", True),
        ("confirms", "die Schleuse sei gebrochen", "2031-05-01", False),
        ("denies", "dass die Schleuse undicht gewesen sei", "2031-05-20", False),
        ("asserts", "der Damm halte", "2031-05-20", False),
    ],
    ids=["affirmed", "admitted later", "confirmed before", "denied twice", "another matter"],
)
def test_contradictions_of_one_person(act: str, words: str, published: str, found: bool) -> None:
    first = statement("one", "dass die Schleuse undicht gewesen ist", "denies", "2031-05-12")
    pages = [first.build(), statement("two", words, act, published).build()]
    assert bool(links_from(link(pages)).contradictions) == found


def report(name: str, outlet: str, *, speaker: str = "", chain: tuple[Link, ...] = ()) -> PageBuilder:
    page = builder(name, f"{outlet} {name}: Es heißt, {CLAIM}. Das stand auch bei {speaker}.", outlet=outlet)
    who = (page.entity(speaker, "organisation"),) if speaker else ()
    page.quotation(CLAIM, who, act="asserts", chain=chain)
    return page


def origins_of(links: Links, page: PageBuilder) -> Origins:
    return next(o for o in links.origins if o.of == page.quotations[0].id)


def test_outlets_that_name_each_other_are_no_sources() -> None:
    one, two = report("one", "Elbkurier", speaker="Westpost"), report("two", "Westpost", speaker="Elbkurier")
    links = links_from(link([one.build(), two.build()]))
    [circle] = links.circular
    assert set(circle) == {one.quotations[0].id, two.quotations[0].id}
    assert origins_of(links, one).independent is None


def test_one_that_names_the_other_is_no_circle() -> None:
    one, two = report("one", "Elbkurier", speaker="Westpost"), report("two", "Westpost", chain=(ANONYMOUS,))
    assert not links_from(link([one.build(), two.build()])).circular


def test_two_unnamed_sources_may_be_one() -> None:
    one, two = (report(name, name, chain=(ANONYMOUS,)) for name in ("Elbkurier", "Westpost"))
    found = origins_of(links_from(link([one.build(), two.build()])), one)
    assert (found.origins, found.independent) == (("Elbkurier", "Westpost"), None)


@pytest.mark.parametrize(
    ("link_", "origins", "independent"),
    [
        (ANONYMOUS, ("Elbkurier",), 1),
        (Link(name="Berichte", named=False, kind="hearsay"), (), 0),
        (Link(name="Westpost", kind="outlet"), ("Westpost",), 1),
    ],
    ids=["somebody unnamed told the outlet", "nobody", "another outlet"],
)
def test_where_a_chain_ends(link_: Link, origins: tuple[str, ...], independent: int) -> None:
    page = report("one", "Elbkurier", chain=(link_,))
    found = origins_of(links_from(link([page.build()])), page)
    assert (found.origins, found.independent) == (origins, independent)


@pytest.mark.parametrize(("kind", "ends"), [("reported", ("Elbkurier", "Westpost")), ("direct", ("Elbkurier",))])
def test_who_names_the_event_again_is_a_second_source(kind: str, ends: tuple[str, ...]) -> None:
    page = builder("one", "Der Elbkurier meldet ein Treffen der Reeder.\nAuch die Westpost schrieb über das Treffen.")
    elb, west = page.entity("Elbkurier", "organisation"), page.entity("Westpost", "organisation")
    page.event("CONSULT", "Treffen", according_to=(Link(name="Elbkurier", entity=elb, kind="outlet"),))
    page.quotation("über das Treffen", (west,), act="asserts")
    page.quotations[0] = replace(page.quotations[0], kind=kind)  # type: ignore[arg-type]
    found = next(o for o in links_from(link([page.build()])).origins if o.of == page.events[0].id)
    assert found.origins == ends


AGENCY_TEXT = (
    "Die Fähre zwischen Lunden und Ostholm bleibt bis zum Sonntag im Hafen, weil ein Taucher am Rumpf zwei lange Risse "
    "gefunden hat. Sechzig Lastwagen warten an der Rampe, und die Inselbäckerei backt mit dem letzten Mehl. "
)


def visit(name: str, outlet: str, text: str, credit: str | None = None) -> PageBuilder:
    page = builder(name, f"{text}Ilka Brandt traf Piet Oorschot.", outlet=outlet)
    page.event("CONSULT", "traf", (page.entity("Ilka Brandt"),), (page.entity("Piet Oorschot"),), when=DAY)
    if credit:
        page.credits.append(Credit(credit))
    return page


def test_copies_count_once_and_own_reports_for_themselves() -> None:
    agency, copy = visit("agency", "nda", AGENCY_TEXT), visit("copy", "Westpost", AGENCY_TEXT)
    own = visit("own", "Elbkurier", "In Lunden schneite es, als am Abend die Gäste kamen. ")
    links = links_from(link([p.build() for p in (agency, copy, own)]))
    found = {o.of: o for o in links.origins}
    assert {(found[p.events[0].id].independent) for p in (agency, copy, own)} == {2}
    assert "Elbkurier" in found[own.events[0].id].origins


def test_a_credited_agency_is_followed_to_its_own_source() -> None:
    speaker = Link(name="Jens Kolb", kind="person")
    agency = builder("agency", "Ilka Brandt traf Piet Oorschot, sagte Jens Kolb.", outlet="nda")
    agency.event(
        "CONSULT",
        "traf",
        (agency.entity("Ilka Brandt"),),
        (agency.entity("Piet Oorschot"),),
        when=DAY,
        according_to=(speaker,),
    )
    other = visit("other", "Westpost", "Am Abend. ", credit="nda")
    links = links_from(link([agency.build(), other.build()]))
    found = next(o for o in links.origins if o.of == other.events[0].id)
    assert (found.origins, found.independent) == (("Jens Kolb",), 1)
