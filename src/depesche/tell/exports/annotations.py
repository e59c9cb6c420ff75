"""W3C Web Annotations, one a line: mentions, times, statements, events and quantities with their places in the text."""

from collections.abc import Iterator
from typing import Any

from depesche.model.findings import Findings
from depesche.model.span import Span
from depesche.tell.exports.lines import json_line
from depesche.tell.exports.record import Exported
from depesche.tell.exports.schema import Field
from depesche.tell.exports.selectors import iri, selectors, source_of

Json = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FIELDS = (
    Field("@context", "the model's own context"), Field("id", "`urn:depesche:` and the finding's id"),
    Field("type", "Annotation"), Field("motivation", "`identifying` for mentions, `tagging` for the rest"),
    Field("generator.type", "Software"), Field("generator.name", "rule or model with its version"),
    Field("body.type", "TextualBody"), Field("body.purpose", "`identifying` or `tagging`"),
    Field("body.value", "what was found: of a mention the entity's name; else kind or category, status, "
          "and who takes part or speaks"),
    Field("target.source", "`urn:depesche:` and the page's id: the decoded text as `pages-csv` has it"),
    Field("target.selector.type", "TextPositionSelector, then TextQuoteSelector"),
    Field("target.selector.start", "first code point"), Field("target.selector.end", "the code point after the last"),
    Field("target.selector.exact", "the words"), Field("target.selector.prefix", "up to 32 characters before them"),
    Field("target.selector.suffix", "up to 32 characters after them"),
)  # fmt: skip


def web_annotations(record: Exported) -> Iterator[str]:
    """One annotation a line. A finding of several parts has a target for each."""
    for findings, _ in record.pages:
        source = source_of(findings)
        for key, by, purpose, value, spans in _found(findings):
            yield json_line(
                {
                    "@context": CONTEXT,
                    "id": iri(key),
                    "type": "Annotation",
                    "motivation": purpose,
                    "generator": {"type": "Software", "name": by},
                    "body": {"type": "TextualBody", "purpose": purpose, "value": value},
                    "target": [
                        {"source": source, "selector": selectors(span, findings.document.text)} for span in spans
                    ],
                }
            )


def _found(findings: Findings) -> Iterator[tuple[str, str, str, str, tuple[Span, ...]]]:
    """Id, maker, purpose, words of the body and spans of each finding."""
    names = {e.id: e.name for e in findings.entities}

    def named(ids: tuple[str, ...]) -> str:
        return ", ".join([names.get(i, i) for i in ids])

    for mention in findings.mentions:
        who = names.get(mention.entity or "", mention.kind)
        yield mention.id, mention.by, "identifying", who, (mention.span,)
    for time in findings.times:
        yield time.id, time.by, "tagging", f"{time.type} {time.value}", (time.span,)
    for said in findings.quotations:
        yield said.id, said.by, "tagging", f"{said.kind} quotation: {named(said.speaker_is) or '?'}", said.content
    for event in findings.events:
        who = f"{named(event.actor) or '?'}{f' -> {named(event.recipient)}' if event.recipient else ''}"
        yield event.id, event.by, "tagging", f"{event.category} ({event.status}): {who}", (event.trigger,)
    for quantity in findings.document.quantities:
        yield quantity.id, quantity.by, "tagging", f"{quantity.kind} {quantity.unit}".strip(), (quantity.span,)
