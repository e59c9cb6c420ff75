"""What linking keeps of a page: small enough that many pages fit into memory."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from depesche.lang.correcting import correction_note
from depesche.lang.rareness import rareness
from depesche.link.sketch import Sketch, sketch_of
from depesche.model.document import Document
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.folding import folded
from depesche.model.mention import Entity
from depesche.model.quantity import Quantity
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.undated import Layout, layout_of, redated_event, redated_quotation, redated_times
from depesche.model.when import UNKNOWN, TimeExpression, When

FIRST_YEAR, LAST_YEAR = 100, 9000
"""Dates outside are legend or slip; reckoning with days must not leave the calendar."""
VERSION = "@"
"""Stands in the id of a page whose own id was taken by another version of it."""
LONGEST_NOTE = 600
"""Characters of a line that may be a note of the editors."""
LONGEST_SIGNS, LONGEST_SIGN = 40, 6
"""Characters of a line of signs, and of one of them."""
AT_HAND = 1000
"""Digests that stay unpacked between steps, of some hundred kilobytes each: the first of large blocks are asked for
time and again."""
SHINGLE = 5
"""Words of a shingle: the usual size for near-copies of news (Broder 1997 took ten for web pages)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One page, reduced to what other pages are compared with."""

    page: str
    outlet: str | None
    url: str | None
    title: str | None
    version: str
    """What tells this state of the page from another: hash of its bytes and version of the program."""
    credits: tuple[str, ...]
    signs: tuple[str, ...]
    """Folded short words of lines that hold nothing else ('nda/abc'): an agency that no list has may be among them."""
    published: When
    entities: dict[str, Entity]
    events: tuple[Event, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    layout: Layout
    evidence: dict[str, str]
    """Folded words of each event's evidence and each quotation's content."""
    triggers: dict[str, str]
    """Folded trigger of each event."""
    words: dict[str, float]
    """Folded words of headings and content with their weights, which are of length 1."""
    shingles: NDArray[np.uint32]
    """Sorted hashes of all runs of five words: as strings they would be most of a digest."""
    sketch: Sketch

    sentences: tuple[str, ...]
    """The sentences of a page of which other versions may come, since it has an address; else empty."""
    notes: tuple[tuple[str, str], ...]
    """Kind and words of lines that say that the page was corrected or brought up to date."""

    def sentence_of(self, span: Span) -> int:
        """Index of the sentence in which a span begins; -1 if in none."""
        return next((i for i, s in enumerate(self.layout.sentences) if s.start <= span.start < s.end), -1)


def digest_of(findings: Findings) -> Digest:
    """The digest of one page's findings."""
    document, text = findings.document, findings.document.text
    content = [folded(line.span.of(text)) for line in document.kept()]
    words = " ".join(content).split()
    evidence = {e.id: folded(e.evidence.of(text)) for e in findings.events}
    evidence |= {q.id: folded(_said(q, text)) for q in findings.quotations}
    return Digest(
        page=findings.page.id,
        outlet=document.outlet,
        url=findings.page.url,
        title=document.title,
        version=f"{findings.page.sha256} {findings.version}",
        credits=tuple(sorted({c.name for c in document.credits})),
        signs=tuple(sorted(_signs(document))),
        published=within_reckoning(document.published),
        entities={e.id: e for e in findings.entities},
        events=findings.events,
        quotations=findings.quotations,
        times=findings.times,
        quantities=document.quantities,
        layout=layout_of(findings),
        evidence=evidence,
        triggers={e.id: folded(e.trigger.of(text)) for e in findings.events},
        words=weighted((word for word in words if len(word) > 2 and not word.isdigit()), document.language),
        shingles=_shingles(words),
        sketch=sketch_of(findings),
        sentences=_sentences(findings) if findings.page.url or VERSION in findings.page.id else (),
        notes=tuple(_notes(findings)),
    )


def weighted(words: Iterable[str], language: str) -> dict[str, float]:
    """Weights by frequency and rareness; a word of nearly every page weighs nothing."""
    weights = {word: (1 + math.log(n)) * rareness(word, language) for word, n in sorted(Counter(words).items())}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: round(weight / norm, 5) for word, weight in weights.items() if weight > 0.0}


def packed(digest: Digest) -> bytes:
    """A digest as bytes."""
    return msgspec.msgpack.encode(digest, enc_hook=_array_bytes)


@lru_cache(maxsize=AT_HAND)
def unpacked(data: bytes) -> Digest:
    """The digest that `packed` made."""
    return _DECODER.decode(data)


def _array_bytes(value: Any) -> bytes:
    return np.ascontiguousarray(value, dtype=np.uint32).tobytes()


def _array(kind: type, value: Any) -> Any:
    return np.frombuffer(value, dtype=np.uint32)


_DECODER = msgspec.msgpack.Decoder(Digest, dec_hook=_array)


def participants(event: Event) -> tuple[str, ...]:
    """Entity ids of all who take part."""
    return (*event.actor, *event.recipient)


def _shingles(words: list[str]) -> NDArray[np.uint32]:
    runs = (" ".join(words[i : i + SHINGLE]).encode("utf-8", "replace") for i in range(len(words) - SHINGLE + 1))
    return np.unique(np.fromiter((crc32(run) for run in runs), dtype=np.uint32))


def _sentences(findings: Findings) -> tuple[str, ...]:
    text, kept = findings.document.text, [line.span for line in findings.document.kept()]
    spans = (s.span for s in findings.syntax.sentences if any(line.overlaps(s.span) for line in kept))
    return tuple(" ".join(span.of(text).split()) for span in spans)


def _notes(findings: Findings) -> Iterator[tuple[str, str]]:
    document = findings.document
    for line in document.lines:
        words = line.span.of(document.text)
        kind = correction_note(words, document.language) if len(words) <= LONGEST_NOTE else None
        if kind is not None:
            yield kind, " ".join(words.split())


def _signs(document: Document) -> set[str]:
    """Words of lines beside the article that may be signs of editors and agencies."""
    lines = (line.span.of(document.text) for line in document.lines if line.kind not in ("content", "heading"))
    signs = (folded(line).split() for line in lines if len(line) <= LONGEST_SIGNS)
    return {word for words in signs if all(len(word) <= LONGEST_SIGN for word in words) for word in words}


def _said(quotation: Quotation, text: str) -> str:
    """The words of a quotation without cue and speaker, which may stand amid its content."""
    parts = []
    for span in quotation.content:
        at = span.start
        for other in sorted((*quotation.cue, *quotation.speaker)):
            if span.contains(other) and other.start >= at:
                parts.append(text[at : other.start])
                at = other.end
        parts.append(text[at : span.end])
    return " ".join(parts)


def within_reckoning(when: When) -> When:
    """`when`, or unknown if it is so near an end of the calendar that reckoning with days would leave it."""
    days = [day for day in (when.earliest, when.latest) if day is not None]
    return when if all(FIRST_YEAR <= day.year <= LAST_YEAR for day in days) else UNKNOWN


def with_date(digest: Digest, published: When) -> Digest:
    """The same page with a publication date that other pages give, and all its times counted from it."""
    times = redated_times(digest.times, published)
    events = tuple(redated_event(e, times, digest.layout, published) for e in digest.events)
    quotations = tuple(redated_quotation(q, times, digest.layout) for q in digest.quotations)
    return replace(digest, published=published, times=times, events=events, quotations=quotations)
