"""What kind of file it is: by its first bytes where they are sure, else by its ending."""

import re
from pathlib import PurePath
from typing import Literal

from depesche.model.page import Media

Kind = Literal[
    "warc", "zip", "pdf", "parquet", "feed", "json feed", "mail", "table", "lines", "sitemap", "newsml", "ninjs"
]

ENDINGS: dict[str, Media] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xht": "html",
    ".shtml": "html",
    ".conllu": "conllu",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
KINDS_BY_ENDING: dict[str, Kind] = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".warc": "warc",
    ".zip": "zip",
    ".wacz": "zip",
    ".pdf": "pdf",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".eml": "mail",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
}
MARKS: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/1.", "warc"),
    (b"WARC/0.", "warc"),
    (b"%PDF-", "pdf"),
    (b"PAR1", "parquet"),
)
"""No page begins like that, so that they go before the ending."""
FEED_ROOT = re.compile(rb"<(?:rss|feed|atom:feed|rdf:RDF)[\s>]")
SITEMAP_ROOT = re.compile(rb"<(?:[A-Za-z0-9]{1,20}:)?(?:urlset|sitemapindex)[\s/>]")
NEWSML_ROOT = re.compile(rb"<(?:[A-Za-z0-9]{1,20}:)?(?:newsItem|newsMessage|packageItem)[\s>]")
NINJS = (b'"ninjs"', b'"body_html"', b'"body_xhtml"', b'"body_text"', b'"bodies"', b'"versioncreated"',
         b'"versionCreated"', b'"pubstatus"', b'"pubStatus"')  # fmt: skip
"""One of these stands beside `uri` in an item."""
ELEMENT = re.compile(rb"<[A-Za-z]")
ROOTS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (FEED_ROOT, "feed"),
    (SITEMAP_ROOT, "sitemap"),
    (NEWSML_ROOT, "newsml"),
)
JSON_FEED = b"jsonfeed.org/version"
MAIL_START = re.compile(rb"(?:[A-Z][A-Za-z-]{1,40}:[ \t])")
MAIL_FIELDS = (b"\nfrom:", b"\nmime-version:")


def kind_of(name: str, head: bytes) -> Kind | None:
    """The kind of a file of many pages or of one that needs a reader of its own; None for text, HTML and CoNLL-U."""
    for mark, kind in MARKS:
        if head.startswith(mark):
            return kind
    ending = PurePath(name).suffix.lower()
    if ending in ENDINGS:
        return None
    return KINDS_BY_ENDING.get(ending) or sniffed_kind(head)


def sniffed_kind(head: bytes) -> Kind | None:
    """Feeds, sitemaps, news items and mails, which any ending may hide. Zero bytes of UTF-16 are passed over."""
    head = head.replace(b"\x00", b"")
    first = ELEMENT.search(head)
    for root, kind in ROOTS:
        found = root.search(head)
        if first and found and first.start() == found.start():
            return kind
    if JSON_FEED in head and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return "json feed"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n[").startswith(b"{") and b'"uri"' in head and any(n in head for n in NINJS):
        return "ninjs"
    fields = b"\n" + head.replace(b"\r\n", b"\n").partition(b"\n\n")[0].lower()
    return "mail" if MAIL_START.match(head) and all(field in fields for field in MAIL_FIELDS) else None
