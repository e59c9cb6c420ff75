"""What the address of a page answers, turned into a page to record or the reason why there is none."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from depesche.clean import clean
from depesche.errors import PageError
from depesche.model.document import Document
from depesche.model.identity import bytes_id
from depesche.model.page import Media, Page
from depesche.model.watching import Entry, Item
from depesche.read.feed_item import page_of_item
from depesche.read.files import opened
from depesche.read.pdf import pages_of_pdf
from depesche.read.warc_http import Response
from depesche.settings import Settings
from depesche.watch.exchange import Reply, Trouble

MEDIA: dict[str, Media] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
PDF = "application/pdf"
KEPT_HEADERS = ("content-type", "date", "last-modified", "etag", "content-language", "age")
OWN_LINES = ("heading", "content", "caption")


def page_of_reply(reply: Reply, url: str, now: float, *, entry: Entry, outlet: str | None, settings: Settings) -> Page:
    """The page that a server gave under an address. Raises `PageError`; of other media, with the media in its words."""
    media = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == PDF or reply.body.startswith(b"%PDF-"):
        page = next(_pdf(reply.body, url, settings))
    else:
        page = Page.of(reply.body, url, MEDIA.get(media, "html"))
        response = Response(b"", b"", reply.status, reply.headers)
        page = replace(page, encoding=response.encoding_of(reply.body))
    return replace(
        page,
        url=reply.url,
        outlet=entry.outlet or outlet,
        published=entry.published or None,
        retrieved=datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"),
        headers=tuple((name, reply.headers[name]) for name in KEPT_HEADERS if name in reply.headers),
    )


def no_page(reply: Reply) -> Trouble | None:
    """Why a reply can be no page: nothing in it, or pictures, sound, programs."""
    media = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not reply.body.strip():
        return Trouble(reason="the page is empty")
    if media and media not in MEDIA and media != PDF and not reply.body.startswith(b"%PDF-"):
        return Trouble(reason=f"it is no page but {media[:60]}", lasting=True)
    return None


def page_of_entry(item: Item, outlet: str | None, now: float) -> Page | None:
    """What the feed itself says of a page that cannot be had; None if that is nothing."""
    entry = item.entry
    value = {"url": entry.url, "title": entry.title, "published": entry.published, "html": entry.html}
    value |= {"text": entry.text, "outlet": entry.outlet or outlet or ""}
    page = page_of_item(value, entry.url or item.key)
    if isinstance(page, PageError):
        return None
    # Two items may have the same few words; they are two pages all the same.
    own_id = bytes_id(f"{item.key}\0{page.sha256}".encode())[:16]
    return replace(page, id=own_id, retrieved=datetime.fromtimestamp(now, UTC).isoformat(timespec="seconds"))


def own_text(document: Document) -> str:
    """The lines that are the page's own, without what stands around them."""
    return "\n".join(line.span.of(document.text) for line in document.lines if line.kind in OWN_LINES)


def text_of_page(page: Page, settings: Settings) -> str:
    """The page's own lines. Raises `PageError`."""
    return own_text(clean(page, settings)[0])


def _pdf(data: bytes, url: str, settings: Settings) -> Iterator[Page]:
    for page in pages_of_pdf(opened(url, "", io.BufferedReader(io.BytesIO(data))), settings):
        if isinstance(page, PageError):
            raise page
        yield page
