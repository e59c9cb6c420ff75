"""Which findings of several pages belong together: reading and verifying the file `links` of a folder of pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.page import CONTENT_TAGS, AnnotatedPage, CorpusError, read_page

NAME = "links"
REFERENCE = re.compile(r"(?P<page>\d\d)(?:\.(?P<mark>[EQP])(?P<number>\d+))?")
RESULTS = frozenset({"fulfilled", "changed", "cancelled", "missed", "superseded", "overdue", "open"})
WANTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "event": ("E", ()),
    "statement": ("Q", ()),
    "copy": ("", ("first",)),
    "partial": ("P", ("first",)),
    "translation": ("", ("first",)),
    "version": ("", ("marked",)),
    "circular": ("Q", ()),
    "plan": ("E", ("result",)),
    "dispute": ("EQ", ("denied_by", "words")),
    "contradiction": ("Q", ("by",)),
    "origins": ("EQ", ("ends", "independent")),
}
"""Kind of line -> what it may refer to (nothing: whole pages) and the fields that it must have."""
REFERRING = {"outcome": "E", "words": "EQ", "first": ""}


@dataclass(frozen=True, slots=True)
class Together:
    """One line: what belongs together and what is told of it."""

    kind: str
    members: tuple[str, ...]
    """References: `02` a page, `02.E1` an event, `02.Q3` a quotation, `02.P2` the second line of content."""
    fields: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A folder of pages with what belongs together on them."""

    folder: Path
    pages: dict[str, AnnotatedPage]
    """By the two digits with which a page's name begins."""
    lines: tuple[Together, ...]
    stories: dict[str, tuple[str, ...]]
    sagas: tuple[tuple[str, ...], ...]
    """Names of stories."""

    def of(self, kind: str) -> tuple[Together, ...]:
        """All lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)


def read_links(folder: Path) -> Linked:
    """Reads a folder's pages and its file `links`. Raises CorpusError if a line is not well formed."""
    pages = {path.name[:2]: read_page(path) for path in sorted(folder.glob("*.page"))}
    lines: list[Together] = []
    stories: dict[str, tuple[str, ...]] = {}
    sagas: list[tuple[str, ...]] = []
    for line in (folder / NAME).read_text("utf-8").splitlines():
        if not line.strip() or line[0] == "#":
            continue
        head, colon, rest = line.partition(":")
        if not colon:
            raise CorpusError(f"{folder}/{NAME}: line without a colon: {line!r}")
        kind, _, name = head.partition(" ")
        members, *fields = [part.strip() for part in rest.split(";")]
        if kind == "story":
            stories[name] = _listed(members)
        elif kind == "saga":
            sagas.append(_listed(members))
        else:
            told = dict(part.partition("=")[::2] for part in fields)
            lines.append(Together(kind, _listed(members), {key: _listed(value) for key, value in told.items()}))
    return Linked(folder, pages, tuple(lines), stories, tuple(sagas))


def link_mistakes(linked: Linked) -> Iterator[str]:
    """Everything in the file that cannot be meant so; empty for a sound one."""
    for line in linked.lines:
        wants = WANTS.get(line.kind)
        if wants is None:
            yield f"unknown kind {line.kind!r}"
            continue
        what, fields = wants
        yield from (f"{line.kind} {line.members[0]} lacks {field}" for field in fields if field not in line.fields)
        yield from (m for member in line.members for m in _wrong(linked, member, what))
        for field, kinds in REFERRING.items():
            yield from (m for member in line.fields.get(field, ()) for m in _wrong_field(linked, member, field, kinds))
        if line.kind == "plan" and not RESULTS & set(line.fields.get("result", ())):
            yield f"plan {line.members[0]}: no result among {sorted(RESULTS)}"
    yield from _story_mistakes(linked)
    for kind in ("event", "statement"):
        members = [member for line in linked.of(kind) for member in line.members]
        yield from (f"{m} is in two lines {kind}" for m in sorted({m for m in members if members.count(m) > 1}))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _wrong_field(linked: Linked, member: str, field: str, kinds: str) -> Iterator[str]:
    yield from _wrong(linked, member, kinds if field != "first" else "")


def _wrong(linked: Linked, member: str, what: str) -> Iterator[str]:
    found = REFERENCE.fullmatch(member)
    page = linked.pages.get(found["page"]) if found else None
    if found is None or page is None:
        yield f"{member!r} is no reference to a page here"
        return
    mark, number = found["mark"] or "", found["number"]
    if mark not in (what or ("",)) or (what and not mark):
        yield f"{member} should refer to {what or 'a page'}"
    elif mark == "P":
        if not 0 < int(number) <= len(paragraphs(page)):
            yield f"{member}: the page has {len(paragraphs(page))} lines of content"
    elif mark and not any(number in m.numbers for m in page.of(*("E" if mark == "E" else CONTENT_TAGS))):
        yield f"{member} is marked nowhere"


def _story_mistakes(linked: Linked) -> Iterator[str]:
    told = [page for pages in linked.stories.values() for page in pages]
    yield from (f"page {page} is in {told.count(page)} stories" for page in linked.pages if told.count(page) != 1)
    yield from (f"unknown page {page} in a story" for page in told if page not in linked.pages)
    yield from (
        f"unknown story {name} in a saga" for saga in linked.sagas for name in saga if name not in linked.stories
    )


def paragraphs(page: AnnotatedPage) -> list[tuple[int, int]]:
    """Start and end of each line of content, in order."""
    return [(start, end) for start, end, kind in page.lines if kind == "content"]
