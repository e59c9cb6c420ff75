"""The examples of the English lexicon, read with the shipped parser, which has seen less English than German."""

import pytest

from depesche.lang.frames import read_frames
from tests.extract.events.reading import frames_found, share_found

FRAMES = read_frames("depesche.lang.en")
FOUND_AT_LEAST = 0.96
"""Share of positive examples whose frame is found."""
WRONG_AT_MOST = 0.03
"""Share of negative examples in which the frame is found with all that it needs."""


def test_each_frame_has_two_examples_and_a_counterexample() -> None:
    assert [f.lemma for f in FRAMES if len(f.examples) < 2 or not f.negative] == []


@pytest.mark.parametrize("which", [0, 1])
def test_frames_are_found_in_their_examples(which: int) -> None:
    assert share_found([(f, f.examples[which]) for f in FRAMES], "en") >= FOUND_AT_LEAST


def test_frames_are_not_found_in_their_counterexamples() -> None:
    found = frames_found([f.negative for f in FRAMES], "en")
    wrong = [f.lemma for f, ms in zip(FRAMES, found, strict=True) if any(m.whole and m.frame == f for _, m in ms)]
    assert len(wrong) / len(FRAMES) <= WRONG_AT_MOST, wrong
