"""On which occasions there is something to tell: each yields what it is about, and the alert."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from depesche.model.findings import Findings
from depesche.model.folding import folded
from depesche.model.identity import content_id
from depesche.model.quotation import Quotation
from depesche.model.story import links_from
from depesche.model.version import versions_from
from depesche.model.watching import Alert, Telling
from depesche.tell.versions import version_lines
from depesche.watch.orders import Occasion, Rule
from depesche.watch.record_view import (
    RecordView,
    Told,
    actors_of,
    chain_of,
    findings_of,
    info_of,
    names,
    sourced,
    speaks_of,
)

ToldBefore = Callable[[list[str]], dict[str, set[str]]]
PLANS: dict[Occasion, str] = {
    "plan fulfilled": "fulfilled", "plan changed": "changed", "plan cancelled": "cancelled", "plan overdue": "overdue",
}  # fmt: skip
MOST_NEIGHBOURS = 50
"""Pages of a story whose origins are looked at."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a rule looks at. `fresh` are pages new since the last look, in order; a first look notes what is there."""

    rule: Rule
    record: RecordView
    fresh: list[str]
    told: ToldBefore
    now: float

    def lets(self, told: Told) -> bool:
        """True if a finding is what the rule asks for."""
        rule = self.rule
        return (
            (rule.actor is None or names(rule.actor, actors_of(told)))
            and (rule.about is None or speaks_of(rule.about, told.words))
            and (rule.outlet is None or names(rule.outlet, (told.page.outlet or "",)))
        )

    def alert(self, kind: Occasion, headline: str, told: Told, *more: tuple[str, str]) -> Alert:
        """An alert on a finding."""
        page, finding = told.page, told.finding
        return Alert(
            id=content_id("alert", self.rule.name, kind, finding.id, headline),
            rule=self.rule.name,
            kind=kind,
            headline=headline,
            finding=finding.id,
            page=page.id,
            words=told.words,
            chain=chain_of(told),
            origins=self.record.origins(finding.id),
            outlet=page.outlet or "",
            title=page.title or "",
            url=page.url or "",
            source=page.source,
            more=more,
            made=self.now,
        )


def plans(look: Look, kind: Occasion) -> Iterator[Telling]:
    """Plans with this outcome; overdue ones by the day of the newest page on record."""
    result, record = PLANS[kind], look.record
    links = links_from(record.view.judgements("plan"))
    today = None
    if result == "overdue":
        today = max((p.published.latest for p in record.view.pages() if p.published.latest), default=None)
    found = [p for p in links.plans if p.result == result or (result == "overdue" and p.overdue(today))]
    before = look.told([p.plan for p in found])
    for plan in found:
        if kind in before[plan.plan]:
            continue
        told = record.told(plan.plan)
        if told is None or not look.lets(told):
            continue
        outcome = record.told(plan.outcome) if plan.outcome else None
        more = [("outcome", outcome.words), ("outcome chain", chain_of(outcome))] if outcome else []
        if plan.until:
            more.append(("until", plan.until.isoformat()))
        who = ", ".join(dict.fromkeys(actors_of(told))) or "nobody named"
        alert = look.alert(kind, f"{kind}: {who}", told, *more)
        yield Telling(subjects=tuple(record.same("event", plan.plan)), aspect=kind, alert=alert)


def denials(look: Look, kind: Occasion) -> Iterator[Telling]:
    """Claims that somebody denies who did not deny them before."""
    record = look.record
    disputes = links_from(record.view.judgements("dispute")).disputes
    before = look.told([d.claim for d in disputes])
    for dispute in disputes:
        deniers = dispute.denied_by or ("",)
        if all(folded(name) in before[dispute.claim] for name in deniers):
            continue
        told = record.told(dispute.claim)
        if told is None or not look.lets(told):
            continue
        subjects = {i for one in ("event", "statement") for i in record.same(one, dispute.claim)}
        subjects.add(said_so(told))
        aspects = look.told(sorted(subjects))
        new = [n for n in deniers if not any(folded(n) in aspects[s] for s in subjects)]
        said = [d for d in map(record.told, (*dispute.denied_by_quotations, *dispute.denials)) if d]
        more = [(f"denial {chain_of(denial)}", denial.words) for denial in said]
        who = ", ".join(name for name in new if name) or "(unnamed)"
        alert = look.alert(kind, f"{kind} by {who}", told, *more)
        for name in deniers:
            first = bool(new) and name == new[0]
            yield Telling(subjects=tuple(sorted(subjects)), aspect=folded(name), alert=alert if first else None)


def origins(look: Look, kind: Occasion) -> Iterator[Telling]:
    """Where the chains of a page newly end, in a story that rested on others until now."""
    record, pending = look.record, list(look.fresh)
    for page_id in look.fresh:
        pending.remove(page_id)
        page = record.page(page_id)
        story = [other for other in record.same("story", page_id) if other != page_id and other not in pending]
        if page is None or not story:
            continue
        ends = _ends(record, page)
        known = {folded(name) for other in story[:MOST_NEIGHBOURS] for name in _ends(record, record.page(other))}
        for name, finding_id in ends.items():
            told = next((sourced(page, f) for f in findings_of(page) if f.id == finding_id), None)
            if known and folded(name) not in known and told is not None and look.lets(told):
                alert = look.alert(kind, f"{kind}: {name}", told, ("story", ", ".join(story[:MOST_NEIGHBOURS])))
                yield Telling(subjects=(page_id, *story), aspect=f"origin {folded(name)}", alert=alert)


def _ends(record: RecordView, page: Findings | None) -> dict[str, str]:
    """The origins on which a page's own reports rest, each with the first finding that does."""
    if page is None:
        return {}
    order = {finding.id: number for number, finding in enumerate(findings_of(page))}
    judged = record.view.judgements_from("origin", order)
    mine = [j for j in judged if j.right and j.verdict != "different" and page.page.id in j.reasons]
    found: dict[str, str] = {}
    for judgement in sorted(mine, key=lambda j: (order[j.left], j.right)):
        found.setdefault(judgement.right, judgement.left)
    return found


def changes(look: Look, kind: Occasion) -> Iterator[Telling]:
    """Pages that are later versions of others."""
    for page_id in look.fresh:
        page = look.record.page(page_id)
        versions = [v for v in versions_from(look.record.view.judgements_on("version", page_id)) if v.later == page_id]
        if page is None or not versions:
            continue
        last = versions[-1]
        known = {p: f for p in (last.earlier, last.later) if (f := look.record.page(p)) is not None}
        lines = tuple(version_lines(page_id, [last], known))
        info, words = info_of(page), "\n".join(lines)
        rule = look.rule
        if (rule.about and not speaks_of(rule.about, words)) or (
            rule.outlet and not names(rule.outlet, (info.outlet or "",))
        ):
            continue
        how = f"marked as {last.marked}" if last.marked else "not marked"
        alert = Alert(
            id=content_id("alert", rule.name, kind, page_id),
            rule=rule.name,
            kind=kind,
            headline=f"{kind}: {info.title or info.url or info.source} ({how})",
            finding=page_id,
            page=page_id,
            words=words,
            chain=info.outlet or "unknown outlet",
            outlet=info.outlet or "",
            title=info.title or "",
            url=info.url or "",
            source=info.source,
            more=(("earlier", last.earlier), ("note", last.note)),
            made=look.now,
        )
        yield Telling(subjects=(page_id,), aspect=kind, alert=alert)


def statements(look: Look, kind: Occasion) -> Iterator[Telling]:
    """What somebody said that was not on record before, whoever reports it."""
    fresh = set(look.fresh)
    for page_id in look.fresh:
        page = look.record.page(page_id)
        for quotation in page.quotations if page else ():
            told = sourced(page, quotation)  # type: ignore[arg-type] # it has quotations
            if not look.lets(told):
                continue
            subjects = look.record.same("statement", quotation.id)
            others = [look.record.told(i) for i in subjects if i != quotation.id]
            subjects.append(said_so(told))
            old = any(other is not None and other.page.id not in fresh for other in others)
            alert = None if old else look.alert(kind, f"statement of {_speaker(told)}", told)
            yield Telling(subjects=tuple(subjects), aspect=kind, alert=alert)


def said_so(told: Told) -> str:
    """A mark of the very words of a speaker, which hold together what links have not joined."""
    return content_id("said", folded(_speaker(told)), folded(told.words))


def _speaker(told: Told) -> str:
    finding = told.finding
    return ", ".join(told.names(finding.speaker_is)) if isinstance(finding, Quotation) else ""


def words(look: Look, kind: Occasion) -> Iterator[Telling]:
    """Sentences that hold the words; the same sentence in a copy is not told again."""
    rule = look.rule
    for page_id in look.fresh:
        page = look.record.page(page_id)
        if page is None or (rule.outlet and not names(rule.outlet, (page.document.outlet or "",))):
            continue
        hits = look.record.view.search_page(rule.words or "", page_id)
        if not hits:
            continue
        info, said = info_of(page), [" ".join(hit.words.split()) for hit in hits]
        alert = Alert(
            id=content_id("alert", rule.name, kind, page_id),
            rule=rule.name,
            kind=kind,
            headline=f"words: {rule.words}",
            finding=page_id,
            page=page_id,
            words=hits[0].words,
            chain=info.outlet or "unknown outlet",
            outlet=info.outlet or "",
            title=info.title or "",
            url=info.url or "",
            source=info.source,
            more=(("sentences", str(len(hits))), ("start", str(hits[0].span.start)), ("end", str(hits[0].span.end))),
            made=look.now,
        )
        yield Telling(subjects=tuple(content_id("sentence", folded(s)) for s in said), aspect=kind, alert=alert)


OCCASIONS: dict[Occasion, Callable[[Look, Occasion], Iterator[Telling]]] = {
    "plan fulfilled": plans,
    "plan changed": plans,
    "plan cancelled": plans,
    "plan overdue": plans,
    "claim denied": denials,
    "new origin": origins,
    "page changed": changes,
    "statement": statements,
    "words": words,
}
STANDING = (*PLANS, "claim denied")
"""Occasions that look at the whole record, so that what was there before the rule is noted first."""
