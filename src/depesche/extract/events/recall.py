"""Events that a page refers back to: 'wies die Kritik zurück' means those who criticised before."""

from collections.abc import Sequence
from dataclasses import replace

from depesche.extract.events.match import Match, noun_frames, of_class
from depesche.extract.events.needs import Filled, satisfied
from depesche.extract.events.predicate import Predicate
from depesche.extract.events.scene import Scene
from depesche.extract.events.status import SPEECH

DEED = "DEED"
"""Class of nouns that point back at what somebody has just done ('der Schritt', 'die Entscheidung')."""
ANSWERS = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Acts of speech that answer to what somebody else has done or said."""
FOLLOWING = frozenset({"THREATEN", "AGREE"})
"""Acts that go on towards whoever was just spoken to ('forderte die Offiziere auf und drohte mit dem Ausschluss')."""
FAR = 4
"""A deed is not looked for further back than so many events."""
FAR_SPEAKER = 600
"""Characters between what somebody said and its rejection."""


def completed(scene: Scene, match: Match, before: Sequence[Match]) -> Match:
    """The match with those whom an event told before names; `before` are the matches of the sentence so far."""
    if not match.whole and match.alone and not (match.actor or match.recipient):
        actor, recipient = scene.memory.sides.get(match.frame.category, ((), ()))
        return replace(match, actor=actor, recipient=recipient)
    if match.recipient or match.predicate is None:
        return match
    own = _own(scene, match)
    meant = tuple(i for i in _meant(scene, match, match.predicate, before) if i not in own)
    return _with(scene, match, meant) if meant else match


def _own(scene: Scene, match: Match) -> set[str]:
    """Whose they are who act, by their own phrase: 'ein Sprecher des türkischen Außenministeriums'."""
    heads = [at for at, mention in scene.mentions.items() if mention.entity in match.actor]
    inside = {part for head in heads for part in scene.sentence.subtree(head)}
    named = {scene.mentions[at].entity for at in inside if at in scene.mentions}
    states = {scene.states.get(scene.entities[i].state or "", "") for i in named if i and i in scene.entities}
    return {i for i in named if i} | states


def _meant(scene: Scene, match: Match, predicate: Predicate, before: Sequence[Match]) -> tuple[str, ...]:
    """To whom an act without a recipient is done: whose act its object names, who is answered, who was spoken to."""
    category, actor = match.frame.category, set(match.actor)
    heads = list(predicate.obj) + list(predicate.dat)
    for slot in match.frame.recipient:
        heads += predicate.phrases.get(slot.name, [])
    for head in heads if any(slot.wide for slot in match.frame.recipient) else ():
        for frame in noun_frames(scene, head):
            meant = tuple(i for i in scene.memory.actors.get(frame.category, ()) if i not in actor)
            if meant:
                return meant
    if not actor:
        return ()
    if category in FOLLOWING:
        same = (m.recipient for m in reversed(before) if m.whole and m.recipient and set(m.actor) == actor)
        return next(same, ())
    if category not in ANSWERS:
        return ()
    back = _points_back(scene, heads, match, predicate)
    return _answered(scene, match) if back else _accuser(scene, actor) if category == "REJECT" else ()


def _points_back(scene: Scene, heads: list[int], match: Match, predicate: Predicate) -> bool:
    """True for 'wies das zurück', 'begrüßte den Schritt' and a bare 'widersprach'."""
    if not heads:
        return match.frame.category == "REJECT" and not predicate.clauses
    if any(scene.words[h] in scene.knows.pointing and h not in scene.mentions for h in heads):
        return True
    return any(of_class(scene, h, DEED) or (_definite(scene, h) and noun_frames(scene, h)) for h in heads)


def _definite(scene: Scene, index: int) -> bool:
    articles = scene.sentence.dependents(index, "det")
    return any(scene.sentence.tokens[c].feature("Definite") == "Def" for c in articles)


def _accuser(scene: Scene, actor: set[str]) -> tuple[str, ...]:
    """Who lately acted towards the one who answers now."""
    sides = {state for i in actor if (state := scene.entities[i].state)}
    for did, suffered in reversed(scene.memory.towards[-FAR:]):
        suffers = actor & set(suffered) or any(scene.entities[i].state in sides for i in suffered)
        if suffers and not actor & set(did):
            return did
    return ()


def _answered(scene: Scene, match: Match) -> tuple[str, ...]:
    """Who acted towards whoever answers now; else of what is rejected who spoke last, of a deed who did the last."""
    actor, rejects = set(match.actor), match.frame.category == "REJECT"
    if towards := _accuser(scene, actor):
        return towards
    others = [(category, did) for category, did in reversed(scene.memory.last[-FAR:]) if not set(did) & actor]
    fitting = (did for category, did in others if (category in SPEECH - {"AGREE", "CONCEDE"}) == rejects)
    acted = next(fitting, others[0][1] if others else ())
    if acted or not rejects:
        return acted
    at = scene.sentence.span.start
    near = (q.speaker_is for q in reversed(scene.spoken) if at - FAR_SPEAKER < q.content[-1].start < at)
    spoke = (tuple(i for i in ids if i in scene.entities) for ids in near)
    return next((ids for ids in spoke if ids and not actor & set(ids)), ())


def _with(scene: Scene, match: Match, recipient: tuple[str, ...]) -> Match:
    """The match with a recipient, whole if that was all it lacked."""
    assert match.predicate is not None
    actor = list(match.actor)
    whole = satisfied(Filled(scene, match.predicate, match.frame, actor, list(recipient), match.used))
    return replace(match, recipient=recipient, whole=match.whole or (bool(actor) and whole))
