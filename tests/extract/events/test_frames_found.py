"""The examples of the lexicon, read with the shipped parser: frames are found where they should be and nowhere else."""

from depesche.extract.events.match import Match
from depesche.extract.events.politics import POWERS
from depesche.extract.events.scene import Scene
from depesche.lang.frames import read_frames
from tests.extract.events.reading import frames_found, share_found

FRAMES = read_frames("depesche.lang.de")
FOUND_AT_LEAST = 0.96
"""Share of positive examples whose frame is found; what is missing are errors of the core's parses."""
WRONG_AT_MOST = 0.03
"""Share of negative examples in which an event of the category is found."""


def _of_politics(scene: Scene, match: Match) -> bool:
    """True if somebody takes part who has a name or rules: what private people do is sorted out only after matching."""
    people = [scene.entities[i] for i in (*match.actor, *match.recipient)]
    return any(e.named or e.subkind in POWERS for e in people)


def test_frames_are_found_in_their_examples() -> None:
    assert share_found([(f, example) for f in FRAMES for example in f.examples], "de") >= FOUND_AT_LEAST


def test_frames_are_not_found_in_their_counterexamples() -> None:
    cases = [f for f in FRAMES if f.negative]
    found = frames_found([f.negative for f in cases], "de")
    wrong = [
        f.lemma
        for f, matches in zip(cases, found, strict=True)
        if any(m.whole and m.frame == f and _of_politics(scene, m) for scene, m in matches)
    ]
    assert len(wrong) / len(cases) <= WRONG_AT_MOST, wrong
