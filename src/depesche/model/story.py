"""What links make of many documents."""

from dataclasses import dataclass

from depesche.model.judgement import Judgement


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
