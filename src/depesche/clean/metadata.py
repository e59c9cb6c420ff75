"""What is known about a page as a publication: title, author, outlet, credits, translation, day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from depesche.clean.facts import HtmlFacts
from depesche.clean.lines_clues import byline_name, looks_like_names
from depesche.clean.metadata_credits import find_credits
from depesche.clean.metadata_published import find_published
from depesche.clean.outlets import find_outlet, furniture_names, outlet_named, split_suffix
from depesche.clean.stated_dates import is_date_line
from depesche.clean.translated import find_translation
from depesche.lang.cleaning import Cleaning
from depesche.model.document import Credit, Line, Translation
from depesche.model.page import Page
from depesche.model.when import UNKNOWN, When

_GLUED = re.compile(r"^(?P<kicker>[^:]{3,60}?)\s?(?::(?=[^\s\d])|\s:\s)(?P<title>.{10,})$")

NOT_TRANSLATED = Translation()

AUTHOR_NEAR = 8
"""Lines above the text, and below it, in which its byline stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Publication data of a page. `lines` are the given ones, some with a kind that the publication data shows."""

    title: str | None = None
    kicker: str | None = None
    author: str | None = None
    outlet: str | None = None
    outlet_how: str = "unknown"
    credits: tuple[Credit, ...] = ()
    translated: Translation = NOT_TRANSLATED
    published: When = UNKNOWN
    lines: tuple[Line, ...] = ()


def describe(
    text: str, lines: Sequence[Line], page: Page, knowledge: Cleaning, html: HtmlFacts | None = None
) -> Metadata:
    """All publication data that the page, its markup and its bringer state. Nothing is guessed; unknown stays None."""
    title, kicker, suffix = _title(text, lines, page, knowledge, html)
    lines = _byline_lines(text, lines, page, knowledge)
    outlet, outlet_how = find_outlet(text, lines, page, suffix, knowledge, html)
    return Metadata(
        title=title,
        kicker=kicker,
        author=_author(text, lines, knowledge, html),
        outlet=outlet,
        outlet_how=outlet_how,
        credits=find_credits(text, lines, outlet, knowledge, html),
        translated=find_translation(text, lines, knowledge),
        published=find_published(text, lines, page, knowledge, html),
        lines=tuple(lines),
    )


def _title(
    text: str, lines: Sequence[Line], page: Page, knowledge: Cleaning, html: HtmlFacts | None
) -> tuple[str | None, str | None, str | None]:
    """Title, kicker, and the outlet that the title's suffix names."""
    index = _title_line(lines)
    raw = lines[index].span.of(text).strip() if index is not None else None
    page_lines = frozenset(line.span.of(text).strip() for line in lines)
    given = page.title or raw
    named = furniture_names(text, lines, knowledge)
    title, suffix = split_suffix(given, page_lines, knowledge, named) if given else (None, None)
    kicker = _kicker(text, lines, index, title)
    if page.title:
        return page.title, kicker, suffix
    if html and html.title:
        return html.title.value, html.kicker.value if html.kicker else kicker, suffix
    return title, kicker, suffix


def _title_line(lines: Sequence[Line]) -> int | None:
    """The line that the cleaner called the title, else the last heading above the first paragraph."""
    marked = next((i for i, line in enumerate(lines) if line.kind == "heading" and line.why.startswith("title")), None)
    if marked is not None:
        return marked
    first = next((i for i, line in enumerate(lines) if line.kind == "content"), len(lines))
    return next((i for i in range(first - 1, -1, -1) if lines[i].kind == "heading"), None)


def _kicker(text: str, lines: Sequence[Line], title_line: int | None, title: str | None) -> str | None:
    """The heading right above the title, or what a title has glued before it: 'Kicker:Title'."""
    glued = _GLUED.match(title) if title else None
    if glued:
        return glued["kicker"].strip()
    if title_line and lines[title_line - 1].kind == "heading":
        above = lines[title_line - 1].span.of(text).strip()
        return above if title is None or not above.startswith(title) else None
    return None


def _byline_lines(text: str, lines: Sequence[Line], page: Page, knowledge: Cleaning) -> tuple[Line, ...]:
    """Headings and content at the article's edges that are bylines become metadata; given clean text stays as it is."""
    if page.is_text:
        return tuple(lines)
    kept = [i for i, line in enumerate(lines) if line.kind in ("heading", "content")]
    edges = {*kept[:4], *kept[-2:]} if len(kept) > 2 else set()
    out = []
    for index, line in enumerate(lines):
        raw = line.span.of(text).strip()
        if index in edges and len(raw) <= 90 and not raw.endswith(".") and byline_name(raw, knowledge):
            out.append(replace(line, kind="metadata", why=f"byline: '{raw[:60]}'"))
        else:
            out.append(line)
    return tuple(out)


def _author(text: str, lines: Sequence[Line], knowledge: Cleaning, html: HtmlFacts | None) -> str | None:
    if html and html.author:
        return html.author.value
    content = [i for i, line in enumerate(lines) if line.kind == "content"]
    if not content:
        return None
    near = [*range(max(0, content[0] - AUTHOR_NEAR), min(len(lines), content[0] + 4))]
    near += range(content[-1] + 1, min(len(lines), content[-1] + 1 + 3))
    for index in near:
        line = lines[index]
        raw = line.span.of(text).strip()
        if line.kind == "metadata" and line.why.startswith("byline:"):
            name = byline_name(raw, knowledge) or (raw if looks_like_names(raw, knowledge) else None)
            if name and not outlet_named(name, knowledge):
                return name
        if line.kind == "metadata" and (
            name := _name_with_role(raw, knowledge) or _beside_date(text, lines, index, knowledge)
        ):
            return name
    return None


def _name_with_role(raw: str, knowledge: Cleaning) -> str | None:
    """'Mara Veltin, Korrespondentin in Kirlau' gives the name."""
    name, _, role = raw.partition(",")
    if (
        role
        and looks_like_names(name, knowledge)
        and " " in name
        and any(r in role.lower() for r in knowledge.author_roles)
    ):
        return name.strip()
    return None


def _beside_date(text: str, lines: Sequence[Line], index: int, knowledge: Cleaning) -> str | None:
    """Two or more capitalised words right above or below the page's date line are the author."""
    raw = lines[index].span.of(text).strip()
    if not lines[index].why.startswith("names") or " " not in raw or outlet_named(raw, knowledge):
        return None
    beside = [lines[i].span.of(text).strip() for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return raw if any(is_date_line(other, knowledge) for other in beside) else None
