"""POLECAT, ICEWS and PLOVER: columns in order, values that the manual permits, and nothing else in a cell."""

import json
import re

import pytest

from depesche.model.event import Category, Event
from depesche.model.mention import Entity, EntityKind, Office
from depesche.model.span import Span
from depesche.tell.exports.coding import CODES, MODES, country, event_type, mode_of, sector, weights
from depesche.tell.exports.icews import OF_MODES, ROOTS
from depesche.tell.weights import INTENSITIES
from depesche.tell.weights import OF_MODES as WEIGHED
from tests.tell.exports.samples import PAGES, exported

POLECAT = """Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country,
Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name,
Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw,
Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename,
Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language, Version"""
ICEWS = """Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity,
Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country,
Latitude, Longitude"""
DAY = re.compile(r"(\d{4}-\d\d-\d\d)?")
COUNTRY = re.compile(r"([A-Z]{3})?")
QUADS = {f"{how} {what}" for how in ("VERBAL", "MATERIAL") for what in ("COOPERATION", "CONFLICT")}
REQUIRED = {"id", "date", "actor", "event"}
PLOVER = REQUIRED | {
    "has event", "time", "enddate", "endtime", "recipient", "event loc", "event text", "quad code", "event scale",
    "mode", "context", "link", "text", "text info", "cite info", "coder", "coded date", "coded time", "comment",
}  # fmt: skip
AUXILIARY = {"historical", "future", "hypothetical", "negation"}


def table(name: str, columns: str) -> list[dict[str, str]]:
    """Strictly: the header as it must be, as many cells in every row, no stray white space, no quoting."""
    text = exported(name)
    assert text.endswith("\n")
    header, *rows = (line.split("\t") for line in text[:-1].split("\n"))
    assert header == columns.replace("\n", " ").split(", ")
    assert all(len(row) == len(header) for row in rows)
    assert all((cell == cell.strip() and cell.isprintable()) or "\u202e" in cell for row in rows for cell in row)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_polecat_has_its_forty_columns() -> None:
    rows = table("polecat", POLECAT)
    assert len(rows[0]) == 40
    assert len(rows) == 6, "two of a pair, two reports of one event, a hostile one, a claim"
    for row in rows:
        assert row["Event Type"] in MODES
        assert row["Event Mode"] in ("", *MODES[row["Event Type"]])  # type: ignore[index]
        assert -10 <= float(row["Intensity"]) <= 10
        assert row["Quad Code"] in QUADS
        assert DAY.fullmatch(row["Event Date"])
        assert DAY.fullmatch(row["Publication Date"])
        assert {row["Primary Actor Sector"], row["Primary Recipient Sector"]} <= CODES
        assert all(COUNTRY.fullmatch(row[c]) for c in ("Actor Country", "Recipient Country", "Country"))
    first, second = rows[:2]
    assert first["Event ID"] == second["Event ID"], "two reports of one event"
    assert (first["Event Type"], first["Event Date"], first["Actor Country"]) == ("CONSULT", "2031-03-03", "DEU")
    assert (first["Quad Code"], first["Primary Actor Sector"]) == ("VERBAL COOPERATION", "GOV")
    by_actor = {row["Actor Name"]: row for row in rows if row["Event Type"] == "COERCE"}
    assert by_actor["Polizei"]["Primary Actor Sector"] == "COP"
    assert by_actor["Mara Veltin"]["Primary Actor Sector"] == "ELI", "a former minister"
    assert by_actor["Polizei"]["Event Date"] == "", "a week is no day"
    assert by_actor["Polizei"]["Contexts"] == "legal;economy"


def test_icews_has_its_twenty_columns() -> None:
    rows = table("icews", ICEWS)
    assert len(rows[0]) == 20
    codes = dict([*ROOTS.values(), *OF_MODES.values()])
    texts = {page.page.id: page for page in PAGES}
    for row in rows:
        assert codes[row["CAMEO Code"]] == row["Event Text"]
        assert DAY.fullmatch(row["Event Date"])
        assert row["Story ID"] in texts
        assert 1 <= int(row["Sentence Number"]) <= len(texts[row["Story ID"]].syntax.sentences)
    assert [r["Event ID"] for r in rows] == [r["Event ID"] for r in table("polecat", POLECAT)]
    assert {r["Target Sectors"] for r in rows if r["Event Text"] == "Coerce"} == {"Business"}


def test_plover_has_the_fields_and_values_of_the_manual() -> None:
    for line in exported("plover").splitlines():
        told = json.loads(line)
        assert REQUIRED <= set(told) <= PLOVER
        assert DAY.fullmatch(told["date"])
        (category,) = told["event"]
        assert set(told.get("mode", ())) <= {*MODES[category], *AUXILIARY}  # type: ignore[index]
        assert told["quad code"] in (1, 2, 3, 4)
        assert set(told["text info"]) == {"sequence", "start", "end"}
        for party in (*told["actor"], *told.get("recipient", ())):
            assert set(party) <= {"entity text", "code", "sector", "office", "id"}
            assert party.get("sector", "") in CODES
            assert COUNTRY.fullmatch(party.get("code", ""))


def event(category: Category, mode: str | None, status: str = "happened") -> Event:
    span = Span(0, 1)
    return Event(id="e", category=category, mode=mode, status=status, trigger=span, evidence=span, by="test@1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("category", "mode", "status", "coded", "written"),
    [
        ("CONSULT", "visit", "happened", "CONSULT", "visit"),
        ("CONSULT", "visit", "planned", "AGREE", None),
        ("RETREAT", "withdraw", "planned", "RETREAT", "withdraw"),
        ("CONCEDE", None, "planned", "CONCEDE", None),
        ("RETREAT", "return", "happened", "RETREAT", None),
        ("COERCE", "ban", "happened", "COERCE", "restrict"),
        ("ASSAULT", "drone", "planned", "THREATEN", None),
        ("CONSULT", None, "denied", "CONSULT", None),
    ],
)
def test_what_the_manual_codes(
    category: Category, mode: str | None, status: str, coded: Category, written: str | None
) -> None:
    given = event(category, mode, status)
    assert (event_type(given), mode_of(given)) == (coded, written)
    assert weights(given)[1] == WEIGHED.get((coded, written or ""), INTENSITIES[coded])


def entity(kind: EntityKind, subkind: str | None = None, *offices: Office) -> Entity:
    return Entity(id="x", kind=kind, name="X", subkind=subkind, offices=offices)


@pytest.mark.parametrize(
    ("who", "code", "state"),
    [
        (entity("organisation", "agency"), "JRN", None),
        (entity("organisation", "igo"), "", "IGO"),
        (entity("organisation", "army"), "MIL", None),
        (entity("person"), "", None),
        (entity("person", None, Office(role="minister", of="DEU")), "GOV", None),
        (entity("person", None, Office(role="minister", of="DEU", qualifier="former")), "ELI", None),
        (entity("person", None, Office(role="chief executive", of="Ost-Reederei")), "", None),
        (entity("state"), "GOV", None),
    ],
)
def test_sectors_and_countries(who: Entity, code: str, state: str | None) -> None:
    assert (sector(who), country(who)) == (code, state)
