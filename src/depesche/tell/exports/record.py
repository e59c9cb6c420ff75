"""What an exporter is given: pages as they come, and what joins them, which only few formats ask for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from depesche.model.findings import Findings
from depesche.model.judgement import Judgement
from depesche.model.story import Links

NO_LINKS = Links()


class Told(NamedTuple):
    """A page with links applied."""

    findings: Findings
    first: Mapping[str, str] = {}
    """For events and statements of the page that other pages report too: the first id of all reports."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The record, or a part of it. Pages can be read once."""

    pages: Iterable[Told]
    links: Callable[[], Links] = field(default=lambda: NO_LINKS)
    judgements: Callable[[], Iterable[Judgement]] = field(default=lambda: iter(()))
    wikidata: Mapping[str, str] = field(default_factory=dict)
    """Id of an actor -> `Q42`, where the user brought a file that says so."""

    @staticmethod
    def of(pages: Iterable[Findings], links: Links = NO_LINKS) -> "Exported":
        """Pages that are at hand with what joins them."""
        first = {i: group[0] for group in (*links.same_event, *links.same_statement) for i in group}
        return Exported(_told(pages, first), lambda: links, lambda: iter(links.judgements))


def _told(pages: Iterable[Findings], first: Mapping[str, str]) -> Iterator[Told]:
    return (Told(findings, first) for findings in pages)
