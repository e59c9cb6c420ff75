"""Events that a page refers back to: 'wies die Kritik zurück' means those who criticised before."""

from dataclasses import replace

from depesche.extract.events.match import Match, noun_frames, of_class
from depesche.extract.events.needs import Filled, satisfied
from depesche.extract.events.scene import Scene
from depesche.extract.events.status import SPEECH

DEED = "DEED"
"""Class of nouns that point back at what somebody has just done ('der Schritt', 'die Entscheidung')."""
ANSWERS = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Acts of speech that answer to what somebody else has done or said."""
FAR = 4
"""A deed is not looked for further back than so many events."""
FAR_SPEAKER = 600
"""Characters between what somebody said and its rejection."""


def completed(scene: Scene, match: Match) -> Match:
    """The match with a recipient, if its object names an event told before and nobody else."""
    if match.recipient or match.predicate is None:
        return match
    heads = list(match.predicate.obj) + list(match.predicate.dat)
    for slot in match.frame.recipient:
        heads += match.predicate.phrases.get(slot.name, [])
    for head in heads if any(slot.wide for slot in match.frame.recipient) else ():
        for frame in noun_frames(scene, head):
            meant = tuple(i for i in scene.memory.actors.get(frame.category, ()) if i not in match.actor)
            if meant:
                return _with(scene, match, meant)
    if match.frame.category in ANSWERS and match.actor and _points_back(scene, heads, match):
        meant = _answered(scene, match)
        if meant:
            return _with(scene, match, meant)
    return match


def _points_back(scene: Scene, heads: list[int], match: Match) -> bool:
    """True for 'wies das zurück', 'begrüßte den Schritt' and a bare 'widersprach'."""
    assert match.predicate is not None
    rejects = match.frame.category == "REJECT"
    if not heads:
        return rejects and not match.predicate.clauses
    if any(scene.words[h] in scene.knows.pointing and h not in scene.mentions for h in heads):
        return True
    return any(of_class(scene, h, DEED) or (_definite(scene, h) and noun_frames(scene, h)) for h in heads)


def _definite(scene: Scene, index: int) -> bool:
    articles = scene.sentence.dependents(index, "det")
    return any(scene.sentence.tokens[c].feature("Definite") == "Def" for c in articles)


def _answered(scene: Scene, match: Match) -> tuple[str, ...]:
    """Who acted towards the one who answers now; else of what is rejected who spoke last, of a deed who did the last."""
    actor, memory = set(match.actor), scene.memory
    for did, suffered in reversed(memory.towards[-FAR:]):
        if actor & set(suffered) and not actor & set(did):
            return did
    rejects = match.frame.category == "REJECT"
    others = [(category, did) for category, did in reversed(memory.last[-FAR:]) if not set(did) & actor]
    fitting = (did for category, did in others if (category in SPEECH - {"AGREE", "CONCEDE"}) == rejects)
    acted = next(fitting, others[0][1] if others else ())
    if acted or not rejects:
        return acted
    at = scene.sentence.span.start
    near = [q for q in scene.spoken if at - FAR_SPEAKER < q.content[-1].start < at and q.speaker_is]
    speakers = tuple(i for i in near[-1].speaker_is if i in scene.entities) if near else ()
    return () if actor & set(speakers) else speakers


def _with(scene: Scene, match: Match, recipient: tuple[str, ...]) -> Match:
    """The match with a recipient, whole if that was all it lacked."""
    assert match.predicate is not None
    actor = list(match.actor)
    whole = satisfied(Filled(scene, match.predicate, match.frame, actor, list(recipient), match.used))
    return replace(match, recipient=recipient, whole=match.whole or (bool(actor) and whole))
