"""Listings of statements: who said what, in which words, through whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model.folding import folded
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced
from depesche.model.when import UNKNOWN
from depesche.tell.chain import of_statement, outlet_of, speaker_of
from depesche.tell.contract import link_object, when_object
from depesche.tell.dates import short
from depesche.tell.listing import Listing, Row

UNNAMED = "unnamed"
PLAIN = "asserts"
LABELS = {None: "", True: "agree", False: "do not see it"}
"""What the learned labels make of a quotation that a rule found."""


def speaker(sourced: Sourced[Quotation]) -> str:
    """The speakers' names; else, in brackets, the page's words for them."""
    return speaker_of(sourced)


def row(sourced: Sourced[Quotation]) -> Row:
    """All fields of one statement, flat."""
    quotation = sourced.finding
    when = quotation.when or UNKNOWN
    return {
        "date": short(when),
        "speaker": speaker_of(sourced),
        "to": sourced.addressee or None,
        "place": ", ".join(sourced.names((quotation.place,))) if quotation.place else None,
        "kind": quotation.kind,
        "act": quotation.act,
        "certainty": quotation.certainty,
        "does": does(quotation),
        "words": " ".join(sourced.words.split()),
        "when": when_object(when),
        "outlet": outlet_of(sourced.page),
        "chain": of_statement(sourced),
        "links": [link_object(link) for link in quotation.chain],
        "page": sourced.page.id,
        "source": sourced.page.source,
        "content": [[s.start, s.end] for s in quotation.content],
        "cue": [[s.start, s.end] for s in quotation.cue],
        "by": quotation.by,
        "labels": LABELS[quotation.agreed],
        "id": quotation.id,
    }


def does(quotation: Quotation) -> str:
    """What the statement does and how sure it is, in few words; empty for a plain assertion."""
    parts = (quotation.act if quotation.act != PLAIN else None, quotation.certainty, quotation.negated and "negated")
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are asked for; None asks for any."""

    kind: str | None = None
    act: str | None = None
    certainty: str | None = None
    chain: str | None = None
    """A part of a link's name, a kind of link, or 'unnamed' for any that nobody names."""

    def holds(self, sourced: Sourced[Quotation]) -> bool:
        """True if a statement is one of them."""
        quotation = sourced.finding
        return (
            self.kind in (None, quotation.kind)
            and self.act in (None, quotation.act)
            and self.certainty in (None, quotation.certainty)
            and (self.chain is None or linked_to(sourced, self.chain))
        )


def linked_to(sourced: Sourced[Quotation], name: str) -> bool:
    """True if a link is called or of the kind `name`; 'unnamed' asks for any link or speaker whom nobody names."""
    wanted, quotation = folded(name), sourced.finding
    if wanted == UNNAMED:
        nameless = any(e.id in quotation.speaker_is and not e.named for e in sourced.entities)
        return nameless or any(not link.named for link in quotation.chain)
    return any(wanted in folded(link.name) or wanted == link.kind for link in quotation.chain)


def statements(found: Iterable[Sourced[Quotation]], *, explain: bool = False) -> Listing:
    """Statements in the order given; `explain` shows which rule found each, and whether the learned labels see it."""
    columns = ("date", "speaker", "kind", "does", "words", "chain", *(("by", "labels") if explain else ()), "id")
    return Listing(columns, map(row, found), wide=("speaker", "words", "chain"))
