"""The examples of the English lexicon, read with the shipped parser, which has seen less English than German."""

import re
from dataclasses import replace

import pytest

from depesche.clean import clean
from depesche.extract import find_mentions
from depesche.extract.events.match import Match
from depesche.extract.events.matching import matches_in
from depesche.extract.events.scene import scenes_of
from depesche.lang.frames import Frame, read_frames
from depesche.lang.pack import pack_for
from depesche.model.findings import Found
from depesche.model.page import Page
from depesche.parse import parse
from depesche.settings import DEFAULT
from tests.extract.events.reading import parser

FRAMES = read_frames("depesche.lang.en")
FOUND_AT_LEAST = 0.96
"""Share of positive examples whose frame is found."""
WRONG_AT_MOST = 0.03
"""Share of negative examples in which the frame is found with all that it needs."""


def matches_of(lines: list[str]) -> list[list[Match]]:
    """Matches of each line, read as one page."""
    page = replace(Page.of("\n".join(lines).encode(), "examples.txt"), is_text=True)
    document, _ = clean(page, DEFAULT)
    pack = pack_for("en")
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
        out[at] += matches_in(scene)
    return out


def shares(cases: list[tuple[Frame, str]], whole: bool) -> float:
    """Share of the cases in which the frame is found, with all that it needs if `whole`."""
    hits = [
        any(m.frame == frame and (m.whole or not whole) for m in matches)
        for (frame, _), matches in zip(cases, matches_of([text for _, text in cases]), strict=True)
    ]
    return sum(hits) / len(hits)


def test_each_frame_has_two_examples_and_a_counterexample() -> None:
    assert [f.lemma for f in FRAMES if len(f.examples) < 2 or not f.negative] == []


@pytest.mark.parametrize("which", [0, 1])
def test_frames_are_found_in_their_examples(which: int) -> None:
    cases = [(f, re.sub(r"[\[\]{}]", "", f.examples[which])) for f in FRAMES]
    assert shares(cases, whole=False) >= FOUND_AT_LEAST


def test_frames_are_not_found_in_their_counterexamples() -> None:
    assert shares([(f, f.negative) for f in FRAMES], whole=True) <= WRONG_AT_MOST
