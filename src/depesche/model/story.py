"""What links make of many documents."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from depesche.model.grouping import groups, is_hub
from depesche.model.judgement import Judgement, JudgementKind


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """A planned event and what became of it: `fulfilled`, `changed`, `cancelled`, `missed`, `superseded` or `open`.

    It was changed if a later page plans it for another time or place, superseded if it replaces it by another plan,
    missed if its time passed and a page says that it did not come about.
    """

    plan: str
    outcome: str | None
    result: str
    until: date | None = None
    """The last day on which an open plan could come about; None if it has none."""

    def overdue(self, today: date | None) -> bool:
        """True if it is open though its time is over on the day given (of the newest page, not of the reader)."""
        return self.result == "open" and self.until is not None and today is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim (an event or a quotation), who asserts and who denies it, and where."""

    claim: str
    by: tuple[str, ...]
    denied_by: tuple[str, ...]
    denied_by_quotations: tuple[str, ...]
    status: str
    """`denied`; `came about` if what was denied took place later; `admitted` if who denied it admitted it."""
    denials: tuple[str, ...] = ()
    """Events of denying or rejecting."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the chains of all reports of one event or statement end; `independent` is None if not established."""

    of: str
    origins: tuple[str, ...]
    independent: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several readings of a number, day or place of an event in which its reports differ, with their pages."""

    of: str
    what: str
    reading: str
    pages: tuple[str, ...]
    sure: bool
    """False where both may be true: one place may lie in the other."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Passages that two pages share, as spans of both, and which of them had the text first (None: not known)."""

    pages: tuple[str, str]
    spans: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    first: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All groups that the standing judgements give. Groups hold ids of findings or pages, sorted."""

    same_entity: tuple[tuple[str, ...], ...] = ()
    same_event: tuple[tuple[str, ...], ...] = ()
    same_statement: tuple[tuple[str, ...], ...] = ()
    plans: tuple[PlanOutcome, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origins: tuple[Origins, ...] = ()
    readings: tuple[Reading, ...] = ()
    """Where outlets differ; all that is told of one event stands together."""
    copies: tuple[tuple[str, ...], ...] = ()
    excerpts: tuple[Shared, ...] = ()
    """Passages of a page that stand in another that is no copy of it."""
    translations: tuple[tuple[str, str], ...] = ()
    """Pages of one text in two languages; what translates one translates the other."""
    circular: tuple[tuple[str, str], ...] = ()
    """Statements of which each has the other's outlet for its source."""
    contradictions: tuple[tuple[str, str], ...] = ()
    """Statements of one person of which one affirms what the other denies."""
    stories: tuple[tuple[str, ...], ...] = ()
    sagas: tuple[tuple[str, ...], ...] = ()
    judgements: tuple[Judgement, ...] = ()


def links_from(judgements: Iterable[Judgement]) -> Links:
    """The groups that standing judgements give; withdrawn ones count for nothing."""
    standing = sorted((j for j in judgements if not j.withdrawn), key=lambda j: j.id)
    of_kind: dict[str, list[Judgement]] = {}
    for judgement in standing:
        of_kind.setdefault(judgement.kind, []).append(judgement)

    def grouped(kind: JudgementKind) -> tuple[tuple[str, ...], ...]:
        found = (tuple(m for m in group if not is_hub(m)) for group in groups(of_kind.get(kind, ())))
        return tuple(sorted(group for group in found if len(group) > 1))

    return Links(
        same_entity=grouped("entity"),
        same_event=grouped("event"),
        same_statement=grouped("statement"),
        plans=plans_of(of_kind.get("plan", []), grouped("event")),
        disputes=_disputes(of_kind.get("dispute", []), (*grouped("event"), *grouped("statement"))),
        origins=_origins(of_kind.get("origin", [])),
        readings=_readings(of_kind.get("reading", [])),
        copies=grouped("copy"),
        excerpts=tuple(_shared(j) for j in of_kind.get("excerpt", []) if j.verdict == "same"),
        translations=tuple(pair for group in grouped("translation") for pair in combinations(group, 2)),
        circular=_pairs(of_kind.get("circular", [])),
        contradictions=_pairs(of_kind.get("contradiction", [])),
        stories=grouped("story"),
        sagas=grouped("saga"),
        judgements=tuple(standing),
    )


def plans_of(judgements: Iterable[Judgement], events: Iterable[tuple[str, ...]]) -> tuple[PlanOutcome, ...]:
    """`left` is the plan, `right` its outcome or empty, `detail` the result, behind `open` the day until when.

    Other reports of one plan share its outcome, unless they have one of their own.
    """
    found = {plan.plan: plan for plan in map(_plan, judgements) if plan is not None}
    for group in events:
        told = [found[i] for i in group if i in found]
        closed = [plan for plan in told if plan.result != "open"]
        if closed:
            most = max(closed, key=lambda p: (sum(p.outcome == o.outcome for o in closed), p.plan))
            found |= {p.plan: replace(p, outcome=most.outcome, result=most.result) for p in told if p.result == "open"}
    return tuple(plan for _, plan in sorted(found.items()))


def _plan(judgement: Judgement) -> PlanOutcome | None:
    if judgement.verdict != "same":
        return None
    result, _, until = judgement.detail.partition(" ")
    day = date.fromisoformat(until) if until else None
    return PlanOutcome(judgement.left, judgement.right or None, result, day)


def _pairs(judgements: list[Judgement]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(j.left, j.right) for j in judgements if j.verdict == "same"}))


def _shared(judgement: Judgement) -> Shared:
    """`detail` is JSON with the spans on the `left` and the `right` page, and the page that had them `first`."""
    detail = json.loads(judgement.detail)
    one, two = (tuple((start, end) for start, end in detail[side]) for side in ("left", "right"))
    return Shared((judgement.left, judgement.right), (one, two), detail["first"])


def _disputes(judgements: list[Judgement], groups_: Iterable[tuple[str, ...]]) -> tuple[Dispute, ...]:
    """`left` is the claim, `right` the denial (a quotation or an event), `detail` JSON with who says what.

    Reports of one claim share their denials.
    """
    same = {member: group for group in groups_ for member in group}
    denials: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict == "same":
            denials.setdefault(judgement.left, []).append(judgement)
    found = []
    for claim in sorted(denials):
        details = [json.loads(j.detail) for member in same.get(claim, (claim,)) for j in denials.get(member, ())]
        by, denied_by, quotations, events = (_told(details, key) for key in TOLD)
        ends = _told(details, "closed")
        status = next((end for end in CLOSED if end in ends), "denied")
        found.append(Dispute(claim, by, denied_by, quotations, status, events))
    return tuple(found)


CLOSED = ("came about", "admitted")
"""How disputes end, the surest first."""
TOLD = ("by", "denied_by", "quotations", "denials")
"""What a judgement tells of a dispute."""


def _told(details: list[dict[str, list[str]]], key: str) -> tuple[str, ...]:
    return tuple(sorted({value for detail in details for value in detail.get(key, ())}))


def _origins(judgements: list[Judgement]) -> tuple[Origins, ...]:
    """`left` is the event or statement, `right` the origin's name; `unsure` means that it is not established."""
    ends: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict != "different":
            ends.setdefault(judgement.left, []).append(judgement)
    found = []
    for of, judged in sorted(ends.items()):
        names = tuple(sorted({j.right for j in judged if j.right}))
        certain = all(j.verdict == "same" for j in judged)
        found.append(Origins(of, names, len(names) if certain else None))
    return tuple(found)


def _readings(judgements: list[Judgement]) -> tuple[Reading, ...]:
    """`left` is the event, `right` what differs and how it is told, the reasons are the pages."""
    standing = sorted((j for j in judgements if j.verdict != "different"), key=lambda j: (j.left, j.right))
    told = ((j, *j.right.partition(": ")) for j in standing)
    return tuple(Reading(j.left, what, reading, j.reasons, j.verdict == "same") for j, what, _, reading in told)
