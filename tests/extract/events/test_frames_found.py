"""The examples of the lexicon, read with the shipped parser: frames are found where they should be and nowhere else."""

import re
from dataclasses import replace

import pytest

from depesche.clean import clean
from depesche.extract import find_mentions
from depesche.extract.events.match import Match
from depesche.extract.events.matching import matches_in
from depesche.extract.events.politics import POWERS
from depesche.extract.events.scene import Scene, scenes_of
from depesche.lang.frames import read_frames
from depesche.lang.pack import pack_for
from depesche.model.findings import Found
from depesche.model.page import Page
from depesche.parse import parse
from depesche.settings import DEFAULT
from tests.extract.events.reading import parser

FRAMES = read_frames("depesche.lang.de")
FOUND_AT_LEAST = 0.96
"""Share of positive examples whose frame is found; what is missing are errors of the core's parses."""
WRONG_AT_MOST = 0.03
"""Share of negative examples in which an event of the category is found."""


LINES_OF_PAGE = 25
"""Examples that are read as one page: fewer at a time, and a nameless king is seldom the one of another example."""


def matches_of(lines: list[str]) -> list[list[Match]]:
    """Matches of each line."""
    pages = [lines[at : at + LINES_OF_PAGE] for at in range(0, len(lines), LINES_OF_PAGE)]
    return [found for page in pages for found in matches_on_page(page)]


def matches_on_page(lines: list[str]) -> list[list[Match]]:
    """Matches of each line, read as one page."""
    page = replace(Page.of("\n".join(lines).encode(), "examples.txt"), is_text=True)
    document, _ = clean(page, DEFAULT)
    pack = pack_for("de")
    syntax = parse(document, pack, parser())
    mentions, entities = find_mentions(document, syntax, pack)
    found = Found(document=document, syntax=syntax, mentions=mentions, entities=entities)
    out: list[list[Match]] = [[] for _ in lines]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    assert pack.events is not None
    for scene in scenes_of(found, pack.events):
        at = next(n for n in range(len(lines)) if scene.sentence.span.start < starts[n + 1])
        out[at] += [replace(m, whole=m.whole and _of_politics(scene, m)) for m in matches_in(scene)]
    return out


def _of_politics(scene: Scene, match: Match) -> bool:
    """True if somebody takes part who has a name or rules: what private people do is sorted out only after matching."""
    people = [scene.entities[i] for i in (*match.actor, *match.recipient)]
    return any(e.named or e.subkind in POWERS for e in people)


@pytest.fixture(scope="module")
def positives() -> float:
    cases = [(f, re.sub(r"[\[\]{}]", "", example)) for f in FRAMES for example in f.examples]
    found = matches_of([text for _, text in cases])
    hits = [any(m.frame == f for m in matches) for (f, _), matches in zip(cases, found, strict=True)]
    return sum(hits) / len(hits)


def test_frames_are_found_in_their_examples(positives: float) -> None:
    assert positives >= FOUND_AT_LEAST


def test_frames_are_not_found_in_their_counterexamples() -> None:
    cases = [f for f in FRAMES if f.negative]
    found = matches_of([f.negative for f in cases])
    wrong = [f.lemma for f, ms in zip(cases, found, strict=True) if any(m.whole and m.frame == f for m in ms)]
    assert len(wrong) / len(cases) <= WRONG_AT_MOST, wrong
