"""Listing of the sentences that a search found."""

from collections.abc import Iterable

from depesche.model.record import Hit
from depesche.tell.chain import outlet_of
from depesche.tell.dates import short
from depesche.tell.listing import Listing


def why(hit: Hit) -> str:
    """Why a sentence was found: the words it holds, how near it is in meaning, or both."""
    near = [] if hit.likeness is None else [f"near in meaning {hit.likeness:.2f}".replace("0.", ".", 1)]
    return "; ".join([*([", ".join(hit.terms)] if hit.terms else []), *near])


def hits(found: Iterable[Hit]) -> Listing:
    """Sentences with the page in which they stand, in the order given."""
    rows = (
        {
            "words": " ".join(hit.words.split()),
            "why": why(hit),
            "outlet": outlet_of(hit.page),
            "date": short(hit.page.published),
            "title": hit.page.title,
            "page": hit.page.id,
            "source": hit.page.source,
            "terms": list(hit.terms),
            "likeness": hit.likeness,
            "start": hit.span.start,
            "end": hit.span.end,
        }
        for hit in found
    )
    columns = ("words", "why", "outlet", "date", "page")
    return Listing(columns, rows, "No sentence holds these words.", wide=("words", "outlet"))
