"""Listings of statements: who said what, in which words, through whom."""

from collections.abc import Iterable

from depesche.model.folding import folded
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced
from depesche.model.when import UNKNOWN
from depesche.tell.chain import of_statement, outlet_of
from depesche.tell.contract import when_object
from depesche.tell.dates import short
from depesche.tell.listing import Listing, Row

UNNAMED = "unnamed"


def speaker(sourced: Sourced[Quotation]) -> str:
    """The speakers' names; else the words that name them; else that nobody is named."""
    quotation = sourced.finding
    named = ", ".join(sourced.names(quotation.speaker_is))
    return named or "(unnamed)"


def row(sourced: Sourced[Quotation]) -> Row:
    """All fields of one statement, flat."""
    quotation = sourced.finding
    when = quotation.when or UNKNOWN
    return {
        "date": short(when),
        "speaker": speaker(sourced),
        "kind": quotation.kind,
        "act": quotation.act,
        "certainty": quotation.certainty,
        "words": " ".join(sourced.words.split()),
        "when": when_object(when),
        "outlet": outlet_of(sourced.page),
        "chain": of_statement(sourced),
        "page": sourced.page.id,
        "source": sourced.page.source,
        "content": [[s.start, s.end] for s in quotation.content],
        "cue": [[s.start, s.end] for s in quotation.cue],
        "by": quotation.by,
        "id": quotation.id,
    }


def linked_to(sourced: Sourced[Quotation], name: str) -> bool:
    """True if a link of the chain has `name` as a part of its name; 'unnamed' asks for any that nobody names."""
    wanted = folded(name)
    return any(wanted in folded(k.name) or (wanted == UNNAMED and not k.named) for k in sourced.finding.chain)


def statements(found: Iterable[Sourced[Quotation]]) -> Listing:
    """Statements in the order given."""
    columns = ("date", "speaker", "kind", "words", "chain", "id")
    return Listing(columns, map(row, found), wide=("speaker", "words", "chain"))
