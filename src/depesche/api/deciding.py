"""What is in doubt, and what people decide: the only operations that write."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from depesche import correcting, deciding
from depesche.api.asked import AskedReview, Paging
from depesche.api.operations import Call
from depesche.api.problems import Refused
from depesche.api.reader import place_of
from depesche.api.reading import keyed, sliced
from depesche.errors import UsageError
from depesche.model.correction import FIELDS, written
from depesche.model.event import Category, Status
from depesche.model.grouping import NAME, is_hub
from depesche.model.judgement import Judgement
from depesche.model.quotation import QuotationKind
from depesche.model.span import Span
from depesche.store import View
from depesche.tell.contract import judgement_object

Json = dict[str, Any]
KINDS = {
    "entity": "entity",
    "event": "event",
    "statement": "quotation",
    "copy": "page",
    "story": "page",
    "saga": "page",
}
"""What the two ends of a judgement of each kind are."""
Name = Annotated[
    str, Meta(min_length=1, max_length=deciding.LONGEST_NAME, description="Who decides.", examples=["Maren Holt"])
]
End = Annotated[str, Meta(min_length=1, max_length=400, description="Id of a finding or a page.")]


class Decision(Struct, kw_only=True, forbid_unknown_fields=True):
    """That two findings, pages or names are the same, or are not."""

    kind: Annotated[
        Literal["entity", "event", "statement", "copy", "story", "saga"], Meta(description="What is compared.")
    ]
    left: End
    right: End
    verdict: Annotated[Literal["same", "different"], Meta(description="What is decided.")]
    by: Name
    reason: Annotated[str, Meta(max_length=deciding.LONGEST_REASON, description="Why, in a few words.")] = ""


Spans = Annotated[
    list[Annotated[tuple[int, int], Meta(description="Start and end, half-open, in characters of the page's text.")]],
    Meta(min_length=1, max_length=correcting.MOST_SPANS),
]


class Correction(Struct, kw_only=True, forbid_unknown_fields=True):
    """That a statement or an event is otherwise than it was found; at least one field."""

    finding: End
    by: Name
    reason: Annotated[str, Meta(max_length=deciding.LONGEST_REASON, description="Why, in a few words.")] = ""
    status: Annotated[Status | None, Meta(description="Of an event.")] = None
    category: Annotated[Category | None, Meta(description="Of an event, in PLOVER's terms.")] = None
    trigger: Annotated[Spans | None, Meta(description="The word that tells of an event: one part.")] = None
    evidence: Annotated[Spans | None, Meta(description="The words of an event: one part.")] = None
    kind: Annotated[QuotationKind | None, Meta(description="Of a statement.")] = None
    content: Annotated[Spans | None, Meta(description="The words of a statement.")] = None
    speaker: Annotated[Spans | None, Meta(description="The words that name who speaks.")] = None
    rejected: Annotated[bool, Meta(description="True: there is no such statement or event.")] = False


class Undoing(Struct, kw_only=True, forbid_unknown_fields=True):
    """That a judgement counts no more."""

    by: Name


def review(call: Call) -> Json:
    """Judgements of rules that a person had better look at, the least sure first; what people decided is left out."""
    asked: AskedReview = call.asked
    with call.desk.view() as view:
        decided = {_ends(j) for j in view.decisions() if not j.withdrawn}
        doubtful, _ = view.doubts([asked.kind] if asked.kind else KINDS, decided)
        found, cursor = keyed(doubtful, lambda j: (j.score, j.id), asked)
        words = _words(view, {end for j in found for end in (j.left, j.right)})
    items = [{"judgement": judgement_object(j), "left": words[j.left], "right": words[j.right]} for j in found]
    return sliced("/review", asked, items, cursor)


def decisions(call: Call) -> Json:
    """What people decided, in the order of time; also what was taken back."""
    asked: Paging = call.asked
    with call.desk.view() as view:
        found, cursor = keyed(view.decisions(), lambda j: (j.detail, j.id), asked)
    return sliced("/decisions", asked, [judgement_object(j) for j in found], cursor)


def decide(call: Call) -> Json:
    """Decides that two findings, pages or names are the same or not; later runs follow it.

    It stands beside what the rules found, with name, day and reason, and can be taken back. An earlier decision on the
    same two is withdrawn.
    """
    wanted: Decision = call.body
    with call.desk.view() as view:
        left, right = (_known(view, wanted.kind, end) for end in (wanted.left, wanted.right))
    made = deciding.decide(call.desk.store, wanted.kind, left, right, wanted.verdict, wanted.by, wanted.reason)
    return judgement_object(made)


def correct(call: Call) -> Json:
    """Corrects words, speaker, status or kind of a statement or an event, or rejects it; later runs follow it.

    What was found stays on record. Each field is a judgement of the kind `correction`, with name, day and reason, and
    can be taken back; an earlier correction of the field is withdrawn.
    """
    wanted: Correction = call.body
    given: dict[str, Any] = {name: getattr(wanted, name) for names in FIELDS.values() for name in names}
    changes = {
        name: written(map(Span._make, value)) if isinstance(value, list) else "yes" if value is True else value
        for name, value in given.items()
        if value
    }
    with call.desk.view() as view:
        try:
            place = place_of(view, wanted.finding)
        except UsageError as error:
            raise Refused(404, error.about, error.reason, error.next_step) from None
    if not changes:
        raise UsageError(wanted.finding, "is given no other value", "Name a field with the value that is right.")
    made = correcting.correct(call.desk.store, place.id, changes, wanted.by, wanted.reason)
    return {"finding": place.id, "corrections": [judgement_object(j) for j in made]}


def undo(call: Call) -> Json:
    """Takes a judgement back, a person's or a rule's; it stays readable."""
    with call.desk.view() as view:
        standing = next((j for j in view.judgements() if j.id == call.id), None)
    if standing is None:
        raise UsageError(call.id, "no standing judgement has this id", "List them: /api/v1/decisions.")
    wanted: Undoing = call.body
    deciding.undo(call.desk.store, call.id, wanted.by)
    return {**judgement_object(standing), "withdrawn": True}


def _known(view: View, kind: str, end: str) -> str:
    """An end of a decision that is on record. Raises `UsageError` if there is none, or of another kind."""
    if kind == "entity" and is_hub(end):
        if not view.judgements_on("entity", end):
            raise Refused(404, end, "no name on record is called so", "Take it from /api/v1/review.")
        return end
    try:
        place = place_of(view, end)
    except UsageError as error:
        raise Refused(404, error.about, error.reason, error.next_step) from None
    if place.kind != KINDS[kind]:
        raise Refused(409, end, f"is of the kind {place.kind}, not {KINDS[kind]}", "Name two of one kind.")
    return place.id


def _words(view: View, ends: set[str]) -> dict[str, str]:
    """What the ends of judgements are, in words."""
    known = view.ends(ends)
    pages = view.infos(end.page for end in known.values())
    actors = view.actors(end.words for end in known.values() if end.kind == "entity")
    said = view.words_of(key for key, end in known.items() if end.kind == "finding")
    found = {key: key.removeprefix(NAME) for key in ends}
    for key, end in known.items():
        if end.kind == "page" and end.page in pages:
            found[key] = pages[end.page].title or pages[end.page].source
        elif end.kind == "entity" and end.words in actors:
            found[key] = actors[end.words].entity.name
        else:
            found[key] = said.get(key, key)
    return found


def _ends(judgement: Judgement) -> tuple[str, str]:
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)
