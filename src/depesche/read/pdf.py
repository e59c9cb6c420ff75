"""The text of a PDF file, which is one page of ours however many it has."""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from depesche.errors import MalformedPage, PageError, PageTooLarge, UnreadablePage
from depesche.model.page import Page
from depesche.read.files import Content
from depesche.read.jsonl import whole
from depesche.settings import Settings

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_SHEETS = 300
"""A newspaper's Sunday issue has fewer; more is a book."""
MOST_STREAM_BYTES = 20_000_000
"""What one stream of the file may unpack to."""
MOST_DRAWN_BYTES = 4_000_000
"""Drawing instructions of all sheets: a sheet of text has some ten thousand bytes; a megabyte takes two seconds."""
MOST_OPERATIONS = 300_000
"""Parts of the drawing instructions of a sheet."""
MOST_FORMS = 200
"""How often a sheet may call drawings that it shares with others."""


def pages_of_pdf(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """The page of one PDF. Raises `UnreadablePage` for encrypted and scanned ones, `MalformedPage` for damaged ones."""
    data = content.all_bytes(settings)
    try:
        text = text_of(data, content.source, settings)
    except PageError:
        raise
    except Exception as error:  # pypdf fails in every way that Python knows on damaged files
        reason = f"the PDF is damaged ({type(error).__name__}: {str(error)[:200]})"
        raise MalformedPage(content.source, reason, "Open and print it to a new PDF") from error
    if not text.strip():
        reason = "the PDF has no text; it may be scanned"
        raise UnreadablePage(content.source, reason, "Run it through text recognition (OCR) first")
    yield replace(Page.of(whole(text).encode("utf-8"), content.source, "text"), encoding="utf-8")


def text_of(data: bytes, source: str, settings: Settings) -> str:
    """Text of all sheets, with an empty line between them."""
    import pypdf
    from pypdf.errors import LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each small damage that it mends
    limits = {f"{name}_maximum_output_length": MOST_STREAM_BYTES for name in ("zlib", "lzw", "run_length", "brotli")}
    limits["xform_maximum_invocations_per_extraction"] = MOST_FORMS
    limits["stream_parsing_work_maximum_count"] = MOST_OPERATIONS
    with pypdf.apply_configuration(None, jbig2dec_binary=None, disable_legacy_handling=True, **limits):
        try:
            return sheets_of(pypdf.PdfReader(io.BytesIO(data), strict=False), source, settings)
        except LimitReachedError as error:
            raise too_much(source) from error


def sheets_of(pdf: "PdfReader", source: str, settings: Settings) -> str:
    """Text of the sheets of an opened PDF. Raises `PageError` and whatever pypdf does."""
    if pdf.is_encrypted and not opens(pdf):
        raise UnreadablePage(source, "the PDF is encrypted", "Save it without a password")
    if len(pdf.pages) > MOST_SHEETS:
        raise PageTooLarge(source, f"the PDF has more than {MOST_SHEETS} sheets", "Split it into its articles")
    sheets: list[str] = []
    size, drawn = 0, 0
    for sheet in pdf.pages:
        contents = sheet.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > MOST_DRAWN_BYTES:
            raise too_much(source)
        sheets.append(sheet.extract_text().strip())
        size += len(sheets[-1])
        if size > settings.max_text_characters:
            reason = f"the PDF has more than {settings.max_text_characters} characters"
            raise PageTooLarge(source, reason, "Split it into its articles")
    return "\n\n".join(sheet for sheet in sheets if sheet)


def too_much(source: str) -> PageTooLarge:
    """The error for a PDF of which reading would take minutes."""
    return PageTooLarge(source, "the PDF draws more than text needs", "Split it, or print its text alone to a new PDF")


def opens(pdf: "PdfReader") -> bool:
    """True if the empty password opens it. Methods for which pypdf needs another library count as closed."""
    try:
        return bool(pdf.decrypt(""))
    except Exception:  # it raises what its libraries raise
        return False
