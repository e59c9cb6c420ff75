"""The inline format of annotated pages: reading it (see README.md in this folder for how to write it).

A file has three parts, parted by lines that hold only `===`: a header of `key: value` lines, the page itself with
inline marks, and facts about what was marked. The raw page is the middle part without its marks; all offsets are
characters of that raw text.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

PART = "==="
KINDS = {"h": "heading", "k": "caption", "m": "metadata", "b": "boilerplate"}
MARGIN = re.compile(r"([hkmb])\| ?")
OPEN = re.compile(r"\[\[([A-Z])([\w+,-]*)(?:=([^:\[\]]*(?::\d\d[^:\[\]]*)?))?:")
TAGS = {
    "D": "direct",
    "I": "indirect",
    "F": "free",
    "R": "reported",
    "C": "cue",
    "S": "speaker",
    "A": "addressee",
    "L": "link",
    "Q": "scare",
    "P": "person",
    "G": "state",
    "O": "organisation",
    "W": "place",
    "X": "other",
    "T": "time",
    "E": "event",
}
CONTENT_TAGS = "DIFR"
ROLE_TAGS = "DIFRCSAL"
NAME_TAGS = "PGOWX"


class CorpusError(ValueError):
    """A page is not well formed; the message names the file, the line and the mistake."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One inline mark: half-open offsets into the raw text."""

    tag: str
    numbers: tuple[str, ...]
    """The quotations or events that it belongs to."""
    value: str | None
    """What stands behind `=`: the entity of a name, the TIMEX3 value of a time."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the third part: `Q1 speaker=...; chain=...` or `E1 CONSULT planned; actor=...`."""

    key: str
    words: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """One page of the corpus with everything marked on it."""

    path: Path
    header: dict[str, str]
    text: str
    lines: tuple[tuple[int, int, str], ...]
    """Start, end and kind of each line that is not blank."""
    marks: tuple[Mark, ...]
    facts: tuple[Fact, ...] = field(default=())

    def of(self, *tags: str) -> tuple[Mark, ...]:
        """The marks with one of the given tags, in order."""
        return tuple(m for m in self.marks if m.tag in tags)

    def fact(self, key: str) -> Fact | None:
        """The fact with the given key, if it is written."""
        return next((f for f in self.facts if f.key == key), None)


def read_page(path: Path) -> AnnotatedPage:
    """Reads one annotated page. Raises CorpusError if it is not well formed."""
    return page_in(path.read_text("utf-8"), path)


def page_in(source: str, path: Path) -> AnnotatedPage:
    """The annotated page that a text holds; `path` names it. Raises CorpusError if it is not well formed."""
    parts = split_parts(source, path)
    header = dict(header_line(line, path) for line in parts[0].splitlines() if line.strip())
    text, lines, marks = unmarked(parts[1], path)
    facts = tuple(fact_of(line, path) for line in parts[2].splitlines() if line.strip() and line[0] != "#")
    return AnnotatedPage(path, header, text, lines, marks, facts)


def split_parts(source: str, path: Path) -> tuple[str, str, str]:
    """Header, page and facts; the facts may be missing."""
    parts: list[list[str]] = [[]]
    for line in source.split("\n"):
        if line == PART:
            parts.append([])
        else:
            parts[-1].append(line)
    if len(parts) not in (2, 3):
        raise CorpusError(f"{path}: wants two or three parts between lines '{PART}', has {len(parts)}")
    texts = ["\n".join(p) for p in parts] + [""]
    return texts[0], texts[1], texts[2]


def header_line(line: str, path: Path) -> tuple[str, str]:
    """Key and value of one header line."""
    key, colon, value = line.partition(":")
    if not colon:
        raise CorpusError(f"{path}: header line without a colon: {line!r}")
    return key.strip(), value.strip()


def unmarked(body: str, path: Path) -> tuple[str, tuple[tuple[int, int, str], ...], tuple[Mark, ...]]:
    """The raw text with its lines and marks."""
    out: list[str] = []
    at = 0
    lines: list[tuple[int, int, str]] = []
    marks: list[Mark] = []
    open_marks: list[tuple[str, tuple[str, ...], str | None, int]] = []
    for number, source in enumerate(body.split("\n"), 1):
        kind, line = line_kind(source)
        start = at
        position = 0
        while position < len(line):
            opening = OPEN.match(line, position)
            if opening:
                tag, digits, value = opening.groups()
                if tag not in TAGS:
                    raise CorpusError(f"{path}: line {number}: unknown mark [[{tag}")
                numbers = tuple(n for n in re.split(r"[+,]", digits) if n)
                open_marks.append((tag, numbers, value, at))
                position = opening.end()
            elif open_marks and line.startswith("]]", position):
                tag, numbers, value, since = open_marks.pop()
                marks.append(Mark(tag, numbers, value, since, at))
                position += 2
            else:
                out.append(line[position])
                at += 1
                position += 1
        if at > start and "".join(out[start - at :]).strip():
            lines.append((start, at, kind))
        out.append("\n")
        at += 1
    if open_marks:
        raise CorpusError(f"{path}: mark [[{open_marks[-1][0]} at offset {open_marks[-1][3]} is never closed")
    marks.sort(key=lambda m: (m.start, -m.end, m.tag))
    return "".join(out)[:-1], tuple(lines), tuple(marks)


def line_kind(source: str) -> tuple[str, str]:
    """Kind of a line by its margin, and the line without the margin."""
    margin = MARGIN.match(source)
    return (KINDS[margin.group(1)], source[margin.end() :]) if margin else ("content", source)


def fact_of(line: str, path: Path) -> Fact:
    """One fact: a key, words before the first `;`, then `name=value, value` fields parted by `;`."""
    head, *rest = [part.strip() for part in line.split(";")]
    key, *words = head.split() or [""]
    fields: dict[str, tuple[str, ...]] = {}
    for item in rest:
        name, equals, value = item.partition("=")
        if not equals:
            raise CorpusError(f"{path}: fact {key}: field without '=': {item!r}")
        fields[name.strip()] = tuple(v.strip() for v in value.split(",") if v.strip())
    return Fact(key, tuple(words), fields)
