"""What holds for the result of any input."""

import dataclasses
import json
from collections.abc import Iterator

from depesche.errors import DepescheError
from depesche.model.document import Document
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.model.span import Span
from depesche.tell.contract import findings_object


def sound(document: Document) -> None:
    """Lines lie in the text one after the other, repairs are where they say, nothing is half a character."""
    json.dumps(document.text, ensure_ascii=False).encode("utf-8")
    for name in (document.title, document.kicker, document.author, document.outlet):
        (name or "").encode("utf-8")
    at = 0
    for line in document.lines:
        assert at <= line.span.start < line.span.end <= len(document.text)
        assert "\n" not in line.span.of(document.text)
        at = line.span.end
    for span in (*document.decoding.undecodable, *(r.span for r in document.decoding.repairs)):
        assert 0 <= span.start <= span.end <= len(document.text)
    for repair in document.decoding.repairs:
        assert repair.span.of(document.text) == repair.after


def grounded(findings: Findings) -> None:
    """Spans lie in the text and are not empty, ids are unique, the output is UTF-8."""
    length = len(findings.document.text)
    for span in spans_in(findings):
        assert 0 <= span.start < span.end <= length, span
    ids = [f.id for f in (*findings.quotations, *findings.events, *findings.times, *findings.mentions)]
    assert len(ids) == len(set(ids)), "an id comes twice"
    json.dumps(findings_object(findings), ensure_ascii=False).encode("utf-8")


def spans_in(value: object) -> Iterator[Span]:
    """Every span anywhere in a finding, except byte ranges of the source, and of repairs, which may leave nothing."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in ("source", "children", "repairs"):
                yield from spans_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)


def named(result: Page | DepescheError) -> None:
    """A page as bytes, or an error that names what to do."""
    if isinstance(result, Page):
        assert isinstance(result.data, bytes)
        assert result.id
        for words in (result.id, result.source, result.url, result.title, result.outlet, result.published):
            (words or "").encode("utf-8")
    else:
        assert result.about
        assert result.reason
        assert result.next_step
        str(result).encode("utf-8")
