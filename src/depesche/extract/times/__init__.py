"""Time expressions with their values, and the page's own date where the text gives it away."""

from depesche.extract.times.clauses import when_of
from depesche.extract.times.page_date import published_from
from depesche.extract.times.resolve import resolve, steer
from depesche.extract.times.tagger import tagged
from depesche.lang.pack import LanguagePack
from depesche.model.document import Document
from depesche.model.syntax import Syntax
from depesche.model.when import TimeExpression, When

__all__ = ["find_times", "when_of"]


def find_times(document: Document, syntax: Syntax, pack: LanguagePack) -> tuple[When, tuple[TimeExpression, ...]]:
    """The page's publication date (as `clean` found it, or inferred from the text) and all time expressions."""
    if pack.dating is None:
        return document.published, ()
    found = steer(tagged(document, pack.dating), document, syntax, pack.dating)
    published = published_from(found, document)
    return published, resolve(found, published, document)
