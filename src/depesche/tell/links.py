"""Listing of stories: the pages that report one happening."""

from collections.abc import Iterable, Iterator, Mapping

from depesche.model.findings import Findings
from depesche.model.story import Links
from depesche.tell.chain import UNKNOWN_OUTLET
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import Listing, Row


def stories(links: Links, pages: Iterable[Findings]) -> Listing:
    """Pages that report one happening, a row each page, with how many of a story's pages are copies of one another."""
    known = {findings.page.id: findings for findings in pages}
    columns = ("story", "date", "outlet", "title", "copy_of", "page")
    return Listing(
        columns, _story_rows(links, known), "No two pages on record tell one story.", wide=("title", "outlet")
    )


def _story_rows(links: Links, known: Mapping[str, Findings]) -> Iterator[Row]:
    twin = {page: group[0] for group in links.copies for page in group[1:]}
    for number, group in enumerate(links.stories, 1):
        members = [known[page] for page in group if page in known]
        for findings in sorted(members, key=lambda f: (sort_key(f.document.published), f.page.id)):
            yield {
                "story": number,
                "date": short(findings.document.published),
                "outlet": findings.document.outlet or UNKNOWN_OUTLET,
                "title": findings.document.title,
                "copy_of": twin.get(findings.page.id),
                "page": findings.page.id,
                "source": findings.page.source,
            }
