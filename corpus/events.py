"""How well events are read: each labelled event against the event that the program found at one of its triggers.

Who takes part is right if each actor of the label is among the actors found, and each recipient among the recipients;
of a meeting, and where the label has one side only, both sides count together. A found participant is the one of the
label if it is the same entity (one of its mentions is marked with that name on the page), or if one of its names is
that of the label, holds it or is held by it, whatever the endings of their words. `participants_exact` also asks that
nobody is found whom the label does not have.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.page import NAME_TAGS, AnnotatedPage, Fact
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.span import Span

ALSO = "also at "
"""How an event says where its other mentions stand."""
ENDING = re.compile(r"(?<=\w{3})(?:e[rnsm]?|[ns])$")
Called = Mapping[str, set[str]]
"""Entity id -> the names under which the page or its labels know it, without endings."""


def count_events(page: AnnotatedPage, findings: Findings, tally: Counter[str]) -> None:
    """Events of all pages, also of those without any; one is found by any of its mentions, with its category."""
    marks, called = page.of("E"), names_called(page, findings)
    tally["events found"] += len(findings.events)
    for fact in page.facts:
        mentions = [Span(m.start, m.end) for m in marks if fact.key[0] == "E" and fact.key[1:] in m.numbers]
        if not mentions:
            continue
        hits = found_at(mentions, fact, findings.events)
        tally["events gold"] += 1
        tally["events both"] += bool(hits)
        tally["status right"] += any(e.status in fact.words for e in hits)
        tally["participants right"] += any(sides_right(fact, e, called) for e in hits)
        tally["participants exact"] += any(sides_right(fact, e, called) and not extra(fact, e, called) for e in hits)


def found_at(mentions: Sequence[Span], fact: Fact, events: Sequence[Event]) -> list[Event]:
    """The events of the category that stand at the triggers; of several in one sentence the one at the trigger."""
    near = [e for e in events if e.category in fact.words]
    near = [e for e in near if any(e.evidence.overlaps(m) or also_at(e, m) for m in mentions)]
    return [e for e in near if any(e.trigger.overlaps(m) or also_at(e, m) for m in mentions)] or near


def also_at(event: Event, mention: Span) -> bool:
    """True if another mention of the event, which was merged into it, stands there."""
    others = (r.removeprefix(ALSO).split("-") for r in event.reasons if r.startswith(ALSO))
    return any(Span(int(start), int(end)).overlaps(mention) for start, end in others)


def names_called(page: AnnotatedPage, findings: Findings) -> Called:
    """For each entity its name, the words of its mentions, and the names that the labels give to these words."""
    labels = {(m.start, m.end): m.value or page.text[m.start : m.end] for m in page.of(*NAME_TAGS)}
    called: dict[str, set[str]] = {e.id: {plain(n) for n in (e.name, *e.aliases)} for e in findings.entities}
    for mention in findings.mentions:
        if mention.entity in called:
            called[mention.entity].add(plain(mention.span.of(findings.document.text)))
            label = labels.get(tuple(mention.span))
            called[mention.entity] |= {plain(label)} if label else set()
    return called


def plain(name: str) -> str:
    """A name as it is compared: its words in lower case and without endings."""
    return " ".join(ENDING.sub("", word) for word in re.findall(r"[\w.&-]+", name.casefold()))


def sides_right(fact: Fact, event: Event, called: Called) -> bool:
    """Whether everybody whom the label names was found, on the right side."""
    actors, recipients = fact.fields.get("actor", ()), fact.fields.get("recipient", ())
    everybody = (*event.actor, *event.recipient)
    if event.category == "CONSULT" or not (actors and recipients):
        return all(_among(name, everybody, called) for name in (*actors, *recipients))
    right = all(_among(name, event.actor, called) for name in actors)
    return right and all(_among(name, event.recipient, called) for name in recipients)


def extra(fact: Fact, event: Event, called: Called) -> list[str]:
    """Ids of participants that the label does not have."""
    wanted = [*fact.fields.get("actor", ()), *fact.fields.get("recipient", ())]
    return [i for i in (*event.actor, *event.recipient) if not any(_among(name, (i,), called) for name in wanted)]


def _among(name: str, ids: Sequence[str], called: Called) -> bool:
    wanted = plain(name)
    return any(wanted in own or own in wanted for i in ids for own in called.get(i, ()) if own)
