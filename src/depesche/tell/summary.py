"""What a run found, in a few lines that a person wants to read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from depesche.model.findings import Findings
from depesche.tell.chain import UNKNOWN_OUTLET

SHOWN_OUTLETS = 6
STATUSES = ("happened", "planned", "claimed", "denied", "demanded", "hypothetical")


@dataclass(slots=True)
class Summary:
    """Counts over the pages of a record."""

    pages: int = 0
    lines: int = 0
    dropped: int = 0
    statements: int = 0
    translated: int = 0
    repaired: int = 0
    undated: int = 0
    inferred: int = 0
    outlets: Counter[str] = field(default_factory=Counter)
    speakers: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None

    def add(self, findings: Findings) -> None:
        """Counts one page."""
        document = findings.document
        self.pages += 1
        self.lines += len(document.lines)
        self.dropped += len(document.lines) - len(document.kept())
        self.outlets[document.outlet or UNKNOWN_OUTLET] += 1
        self.translated += document.translated.score >= 0.5
        self.repaired += bool(document.decoding.repairs)
        self.statements += len(findings.quotations)
        self.speakers.update(s for q in findings.quotations for s in q.speaker_is)
        self.statuses.update(e.status for e in findings.events)
        self._date(findings)

    def _date(self, findings: Findings) -> None:
        published = findings.document.published
        if published.earliest is None or published.latest is None:
            self.undated += 1
            return
        self.inferred += bool(published.reasons)
        self.first = min(self.first or published.earliest, published.earliest)
        self.last = max(self.last or published.latest, published.latest)

    def words(self) -> Iterator[str]:
        """The summary, line by line."""
        named = [name for name, _ in self.outlets.most_common() if name != UNKNOWN_OUTLET]
        unknown = self.outlets[UNKNOWN_OUTLET]
        outlets = named[:SHOWN_OUTLETS] + ([f"{len(named) - SHOWN_OUTLETS} more"] if len(named) > SHOWN_OUTLETS else [])
        if unknown:
            outlets.append(f"{count(unknown, 'page')} of unknown outlet")
        span = f"{self.first} … {self.last}" if self.first else "no page dated"
        yield " · ".join([count(self.pages, "page"), ", ".join(outlets) or "no outlet", span])
        events = sum(self.statuses.values())
        by_status = ", ".join(f"{self.statuses[s]} {s}" for s in STATUSES if self.statuses[s])
        yield "  " + " · ".join(
            [
                f"{count(self.statements, 'statement')} by {count(len(self.speakers), 'speaker')}",
                count(events, "event") + (f" ({by_status})" if by_status else ""),
            ]
        )
        yield "  " + " · ".join(self._remarks())

    def _remarks(self) -> Iterator[str]:
        if self.translated:
            yield f"{count(self.translated, 'page')} read like translations"
        yield f"{self.dropped} of {count(self.lines, 'line')} were not the article (kept, marked)"
        if self.repaired:
            yield f"{count(self.repaired, 'page')} with repaired characters"
        if self.inferred:
            yield f"{count(self.inferred, 'date')} inferred"
        if self.undated:
            yield f"{count(self.undated, 'page')} without a date"


def count(number: int, noun: str) -> str:
    """`1 page`, `4 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summarise(pages: Iterable[Findings]) -> Summary:
    """Counts over all given pages."""
    summary = Summary()
    for findings in pages:
        summary.add(findings)
    return summary
