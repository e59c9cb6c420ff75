"""From bytes to a document: decoding, line kinds, publication data."""

from depesche.lang.pack import LanguagePack, pack_for
from depesche.model.document import Decoding, Document, Line
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.settings import Settings


def clean(page: Page, settings: Settings) -> tuple[Document, LanguagePack]:
    """The document of a page and the language pack that fits it."""
    text = page.data.decode("utf-8", "replace")
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Line(Span(at, at + len(line)), "content", "given as text"))
        at += len(line) + 1
    document = Document(
        page_id=page.id, text=text, lines=tuple(lines), decoding=Decoding("utf-8", "stub"), language="de"
    )
    return document, pack_for("de")
