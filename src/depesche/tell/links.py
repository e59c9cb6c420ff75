"""Listing of stories: the pages that report one happening."""

from collections.abc import Iterator, Mapping

from depesche.model.record import PageInfo
from depesche.model.story import Links
from depesche.tell.chain import UNKNOWN_OUTLET
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import Listing, Row


def stories(links: Links, known: Mapping[str, PageInfo]) -> Listing:
    """Pages that report one happening, a row each page, with how many of a story's pages are copies of one another."""
    columns = ("story", "date", "outlet", "title", "copy_of", "page")
    return Listing(
        columns, _story_rows(links, known), "No two pages on record tell one story.", wide=("title", "outlet")
    )


def _story_rows(links: Links, known: Mapping[str, PageInfo]) -> Iterator[Row]:
    twin = {page: group[0] for group in links.copies for page in group[1:]}
    for number, group in enumerate(links.stories, 1):
        members = [known[page] for page in group if page in known]
        for page in sorted(members, key=lambda p: (sort_key(p.published), p.id)):
            yield {
                "story": number,
                "date": short(page.published),
                "outlet": page.outlet or UNKNOWN_OUTLET,
                "title": page.title,
                "copy_of": twin.get(page.id),
                "page": page.id,
                "source": page.source,
            }
