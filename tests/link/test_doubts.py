"""Which judgements are shown first for review."""

from depesche.model.doubt import doubts_of
from depesche.model.judgement import Judgement, Verdict, judged


def pair(left: str, right: str, score: float, by: str = "r@1", verdict: Verdict = "same") -> Judgement:
    return judged("event", left, right, by, score, verdict=verdict)


WELL = [pair("a", "b", 0.9), pair("c", "d", 0.9), pair("d", "e", 0.9)]
BRIDGE = pair("b", "c", 0.75)
SECOND = pair("a", "b", 0.6, "s@1")


def test_what_joins_two_groups_comes_before_what_others_say_too() -> None:
    found = doubts_of([*WELL, SECOND, BRIDGE])
    assert [d.judgement for d in found] == [BRIDGE, SECOND]
    assert [d.depends for d in found] == [4, 0]


def test_findings_with_more_judgements_weigh_more() -> None:
    plans = [judged("plan", "a", x, "p@1", 0.9) for x in ("x", "y", "z")]
    light = pair("e", "f", 0.75)
    found = doubts_of([*WELL, BRIDGE, light, *plans])
    assert [d.judgement for d in found] == [BRIDGE, light]


def test_decided_and_withdrawn_ones_are_not_in_doubt() -> None:
    no = pair("c", "b", 1.0, "person:eva", "different")
    assert doubts_of([*WELL, BRIDGE, no]) == ()
    gone = Judgement(**{name: getattr(BRIDGE, name) for name in Judgement.__slots__} | {"withdrawn": True})
    assert doubts_of([*WELL, gone]) == ()


def test_what_is_unsure_is_in_doubt_whatever_its_score() -> None:
    unsure = judged("origin", "a", "NDA", "o@1", 0.9, verdict="unsure")
    assert [d.judgement for d in doubts_of([*WELL, unsure])] == [unsure]
