"""POLECAT's tab-separated events: 40 columns in their order, empty where nothing is known.

POLECAT's columns do not tell apart what happened, was planned or was denied: only events that happened or are claimed
are written, one row for each pair of actor and recipient. Ids of other schemes (COW, Wikipedia, GeoNames) stay empty.
"""

from collections.abc import Iterator

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.when import When
from depesche.tell.actors import office_words
from depesche.tell.exports.coding import country, event_type, mode_of, pairs, sector, weights
from depesche.tell.exports.record import Exported
from depesche.tell.exports.schema import Field

EMPTY = "always empty"
FIELDS = (
    Field("Event ID", "id of the event; reports of one event share that of the first"),
    Field("Event Date", "the day, YYYY-MM-DD; empty if the day is not known"),
    Field("Event Type", "PLOVER category"), Field("Event Mode", "PLOVER mode, if the manual has it"),
    Field("Intensity", "-10 to 10"), Field("Quad Code", "VERBAL or MATERIAL, COOPERATION or CONFLICT"),
    Field("Contexts", "joined with `;`"), Field("Actor Name", "fullest name"),
    Field("Actor Country", "ISO 3166-1 alpha-3 code, or IGO"), Field("Actor COW", EMPTY),
    Field("Primary Actor Sector", "PLOVER sector"), Field("Actor Sectors", "the same"),
    Field("Actor Title", "offices, joined with `;`"), Field("Actor Name Raw", "name and aliases, joined with `;`"),
    Field("Wikipedia Actor ID", EMPTY), Field("Recipient Name", "as of the actor"),
    Field("Recipient Country", "as of the actor"), Field("Recipient COW", EMPTY),
    Field("Primary Recipient Sector", "as of the actor"), Field("Recipient Sectors", "as of the actor"),
    Field("Recipient Title", "as of the actor"), Field("Recipient Name Raw", "as of the actor"),
    Field("Wikipedia Recipient ID", EMPTY), Field("Placename", "name of the place"), Field("City", EMPTY),
    Field("District", EMPTY), Field("Province", EMPTY), Field("Country", "ISO 3166-1 alpha-3 code of the place"),
    Field("Latitude", EMPTY), Field("Longitude", EMPTY), Field("GeoNames ID", EMPTY),
    Field("Raw Placename", "name of the place"), Field("Feature Type", EMPTY), Field("Source", "outlet"),
    Field("Publication Date", "the day; empty if it is not known"),
    Field("Story People", "named persons of the page, joined with `;`"),
    Field("Story Organizations", "organisations of the page"),
    Field("Story Locations", "places and states of the page"),
    Field("Language", "ISO 639-1 code"), Field("Version", "depesche and its version"),
)  # fmt: skip
COLUMNS = tuple(field.name for field in FIELDS)
BETWEEN = ";"


def polecat(record: Exported) -> Iterator[str]:
    """The header, then a row for each pair of an actor and a recipient; reports of one event share the Event ID."""
    yield "\t".join(COLUMNS)
    for findings, first in record.pages:
        story = _story(findings)
        places = {e.id: e for e in findings.entities}
        for event, actor, recipient in pairs(findings):
            row = (
                *_event(event, first.get(event.id, event.id)), *_party(actor), *_party(recipient),
                *_place(places.get(event.place or "")), *story,
            )  # fmt: skip
            yield "\t".join([cell(value) for value in row])


def cell(value: object) -> str:
    """Stray tabs and line breaks have spoilt published files: none is written."""
    return "" if value is None else " ".join(str(value).split())


def day(when: When) -> str | None:
    """The day, if it is known."""
    return when.earliest.isoformat() if when.earliest and when.earliest == when.latest else None


def _event(event: Event, key: str) -> tuple[object, ...]:
    quad_code, intensity = weights(event)
    return (
        key, day(event.when), event_type(event), mode_of(event), intensity, quad_code, BETWEEN.join(event.contexts),
    )  # fmt: skip


def _party(entity: Entity | None) -> tuple[object, ...]:
    if entity is None:
        return (None,) * 8
    titles, names = [office_words(o) for o in entity.offices], (entity.name, *entity.aliases)
    code = sector(entity)
    return entity.name, country(entity), None, code, code, BETWEEN.join(titles), BETWEEN.join(names), None


def _place(place: Entity | None) -> tuple[object, ...]:
    if place is None:
        return (None,) * 10
    return place.name, None, None, None, place.state, None, None, None, place.name, None


def _story(findings: Findings) -> tuple[object, ...]:
    def named(*kinds: str) -> str:
        return BETWEEN.join(e.name for e in findings.entities if e.named and e.kind in kinds)

    document = findings.document
    return (
        document.outlet, day(document.published), named("person"), named("organisation"), named("place", "state"),
        document.language, f"depesche {findings.version}",
    )  # fmt: skip
