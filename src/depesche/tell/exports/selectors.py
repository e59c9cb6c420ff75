"""Selectors of the W3C Web Annotation model: where words stand, and which words they are.

Positions count Unicode code points, as the model demands (section 4.2.4: "in terms of unicode code points, not in terms
of code units"), and as Python does. JavaScript counts UTF-16 units: a browser must step over text by code points, since
a character beyond U+FFFF (an emoji) is one here and two there.
"""

from typing import Any
from urllib.parse import quote

from depesche.model.findings import Findings
from depesche.model.span import Span

Json = dict[str, Any]
AROUND = 32
"""Characters of prefix and suffix in a quote selector."""


def iri(key: str) -> str:
    """An id as an IRI; a page's id may hold whatever its bringer wrote, so that what no IRI may hold is escaped."""
    return "urn:depesche:" + (key if key.isascii() and key.replace(":", "").isalnum() else quote(key, safe=":@/.-_~"))


def source_of(findings: Findings) -> str:
    """The page as a target of annotations: always our own name for its text, which the positions refer to."""
    return iri(findings.page.id)


def selectors(span: Span, text: str, prefix: str = "") -> list[Json]:
    """Position and quote of a span: each finds the same words again. `prefix` goes before each term (`oa:`)."""
    start, end = span
    return [
        {
            TYPE[prefix]: f"{prefix}TextPositionSelector",
            f"{prefix}start": start,
            f"{prefix}end": end,
        },
        {
            TYPE[prefix]: f"{prefix}TextQuoteSelector",
            f"{prefix}exact": text[start:end],
            f"{prefix}prefix": text[max(0, start - AROUND) : start],
            f"{prefix}suffix": text[end : end + AROUND],
        },
    ]


TYPE = {"": "type", "oa:": "@type"}
"""How the two contexts write an object's type."""
