"""The lists of event frames: complete, readable, and with examples that say what they mean."""

import re
from collections import Counter

import pytest

from depesche.lang.events import EventKnowledge
from depesche.lang.frames import CATEGORIES, OWN, Frame, frame_of, read_frames, slots
from depesche.lang.pack import pack_for

LEAST = {"de": (900, 500), "en": (480, 115)}
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "CONCEDE": "withdraw resign",
    "ASSAULT": """abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone
        heavy-weapons crowd-control unconventional""",
}
"""PLOVER's modes; for a concession of what is announced, those of the retreat that it announces."""
RELATIONS = {*OWN, "subj", "obj", "dat", "speaker", "clause"}


@pytest.fixture(scope="module", params=("de", "en"))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def frames(language: str) -> tuple[Frame, ...]:
    return read_frames(f"depesche.lang.{language}")


@pytest.fixture(scope="module")
def knows(language: str) -> EventKnowledge:
    events = pack_for(language).events
    assert events is not None
    return events


def test_there_are_frames_of_all_categories(language: str, frames: tuple[Frame, ...]) -> None:
    verbs, nouns = LEAST[language]
    assert sum(not f.noun for f in frames) >= verbs
    assert sum(f.noun for f in frames) >= nouns
    assert {f.category for f in frames} == set(CATEGORIES)


def test_each_frame_says_what_it_needs(frames: tuple[Frame, ...], knows: EventKnowledge) -> None:
    for frame in frames:
        assert frame.examples, frame
        assert frame.mode is None or frame.mode in MODES.get(frame.category, "").split(), frame
        assert frame.status in (None, "planned", "demanded", "denied", "claimed", "hypothetical"), frame
        assert frame.actor or frame.recipient, frame
        for need in frame.needs.split():
            kind, _, value = need.partition(":")
            assert value or kind in ("actor", "recipient", "pair", "main", "judge", "-judge"), frame
            if kind not in ("", "has", "not") and value:
                assert set(value.split(",")) <= set(knows.classes), frame


def test_slots_are_relations_or_prepositions(frames: tuple[Frame, ...]) -> None:
    for frame in frames:
        for slot in (*frame.actor, *frame.recipient, *frame.topic):
            assert slot.name in RELATIONS or re.fullmatch(r"[a-zäöüß]+", slot.name), frame
            assert slot.case in ("", "acc", "dat"), frame


def test_examples_mark_their_participants(frames: tuple[Frame, ...]) -> None:
    for frame in frames:
        for example in frame.examples:
            assert not set("[]{}") & set(re.sub(r"\[[^\[\]{}]+\]|\{[^\[\]{}]+\}", "", example)), example
            assert "[" in example or "{" in example or not frame.actor, example
        assert not set("[]{}") & set(frame.negative), frame


def test_no_frame_stands_twice(frames: tuple[Frame, ...]) -> None:
    seen = Counter((f.category, f.lemma, f.noun, f.needs) for f in frames)
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("traf", "treffen"),
        ("eingeladen", "einladen"),
        ("empfing", "empfangen"),
        ("zurückzuweisen", "zurückweisen"),
        ("anerkannt", "anerkennen"),
        ("einigte", "einigen"),
        ("verurteilt", "verurteilen"),
    ],
)
def test_forms_lead_to_their_verb(form: str, lemma: str) -> None:
    events = pack_for("de").events
    assert events is not None and lemma in events.verb_forms[form]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("vorwürfe", "Vorwurf"), ("waffenkäufe", "Waffenkauf"), ("treffens", "Treffen"), ("sanktionen", "Sanktion")],
)
def test_forms_lead_to_their_noun(form: str, lemma: str) -> None:
    events = pack_for("de").events
    assert events is not None and events.noun_forms[form] == lemma


def test_a_separated_verb_is_found_by_its_particle() -> None:
    events = pack_for("de").events
    assert events is not None
    assert events.split_forms["lud"]["ein"] == "einladen"
    assert events.split_forms["wies"]["zurück"] == "zurückweisen"


def test_slots_are_read() -> None:
    assert [s.name for s in slots("own/zwischen")] == [*OWN, "zwischen"]
    (slot,) = slots("an+acc~")
    assert (slot.name, slot.case, slot.wide) == ("an", "acc", True)


def test_a_row_without_a_pattern_is_refused() -> None:
    row = dict.fromkeys(("mode", "needs", "status", "positive", "positive2", "negative"), "")
    with pytest.raises(ValueError, match="no pattern"):
        frame_of({"lemma": "winken", "pos": "verb", "pattern": "subj", **row}, "CONSULT")
