"""How cooperative or hostile a kind of event is: quad class and intensity as the manual of PLOVER gives them."""

from typing import Literal

from depesche.model.event import Category, Event, Status

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
QUADS: dict[Category, Quad] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
"""Chapter 3 of the manual; its table 7.2 has SANCTION among the verbal ones, which that chapter does not."""
INTENSITIES: dict[Category, float] = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
    "REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5,
    "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5, "COERCE": -7, "ASSAULT": -9,
}  # fmt: skip
"""Table 2.2 of the manual, -10 to 10. It prints 3 for an ACCUSE without a mode; both its modes are negative and so are
all neighbours, so the sign is taken for a misprint and -3 stands here."""
OF_MODES: dict[tuple[Category, str], float] = {
    ("CONSULT", "visit"): 4, ("CONSULT", "third-party"): 1, ("CONSULT", "multilateral"): 4, ("CONSULT", "phone"): 1.5,
    ("RETREAT", "withdraw"): 8, ("RETREAT", "disarm"): 10, ("RETREAT", "ceasefire"): 7.5, ("RETREAT", "resign"): 4.5,
    ("REQUEST", "assist"): 0.5, ("REQUEST", "change"): -1, ("REQUEST", "yield"): -1, ("REQUEST", "meet"): 0,
    ("ACCUSE", "disapprove"): -2, ("ACCUSE", "investigate"): -3.5, ("ACCUSE", "allege"): -3.5,
    ("REJECT", "assist"): -1.5, ("THREATEN", "restrict"): -3, ("THREATEN", "territory"): -4,
    ("PROTEST", "riot"): -7, ("PROTEST", "hunger"): -4.5, ("PROTEST", "boycott"): -4.5, ("PROTEST", "obstruct"): -4.5,
    ("SANCTION", "expel"): -5.5, ("MOBILIZE", "troops"): -6.5, ("MOBILIZE", "weapons"): -6.5,
    ("MOBILIZE", "militia"): -6, ("COERCE", "censor"): -6.5, ("COERCE", "curfew"): -6.5,
    ("COERCE", "martial-law"): -7.5, ("COERCE", "misinformation"): -6.5,
    ("ASSAULT", "abduct"): -8.5, ("ASSAULT", "beat"): -7.5, ("ASSAULT", "torture"): -8.5, ("ASSAULT", "sexual"): -8.5,
    ("ASSAULT", "targeted"): -9.5, ("ASSAULT", "destroy"): -8.5, ("ASSAULT", "primitive"): -8,
    ("ASSAULT", "suicide-attack"): -9.5, ("ASSAULT", "aerial"): -9.5, ("ASSAULT", "drone"): -9.5,
    ("ASSAULT", "heavy-weapons"): -9.5, ("ASSAULT", "crowd-control"): -7.5, ("ASSAULT", "unconventional"): -10,
}  # fmt: skip
"""Modes whose score is not that of their category; the same table."""


def quad(category: Category) -> Quad:
    """The quad class of a category."""
    return QUADS[category]


def intensity(category: Category, mode: str | None) -> float:
    """Conflict or cooperation from -10 to 10; that of the category where the mode has none of its own."""
    return OF_MODES.get((category, mode or ""), INTENSITIES[category])


COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
AGREED = COOPERATIVE - {"CONCEDE", "RETREAT"}
"""What is AGREE as long as it is planned; section 3.1.1 of the manual leaves the other two as they are."""
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def coded(event: Event) -> Category:
    """The category under which PLOVER, which has no status, codes an event that is not told as done.

    Its manual: cooperation in the future tense is AGREE, and a hostile act that is announced a threat; what is demanded
    is REQUEST, and cooperation that is refused REJECT.
    """
    if event.category in COOPERATIVE:
        planned: Category = "AGREE" if event.category in AGREED else event.category
        changed: dict[Status, Category] = {"planned": planned, "demanded": "REQUEST", "denied": "REJECT"}
        return changed.get(event.status, event.category)
    if event.category in HOSTILE and event.status == "planned":
        return "THREATEN"
    return event.category
