"""Listing of the sentences that a search found."""

from collections.abc import Iterable

from depesche.model.record import Hit
from depesche.tell.chain import outlet_of
from depesche.tell.dates import short
from depesche.tell.listing import Listing


def hits(found: Iterable[Hit]) -> Listing:
    """Sentences with the page in which they stand, in the order given."""
    rows = (
        {
            "words": " ".join(hit.words.split()),
            "outlet": outlet_of(hit.page),
            "date": short(hit.page.published),
            "title": hit.page.title,
            "page": hit.page.id,
            "source": hit.page.source,
            "start": hit.span.start,
            "end": hit.span.end,
        }
        for hit in found
    )
    columns = ("words", "outlet", "date", "page")
    return Listing(columns, rows, "No sentence holds these words.", wide=("words", "outlet"))
