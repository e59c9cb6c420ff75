"""The entry points: for each a function of bytes that breaks only if we are wrong, seeds, and words of its format."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BufferedReader, BytesIO
from pathlib import Path

from corpus.page import CorpusError, page_in
from tests.damaged import CONLLU, HTML, LINES, TEXT
from tests.read import samples

from depesche.clean import clean
from depesche.clean.decode import decode
from depesche.errors import PageError, UsageError
from depesche.model.page import Media, Page
from depesche.pipeline import analyse
from depesche.read.content import pages_of
from depesche.read.files import opened
from depesche.settings import DEFAULT
from depesche.watch.watchfile import orders_of
from fuzz import asking, checks, seeds
from fuzz.grammar import ByLot


@dataclass(frozen=True, slots=True)
class Target:
    """One entry point. `run` takes any bytes and raises only for a fault of ours."""

    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...] = ()
    """Pieces of the format that chance alone would not find."""


def decoding(data: bytes) -> None:
    """Bytes to characters."""
    for media in ("text", "html"):
        try:
            decoded = decode(Page.of(data, "fuzz", media), DEFAULT)
        except PageError as error:
            checks.named(error)
            continue
        for span in decoded.undecodable:
            assert 0 <= span.start < span.end <= len(decoded.text)


def cleaning(media: Media) -> Callable[[bytes], None]:
    """Bytes to a document."""

    def run(data: bytes) -> None:
        page = Page.of(data, "fuzz", media)
        try:
            document, _ = clean(page, DEFAULT)
        except PageError as error:
            checks.named(error)
            return
        checks.sound(document)

    return run


def reading(name: str) -> Callable[[bytes], None]:
    """A file of this name to pages."""

    def run(data: bytes) -> None:
        content = opened("fuzz", name, BufferedReader(BytesIO(data)))  # type: ignore[type-var]
        try:
            for page in pages_of(content, DEFAULT):
                checks.named(page)
        except PageError as error:
            checks.named(error)
        except (OSError, EOFError, ValueError):  # what `read` turns into an error of the file
            pass

    return run


def extracting(media: Media, *, is_text: bool) -> Callable[[bytes], None]:
    """A page to findings, with grammar by lot."""

    def run(data: bytes) -> None:
        page = replace(Page.of(data, "fuzz", media), is_text=is_text)
        try:
            checks.grounded(analyse(page, DEFAULT, ByLot()))
        except PageError as error:
            checks.named(error)

    return run


def annotated(data: bytes) -> None:
    """The inline format of the corpus."""
    try:
        page = page_in(data.decode("utf-8", "replace"), Path("fuzz.page"))
    except CorpusError:
        return
    for mark in page.marks:
        assert 0 <= mark.start <= mark.end <= len(page.text)


def ordered(data: bytes) -> None:
    """The file of orders of `watch`."""
    try:
        orders_of(data.decode("utf-8", "replace"), "fuzz.toml")
    except UsageError as error:
        assert error.next_step


def _read(name: str, *given: bytes, words: bytes = b"") -> Target:
    return Target(reading(name), given, tuple(words.split()))


TARGETS: dict[str, Target] = {
    "decode": Target(decoding, (TEXT.encode(), HTML.encode(), TEXT.encode("utf-16"), TEXT.encode("cp1252"))),
    "text": Target(cleaning("text"), (TEXT.encode(), *seeds.PAGES), seeds.WORDS),
    "html": Target(cleaning("html"), (HTML.encode(), *seeds.HTML), seeds.TAGS),
    "times": Target(extracting("text", is_text=True), seeds.TIMES, seeds.DATE_WORDS),
    "quotations": Target(extracting("text", is_text=True), seeds.QUOTATIONS, seeds.QUOTE_WORDS),
    "extract": Target(extracting("text", is_text=False), (TEXT.encode(), *seeds.PAGES), seeds.WORDS),
    "conllu": Target(extracting("conllu", is_text=False), (CONLLU.encode() + b"\n\n",), seeds.CELLS),
    "warc": _read("a.warc.gz", samples.warc(*map(samples.plain, range(3))), seeds.CHUNKED,
                  samples.warc(*map(samples.plain, range(3)), packed=False), words=seeds.WARC_WORDS),
    "zip": _read("a.zip", samples.wacz(), samples.zipped({"a.html": HTML.encode(), "../../b.txt": TEXT.encode()})),
    "feed": _read("a.rss", samples.RSS.encode(), samples.ATOM.encode(), seeds.RDF, words=seeds.XML_WORDS),
    "json feed": _read("a.json", samples.JSON_FEED.encode(), words=seeds.JSON_WORDS),
    "lines": _read("a.jsonl", LINES.encode(), words=seeds.JSON_WORDS),
    "sitemap": _read("a.xml", seeds.SITEMAP, seeds.SITEMAP_INDEX, words=seeds.XML_WORDS),
    "mail": _read("a.eml", samples.MAIL.encode(), seeds.NESTED_MAIL, words=seeds.MAIL_WORDS),
    "newsml": _read("a.xml", seeds.NEWSML, words=seeds.XML_WORDS),
    "ninjs": _read("a.json", seeds.NINJS, words=seeds.JSON_WORDS),
    "csv": _read("a.csv", samples.CSV.encode(), b"text\tid\nJa.\t1\n", words=b'" "" ; , \\t | text html id'),
    "pdf": _read("a.pdf", samples.pdf("Aske sagte ja.", "Der Rat schwieg."), words=seeds.PDF_WORDS),
    "parquet": _read("a.parquet", samples.table({"text": [TEXT, "Der Rat tagt."], "title": ["Brücke", None]})),
    "corpus": Target(annotated, seeds.ANNOTATED, seeds.MARKS),
    "orders": Target(ordered, (seeds.ORDERS,), seeds.TOML_WORDS),
    "api": Target(asking.interface, seeds.LOTS),
    "search": Target(asking.search, seeds.SEARCHES, seeds.SEARCH_WORDS),
    "store": Target(asking.listing, seeds.LOTS),
}  # fmt: skip
