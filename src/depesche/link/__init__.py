"""Judgements across documents; the findings stay as they were."""

from collections.abc import Iterable

from depesche.link.applying import Directory, directory_of, resolved
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement

__all__ = ["Directory", "directory_of", "link", "resolved"]


def link(pages: Iterable[Findings], people: Iterable[Judgement] = ()) -> list[Judgement]:
    """All judgements of rules on these pages, sorted by id; the order of the pages does not matter."""
    return []
