"""What people correct in a finding is told everywhere, outlives another analysis, and can be undone."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from depesche.correcting import correct, corrections_of, spans_from
from depesche.deciding import undo
from depesche.errors import UsageError
from depesche.model.filters import Filters
from depesche.model.findings import Findings
from depesche.model.span import Span
from depesche.recording import exported, relink
from depesche.store import Store, View, all_linked
from depesche.store.told.asking import Wanted
from tests.builders import PageBuilder, on, visit

BY = "Mara Veltin"


@pytest.fixture
def path(place: str) -> str:
    with Store.open(place) as store:
        store.add(visit(1))
        relink(store)
    return place


EVENT, SAID = visit(1).events[0], visit(1).quotations[0]
TEXT = visit(1).document.text


def at(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


def statuses(path: str) -> list[set[str]]:
    """The status of the event as each way of reading the record tells it."""
    with View.open(path) as view:
        return [
            {s.finding.status for s in view.told_events()},
            {s.finding.status for s in view.events_after().items},
            {s.finding.status for group in view.happenings(Wanted(), 0, 9).items for s in group},
            set(view.tally("status")),
            {e.status for page in exported(view) for e in page.events},
            {e.status for page in all_linked(view) for e in page.findings.events},
            {e.status for e in view.findings_told(visit(1).page.id).events},
        ]


def test_a_corrected_status_is_told_everywhere_and_taken_back(path: str) -> None:
    (made,) = correct(path, EVENT.id, {"status": "planned"}, BY, "the page says 'will'")
    assert statuses(path) == [{"planned"}] * 7
    with View.open(path) as view:
        assert [s.finding.id for s in view.told_events(Filters(status="planned"))] == [EVENT.id]
        assert not list(view.told_events(Filters(status="happened")))
        assert view.happenings(Wanted(status="planned"), 0, 9).total == 1
        assert view.plans(0, 9).items == ((EVENT.id, "open"),)
        assert view.findings(visit(1).page.id).events == (EVENT,), "what was found is never rewritten"
        (kept,) = view.history(visit(1).page.id)[-1:]
        assert (kept.judgement.by, kept.judgement.reasons) == (f"person:{BY}", ("the page says 'will'",))
    undo(path, made.id, BY)
    assert statuses(path) == [{"happened"}] * 7
    with View.open(path) as view:
        assert [s.finding.id for s in view.told_events(Filters(status="happened"))] == [EVENT.id]
        assert view.plans(0, 9).total == 0


def test_moved_words_are_told_and_found(path: str) -> None:
    words = "die Gespräche seien gut"
    correct(path, SAID.id, {"content": at(words)}, BY)
    with View.open(path) as view:
        (said,) = view.told_quotations()
        assert said.words == words
        assert [s.words for s in view.said(Wanted(about="gut"), 0, 9).items] == [words]
        assert view.said(Wanted(about="verlaufen"), 0, 9).total == 0
        assert not list(view.told_quotations(Filters(about="verlaufen")))
        assert view.findings(visit(1).page.id).quotations == (SAID,)


def test_a_moved_speaker_is_whom_the_words_name(path: str) -> None:
    correct(path, SAID.id, {"speaker": at("Piet van Oorschot")}, BY)
    with View.open(path) as view:
        (said,) = view.told_quotations()
        assert said.speaker == "Piet van Oorschot"
        assert said.names(said.finding.speaker_is) == ("Piet van Oorschot",)
        assert [s.finding.id for s in view.said(Wanted(actor="Oorschot"), 0, 9).items] == [SAID.id]
        assert view.said(Wanted(actor="Brandt"), 0, 9).total == 0
        (page,) = all_linked(view, parts=frozenset({"entities", "quotations"}))
        assert page.findings.quotations[0].speaker_is == said.finding.speaker_is


def test_what_is_rejected_is_told_nowhere_and_comes_back(path: str) -> None:
    (made,) = correct(path, EVENT.id, {"rejected": "yes"}, BY)
    assert statuses(path) == [set()] * 7
    with View.open(path) as view:
        assert view.tally("count").get("events", 0) == 0
        assert view.sourced_events([EVENT.id]) == []
    undo(path, made.id, BY)
    assert statuses(path) == [{"happened"}] * 7


def test_another_correction_of_the_field_replaces_the_first(path: str) -> None:
    correct(path, EVENT.id, {"status": "planned", "category": "agree"}, BY)
    correct(path, EVENT.id, {"status": "denied"}, "Jona Aske")
    with View.open(path) as view:
        (told,) = view.told_events()
        assert (told.finding.status, told.finding.category, told.finding.mode) == ("denied", "AGREE", None)
        standing = corrections_of(view, view.judgements("correction"))
    assert sorted(c.told for c in standing) == [("CONSULT", "AGREE"), ("happened", "denied")]


def renamed(findings: Findings) -> Findings:
    """As rules that give other ids find it."""
    return replace(findings, events=(replace(EVENT, id="event:other"),), version="9")


def moved(findings: Findings) -> Findings:
    """As rules that find something else there."""
    event = replace(EVENT, id="event:other", trigger=Span(EVENT.trigger.start - 5, EVENT.trigger.end))
    return replace(findings, events=(event,), version="9")


@pytest.mark.parametrize(
    ("later", "status", "found"),
    [(lambda f: f, "planned", EVENT.id), (renamed, "planned", "event:other"), (moved, "happened", None)],
)  # fmt: skip
def test_another_analysis_keeps_it_where_the_finding_still_stands(
    path: str, later: Callable[[Findings], Findings], status: str, found: str | None
) -> None:
    correct(path, EVENT.id, {"status": "planned"}, BY)
    with Store.open(path) as store:
        store.add(later(visit(1)))
        relink(store)
    assert statuses(path) == [{status}] * 7
    with View.open(path) as view:
        (standing,) = corrections_of(view, view.judgements("correction"))
    assert standing.finding == found


def test_later_linking_follows_it(place: str) -> None:
    first, second = PageBuilder("Lautern stimmt zu.", name="a"), PageBuilder("Lautern stimmt zu.", name="b")
    keys = []
    for page in (first, second):
        one, other = page.entity("Lautern", "state", key="LTN"), page.entity("Beilngries", "state", key="BLN")
        keys.append(page.event("AGREE", "stimmt zu", (one,), (other,), when=on("2031-03-03")))
    with Store.open(place) as store:
        for page in (first, second):
            store.add(page.build())
        relink(store)
    with View.open(place) as view:
        assert len(view.grouped("event", keys)) == 1
    (made,) = correct(place, keys[0], {"rejected": "yes"}, BY)
    with View.open(place) as view:
        assert view.grouped("event", keys) == []
        assert [[s.finding.id for s in group] for group in view.happenings(Wanted(), 0, 9).items] == [[keys[1]]]
    undo(place, made.id, BY)
    with View.open(place) as view:
        assert len(view.grouped("event", keys)) == 1


@pytest.mark.parametrize(
    ("finding", "field", "value", "reason"),
    [
        (EVENT.id, "status", "perhaps", "is no status"),
        (EVENT.id, "content", "1-4", "cannot be corrected"),
        (SAID.id, "status", "planned", "cannot be corrected"),
        (EVENT.id, "trigger", "5-2", "is not within the text"),
        (EVENT.id, "trigger", f"0-{len(TEXT) + 1}", "is not within the text"),
        (EVENT.id, "trigger", "", "is no place"),
        (EVENT.id, "trigger", "0-7 8-14", "is no place"),
        (SAID.id, "content", f"{TEXT.index('die Gespräche') + 1}-{TEXT.index('gut') + 3}", "cuts the words 'die"),
        (SAID.id, "content", "0-14 8-16", "overlap"),
        (SAID.id, "content", f"{TEXT.index(' in Lautern')}-{TEXT.index(' in Lautern') + 1}", "holds no word"),
        (SAID.id, "speaker", "x-y", "is no place"),
        (visit(1).entities[0].id, "status", "planned", "is of the kind entity"),
        ("event:none", "status", "planned", "no page or finding"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(path: str, finding: str, field: str, value: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        correct(path, finding, {field: value}, BY)
    with View.open(path) as view:
        assert not list(view.judgements("correction"))


def test_words_are_looked_up_close_to_the_finding() -> None:
    findings = visit(1)
    late = Span(len(TEXT) - 1, len(TEXT))
    assert spans_from("die Gespräche … verlaufen", findings, late) == f"{at('die Gespräche')} {at('verlaufen')}"
    assert spans_from("en", findings, Span(0, 0)) == at("en")
    with pytest.raises(UsageError, match="stands nowhere"):
        spans_from("nie gesagt", findings, late)
