"""Events in the terms of PLOVER's manual, as its two formats write them: category, mode, weight, country and sector."""

from collections.abc import Iterator
from itertools import product

from depesche.model.event import Category, Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.tell.weights import coded, intensity, quad

WRITTEN = ("happened", "claimed")
"""Status of the events that formats without a status are given."""
MODES: dict[Category, tuple[str, ...]] = {
    "AGREE": (), "CONSULT": ("visit", "third-party", "multilateral", "phone"), "SUPPORT": (), "CONCEDE": (),
    "COOPERATE": (), "AID": (), "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"), "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": ("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
               "misinformation", "cyber"),
    "ASSAULT": ("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
                "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
}  # fmt: skip
"""Tables 3.1 to 3.11 of the manual; our finer modes that it does not have are left out or told as below."""
FINER = {"ban": "restrict"}
SECTORS = {
    "government": "GOV", "ministry": "GOV", "authority": "GOV", "parliament": "LEG", "court": "JUD", "police": "COP",
    "army": "MIL", "party": "PTY", "outlet": "JRN", "agency": "JRN", "company": "BUS", "union": "LAB",
}  # fmt: skip
"""Table 5.2 of the manual for our kinds of organisations. Its MED is medical; media are JRN."""
CODES = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "PTY", "JRN", "BUS", "LAB", "ELI", ""})
"""All that `sector` gives."""


def event_type(event: Event) -> Category:
    """What PLOVER, which has no status, codes what is not done as; what is denied keeps its category and is marked."""
    return event.category if event.status == "denied" else coded(event)


def mode_of(event: Event) -> str | None:
    """The mode, if the manual has it for the category under which the event is coded."""
    mode = FINER.get(event.mode or "", event.mode)
    return mode if event_type(event) == event.category and mode in MODES[event.category] else None


def weights(event: Event) -> tuple[str, float]:
    """Quad code in words and intensity of what the event is coded as; a mode counts only within its own category."""
    category = event_type(event)
    return quad(category).upper(), intensity(category, mode_of(event))


def country(entity: Entity) -> str | None:
    """ISO 3166-1 alpha-3 code; `IGO` for an organisation of states, as the manual has it (section 5.1)."""
    return entity.state or ("IGO" if entity.subkind == "igo" else None)


def sector(entity: Entity) -> str:
    """PLOVER's sector of an actor, empty if it is not known.

    A person with an office of a state counts as government, one who has only former offices as elite.
    """
    if entity.kind == "person" and entity.offices:
        of_states = [o for o in entity.offices if o.of is None or (len(o.of) == 3 and o.of.isupper())]
        if not of_states:
            return ""
        return "ELI" if all(o.qualifier == "former" for o in of_states) else "GOV"
    return SECTORS.get(entity.subkind or "", "GOV" if entity.kind == "state" else "")


def pairs(findings: Findings) -> Iterator[tuple[Event, Entity | None, Entity | None]]:
    """What happened or is claimed, once for each pair of actor and recipient; None where there is none."""
    entities = {e.id: e for e in findings.entities}
    for event in findings.events:
        if event.status in WRITTEN:
            actors = [entities[i] for i in event.actor if i in entities]
            recipients = [entities[i] for i in event.recipient if i in entities]
            for actor, recipient in product(actors or (None,), recipients or (None,)):
                yield event, actor, recipient


def sentence_number(event: Event, findings: Findings) -> int | None:
    """Number of the sentence in which the event's words begin, from 1."""
    start = event.evidence.start
    found = (n for n, s in enumerate(findings.syntax.sentences, 1) if s.span.start <= start < s.span.end)
    return next(found, None)
