"""Agencies that a page names as the source of its text: credit lines, datelines, brackets at the end."""

import re
from collections.abc import Sequence
from functools import cache

from depesche.clean.facts import HtmlFacts
from depesche.lang.cleaning import Cleaning
from depesche.model.document import Credit, Line
from depesche.model.span import Span

_TOKEN = re.compile(r"[^\W\d_][\w.'’-]*(?:-[\w]+)*")
_DATELINE = re.compile(r"^(?P<place>[A-ZÄÖÜ][^()\n]{1,70}?\s?)?\((?P<who>[^()\n]{2,40})\)\s?[-–—.:,]?\s")
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ]{2,6}")
_CLOSING = re.compile(r"[(\[](?P<who>[^()\[\]\n]{2,40})[)\]]\s*(?:\.\s*)?$")
_PARTS = re.compile(r"[/,;|+&]|\s-\s")

NEAR = 5
"""Lines below the article in which its own credit stands; further down the credits are those of other articles."""

CREDIT_WORDS = 14
INITIALS = 4
"""Letters of an editor's sign beside the agency: 'ino/dpa'."""

LOWER_CASE_COUNTRIES = ("DEU", "AUT", "CHE")
LOWER_CASE = ("AFP", "AP", "Reuters")
"""Agencies also written in small letters; others in small letters are more likely an editor's initials."""


def find_credits(
    text: str, lines: Sequence[Line], outlet: str | None, knowledge: Cleaning, html: HtmlFacts | None
) -> tuple[Credit, ...]:
    """Agencies credited for the whole page, once each, in the order found, without the outlet itself."""
    found: list[Credit] = []
    content = [i for i, line in enumerate(lines) if line.kind == "content"]
    if content:
        found += _in_lines(text, lines, range(max(0, content[0] - NEAR * 2), content[0]), knowledge)
        found += _in_dateline(text, [lines[i] for i in content[:2]], knowledge)
        found += _in_closing(text, [lines[i] for i in content[-2:]], knowledge)
        found += _in_lines(text, lines, range(content[-1] + 1, min(len(lines), content[-1] + 1 + NEAR)), knowledge)
    if html:
        found += _in_markup(text, html, knowledge)
    once: dict[str, Credit] = {}
    for credit in found:
        if credit.name != outlet and (credit.name not in once or once[credit.name].span is None):
            once[credit.name] = credit
    return tuple(once.values())


def agencies_in(text: str, knowledge: Cleaning) -> list[tuple[str, Span]]:
    """Agencies named in a short piece of credit text, with their place in it."""
    names = _agency_names(knowledge)
    found: list[tuple[str, Span]] = []
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        for size in range(min(4, len(tokens) - at), 0, -1):
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            name = names.get(text[start:end].rstrip("."))
            if name:
                found.append((name, Span(start, start + len(text[start:end].rstrip(".")))))
                at += size
                break
        else:
            at += 1
    return found


@cache
def _agency_names(knowledge: Cleaning) -> dict[str, str]:
    agencies = [o for o in knowledge.outlets if o.kind == "agency"]
    names: dict[str, str] = {}
    for agency in agencies:
        names.setdefault(agency.name, agency.name)
    for agency in agencies:
        small = agency.country in LOWER_CASE_COUNTRIES or agency.name in LOWER_CASE
        for alias in (agency.name, *agency.aliases):
            names.setdefault(alias, agency.name)
            if small:
                names.setdefault(alias.lower(), agency.name)
            if len(alias) <= 4:
                names.setdefault(alias.upper(), agency.name)
    return names


def _in_lines(text: str, lines: Sequence[Line], indices: range, knowledge: Cleaning) -> list[Credit]:
    found: list[Credit] = []
    for index in indices:
        line = lines[index]
        if line.why.startswith("related"):
            if index < (indices.stop - 1) and found:
                break
            continue
        if line.kind != "metadata":
            continue
        raw = line.span.of(text)
        if len(raw.split()) > CREDIT_WORDS or not _is_credit(raw, knowledge):
            continue
        for name, span in agencies_in(raw, knowledge):
            place = Span(line.span.start + span.start, line.span.start + span.end)
            found.append(Credit(name, place, f"credit line: '{raw.strip()[:60]}'"))
    return found


def _is_credit(raw: str, knowledge: Cleaning) -> bool:
    """True if the line begins with a credit phrase, or is nothing but agencies, signs and a date."""
    low = raw.strip().lower().lstrip("([ ")
    if any(re.match(rf"{re.escape(p)}\b", low) for p in knowledge.credit_phrases):
        return True
    parts = _PARTS.split(raw.strip(" ()[]."))
    words = [word for part in parts for word in ([part] if part.strip() in _agency_names(knowledge) else part.split())]
    return all(word in knowledge.joining_words or _is_agency_or_sign(word, knowledge) for word in words)


def is_credit_line(raw: str, knowledge: Cleaning) -> bool:
    """True for a line of nothing but agencies and editors' signs: '(sda/abc)', 'AFP/red'."""
    raw = raw.strip()
    return len(raw) <= 40 and not raw.endswith(":") and _all_signs(raw.strip("()[]. "), knowledge)


def _is_agency_or_sign(part: str, knowledge: Cleaning) -> bool:
    part = part.strip()
    if not part or any(c.isdigit() for c in part):
        return True
    return part in _agency_names(knowledge) or (len(part) <= INITIALS and part.islower())


def _in_dateline(text: str, lines: Sequence[Line], knowledge: Cleaning) -> list[Credit]:
    for line in lines:
        raw = line.span.of(text)
        match = _DATELINE.match(raw)
        if match and _all_signs(match["who"], knowledge):
            return _credits(match["who"], line.span.start + match.start("who"), "dateline", knowledge)
        if match and (match["place"] or "").isupper() and _ABBREVIATION.fullmatch(match["who"]):
            # 'LUNDEN (QRT) -': only agencies are put like that, so that one in no list is known by its place.
            place = Span(line.span.start + match.start("who"), line.span.start + match.end("who"))
            return [Credit(match["who"], place, f"dateline: '({match['who']})'")]
    return []


def _in_closing(text: str, lines: Sequence[Line], knowledge: Cleaning) -> list[Credit]:
    for line in reversed(lines):
        match = _CLOSING.search(line.span.of(text)[-60:])
        if match and _all_signs(match["who"], knowledge):
            offset = line.span.end - min(60, line.span.end - line.span.start)
            return _credits(match["who"], offset + match.start("who"), "bracket at the end", knowledge)
    return []


def _all_signs(who: str, knowledge: Cleaning) -> bool:
    """True if a bracket holds an agency and beside it nothing but agencies and signs."""
    parts = [p.strip() for p in re.split(r"[/,;|+&\s]+", who) if p.strip()]
    return bool(agencies_in(who, knowledge)) and all(_is_agency_or_sign(p, knowledge) for p in parts)


def _credits(who: str, start: int, how: str, knowledge: Cleaning) -> list[Credit]:
    return [
        Credit(name, Span(start + span.start, start + span.end), f"{how}: '({who})'")
        for name, span in agencies_in(who, knowledge)
    ]


def _in_markup(text: str, html: HtmlFacts, knowledge: Cleaning) -> list[Credit]:
    found: list[Credit] = []
    for stated in html.credits:
        found += [Credit(name, None, f"markup: {stated.how}") for name, _ in agencies_in(stated.value, knowledge)]
    for line in html.credit_lines:
        at = text.find(line)
        for name, span in agencies_in(line, knowledge):
            place = Span(at + span.start, at + span.end) if at >= 0 else None
            found.append(Credit(name, place, f"credit line: '{line[:60]}'"))
    return found
