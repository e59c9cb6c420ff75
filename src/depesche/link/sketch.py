"""What linking keeps of a page's text to find shared passages and translations."""

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from depesche.model.findings import Findings
from depesche.model.folding import folded

RUN = 5
"""Words of a run: the usual size for near-copies of news (Broder 1997 took ten for web pages)."""
WINDOW = 10
"""Of each ten runs that follow each other the least is filed, so that two pages with fourteen words in common always
meet (winnowing: Schleimer, Wilkerson and Aiken 2003)."""
LEAST = 8
"""The least runs of the page are filed too: by them pages meet that share half of all runs, but no fourteen words."""
WORD = re.compile(r"\S+")
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
OPENS = "quote"


@dataclass(frozen=True, slots=True)
class Sketch:
    """The words of a page's headings and content as hashes, in order, and what a translator leaves as it is."""

    runs: NDArray[np.uint32]
    """Hash of the five words that begin at each word."""
    starts: NDArray[np.uint32]
    """Where each word begins in the text of the document."""
    ends: NDArray[np.uint32]
    marks: tuple[str, ...]
    """Names of people, codes of states, numbers and openings of direct speech, in the order of the text."""
    language: str
    translated: float
    """How likely the page is translated by a machine, 0..1."""


def sketch_of(findings: Findings) -> Sketch:
    """The sketch of one page's findings."""
    document, text = findings.document, findings.document.text
    words = [
        (word, line.span.start + match.start(), line.span.start + match.end())
        for line in document.kept()
        for match in WORD.finditer(line.span.of(text))
        for word in folded(match[0]).split()
    ]
    plain = [word for word, _, _ in words]
    runs = [crc32(" ".join(plain[i : i + RUN]).encode("utf-8", "replace")) for i in range(len(plain) - RUN + 1)]
    return Sketch(
        runs=np.asarray(runs, dtype=np.uint32),
        starts=np.asarray([start for _, start, _ in words], dtype=np.uint32),
        ends=np.asarray([end for _, _, end in words], dtype=np.uint32),
        marks=_marks(findings),
        language=document.language,
        translated=document.translated.score,
    )


def _marks(findings: Findings) -> tuple[str, ...]:
    """Marks in the order of the text; the same mark right after itself counts once."""
    text = findings.document.text
    entities = {entity.id: entity for entity in findings.entities}
    kept = [line.span for line in findings.document.kept() if line.kind == "content"]
    found: list[tuple[int, str]] = []
    for mention in findings.mentions:
        entity = entities.get(mention.entity or "")
        if entity is None or not entity.named:
            continue
        if entity.kind == "person":
            found.append((mention.span.start, f"p:{folded(entity.name).split()[-1]}"))
        elif entity.kind == "state" and entity.state:
            found.append((mention.span.start, f"g:{entity.state}"))
    found += [(q.content[0].start, OPENS) for q in findings.quotations if q.kind == "direct"]
    found += [
        (span.start + match.start(), f"n:{number(match[0])}")
        for span in kept
        for match in NUMBER.finditer(span.of(text))
    ]
    inside = sorted((at, mark) for at, mark in found if any(span.start <= at < span.end for span in kept))
    return tuple(mark for index, (_, mark) in enumerate(inside) if not index or inside[index - 1][1] != mark)


def number(written: str) -> str:
    """A number in one spelling: '140.000' and '140,000' are one, so are '1,2' and '1.2'."""
    if THOUSANDS.fullmatch(written):
        return re.sub(r"\D", "", written)
    return written.replace(",", ".").strip(".")


def fingerprints(sketch: Sketch) -> list[int]:
    """The hashes under which a page is filed, sorted."""
    if not len(sketch.runs):
        return []
    chosen = set(np.unique(sketch.runs)[:LEAST].tolist())
    windows = np.lib.stride_tricks.sliding_window_view(sketch.runs, min(WINDOW, len(sketch.runs)))
    chosen.update(np.unique(windows.min(axis=1)).tolist())
    return sorted(chosen)
