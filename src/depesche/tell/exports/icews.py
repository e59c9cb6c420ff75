"""Events in the 20 columns of ICEWS, tab-separated, for tools that were made for that data set.

Its codes are CAMEO's. PLOVER was made from CAMEO's 20 root codes; the way back gives the root code only.
"""

from collections.abc import Iterator

from depesche.model.event import Event
from depesche.model.mention import Entity
from depesche.tell.exports.coding import country, event_type, mode_of, pairs, sector, sentence_number, weights
from depesche.tell.exports.polecat import EMPTY, cell, day
from depesche.tell.exports.record import Exported
from depesche.tell.exports.schema import Field

FIELDS = (
    Field("Event ID", "id of the event; reports of one event share that of the first"),
    Field("Event Date", "the day, YYYY-MM-DD; empty if the day is not known"),
    Field("Source Name", "the actor's fullest name"), Field("Source Sectors", "in words"),
    Field("Source Country", "ISO 3166-1 alpha-3 code, or IGO; ICEWS writes the country's name"),
    Field("Event Text", "CAMEO's words for the root code"), Field("CAMEO Code", "root code, two digits"),
    Field("Intensity", "PLOVER's, -10 to 10"), Field("Target Name", "the recipient's fullest name"),
    Field("Target Sectors", "in words"), Field("Target Country", "as of the source"),
    Field("Story ID", "id of the page"), Field("Sentence Number", "from 1"), Field("Publisher", "outlet"),
    Field("City", "name of the place, if it is no state"), Field("District", EMPTY), Field("Province", EMPTY),
    Field("Country", "ISO 3166-1 alpha-3 code of the place"), Field("Latitude", EMPTY), Field("Longitude", EMPTY),
)  # fmt: skip
COLUMNS = tuple(field.name for field in FIELDS)
ROOTS = {
    "AGREE": ("03", "Express intent to cooperate"), "CONSULT": ("04", "Consult"),
    "SUPPORT": ("05", "Engage in diplomatic cooperation"), "COOPERATE": ("06", "Engage in material cooperation"),
    "AID": ("07", "Provide aid"), "CONCEDE": ("08", "Yield"), "RETREAT": ("08", "Yield"), "REQUEST": ("10", "Demand"),
    "ACCUSE": ("11", "Disapprove"), "REJECT": ("12", "Reject"), "THREATEN": ("13", "Threaten"),
    "PROTEST": ("14", "Protest"), "MOBILIZE": ("15", "Exhibit military posture"),
    "SANCTION": ("16", "Reduce relations"),
    "COERCE": ("17", "Coerce"), "ASSAULT": ("18", "Assault"),
}  # fmt: skip
"""CAMEO's root code and its words for each category."""
OF_MODES = {
    ("ACCUSE", "investigate"): ("09", "Investigate"), ("ASSAULT", "firearms"): ("19", "Fight"),
    ("ASSAULT", "heavy-weapons"): ("19", "Fight"), ("ASSAULT", "aerial"): ("19", "Fight"),
    ("ASSAULT", "drone"): ("19", "Fight"), ("ASSAULT", "unconventional"): ("20", "Use unconventional mass violence"),
}  # fmt: skip
"""Modes that CAMEO has under another root."""
SECTORS = {
    "GOV": "Government", "LEG": "Legislative", "JUD": "Judicial", "COP": "Police", "MIL": "Military",
    "PTY": "Parties", "JRN": "News", "BUS": "Business", "LAB": "Labor", "ELI": "Elite",
}  # fmt: skip


def icews(record: Exported) -> Iterator[str]:
    """The header, then a row for each pair of an actor and a recipient of what happened or is claimed."""
    yield "\t".join(COLUMNS)
    for findings, first in record.pages:
        entities = {e.id: e for e in findings.entities}
        for event, actor, recipient in pairs(findings):
            row = (
                first.get(event.id, event.id), day(event.when), *_party(actor), *_coded(event), *_party(recipient),
                findings.page.id, sentence_number(event, findings), findings.document.outlet,
                *_place(entities.get(event.place or "")),
            )  # fmt: skip
            yield "\t".join([cell(value) for value in row])


def _party(entity: Entity | None) -> tuple[object, ...]:
    return (entity.name, SECTORS.get(sector(entity)), country(entity)) if entity else (None, None, None)


def _coded(event: Event) -> tuple[object, ...]:
    category = event_type(event)
    code, words = OF_MODES.get((category, mode_of(event) or ""), ROOTS[category])
    return words, code, weights(event)[1]


def _place(place: Entity | None) -> tuple[object, ...]:
    if place is None:
        return (None,) * 6
    return place.name if place.kind == "place" else None, None, None, place.state, None, None
