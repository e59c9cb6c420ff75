"""Reads invented sentences with the shipped parser, as pages of their own, and the examples of the lexica."""

import re
from dataclasses import replace

import pytest

from depesche.clean import clean
from depesche.errors import DepescheError
from depesche.extract import find_mentions
from depesche.extract.events.match import Match
from depesche.extract.events.matching import matches_in
from depesche.extract.events.scene import Scene, scenes_of
from depesche.lang.frames import Frame
from depesche.lang.pack import pack_for
from depesche.model.findings import Findings, Found
from depesche.model.page import Page
from depesche.model.syntax import Parser
from depesche.parse import parse
from depesche.parse.shipped import shipped_parser
from depesche.pipeline import analyse
from depesche.settings import DEFAULT

LINES_OF_PAGE = 25
"""Examples that are read as one page: fewer at a time, and a nameless king is seldom the one of another example."""


def parser() -> Parser:
    """The shipped parser; the test is skipped where its weights are not there."""
    try:
        return shipped_parser()
    except (DepescheError, FileNotFoundError):
        pytest.skip("the weights of the language core are not there")


def read(text: str, published: str | None = None, parsed: bool = True) -> Findings:
    """All findings of a clean German text."""
    page = replace(Page.of(text.encode(), "test.txt"), is_text=True, published=published)
    return analyse(page, parser=parser() if parsed else None)


def told(findings: Findings) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Category, status, names of actors and of recipients of each event."""
    names = {entity.id: entity.name for entity in findings.entities}
    return [
        (e.category, e.status, tuple(names[i] for i in e.actor), tuple(names[i] for i in e.recipient))
        for e in findings.events
    ]


def plain(example: str) -> str:
    """An example of the lexicon without the marks of its actors and recipients."""
    return re.sub(r"[\[\]{}]", "", example)


def frames_found(lines: list[str], language: str) -> list[list[tuple[Scene, Match]]]:
    """Matches of each line, with the sentences in which they were found."""
    pages = [lines[at : at + LINES_OF_PAGE] for at in range(0, len(lines), LINES_OF_PAGE)]
    return [found for page in pages for found in _frames_on_page(page, language)]


def _frames_on_page(lines: list[str], language: str) -> list[list[tuple[Scene, Match]]]:
    page = replace(Page.of("\n".join(lines).encode(), "examples.txt"), is_text=True)
    document, _ = clean(page, DEFAULT)
    pack = pack_for(language)
    syntax = parse(document, pack, parser())
    mentions, entities = find_mentions(document, syntax, pack)
    found = Found(document=document, syntax=syntax, mentions=mentions, entities=entities)
    out: list[list[tuple[Scene, Match]]] = [[] for _ in lines]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    assert pack.events is not None
    for scene in scenes_of(found, pack.events):
        at = next(n for n in range(len(lines)) if scene.sentence.span.start < starts[n + 1])
        out[at] += [(scene, match) for match in matches_in(scene)]
    return out


def share_found(cases: list[tuple[Frame, str]], language: str) -> float:
    """Share of the positive examples in which the frame is found, whether or not with all that it needs."""
    found = frames_found([plain(text) for _, text in cases], language)
    hits = [any(m.frame == frame for _, m in matches) for (frame, _), matches in zip(cases, found, strict=True)]
    return sum(hits) / len(hits)
