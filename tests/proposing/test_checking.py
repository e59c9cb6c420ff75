"""Only what stands on the page becomes a candidate; everything else is refused by name; findings stay as they are."""

import json
from copy import deepcopy
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.model.event import Category, Status
from depesche.model.proposal import Checked, Reason
from depesche.model.quotation import QuotationKind
from depesche.proposing.checking import checked
from tests.builders import PageBuilder
from tests.proposing.pages import TEXT, answer, event, page, quotation, whole

PAGE = page()
NAMES = {e.id: e.name for e in PAGE.entities}


def left(*items: dict[str, Any]) -> Checked:
    return checked([answer(json.dumps(whole(*items)))], PAGE)


def test_what_is_true_becomes_a_candidate_with_spans_of_the_page() -> None:
    found = left(quotation(chain=["Elbfunk"]), event())
    assert not found.refusals
    said = next(p for p in found.proposals if p.quotation)
    done = next(p for p in found.proposals if p.event)
    assert said.quotation is not None
    assert done.event is not None
    assert said.words == "einen Fehler" == said.quotation.content[0].of(TEXT)
    assert [NAMES[i] for i in said.quotation.speaker_is] == ["Piet van Oorschot"]
    assert said.quotation.speaker[0].of(TEXT) == "Piet van Oorschot"
    assert said.quotation.cue[0].of(TEXT) == "nannte"
    assert [(link.name, link.kind) for link in said.quotation.chain] == [("Elbfunk", "outlet")]
    assert said.by == ("proposed/test@localhost:1-1",)
    assert said.quotation.by == said.by[0]
    assert not said.about
    assert (done.event.trigger.of(TEXT), done.event.status) == ("drohte", "claimed")
    assert [link.name for link in done.event.according_to] == ["Elbfunk"]


@pytest.mark.parametrize(
    ("item", "about", "differs"),
    [
        (quotation(words="die Brücke werde gesperrt", speaker="Ilka Brandt", cue="sagte"), 1, ()),
        (quotation(words="die Brücke werde gesperrt.", speaker="Ilka Brandt", cue=""), 1, ()),
        (quotation(words="die Brücke werde gesperrt", speaker="Piet van Oorschot", cue=""), 1, ("speaker",)),
        (quotation(words="gesperrt", speaker="Ilka Brandt", cue=""), 0, ()),
        (event(status="happened"), 1, ()),
        (event(), 1, ("status",)),
        (event(category="REJECT"), 1, ("category", "status")),
        (event(trigger="Strafen", category="SANCTION"), 0, ()),
    ],
)
def test_what_the_rules_say_of_the_same_words(item: dict[str, Any], about: int, differs: tuple[str, ...]) -> None:
    (proposal,) = left(item).proposals
    assert (len(proposal.about), proposal.differs) == (about, differs)
    assert proposal.agreed == (about > 0 and not differs)


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (quotation(words="einen großen Fehler"), "not in the text"),
        (quotation(words="Einen Fehler"), "not in the text"),
        (quotation(words="nannte das\u00a0einen"), "not in the text"),
        (quotation(words=""), "not in the text"),
        (quotation(words=" „“ "), "not in the text"),
        (quotation(words="ie Brücke werde", speaker="Ilka Brandt"), "not whole words"),
        (quotation(words="die Sperre fällt"), "not in the text"),
        (quotation(words="Die Werft schließt"), "outside the article"),
        (quotation(words="Das Wetter war grau"), "more than one place"),
        (quotation(words="Das Wetter war grau", context="Brandt mit Strafen"), "more than one place"),
        (quotation(speaker="Jonas Reuter"), "far from the words"),
        (quotation(speaker="Karla Wendt"), "name not in the page"),
        (quotation(speaker="piet van oorschot"), "name not in the page"),
        (quotation(speaker="Mehr zum Thema"), "nobody known by that name"),
        (quotation(speaker="einen"), "nobody known by that name"),
        (event(actors=["Das Wetter"]), "nobody known by that name"),
        (quotation(words=["einen Fehler", "Der Gesandte"]), "overlaps another"),
        (quotation(words=["einen Fehler", "einen Fehler"]), "overlaps another"),
        (quotation(words=["einen Fehler", "gelogen"]), "not in the text"),
        (quotation(words=[]), "malformed"),
        (quotation(speaker=""), "no speaker"),
        (quotation(kind="shouted"), "unknown kind"),
        (quotation(cue="brüllte"), "not in the text"),
        (quotation(chain=["Nachtbote"]), "name not in the page"),
        (quotation(words=7), "malformed"),
        (quotation(words="x" * 6_000), "malformed"),
        (quotation(chain=["Elbfunk"] * 50), "malformed"),
        (quotation(execute="rm"), "malformed"),
        ({"words": "einen Fehler"}, "malformed"),
        (event(category="WAR"), "unknown category"),
        (event(category="threaten"), "unknown category"),
        (event(status="certain"), "unknown status"),
        (event(evidence="Laut Elbfunk schwieg Brandt."), "not in the text"),
        (event(trigger="schwieg"), "not in the text"),
        (event(trigger="sagte"), "not in the text"),
        (event(actors=["Jonas Reuter"]), "far from the words"),
        (event(recipients=["Karla Wendt"]), "name not in the page"),
        (event(according_to=["Nachtbote"]), "name not in the page"),
        (event(actors="Ilka Brandt"), "malformed"),
    ],
)
def test_what_is_not_true_is_refused_by_name(item: dict[str, Any], reason: str) -> None:
    found = left(item, quotation(), event())
    assert [r.reason for r in found.refusals] == [reason]
    assert len(found.proposals) == 2, "one lie spoils no other item"


def test_a_context_tells_which_of_several_places_is_meant() -> None:
    twice = "Er kommt. Ilka Brandt sagt: Er kommt. Er geht, sagt Ilka Brandt."
    made = PageBuilder(twice, name="twice")
    made.entity("Ilka Brandt")
    item = quotation(words="Er kommt", speaker="Ilka Brandt", cue="", context="Ilka Brandt sagt: Er kommt.")
    (one,) = checked([answer(json.dumps(whole(item)), page="twice", end=len(twice))], made.build()).proposals
    assert one.quotation is not None
    assert one.quotation.content[0].start == twice.rindex("Er kommt")


def test_words_may_come_in_parts_and_a_speaker_may_be_nobody_known() -> None:
    (one,) = left(quotation(words=["nannte das", "einen Fehler"], speaker="Der Gesandte", cue="")).proposals
    assert one.quotation is not None
    assert [span.of(TEXT) for span in one.quotation.content] == ["nannte das", "einen Fehler"]
    assert (one.words, one.quotation.speaker_is) == ("nannte das … einen Fehler", ())
    assert one.quotation.speaker[0].of(TEXT) == "Der Gesandte"


def test_a_quotation_in_the_words_of_another_speaker_is_kept() -> None:
    inner = quotation(words="einen Fehler", cue="")
    outer = quotation(words="das einen Fehler. Die Sperre kommt", speaker="Ilka Brandt", cue="")
    assert len(left(outer, inner).proposals) == 2
    assert len(left(outer, inner | {"speaker": "Ilka Brandt", "kind": "direct"}).proposals) == 2
    assert [r.reason for r in left(outer, inner | {"speaker": "Ilka Brandt"}).refusals] == ["overlaps another"]


def test_quotation_marks_are_no_part_of_the_content() -> None:
    (one,) = left(quotation(words=" „einen Fehler“ ")).proposals
    assert one.words == "einen Fehler"


def test_what_comes_twice_or_overlaps_is_kept_once() -> None:
    found = left(quotation(), quotation(), quotation(words="das einen Fehler"), event(), event(category="REJECT"))
    assert [r.reason for r in found.refusals] == ["twice", "overlaps another", "overlaps another"]
    assert len(found.proposals) == 2


def test_two_models_that_say_the_same_make_one_candidate_of_both() -> None:
    content = json.dumps(whole(quotation()))
    (one,) = checked([answer(content), answer(content, by="proposed/other@h:1-1")], PAGE).proposals
    assert one.by == ("proposed/test@localhost:1-1", "proposed/other@h:1-1")


def test_words_outside_the_piece_that_was_shown_are_refused() -> None:
    found = checked([answer(json.dumps(whole(quotation())), end=60)], PAGE)
    assert [r.reason for r in found.refusals] == ["not in the text"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no content"),
        ("  \n", "no content"),
        ("Sure! Here it is: " + json.dumps(whole(quotation())), "not JSON"),
        (json.dumps(whole(quotation())) + " I hope this helps", "not JSON"),
        (json.dumps(whole(quotation()))[:60], "not JSON"),
        ("[]", "not JSON"),
        ("null", "not JSON"),
        ('{"quotations": {"words": "x"}}', "malformed"),
        ('{"quotations": [[]]}', "malformed"),
        ('{"quotations": [null, 1, "x"]}', "malformed"),
        ('{"tool_calls": [{"function": {"name": "delete"}}]}', "unknown key"),
        ('{"findings": [], "quotations": []}', "unknown key"),
        ("[" * 200_000, "not JSON"),
        ('{"quotations": ' + "[" * 100_000, "not JSON"),
        ('{"quotations": [' + '{"a":' * 50_000, "not JSON"),
        (" " * 10 + "9" * 500_000, "too long"),
        (json.dumps({"quotations": [1] * 400}), "too many"),
        ('{"quotations": [{"words": "\\ud800", "speaker": "a", "kind": "direct"}]}', "not JSON"),
    ],
)
def test_an_answer_that_is_none(content: str, reason: str) -> None:
    found = checked([answer(content)], PAGE)
    assert not found.proposals
    assert reason in {r.reason for r in found.refusals}
    assert all(len(r.detail) < 400 and r.detail.isprintable() for r in found.refusals)


def test_an_answer_that_was_cut_off_says_so() -> None:
    found = checked([answer(json.dumps(whole(quotation()))[:-9], finish="length")], PAGE)
    assert [r.reason for r in found.refusals] == ["cut off"]


def test_a_fence_around_all_of_it_is_let_pass() -> None:
    assert checked([answer("```json\n" + json.dumps(whole(quotation())) + "\n```")], PAGE).proposals


def test_an_order_on_the_page_makes_no_more_than_a_candidate_of_its_words() -> None:
    obeyed = event(trigger="zurücktritt", evidence="Ilka Brandt zurücktritt", category="RETREAT", status="happened")
    found = left(obeyed | {"according_to": []})
    assert len(found.proposals) + len(found.refusals) == 1
    assert all(p.score < 0.5 and not p.agreed for p in found.proposals)


PIECES = st.sampled_from([*TEXT.split(), "einen Fehler", "Ilka Brandt", "Piet van Oorschot", "", "„", "\ud800", "\0"])
TEXTS = st.one_of(
    PIECES, st.text(max_size=8), st.builds(lambda a, b: TEXT[a : a + b], st.integers(0, 400), st.integers(0, 90))
)
SAID = st.fixed_dictionaries(
    {
        "words": TEXTS | st.lists(TEXTS, max_size=3),
        "speaker": TEXTS,
        "kind": st.sampled_from([*get_args(QuotationKind), "x"]),
    },
    optional={"cue": TEXTS, "context": TEXTS, "chain": st.lists(TEXTS, max_size=3), "more": st.none()},
)
DONE = st.fixed_dictionaries(
    {
        "trigger": TEXTS,
        "evidence": TEXTS,
        "category": st.sampled_from([*get_args(Category), ""]),
        "status": st.sampled_from([*get_args(Status), ""]),
    },
    optional={"actors": st.lists(TEXTS, max_size=3), "recipients": TEXTS, "according_to": st.lists(TEXTS, max_size=2)},
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
CONTENTS = st.one_of(
    st.text(max_size=60),
    st.builds(
        lambda q, e: json.dumps({"quotations": q, "events": e}),
        st.lists(SAID | JSON, max_size=5),
        st.lists(DONE | JSON, max_size=5),
    ),
    JSON.map(json.dumps),
)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(contents=st.lists(CONTENTS, max_size=3), start=st.integers(-5, 3_000), end=st.integers(-5, 3_000))
def test_any_answer_gives_checked_candidates_or_named_refusals(contents: list[str], start: int, end: int) -> None:
    before = deepcopy(PAGE)
    answers = [answer(c, start=start, end=end) for c in contents]
    found = checked(answers, PAGE)
    assert before == PAGE
    assert found == checked(answers, PAGE)
    for proposal in found.proposals:
        assert all(part in TEXT for part in proposal.words.split(" … "))
        spans = proposal.quotation.content if proposal.quotation else (proposal.event.trigger,)  # type: ignore[union-attr]
        assert all(0 <= s.start < s.end <= len(TEXT) for s in spans)
        who = proposal.quotation.speaker_is if proposal.quotation else proposal.event.actor  # type: ignore[union-attr]
        assert set(who) <= set(NAMES)
    assert all(r.reason in get_args(Reason) for r in found.refusals)
