"""Our own annotated pages as training text: what a reader would read, with the marked spans.

Metadata and boilerplate lines are left out, as the run time leaves them out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.page import AnnotatedPage, read_page

from depesche.model.span import Span
from training.places import CORPUS, FEW

READ = ("content", "heading", "caption")


@dataclass(frozen=True, slots=True)
class Page:
    """Text and its marked spans (tag, start, end), outer ones first. Tags: corpus/README.md."""

    name: str
    text: str
    marks: tuple[tuple[str, int, int], ...]

    @property
    def named(self) -> bool:
        """Whether names are marked: the older pages have quotations only."""
        return any(tag in "PGOWX" for tag, _, _ in self.marks)


def pages(folder: Path = CORPUS) -> list[Page]:
    """All pages of a folder, in order of their names."""
    return [_kept(read_page(path)) for path in sorted(folder.glob("*.page"))[:FEW]]


def lines_of(text: str) -> Iterator[Span]:
    """Spans of the lines that hold anything."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(at, at + len(line))
        at += len(line) + 1


def _kept(page: AnnotatedPage) -> Page:
    text, marks = "", []
    for start, end, kind in page.lines:
        if kind in READ:
            moved = len(text) - start
            inside = (mark for mark in page.marks if start <= mark.start and mark.end <= end)
            marks += [(mark.tag, mark.start + moved, mark.end + moved) for mark in inside]
            text += page.text[start:end] + "\n"
    return Page(page.path.stem, text, tuple(marks))
