"""What is in doubt, and what people decide: the only operations that write."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from depesche import deciding
from depesche.api.asked import AskedReview, Paging
from depesche.api.interim import sliced as sliced_
from depesche.api.operations import Call
from depesche.api.problems import Refused
from depesche.api.reading import sliced
from depesche.errors import UsageError
from depesche.model.grouping import NAME, is_hub
from depesche.model.judgement import Judgement
from depesche.store import View
from depesche.tell.contract import judgement_object
from depesche.tell.review import DOUBTFUL

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


class Undoing(Struct, kw_only=True, forbid_unknown_fields=True):
    """That a judgement counts no more."""

    by: Name


def review(call: Call) -> Json:
    """Judgements of rules that a person had better look at, the least sure first; what people decided is left out."""
    asked: AskedReview = call.asked
    with call.desk.view() as view:
        decided = {_ends(j) for j in view.decisions() if not j.withdrawn}
        doubtful = [
            j
            for j in view.judgements()
            if (j.kind == asked.kind if asked.kind else j.kind in KINDS)
            and (j.verdict == "unsure" or j.score <= DOUBTFUL)
            and not j.by.startswith(deciding.PERSON)
            and _ends(j) not in decided
        ]
        found = sliced_(doubtful, lambda j: [f"{j.score:.3f}", j.id], asked.cursor, asked.limit)
        items = [
            {"judgement": judgement_object(j), "left": _words(view, j.left), "right": _words(view, j.right)}
            for j in found.items
        ]
    return sliced("/review", asked, items, found.next)


def decisions(call: Call) -> Json:
    """What people decided, the latest first; also what was taken back."""
    asked: Paging = call.asked
    with call.desk.view() as view:
        latest = sorted(view.decisions(), key=lambda j: j.detail, reverse=True)
        found = sliced_(enumerate(latest), lambda pair: f"{pair[0]:09}", asked.cursor, asked.limit)
    return sliced("/decisions", asked, [judgement_object(j) for _, j in found.items], found.next)


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
        place = view.finding(end)
    except UsageError as error:
        raise Refused(404, error.about, error.reason, error.next_step) from None
    if place.kind != KINDS[kind]:
        raise Refused(409, end, f"is of the kind {place.kind}, not {KINDS[kind]}", "Name two of one kind.")
    return place.id


def _words(view: View, end: str) -> str:
    """What an end of a judgement is, in words."""
    if is_hub(end):
        return end.removeprefix(NAME)
    try:
        place = view.finding(end)
    except UsageError:
        return end
    if place.kind == "page":
        page = view.page(place.page)
        return (page.title or page.source) if page else end
    findings = view.findings(place.page, syntax=False)
    text = findings.document.text
    words = {e.id: e.name for e in findings.entities}
    words |= {e.id: e.evidence.of(text) for e in findings.events}
    words |= {q.id: " … ".join(span.of(text) for span in q.content) for q in findings.quotations}
    return words.get(end, end)


def _ends(judgement: Judgement) -> tuple[str, str]:
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)
