"""What links make of many documents."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model.grouping import groups, is_hub
from depesche.model.judgement import Judgement, JudgementKind


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """A planned event and what became of it: `fulfilled`, `open`, `failed` or `superseded`."""

    plan: str
    outcome: str | None
    result: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim (an event or a quotation), who asserts and who denies it, and where."""

    claim: str
    by: tuple[str, ...]
    denied_by: tuple[str, ...]
    denied_by_quotations: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the chains of all reports of one event or statement end; `independent` is None if not established."""

    of: str
    origins: tuple[str, ...]
    independent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All groups that the standing judgements give. Groups hold ids of findings or pages, sorted."""

    same_entity: tuple[tuple[str, ...], ...] = ()
    same_event: tuple[tuple[str, ...], ...] = ()
    same_statement: tuple[tuple[str, ...], ...] = ()
    plans: tuple[PlanOutcome, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origins: tuple[Origins, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
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
        plans=_plans(of_kind.get("plan", [])),
        disputes=_disputes(of_kind.get("dispute", [])),
        origins=_origins(of_kind.get("origin", [])),
        copies=grouped("copy"),
        stories=grouped("story"),
        sagas=grouped("saga"),
        judgements=tuple(standing),
    )


def _plans(judgements: list[Judgement]) -> tuple[PlanOutcome, ...]:
    """`left` is the plan, `right` its outcome or empty, `detail` the result."""
    found = {(j.left, j.right, j.detail) for j in judgements if j.verdict == "same"}
    return tuple(PlanOutcome(plan, outcome or None, result) for plan, outcome, result in sorted(found))


def _disputes(judgements: list[Judgement]) -> tuple[Dispute, ...]:
    """`left` is the claim, `right` the denial (a quotation or an event), `detail` JSON with `by` and `denied_by`."""
    denials: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict == "same":
            denials.setdefault(judgement.left, []).append(judgement)
    found = []
    for claim, of_claim in sorted(denials.items()):
        details = [json.loads(j.detail) for j in of_claim]
        by = tuple(sorted({name for d in details for name in d["by"]}))
        denied_by = tuple(sorted({name for d in details for name in d["denied_by"]}))
        quotations = tuple(sorted({i for d in details for i in d["quotations"]}))
        found.append(Dispute(claim, by, denied_by, quotations, "denied"))
    return tuple(found)


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
