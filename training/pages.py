"""Our own annotated pages: text without marks, and the marked spans.

[[D:..]] direct, [[I:..]] indirect, [[F:..]] free indirect, [[R:..]] reported content; [[C:..]] cue;
[[S:..]] speaker. They may nest.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from training.places import CORPUS

_MARK = re.compile(r"\[\[([A-Z]):|\]\]")


@dataclass(frozen=True, slots=True)
class Page:
    """Text and its marked spans (kind, start, end), outer ones first."""

    name: str
    text: str
    marks: tuple[tuple[str, int, int], ...]


def read_page(path: Path) -> Page:
    """One page. Raises ValueError where marks are not closed."""
    text, marks, opened, at = "", [], [], 0
    marked = path.read_text(encoding="utf-8")
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(1):
            opened.append((match.group(1), len(text)))
        elif opened:
            kind, start = opened.pop()
            marks.append((kind, start, len(text)))
        else:
            raise ValueError(f"{path}: a mark is closed that was not opened")
    if opened:
        raise ValueError(f"{path}: a mark is not closed")
    marks.sort(key=lambda mark: (mark[1], -mark[2]))
    return Page(path.stem, text + marked[at:], tuple(marks))


def pages(folder: Path = CORPUS) -> list[Page]:
    """All pages of a folder, in order of their names."""
    return [read_page(path) for path in sorted(folder.glob("[0-9]*.txt"))]
