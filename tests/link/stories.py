"""An invented story as findings: a visit that is planned, takes place, is told by four outlets, and is disputed.

The states are real so that offices have codes; nobody and nothing else is.
"""

from dataclasses import replace

from depesche.model.attribution import Link
from depesche.model.document import Credit
from depesche.model.findings import Findings
from depesche.model.when import When
from tests.builders import PageBuilder, on

AGENCY_TEXT = (
    "Die Außenministerin von Norwegen, Solveig Aasland, hat am Donnerstag in Tallinn den estnischen Präsidenten Juhan "
    "Tammsalu getroffen. Beide sprachen über die Fähre zwischen den Häfen und über die Fischerei im Winter. Aasland "
    "nannte das Treffen offen und nützlich, wie ihr Büro mitteilte. Im kommenden Jahr sollen Fachleute beider Länder "
    "einen Vertrag über die Netze und Quoten vorlegen. Tammsalu dankte für die Hilfe nach dem Sturm vor zwei Jahren. "
)


def relative(page: PageBuilder, words: str, value: str, counted: str, when: When | None = None) -> None:
    """A time that is counted from the page's date."""
    page.time(words, value, when or When(None, None, "half known"))
    page.times[-1] = replace(page.times[-1], relative=counted)


def people(page: PageBuilder, *, full: bool = True) -> tuple[str, str]:
    """The two who meet."""
    first = (
        page.entity("Solveig Aasland", state="NOR", office="foreign minister")
        if full
        else page.entity("Aasland", state="NOR")
    )
    return first, page.entity("Juhan Tammsalu", state="EST", office="president")


def agency() -> Findings:
    """The agency's report, dated."""
    page = PageBuilder(f"Treffen in Tallinn\n{AGENCY_TEXT}", name="agency", outlet="nda", published=on("2031-03-06"))
    minister, president = people(page)
    relative(page, "am Donnerstag", "2031-03-06", "weekday:4:past:page:", on("2031-03-06"))
    page.event("CONSULT", "getroffen", (minister,), (president,), when=on("2031-03-06"))
    page.quotation("das Treffen offen und nützlich", (minister,), act="asserts")
    return page.build()


def copy() -> Findings:
    """An outlet that prints the agency's report with small edits and without a date."""
    text = AGENCY_TEXT.replace("Aasland nannte", "Die Ministerin nannte").replace("dankte für", "dankte zudem für")
    page = PageBuilder(f"Norwegens Ministerin in Estland\n{text}", name="copy", outlet="Westpost")
    page.credits.append(Credit("nda"))
    minister, president = people(page)
    relative(page, "am Donnerstag", "XXXX-WXX-4", "weekday:4:past:page:")
    page.event("CONSULT", "getroffen", (minister,), (president,))
    return page.build()


def own() -> Findings:
    """Another outlet's own report, undated, with the visitor's office only."""
    text = (
        "Fischerei und Fähren\n"
        "Norwegens Außenministerin war am Donnerstag bei Staatsoberhaupt Juhan Tammsalu zu Gast.\n"
        "Im vergangenen Januar hatte sie Riga besucht.\n"
        "In dieser Woche tagt auch der Rat.\n"
    )
    page = PageBuilder(text, name="own", outlet="Inselblatt")
    minister = page.entity(
        "Außenministerin (NOR)", state="NOR", office="foreign minister", named=False, words="Norwegens Außenministerin"
    )
    president = page.entity("Juhan Tammsalu", state="EST")
    relative(page, "am Donnerstag", "XXXX-WXX-4", "weekday:4:past:page:")
    relative(page, "Im vergangenen Januar", "XXXX-01", "named:01:before:page:")
    relative(page, "In dieser Woche", "XXXX-WXX", "week:0:near:page:")
    page.event("CONSULT", "zu Gast", (minister,), (president,), evidence=text.split("\n")[1])
    page.event("CONSULT", "besucht", (minister,), (page.entity("Lettland", "state", state="LVA", words="Riga"),))
    return page.build()


def plan() -> Findings:
    """The announcement, whose year only the outcome tells."""
    text = (
        "Aasland will nach Tallinn\n"
        "Solveig Aasland will im März Präsident Juhan Tammsalu treffen, berichtet der Fjordbote.\n"
        "Das Fest ist für die Tage vom 5. bis 7. März geplant.\n"
        "Ihr Sprecher sagte am Montag nichts dazu.\n"
    )
    page = PageBuilder(text, name="plan", outlet="Nordlicht")
    minister, president = people(page)
    fjord = page.entity("Fjordbote", "organisation")
    relative(page, "im März", "XXXX-03", "named:03:future:page:")
    relative(page, "vom 5. bis 7. März", "XXXX-03-05/XXXX-03-07", "monthday:03-05/03-07:future:page:")
    relative(page, "am Montag", "XXXX-WXX-1", "weekday:1:past:page:")
    page.event(
        "CONSULT",
        "treffen",
        (minister,),
        (president,),
        status="planned",
        according_to=(Link(name="Fjordbote", entity=fjord, kind="outlet"), Link(name="Beamte", named=False)),
    )
    return page.build()


def earlier() -> Findings:
    """Another meeting of the same two, years before: never the same."""
    text = "Erste Begegnung\nSolveig Aasland und Juhan Tammsalu trafen sich am Rande der Segelwoche.\n"
    page = PageBuilder(text, name="earlier", outlet="Inselblatt", published=on("2027-07-02"))
    minister, president = people(page)
    page.event("CONSULT", "trafen", (minister, president), (), when=on("2027-07-01"))
    return page.build()


def dispute() -> Findings:
    """A claim that those concerned reject in the next sentence."""
    text = (
        "Streit um Netze\n"
        "Dänemark wirft Norwegen vor, verbotene Netze an Estland geliefert zu haben.\n"
        "Norwegen wies das zurück.\n"
        "Man halte sich an alle Regeln, hieß es in Oslo.\n"
    )
    page = PageBuilder(text, name="dispute", outlet="Westpost", published=on("2031-03-20"))
    norway = page.entity("Norwegen", "state", state="NOR")
    estonia = page.entity("Estland", "state", state="EST")
    denmark = page.entity("Dänemark", "state", state="DNK")
    page.event("ACCUSE", "wirft", (denmark,), (norway,))
    page.event(
        "AID",
        "geliefert",
        (norway,),
        (estonia,),
        status="claimed",
        according_to=(Link(name="Dänemark", entity=denmark),),
    )
    page.event("REJECT", "wies", (norway,))
    page.quotation("Man halte sich an alle Regeln", (norway,), act="denies")
    return page.build()


def namesake() -> Findings:
    """Another person of the same name, of another state and in other company."""
    text = "Ringen\nSolveig Aasland aus Schweden gewann gegen Mara Ozola und Pia Lind in Riga.\n"
    page = PageBuilder(text, name="namesake", outlet="Inselblatt", published=on("2031-03-07"))
    page.entity("Solveig Aasland", state="SWE")
    page.entity("Mara Ozola", state="LVA")
    page.entity("Pia Lind", state="SWE")
    return page.build()


def all_pages() -> list[Findings]:
    """The whole story."""
    return [agency(), copy(), own(), plan(), earlier(), dispute(), namesake()]
