"""What a feed, a sitemap or a list of addresses names, whichever of them the bytes are."""

import gzip
import io
import zlib
from collections.abc import Iterator

from depesche.errors import MalformedPage, PageError
from depesche.model.watching import Entry
from depesche.read.feed_item import iso_date
from depesche.read.feeds import items_of_feed
from depesche.read.files import GZIP_MARK, HEAD_BYTES, broken_gzip, too_large
from depesche.read.json_feed import items_of_json_feed
from depesche.read.kinds import sniffed_kind
from depesche.read.sitemap import entries_of_sitemap
from depesche.settings import Settings

SCHEMES = ("http://", "https://")
FIELDS = ("url", "guid", "title", "published", "updated", "outlet", "html", "text")


def entries_of(data: bytes, source: str, settings: Settings) -> Iterator[Entry | PageError]:
    """Entries in the order of the file. Raises `MalformedPage` for what is neither feed, sitemap nor list."""
    data = unpacked(data, source, settings)
    kind = sniffed_kind(data[:HEAD_BYTES])
    if kind == "feed":
        yield from map(entry_of, items_of_feed(data, source, settings))
    elif kind == "json feed":
        yield from map(entry_of, items_of_json_feed(data, source))
    elif kind == "sitemap":
        yield from entries_of_sitemap(data, source)
    else:
        lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
        if not lines or not all(line.startswith(SCHEMES) for line in lines):
            raise MalformedPage(source, "it is neither a feed nor a sitemap", "Check the address in a browser")
        yield from (Entry(url=line) for line in lines)


def entry_of(item: dict[str, str] | PageError) -> Entry | PageError:
    """The entry of a feed's item; a date that nobody can read is left out."""
    if isinstance(item, PageError):
        return item
    value = {key: item[key].strip() for key in FIELDS if item.get(key, "").strip()}
    if "published" in value:
        value["published"] = iso_date(value["published"]) or ""
    return Entry(**value)  # type: ignore[arg-type] # all of these are text


def unpacked(data: bytes, source: str, settings: Settings) -> bytes:
    """The bytes without gzip, as sitemaps often come. Raises `PageTooLarge` or `MalformedPage`."""
    if not data.startswith(GZIP_MARK):
        return data
    try:
        whole = gzip.GzipFile(fileobj=io.BytesIO(data)).read(settings.max_page_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise broken_gzip(source, error) from error
    if len(whole) > settings.max_page_bytes:
        raise too_large(source, settings)
    return whole
