"""The findings of one page as they read once what other pages say is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.mention import Entity


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom the entities of all pages stand for, and the dates that other pages fix."""


def directory_of(entities: Iterable[Entity], judgements: Iterable[Judgement]) -> Directory:
    """What standing judgements say of the given entities of all pages."""
    return Directory()


def resolved(findings: Findings, directory: Directory) -> Findings:
    """The findings of one page with links applied: entities of all pages under one id and name, dates filled in."""
    return findings
