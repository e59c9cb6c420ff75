"""All reports of one event or statement side by side: who has it from whom, where outlets differ, how many origins."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.quantity import Quantity
from depesche.model.quotation import Quotation
from depesche.model.story import Links, Origins
from depesche.tell.chain import UNKNOWN_OUTLET
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import printable
from depesche.tell.quantities import value_words

LABEL = 12
JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Report:
    """One report of what several pages tell."""

    findings: Findings
    finding: Event | Quotation

    @property
    def outlet(self) -> str:
        """Who published it."""
        return self.findings.document.outlet or UNKNOWN_OUTLET


def reports_of(links: Links, wanted: str, page_of: Callable[[str], Findings | None]) -> list[Report]:
    """The reports of the finding's group, itself included, by the days of their pages; `page_of` takes a finding."""
    group = next((g for g in (*links.same_event, *links.same_statement) if wanted in g), (wanted,))
    found = []
    for member in group:
        findings = page_of(member)
        if findings is not None:
            found += [Report(findings, event) for event in findings.events if event.id == member]
            found += [Report(findings, quotation) for quotation in findings.quotations if quotation.id == member]
    return sorted(found, key=lambda r: (sort_key(r.findings.document.published), r.findings.page.id, r.finding.id))


def report_lines(links: Links, wanted: str, page_of: Callable[[str], Findings | None]) -> Iterator[str]:
    """Lines for `show`: the reports, where they differ, and the origins; nothing for what one page alone tells."""
    reports = reports_of(links, wanted, page_of)
    if len(reports) > 1:
        for number, report in enumerate(reports):
            page = report.findings.page.id
            date = short(report.findings.document.published)
            note = _note(links, page, [r.findings.page.id for r in reports])
            yield _line("reports" if not number else "", f"{date}  {report.outlet}  (page {page}{note})")
        for number, (what, readings) in enumerate(differences(reports)):
            yield _line("they differ" if not number else "", f"{what}: {'; '.join(readings)}")
    origins = next((o for o in links.origins if o.of == wanted), None)
    if origins is not None:
        yield _line("origins", origin_words(origins))


def origin_words(origins: Origins) -> str:
    """How many origins, and which."""
    names = ", ".join(origins.origins)
    if not names:
        return "none is named" if origins.independent is not None else "not established: no outlet or speaker is known"
    if origins.independent is None:
        return f"not established how many are independent: {names}"
    return (
        f"one: {names}" if origins.independent == 1 else f"{origins.independent} that are named and different: {names}"
    )


def differences(reports: Sequence[Report]) -> Iterator[tuple[str, list[str]]]:
    """What the reports tell otherwise, each reading with its outlets: day, place, participants, status, numbers."""
    joint = all(isinstance(r.finding, Event) and r.finding.category in JOINT for r in reports)
    sides = {"participants": _participants} if joint else {"by": _actor, "to": _recipient}
    read = {"day": _day, "place": _place, **sides, "status": _status}
    kinds = sorted({q.kind for report in reports for q in _quantities(report)})
    for what in (*read, *kinds):
        told: dict[str, list[str]] = {}
        for report in reports:
            counted = ", ".join(dict.fromkeys(value_words(q) for q in _quantities(report) if q.kind == what))
            value = read[what](report) if what in read else counted
            if value and report.outlet not in told.setdefault(value, []):
                told[value].append(report.outlet)
        if len(told) > 1:
            yield what, [f"{value} ({', '.join(outlets)})" for value, outlets in told.items()]


def _quantities(report: Report) -> list[Quantity]:
    """The numbers in the sentence of an event."""
    if not isinstance(report.finding, Event):
        return []
    evidence = report.finding.evidence
    return [q for q in report.findings.document.quantities if q.evidence.overlaps(evidence)]


def _day(report: Report) -> str:
    when = report.finding.when
    return short(when) if when is not None and when.known else ""


def _place(report: Report) -> str:
    return _names(report, (report.finding.place or "",)) if isinstance(report.finding, Event) else ""


def _actor(report: Report) -> str:
    finding = report.finding
    return _names(report, finding.actor if isinstance(finding, Event) else finding.speaker_is)


def _recipient(report: Report) -> str:
    return _names(report, report.finding.recipient) if isinstance(report.finding, Event) else ""


def _participants(report: Report) -> str:
    """All who meet or agree: whom a page makes the subject is no difference."""
    finding = report.finding
    return _names(report, (*finding.actor, *finding.recipient)) if isinstance(finding, Event) else ""


def _status(report: Report) -> str:
    return report.finding.status if isinstance(report.finding, Event) else ""


def _names(report: Report, ids: Sequence[str]) -> str:
    known = {entity.id: entity.name for entity in report.findings.entities}
    return ", ".join(sorted({known[i] for i in ids if i in known}))


def _note(links: Links, page: str, others: Sequence[str]) -> str:
    """That a page's text is that of another report's page."""
    for group in links.copies:
        if page in group and any(other in group for other in others if other != page):
            return ", one text with " + ", ".join(o for o in group if o != page and o in others)
    for kind, pairs in (
        ("a passage of", [shared.pages for shared in links.excerpts]),
        ("translation of or by", list(links.translations)),
    ):
        found = [a if b == page else b for a, b in pairs if page in (a, b)]
        found = [other for other in found if other in others]
        if found:
            return f", {kind} {', '.join(sorted(found))}"
    return ""


def _line(label: str, words: str) -> str:
    return f"{label:{LABEL}}{printable(words)}"
