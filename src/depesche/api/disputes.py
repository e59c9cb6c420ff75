"""Claims and disputes, and where an event or a statement comes from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from depesche.api import told
from depesche.api.asked import Asked
from depesche.api.operations import Call
from depesche.api.reader import Told, is_event, is_statement, place_of, told_by_id
from depesche.api.reading import foreign, holding, keyed, part, sliced
from depesche.api.told import Around
from depesche.errors import UsageError
from depesche.model.filters import Filters
from depesche.model.record import Slice
from depesche.model.span import Span
from depesche.model.story import Dispute
from depesche.store import View
from depesche.tell.chain import of_event, of_statement
from depesche.tell.contract import link_object
from depesche.tell.disputes import one_dispute
from depesche.telling import events_page, statements_page

Json = dict[str, Any]
UNFOUNDED: Final = "The number of independent origins is not established."
FOUNDED: Final = "Two reports are independent only if their chains end in different named origins."
STAGES: Final = ("s", "e")
"""Beginnings of cursors: first the statements are gone through, then the events."""


def claims(call: Call) -> Json:
    """What pages tell as claimed or denied, not on their own account, in order of time.

    Reports of one claim are told once in an answer; `disputed` says whether somebody denies it.
    """
    asked: Asked = call.asked
    filters = asked.filters()
    with call.desk.view() as view:
        found, cursor = part(
            lambda after, limit: events_page(view, filters, after=after, limit=limit),
            asked,
            holding(lambda s: s.finding.status in ("claimed", "denied")),
        )
        around = Around.of(view.links_on([s.finding.id for s in found]))
    items: dict[str, Json] = {}
    for sourced in found:
        group = around.twins.get(sourced.finding.id, (sourced.finding.id,))
        disputed = sourced.finding.id in around.disputed
        claim = {"id": min(group), "event": told.event(sourced, around), "reports": list(group), "disputed": disputed}
        items.setdefault(min(group), claim)
    return sliced("/claims", asked, list(items.values()), cursor)


def disputes(call: Call) -> Json:
    """Claims that somebody denies: who asserts, who denies, in which words.

    Reports of one claim are one dispute. With filters, disputed statements come first, then disputed events, each in
    order of time, and `id` is the same wherever a dispute comes again.
    """
    asked: Asked = call.asked
    with call.desk.view() as view:
        items, cursor = disputes_asked(view, asked)
    return sliced("/disputes", asked, items, cursor)


def disputes_asked(view: View, asked: Asked) -> tuple[list[Json], str | None]:
    """Disputes that meet a question, and where to go on."""

    def keep(items: Sequence[Told]) -> list[int]:
        disputed = Around.of(view.links_on([s.finding.id for s in items])).disputed
        return [n for n, s in enumerate(items) if s.finding.id in disputed]

    if asked.filters().empty:
        return _all_disputes(view, asked)
    found, cursor = part(_claims_of(view, asked.filters()), asked, keep)
    links = view.links_on(s.finding.id for s in found)
    twins = Around.of(links).twins
    wanted = {i for s in found for i in twins.get(s.finding.id, (s.finding.id,))}
    groups = [group for group in one_dispute(links) if any(d.claim in wanted for d in group)]
    return _disputes(view, groups), cursor


def _all_disputes(view: View, asked: Asked) -> tuple[list[Json], str | None]:
    """Disputes are few beside what is told: without conditions all are known at once."""
    found, cursor = keyed(one_dispute(view.disputes()), lambda group: (min(d.claim for d in group),), asked)
    return _disputes(view, found), cursor


def _claims_of(view: View, filters: Filters) -> Callable[[str | None, int], Slice[Told]]:
    """Statements, then events, as one listing."""

    def fetch(after: str | None, limit: int) -> Slice[Told]:
        stage, inner = (after[0], after[1:] or None) if after else (STAGES[0], None)
        if stage not in STAGES:
            raise foreign(str(after))
        if stage == STAGES[1]:
            events = events_page(view, filters, after=inner, limit=limit)
            return Slice(events.items, STAGES[1] + events.next if events.next else None)
        said = statements_page(view, filters, after=inner, limit=limit)
        return Slice(said.items, STAGES[0] + said.next if said.next else STAGES[1])

    return fetch


def _disputes(view: View, groups: list[list[Dispute]]) -> list[Json]:
    ends = [i for group in groups for d in group for i in (d.claim, *d.denied_by_quotations, *d.denials)]
    known = told_by_id(view, ends)
    around = Around.of(view.links_on(known))
    people = view.actors(i for group in groups for d in group for i in (*d.by, *d.denied_by))
    names = {key: actor.entity.name for key, actor in people.items()}
    return [item for group in groups if (item := _dispute(group, known, around, names))]


def _dispute(group: list[Dispute], known: Mapping[str, Told], around: Around, names: Mapping[str, str]) -> Json | None:
    denying = _once(i for d in group for i in (*d.denied_by_quotations, *d.denials))
    claiming = [i for i in _once(d.claim for d in group) if i not in denying] or _once(d.claim for d in group)
    if not any(i in known for i in claiming):
        return None
    return {
        "id": min(d.claim for d in group),
        "status": group[0].status,
        "asserted_by": _once(names.get(i, i) for d in group for i in d.by),
        "denied_by": _once(names.get(i, i) for d in group for i in d.denied_by),
        "claims": [_claim(known[i], around) for i in claiming if i in known],
        "denials": [_claim(known[i], around) for i in denying if i in known],
        "origins": _once(name for i in claiming for name in around.sources(i)["origins"]),
    }


def _claim(sourced: Told, around: Around) -> Json:
    key = sourced.finding.id
    if is_event(sourced):
        return {"id": key, "event": told.event(sourced, around)}
    assert is_statement(sourced)
    return {"id": key, "statement": told.statement(sourced, around)}


def origins(call: Call) -> Json:
    """Where all reports of one event or statement come from, each with its exact words and its chain."""
    with call.desk.view() as view:
        return origins_of(view, call.id)


def origins_of(view: View, key: str) -> Json:
    """See `origins`. Raises `UsageError` for an id that is no event or statement on record."""
    place = place_of(view, key)
    if place.kind not in ("event", "quotation"):
        raise UsageError(key, f"is a {place.kind}, not an event or a statement", "Name an event or a statement.")
    around = Around.of(view.links_on([place.id]))
    found = told_by_id(view, around.twins.get(place.id, (place.id,)))
    sources = around.sources(place.id)
    note = UNFOUNDED if sources["independent"] is None else FOUNDED
    return {"id": place.id, "sources": sources, "reports": [_report(s) for s in found.values()], "note": note}


def _report(sourced: Told) -> Json:
    spans: tuple[Span, ...]
    more: Json
    if is_event(sourced):
        event = sourced.finding
        spans, chain, links, more = (event.evidence,), of_event(sourced), event.according_to, {"status": event.status}
    else:
        assert is_statement(sourced)
        said = sourced.finding
        spans, chain, links, more = said.content, of_statement(sourced), said.chain, {}
    return {
        "id": sourced.finding.id,
        "page": told.page_ref(sourced.page),
        "passages": told.passages(spans, sourced.words),
        "attribution": chain,
        "chain": [link_object(link) for link in links],
        **more,
    }


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
