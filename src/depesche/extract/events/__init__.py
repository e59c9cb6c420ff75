"""Event mentions with category, participants and status.

The story: each sentence is a scene; frames of the lexicon are matched in it; the words around a match give its status,
quotations give according to whom; mentions of one happening become one event.
"""

import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from depesche.extract.events.actors import Actors
from depesche.extract.events.contexts import contexts_of
from depesche.extract.events.match import Match
from depesche.extract.events.matching import matches_in
from depesche.extract.events.memory import Memory
from depesche.extract.events.merging import SPEECH, Draft, merged
from depesche.extract.events.politics import TELLERS, Politics
from depesche.extract.events.recall import completed
from depesche.extract.events.scene import Scene, scenes_of, trimmed_hull
from depesche.extract.events.status import Reading, status_of
from depesche.extract.events.surface import matches_by_form
from depesche.extract.times.clauses import when_of
from depesche.lang.pack import LanguagePack
from depesche.model.attribution import Link
from depesche.model.event import Event, Status
from depesche.model.findings import Found
from depesche.model.identity import content_id
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.syntax import ROOT

BY = "events/frames@1"
CRIME = "CRIME"
PAST = ("happened", "claimed")
"""Class of nouns of everyday crimes and those who do them; no compound counts ('Völkermord')."""
SCORE = re.compile(r"\d{1,2}:\d")
"""The result of a game; times of day have two digits behind the colon."""
SURVEY = "SURVEY"
SPORT = "SPORT"
"""Class of words whose sentences tell of games, where nations meet and attack without politics."""


def find_events(found: Found, pack: LanguagePack) -> tuple[tuple[Event, ...], Found]:
    """All events in reading order of their triggers, and what was found with bodies and crowds that act in them.

    Expects `found.quotations` to be filled.
    """
    if pack.events is None:
        return (), found
    actors = Actors(found.document, pack.events)
    entities = ChainMap({entity.id: entity for entity in found.entities}, actors.entities)
    drafts: list[Draft] = []
    memory, states = Memory(), False
    sport = tuple(pack.events.class_forms.get(SPORT, ()))
    for scene in scenes_of(found, pack.events, actors, memory):
        if any(word.endswith(sport) or SCORE.fullmatch(word) for word in scene.words):
            continue
        states = states or bool(scene.background.sure)
        plain = _matches(scene)
        matches: list[Match] = []
        for match in plain:
            matches.append(completed(scene, match, matches))
            if matches[-1].whole:
                memory.note(match.frame.category, matches[-1].actor, matches[-1].recipient)
        topics = {
            t for m in matches if m.whole and m.frame.category in ("REQUEST", "THREATEN", "AGREE") for t in m.topic
        }
        contexts = contexts_of(scene.words, scene.knows.contexts) if matches else ()
        for match, bare in zip(matches, plain, strict=True):
            if match.at in topics and not (bare.actor and bare.recipient):
                continue
            if match.frame.category in SPEECH and _surveyed(scene):
                continue
            if match.frame.noun and _invited(match, matches):
                continue
            drafts.append(_draft(found, scene, match, contexts, entities))
    politics = Politics.of(entities, found.entities, actors, states)
    drafts = [replace(d, alone=d.alone and politics.alone(d.event, d.crime)) for d in drafts]
    events = merged([d for d in drafts if not d.whole or politics.counts(d.event, d.crime)], entities)
    used = {i for event in events for i in (*event.actor, *event.recipient)}
    return tuple(sorted(events, key=lambda event: (event.trigger, event.id))), actors.kept(found, used)


def _surveyed(scene: Scene) -> bool:
    """True if the sentence tells of a survey: what citizens think is no act."""
    forms = tuple(scene.knows.class_forms.get(SURVEY, ()))
    return bool(forms) and any(word.endswith(forms) for word in scene.words)


def _of_crime(scene: Scene) -> bool:
    forms = scene.knows.class_forms.get(CRIME, ())
    return any(w in forms and t.upos == "NOUN" for w, t in zip(scene.words, scene.sentence.tokens, strict=True))


def _matches(scene: Scene) -> list[Match]:
    parsed = any(token.deprel for token in scene.sentence.tokens)
    return matches_in(scene) if parsed else matches_by_form(scene)


def _invited(match: Match, matches: list[Match]) -> bool:
    """True for the visit in 'zu einem Besuch eingeladen': the invitation is the event, and it tells the plan."""
    return any(
        match.at in other.topic and other.frame.mode == "visit" and other.whole
        for other in matches
        if other is not match
    )


def _draft(
    found: Found, scene: Scene, match: Match, contexts: tuple[str, ...], entities: Mapping[str, Entity]
) -> Draft:
    trigger = scene.sentence.tokens[match.at].span
    reading = status_of(scene, match)
    when = when_of(trigger, found.times, found.document, found.syntax)
    quotation = scene.quotation_at(match.at)
    status, reasons = _settled(reading, match, scene, quotation, when.earliest or _only_day(scene, match, found))
    if status in PAST:
        when = when_of(trigger, found.times, found.document, found.syntax, ahead=False)
    actor, recipient, place = match.actor, match.recipient, _place(scene, match)
    event = Event(
        id=content_id("ev", found.document.page_id, match.frame.category, tuple(trigger), actor),
        category=match.frame.category,
        mode=match.frame.mode,
        actor=actor,
        recipient=recipient,
        place=place,
        when=when,
        status=status,
        according_to=_according_to(reading, quotation, found, entities),
        trigger=trigger,
        evidence=_evidence(scene, match),
        topic=trimmed_hull(scene, scene.phrase(match.topic[0])) if match.topic else None,
        reasons=reasons,
        contexts=contexts,
        by=f"{BY} {match.frame.lemma}",
    )
    body = scene.line != "heading"
    sentence = scene.sentence.span
    dated = when.earliest is not None or any(t.type == "DATE" and sentence.contains(t.span) for t in found.times)
    alone = not match.whole and match.alone and body
    weight = (
        int(body),
        len({*actor, *recipient}),
        int(bool(actor)),
        int(dated) + int(place is not None),
        int(not match.frame.noun),
    )
    return Draft(event, weight, not reading.reasons, match.frame.noun, match.whole, _of_crime(scene), alone)


def _settled(
    reading: Reading, match: Match, scene: Scene, quotation: Quotation | None, day: date | None
) -> tuple[Status, tuple[str, ...]]:
    """The status with quotation and date considered, and why."""
    status, reasons = reading.status, reading.reasons
    if reading.present and match.frame.category not in SPEECH and _later(day, scene.published):
        status, reasons = "planned", (*reasons, "planned: present tense with a later date")
    speakers = {*reading.source, *(quotation.speaker_is if quotation is not None else ())}
    speech = status in ("happened", "claimed") and match.frame.category in SPEECH
    if speech and _same_side(speakers, match.actor, scene.entities):
        return "happened", (*reasons, "said by the actor's side")
    if quotation is not None and status == "happened":
        return "claimed", (*reasons, f"claimed: inside {quotation.id}")
    return status, reasons


def _only_day(scene: Scene, match: Match, found: Found) -> date | None:
    """The day that the sentence of a verb names, if it names one only."""
    if match.frame.noun:
        return None
    days = [t.when.earliest for t in found.times if scene.sentence.span.contains(t.span) and t.type == "DATE"]
    return days[0] if len(days) == 1 else None


def _later(day: date | None, published: date | None) -> bool:
    """True for a day after that of the page."""
    return day is not None and published is not None and day > published


def _same_side(speakers: set[str], actor: tuple[str, ...], entities: Mapping[str, Entity]) -> bool:
    """True if a speaker is an actor or belongs to the state of one: the statement itself is then the act."""
    known = [entities[i] for i in speakers if i in entities]
    sides = {e.state for e in known if e.state}
    if any(i in speakers or (i in entities and entities[i].state in sides) for i in actor):
        return True
    # 'Halvarien sei bereit, sagte der Außenminister': of whose state nothing is known, he speaks for the one he names.
    officials = any(e.kind == "person" and e.offices and e.state is None for e in known)
    return officials and any(i in entities and entities[i].kind == "place" for i in actor)


def _according_to(
    reading: Reading, quotation: Quotation | None, found: Found, entities: Mapping[str, Entity]
) -> tuple[Link, ...]:
    if quotation is None:
        return tuple(_link(entities[i]) for i in reading.source if i in entities)
    speakers = tuple(_link(entities[i]) for i in quotation.speaker_is if i in entities)
    if not speakers and quotation.speaker:
        span = quotation.speaker[0]
        speakers = (Link(name=span.of(found.document.text), named=False, span=span),)
    return (*speakers, *quotation.chain)


def _link(entity: Entity) -> Link:
    kind = entity.subkind if entity.subkind in TELLERS else entity.kind
    known = kind if kind in ("person", "state", "outlet", "agency") else None
    return Link(name=entity.name, entity=entity.id, named=entity.named, kind=known)  # type: ignore[arg-type]


def _place(scene: Scene, match: Match) -> str | None:
    """A place or state named with a preposition of place beside the trigger."""
    sentence = scene.sentence
    anchors = (
        [match.at]
        if sentence.tokens[match.at].head == ROOT or not match.frame.noun
        else [match.at, sentence.tokens[match.at].head]
    )
    for anchor in anchors:
        for child in sentence.dependents(anchor, "obl", "nmod", "advmod", "obj"):
            mention = scene.mentions.get(child)
            entity = scene.entities.get(mention.entity or "") if mention is not None else None
            if entity is None or scene.case_of(child) not in scene.knows.place_prepositions:
                continue
            if entity.kind in ("place", "state"):
                return entity.id
    return None


def _evidence(scene: Scene, match: Match) -> Span:
    """The clause of a verb, or the phrase of a noun with the clause around it if its participants stand there."""
    at = match.at
    indices = scene.phrase(at)
    if match.frame.noun:
        outside = [i for i in (*match.actor, *match.recipient) if not _inside(scene, indices, i)]
        head = scene.sentence.tokens[at].head
        if outside and head != ROOT:
            indices = [*scene.phrase(head), at]
    return trimmed_hull(scene, indices)


def _inside(scene: Scene, indices: list[int], entity_id: str) -> bool:
    return any(
        m.entity == entity_id for i in indices for m in (scene.mentions.get(i), scene.parts.get(i)) if m is not None
    )


__all__ = ["find_events"]
