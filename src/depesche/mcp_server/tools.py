"""The tools: each reads the record and answers with items, or says plainly that nothing is on record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from depesche.api import disputes as disputes_api
from depesche.api import listings, plans, single
from depesche.api.desk import Desk
from depesche.api.reader import place_of
from depesche.api.shapes import Passage
from depesche.api.told import page_ref
from depesche.errors import UsageError
from depesche.mcp_server import questions
from depesche.mcp_server.answers import NOTICE, Answer, Item
from depesche.mcp_server.quoting import (
    LONGEST,
    MOST_RELATED,
    NAME,
    bare,
    days,
    event_item,
    names,
    plain,
    quoted,
    related,
    statement_item,
)
from depesche.model.record import PageInfo
from depesche.store import View

ABSENCE: Final = "That says nothing about whether it is so: only what its pages tell is on record."
Does = Callable[[Desk, Any], Answer]


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool."""

    name: str
    title: str
    asked: type[msgspec.Struct]
    does: Does

    @property
    def description(self) -> str:
        """What it answers, for the assistant."""
        return " ".join((self.does.__doc__ or "").split())


def answer(items: list[Item], cursor: str | None, what: str, asked: msgspec.Struct) -> Answer:
    """Items, or that there are none, in a sentence."""
    given = {k: v for k, v in msgspec.to_builtins(asked).items() if v is not None and k not in ("cursor", "limit")}
    conditions = ", ".join(f"{name}={plain(str(value), NAME)}" for name, value in given.items())
    question = f"{what} with {conditions}" if conditions else what
    if items:
        message = f"On record: {question}: {len(items)}{' here, and more behind the cursor' if cursor else ''}."
    elif cursor:
        message = f"Looked at a part of the record, and found no {question} in it; go on with the cursor."
    else:
        message = f"Not on record: {question}. {ABSENCE}"
    return {"notice": NOTICE, "on_record": bool(items), "message": message, "items": items, "cursor": cursor}


def nothing(error: UsageError, more: str = "") -> Answer:
    """That there is no such thing on record."""
    message = f"Not on record: {plain(error.about, NAME)}: {plain(error.reason, 2 * NAME)}. {ABSENCE}{more}"
    return {"notice": NOTICE, "on_record": False, "message": message, "items": [], "cursor": None}


def search(desk: Desk, asked: questions.Search) -> Answer:
    """Sentences of pages that hold all the words in any form; "..." for a phrase; by meaning also such that say it in
    other words. The best come first. A sentence is only what a page says: ask `timeline` or `statements` for who says
    it and with which status."""
    with desk.view() as view:
        total, hits, cursor = listings.searched(view, asked)
    items = []
    for hit in hits:
        page = page_ref(hit.page)
        passage: Passage = {"start": hit.span.start, "end": hit.span.end, "text": hit.words}
        told = f"a sentence of {plain(page['outlet'] or 'an unknown outlet', NAME)}"
        if hit.likeness is not None:
            told += f"; near in meaning {hit.likeness:.2f}" + ("" if hit.terms else ", not in these words")
        items.append(bare("sentence", f"{page['id']}", told, quoted(page, [passage])))
    return answer(items, cursor, f"sentences (of {total})" if total else "sentences", asked)


def timeline(desk: Desk, asked: questions.Timeline) -> Answer:
    """Events in order of time: who did what to whom, when, with status (happened, planned, claimed, denied, demanded,
    hypothetical), through whom the page knows it, and the exact words."""
    with desk.view() as view:
        found, cursor = listings.events_asked(view, asked)
        items = [event_item(e) for e in listings.told_events(view, found)]
    return answer(items, cursor, "events", asked)


def statements(desk: Desk, asked: questions.Statements) -> Answer:
    """Who said what, in which exact words, when, and through which chain the page knows it. `actor` is the speaker."""
    with desk.view() as view:
        found, cursor = listings.statements_asked(view, asked)
        items = [statement_item(s) for s in listings.told_statements(view, found)]
    return answer(items, cursor, "statements", asked)


def disputes(desk: Desk, asked: questions.Disputes) -> Answer:
    """Claims that somebody denies: the words of those who assert and of those who deny."""
    with desk.view() as view:
        found, cursor = disputes_api.disputes_asked(view, asked)
    items = []
    for dispute in found:
        first, *rest = [_either(claim) for claim in dispute["claims"]]
        more = [related("the same claim", item) for item in rest]
        more += [related("denial", _either(claim)) for claim in dispute["denials"]]
        by, against = (", ".join(names(dispute[side])) or "unnamed" for side in ("asserted_by", "denied_by"))
        told = f"asserted by {by}, denied by {against}"
        items.append(first | {"told": told, "status": "disputed", "related": more[:MOST_RELATED]})
    return answer(items, cursor, "disputes", asked)


def plans_(desk: Desk, asked: questions.Plans) -> Answer:
    """What was planned or demanded, and what became of it: open, overdue, fulfilled, changed, cancelled, missed."""
    with desk.view() as view:
        found, cursor = plans.plans_asked(view, asked, desk.newest(view))
    items = []
    for plan in found:
        item = event_item(plan["plan"])
        item["status"] = f"{item['status']}, now {plan['result']}"
        item["related"] = [related("outcome", event_item(plan["outcome"]))] if plan["outcome"] else []
        items.append(item)
    return answer(items, cursor, "plans", asked)


def origins(desk: Desk, asked: questions.Origins) -> Answer:
    """Where all reports of one event or statement come from, each with its chain and its exact words. Two reports are
    independent only if their chains end in different named origins."""
    with desk.view() as view:
        try:
            told = disputes_api.origins_of(view, asked.id)
        except UsageError as error:
            return nothing(error)
    items = []
    for report in told["reports"][:MOST_RELATED]:
        item = bare("report", report["id"], "one report of it", quoted(report["page"], report["passages"]))
        item["attribution"] = plain(report["attribution"], 4 * NAME)
        item["status"] = report.get("status")
        item["reports"] = told["sources"]["reports"]
        item["origins"], item["independent"] = names(told["sources"]["origins"]), told["sources"]["independent"]
        items.append(item)
    message = f"{told['sources']['reports']} reports on record; {told['note']}"
    return {"notice": NOTICE, "on_record": True, "message": message, "items": items, "cursor": None}


def actors(desk: Desk, asked: questions.Actors) -> Answer:
    """Persons, states, organisations and groups on record, the most active first, with how much they say and do. Ask
    `show` with an actor's id for offices, `timeline` and `statements` with actor=NAME for what he did and said."""
    with desk.view() as view:
        found, cursor = single.actors_asked(view, asked)
    items = []
    for one in found:
        aliases = f", also {', '.join(names(one['aliases']))}" if one["aliases"] else ""
        does = f"{one['events']} events, {one['statements']} statements"
        told = f"{plain(one['name'], NAME)} ({one['kind']}{aliases}): {does}"
        items.append(bare("actor", one["id"], told, []))
    return answer(items, cursor, "actors", asked)


def show(desk: Desk, asked: questions.Show) -> Answer:
    """One finding, page or actor by its id: the exact words with page, place and chain. Of a page its text is quoted,
    from character `start` on."""
    with desk.view() as view:
        try:
            item, message = _shown(view, asked)
        except UsageError as error:
            return nothing(error, " If it is a name, ask `actors`, or `timeline` and `statements` with actor=NAME.")
    return {"notice": NOTICE, "on_record": True, "message": message, "items": [item], "cursor": None}


def _shown(view: View, asked: questions.Show) -> tuple[Item, str]:
    try:
        place = place_of(view, asked.id)
    except UsageError:
        return _actor(view, asked.id), "An actor on record."
    if place.kind == "page":
        page = view.page(place.page)
        assert page is not None
        return _page(view, page, asked.start)
    told = single.finding_told(view, place.id)
    if "event" in told or "statement" in told:
        return _either(told), f"A finding on record: {told['kind']}."
    kind = told["kind"]
    if kind == "entity":
        return _actor(view, place.id), "Somebody or something on record."
    words = plain(told[kind].get("value", told[kind].get("form", "")), NAME)
    return bare(kind, place.id, f"{kind} {words}", quoted(told["page"], told["passages"])), f"A finding: {kind}."


def _actor(view: View, key: str) -> Item:
    card = single.actor_card(view, key)
    offices = []
    for term in card["terms"]:
        office = term["office"]
        told = " ".join(filter(None, (office.get("qualifier"), office["role"], "of" if office.get("of") else None,
                                      office.get("of"))))  # fmt: skip
        seen = f" (told of {term['first']} to {term['last']})" if term["first"] else ""
        offices.append(plain(told, NAME) + seen)
    words = "; ".join([f"{plain(card['name'], NAME)} ({card['kind']})", *offices])
    return bare("actor", card["id"], words, [])


def _page(view: View, page: PageInfo, start: int) -> tuple[Item, str]:
    text = view.findings(page.id, syntax=False).document.text
    start = min(start, len(text))
    ref = page_ref(page)
    part: Passage = {"start": start, "end": len(text), "text": text[start:]}
    item = bare("page", page.id, plain(page.title or "(no title)", 2 * NAME), quoted(ref, [part]))
    item["date"] = days(ref["published"])
    item["attribution"] = plain(page.outlet or "unknown outlet", NAME)
    end = min(len(text), start + LONGEST)
    more = f"; go on with start={end}" if end < len(text) else ""
    return item, f"Characters {start} to {end} of {len(text)} of a page on record{more}."


def _either(told: Mapping[str, Any]) -> Item:
    return event_item(told["event"]) if "event" in told else statement_item(told["statement"])


TOOLS: Final = (
    Tool("search", "Search sentences", questions.Search, search),
    Tool("timeline", "Events in order of time", questions.Timeline, timeline),
    Tool("statements", "Who said what", questions.Statements, statements),
    Tool("origins", "Where it comes from", questions.Origins, origins),
    Tool("disputes", "What is disputed", questions.Disputes, disputes),
    Tool("plans", "Plans and what became of them", questions.Plans, plans_),
    Tool("show", "One thing in full", questions.Show, show),
    Tool("actors", "Who is on record", questions.Actors, actors),
)
