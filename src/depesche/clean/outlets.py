"""Who published a page: from what the bringer says, the address, the title's suffix, or the page's furniture."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from depesche.clean.facts import HtmlFacts
from depesche.lang.cleaning import Cleaning, Outlet
from depesche.model.document import Line
from depesche.model.page import Page

_MAIL = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,4}[a-z]{2,12})\b", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,10})(?=[/\s,;:)!?.]|$)", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s?)?(?:by\s)?([A-ZÄÖÜ][\w&.'’/ -]{1,60})", re.IGNORECASE
)
_NAME_RUN = re.compile(r"[A-ZÄÖÜ0-9][\w&.'’-]*(?:\s[A-ZÄÖÜ0-9][\w&.'’-]*){0,4}")
_SUFFIX = re.compile(r"(?<!\s)\s+(?:[|–—•»·]|-|::)\s+")

ELSEWHERE = """facebook twitter x.com instagram youtube youtu.be whatsapp telegram t.me tiktok google gmail linkedin
bluesky bsky mastodon apple amazon paypal gmx.net web.de hotmail outlook datawrapper""".split()
"""Places to which every outlet links; also mail providers."""

SUFFIX_WORDS = 8
PROSE = 12
"""Words of a line from which on it is the article itself and no lead or label above it."""

WEIGHTS = {
    "mail address": 3.0,
    "bare address": 3.0,
    "bare address above the article": 3.0,
    "phrase": 3.0,
    "copyright": 2.5,
    "address in the text": 1.0,
    "masthead": 1.0,
}
"""How much each kind of clue in the furniture speaks for an outlet; one sure clue is enough (`ENOUGH`)."""

UNLISTED = {
    "mail address": 2.1,
    "bare address": 1.2,
    "bare address above the article": 2.1,
    "phrase": 1.2,
    "copyright": 1.2,
    "address in the text": 0.3,
    "masthead": 2.1,
}
"""The same for hosts that the list does not know: shops and partners link from furniture too."""

ENOUGH = 2.0


@cache
def _names(knowledge: Cleaning) -> dict[str, Outlet]:
    """Names and aliases as written -> outlet; names before aliases, earlier rows before later ones."""
    named: dict[str, Outlet] = {}
    for outlet in knowledge.outlets:
        named.setdefault(outlet.name, outlet)
    for outlet in knowledge.outlets:
        for alias in outlet.aliases:
            named.setdefault(alias, outlet)
    return named


@cache
def _domains(knowledge: Cleaning) -> dict[str, Outlet]:
    domains: dict[str, Outlet] = {}
    for outlet in knowledge.outlets:
        for domain in outlet.domains:
            domains.setdefault(domain, outlet)
    return domains


def outlet_named(name: str, knowledge: Cleaning) -> Outlet | None:
    """The outlet or agency with exactly this name or alias, upper and lower case as listed."""
    return _names(knowledge).get(name.strip())


def outlet_at(address: str, knowledge: Cleaning) -> str | None:
    """The outlet of a URL or host name: its name if listed, else the host without `www.`; None for shared hosts."""
    host = (urlsplit(address if "//" in address else "//" + address).hostname or "").lower().removeprefix("www.")
    if "." not in host or host.startswith("example.") or any(place in host + "." for place in ELSEWHERE):
        return None
    parts = host.split(".")
    for start in range(len(parts) - 1):
        outlet = _domains(knowledge).get(".".join(parts[start:]))
        if outlet:
            return outlet.name
    return host


def split_suffix(
    title: str, page_lines: frozenset[str], knowledge: Cleaning, named: Sequence[str] = ()
) -> tuple[str, str | None]:
    """The title without the outlet's name behind it, and that name; the title as it is if nothing tells a suffix.

    `named` are names that the page's furniture gives its outlet, listed or not.
    """
    separators = list(_SUFFIX.finditer(title))
    for separator in reversed(separators):
        head, suffix = title[: separator.start()].strip(), title[separator.end() :].strip()
        if not suffix or len(suffix.split()) > SUFFIX_WORDS or len(head.split()) < 2:
            break
        own = next((name for name in named if suffix == name or suffix.startswith(name + " ")), None)
        outlet = _at_edge(suffix, knowledge) or own
        if outlet or head in page_lines:
            inner, inner_outlet = split_suffix(head, page_lines, knowledge, named)
            return (inner, outlet or inner_outlet) if inner_outlet or inner in page_lines else (head, outlet)
    return title, None


def _at_edge(suffix: str, knowledge: Cleaning) -> str | None:
    """The outlet whose name or address the suffix is, begins with or ends with."""
    words = suffix.split()
    for size in range(min(5, len(words)), 0, -1):
        for part in (" ".join(words[:size]), " ".join(words[-size:])):
            outlet = outlet_named(part, knowledge)
            if outlet:
                return outlet.name
            if size == 1 and _DOMAIN.fullmatch(part) and outlet_at(part, knowledge):
                return outlet_at(part, knowledge)
    return None


def find_outlet(
    text: str, lines: Sequence[Line], page: Page, suffix: str | None, knowledge: Cleaning, html: HtmlFacts | None
) -> tuple[str | None, str]:
    """The outlet and which clue says so; (None, 'unknown') if nothing does."""
    if page.outlet:
        return page.outlet, "given with the page"
    if page.url and (name := outlet_at(page.url, knowledge)):
        return name, f"address of the page: {page.url[:120]}"
    if html and html.outlet:
        known = outlet_named(html.outlet.value, knowledge)
        return known.name if known else html.outlet.value, f"markup: {html.outlet.how}"
    if html and html.url and (name := outlet_at(html.url.value, knowledge)):
        return name, f"markup: {html.url.how}"
    if suffix:
        return suffix, "suffix of the title"
    return _from_furniture(text, lines, knowledge)


def _from_furniture(text: str, lines: Sequence[Line], knowledge: Cleaning) -> tuple[str | None, str]:
    score: dict[str, float] = defaultdict(float)
    shown: dict[str, str] = {}
    last = max((i for i, line in enumerate(lines) if line.kind == "content"), default=-1)
    first = next((i for i, line in enumerate(lines) if _is_prose(line, text)), 0)
    for index, line in enumerate(lines):
        if line.kind in ("boilerplate", "metadata") or (line.kind == "caption" and index > last):
            for name, found, clue in _clues(line.span.of(text).strip(), knowledge):
                kind = f"{found} above the article" if found == "bare address" and index < first else found
                score[name] += (WEIGHTS if outlet_named(name, knowledge) else UNLISTED)[kind]
                shown.setdefault(name, f"{kind} in the furniture: '{clue[:60]}'")
    for name, words in _mastheads(text, lines):
        score[name] += (WEIGHTS if outlet_named(name, knowledge) else UNLISTED)["masthead"]
        shown.setdefault(name, f"masthead, repeated in the furniture: '{words[:60]}'")
    if not score:
        return None, "unknown"
    best = max(score, key=lambda name: (score[name], name))
    return (best, shown[best]) if score[best] >= ENOUGH else (None, "unknown")


def _is_prose(line: Line, text: str) -> bool:
    return line.kind == "content" and len(line.span.of(text).split()) >= PROSE


def _mastheads(text: str, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Names that open a line above the article ('NAME | Wirtschaft') and stand in another line that is not content."""
    around = [line for line in lines if line.kind != "content"]
    first = next((line.span.start for line in lines if line.kind == "content"), 0)
    found: list[tuple[str, str]] = []
    for line in around:
        words = line.span.of(text).strip()
        name = _SUFFIX.split(words)[0]
        if line.span.start > first or name == words or not _NAME_RUN.fullmatch(name):
            continue
        again = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        if any(again.search(text, *other.span) for other in around if other != line):
            found.append((name, words))
    return found


def _clues(line: str, knowledge: Cleaning) -> list[tuple[str, str, str]]:
    """Outlets that one line of furniture names: (name, kind of clue, clue)."""
    found: list[tuple[str, str, str]] = []
    for match in _MAIL.finditer(line):
        name = outlet_at(match[1], knowledge)
        found += [(name, "mail address", match[0])] if name else []
    for match in _DOMAIN.finditer(line):
        if name := outlet_at(match[1], knowledge):
            bare = match[0].rstrip("/") == line.rstrip("/")
            found.append((name, "bare address" if bare else "address in the text", match[0]))
    copyright_of = _COPYRIGHT.search(line)
    owner = _longest_name(copyright_of[1], knowledge) if copyright_of else None
    if copyright_of and owner:
        found.append((owner, "copyright", copyright_of[0]))
    if named := _after_phrase(line, knowledge):
        found.append((named, "phrase", line))
    return found


def furniture_names(text: str, lines: Sequence[Line], knowledge: Cleaning) -> tuple[str, ...]:
    """Names in 'Folgen Sie NAME weiter' and the like, listed or not, in the order of the page."""
    names: list[str] = []
    for line in lines:
        if line.kind == "boilerplate":
            names += [run for run in _phrase_runs(line.span.of(text).strip(), knowledge) if run not in names]
    return tuple(names)


def _after_phrase(line: str, knowledge: Cleaning) -> str | None:
    """The listed outlet in 'Folgen Sie NAME weiter' and the like."""
    names = (_longest_name(run, knowledge) for run in _phrase_runs(line, knowledge))
    return next((name for name in names if name), None)


def _phrase_runs(line: str, knowledge: Cleaning) -> list[str]:
    """Capitalised words where a phrase of the furniture has the outlet's name."""
    low, runs = line.lower(), []
    for before, after in knowledge.outlet_phrases:
        if not low.startswith(before + " "):
            continue
        at = len(before) + 1
        article = line[at:].split(" ", 1)[0]
        if article in knowledge.function_words:
            at += len(article) + 1
        match = _NAME_RUN.match(line, at)
        if match and (not after or low[match.end() :].lstrip().startswith(after)):
            runs.append(match[0])
    return runs


def _longest_name(run: str, knowledge: Cleaning) -> str | None:
    """The listed outlet with which a run of words begins; outlets without an entry are not guessed from bare words."""
    words = run.split()
    for size in range(min(5, len(words)), 0, -1):
        outlet = outlet_named(" ".join(words[:size]).rstrip(".,:"), knowledge)
        if outlet:
            return outlet.name
    return None
