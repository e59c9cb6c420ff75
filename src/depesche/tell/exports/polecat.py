"""POLECAT's tab-separated events: 40 columns in their order, empty where nothing is known.

POLECAT's columns do not tell apart what happened, was planned or was denied: only events that happened or are claimed
are written, one row for each pair of actor and recipient. Ids of other schemes (COW, Wikipedia, GeoNames) stay empty.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from depesche.model.event import Category, Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.story import Links
from depesche.tell.actors import office_words
from depesche.tell.weights import Quad, coded, intensity, quad

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
WRITTEN = ("happened", "claimed")
QUAD_CODES: dict[Quad, str] = {
    "verbal cooperation": "VERBAL COOPERATION",
    "material cooperation": "MATERIAL COOPERATION",
    "verbal conflict": "VERBAL CONFLICT",
    "material conflict": "MATERIAL CONFLICT",
}
SECTORS = {
    "government": "GOV", "ministry": "GOV", "authority": "GOV", "parliament": "LEG", "court": "JUD", "police": "COP",
    "army": "MIL", "party": "PTY", "outlet": "MED", "agency": "MED", "igo": "IGO", "company": "BUS", "union": "LAB",
}  # fmt: skip
"""Sectors of PLOVER's manual for our kinds of organisations; a person with an office counts as government."""
NOBODY = (None,)
BETWEEN = ";"


def polecat(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """The header, then a row for each pair of an actor and a recipient; reports of one event share the Event ID."""
    group_of = {i: group[0] for group in links.same_event for i in group}
    yield "\t".join(COLUMNS)
    for findings in pages:
        entities = {e.id: e for e in findings.entities}
        story = _story(findings)
        for event in findings.events:
            if event.status in WRITTEN:
                actors = [entities[i] for i in event.actor if i in entities]
                recipients = [entities[i] for i in event.recipient if i in entities]
                for actor, recipient in product(actors or NOBODY, recipients or NOBODY):
                    row = _event(event, group_of.get(event.id, event.id)) | story | _place(event, entities)
                    row |= _party("Actor", actor) | _party("Recipient", recipient)
                    yield "\t".join(_cell(row.get(column)) for column in COLUMNS)


def event_type(event: Event) -> Category:
    """What PLOVER, which has no status, codes what is not done as; what is denied keeps its category and is marked."""
    return event.category if event.status == "denied" else coded(event)


def weights(event: Event) -> tuple[str, float]:
    """Quad code and intensity of what the event is coded as; a mode counts only within its own category."""
    category = event_type(event)
    mode = event.mode if category == event.category else None
    return QUAD_CODES[quad(category)], intensity(category, mode)


def sector(entity: Entity) -> str:
    """PLOVER's sector of an actor, empty if it is not known."""
    if entity.kind == "person" and entity.offices:
        return "GOV"
    return SECTORS.get(entity.subkind or "", "GOV" if entity.kind == "state" else "")


def _event(event: Event, key: str) -> dict[str, object]:
    return {
        "Event ID": key,
        "Event Date": event.when.earliest if event.when.days == 0 else None,
        "Event Type": event_type(event),
        "Event Mode": event.mode if event_type(event) == event.category else None,
        "Intensity": weights(event)[1],
        "Quad Code": weights(event)[0],
        "Contexts": BETWEEN.join(event.contexts),
    }


def _story(findings: Findings) -> dict[str, object]:
    def named(*kinds: str) -> str:
        return BETWEEN.join(e.name for e in findings.entities if e.named and e.kind in kinds)

    published = findings.document.published
    return {
        "Source": findings.document.outlet,
        "Publication Date": published.earliest if published.days == 0 else None,
        "Story People": named("person"),
        "Story Organizations": named("organisation"),
        "Story Locations": named("place", "state"),
        "Language": findings.document.language,
        "Version": f"depesche {findings.version}",
    }


def _place(event: Event, entities: dict[str, Entity]) -> dict[str, object]:
    place = entities.get(event.place or "")
    if place is None:
        return {}
    return {"Placename": place.name, "Country": place.state, "Raw Placename": place.name}


def _party(role: str, entity: Entity | None) -> dict[str, object]:
    if entity is None:
        return {}
    return {
        f"{role} Name": entity.name,
        f"{role} Country": entity.state,
        f"Primary {role} Sector": sector(entity),
        f"{role} Sectors": sector(entity),
        f"{role} Title": BETWEEN.join(office_words(o) for o in entity.offices),
        f"{role} Name Raw": BETWEEN.join((entity.name, *entity.aliases)),
    }


def _cell(value: object) -> str:
    """Stray tabs and line breaks have spoilt published files: none is written."""
    return "" if value is None else " ".join(str(value).split())
