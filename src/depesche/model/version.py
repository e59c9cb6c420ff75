"""Versions of one page, and what changed from one to the next."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions."""

    what: str
    """`statement changed`, `... withdrawn`, `... added`, `speaker changed`, `event withdrawn`, `event added`, `status
    changed`, `participants changed` or `number changed`."""
    before: str
    """Id of the finding in the earlier version, of a number its sentence; empty if there was none."""
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A page and a later version of it."""

    earlier: str
    later: str
    marked: str
    """`correction` or `update` if the later one says so; empty if it was changed silently."""
    note: str
    """The words that say so."""
    changes: tuple[Change, ...]


def versions_from(judgements: Iterable[Judgement]) -> tuple[Version, ...]:
    """The versions that standing judgements tell of, by their pages; what a person keeps apart is left out."""
    standing = [j for j in judgements if j.kind == "version" and not j.withdrawn]
    apart = {frozenset((j.left, j.right)) for j in standing if j.verdict == "different" and j.by.startswith("person:")}
    found = []
    for judgement in standing:
        if (
            judgement.verdict == "same"
            and judgement.detail
            and frozenset((judgement.left, judgement.right)) not in apart
        ):
            detail = json.loads(judgement.detail)
            changes = tuple(Change(c["what"], c["before"], c["after"]) for c in detail["changes"])
            found.append(
                Version(
                    earlier=judgement.left,
                    later=judgement.right,
                    marked=detail["marked"],
                    note=detail["note"],
                    changes=changes,
                )
            )
    return tuple(sorted(found, key=lambda v: (v.earlier, v.later)))
