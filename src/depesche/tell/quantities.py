"""Readings of quantities over time, each by its origin: a later number is another reading, not a correction."""

from collections.abc import Iterable

from depesche.model.findings import Findings
from depesche.model.quantity import Quantity
from depesche.tell.chain import UNKNOWN_OUTLET
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import Listing, Row, clipped


def value_words(quantity: Quantity) -> str:
    """The value or range: `41`, `about 2,000`, `at least 80`, `at most 40`, `20 to 30`."""
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        text = f"at least {_number(low)}" if low is not None else f"at most {_number(high or 0)}"
    else:
        text = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    return f"about {text}" if quantity.about else text


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def row(quantity: Quantity, findings: Findings) -> Row:
    """All fields of one reading, flat."""
    document = findings.document
    names = {entity.id: entity.name for entity in findings.entities}
    outlet = document.outlet or UNKNOWN_OUTLET
    links = [link.name if link.named else f"({link.name})" for link in quantity.according_to]
    return {
        "as_of": short(quantity.as_of),
        "kind": quantity.kind,
        "value": value_words(quantity),
        "unit": quantity.unit,
        "place": names.get(quantity.place or ""),
        "origin": links[-1] if links else outlet,
        "chain": " <- ".join([outlet, *links]),
        "words": clipped(quantity.evidence.of(document.text), 400),
        "low": quantity.low,
        "high": quantity.high,
        "about": quantity.about,
        "page": findings.page.id,
        "start": quantity.span.start,
        "end": quantity.span.end,
        "by": quantity.by,
        "id": quantity.id,
    }


def quantities(pages: Iterable[Findings], kind: str | None = None, place: str | None = None) -> Listing:
    """Readings by kind and place, in order of time; within a day by their origin."""
    found = [(q, f) for f in pages for q in f.document.quantities if kind is None or q.kind == kind]
    rows = [(q, row(q, f)) for q, f in found]
    if place is not None:
        rows = [(q, r) for q, r in rows if place.casefold() in str(r["place"] or "").casefold()]
    rows.sort(key=lambda item: (item[0].kind, str(item[1]["place"] or ""), sort_key(item[0].as_of), item[1]["origin"]))
    columns = ("kind", "place", "as_of", "value", "unit", "origin", "words")
    return Listing(columns, (r for _, r in rows), wide=("words",))
