"""Whether all that a frame needs stands around its verb."""

from dataclasses import dataclass, replace

from depesche.extract.events.match import enough, judges, of_class
from depesche.extract.events.predicate import Predicate
from depesche.extract.events.scene import Scene
from depesche.lang.frames import Frame

TELLING = frozenset({"SUPPORT", "ACCUSE"})
"""Acts of speech that are told with what they are about, and need not name to whom they are said."""
FORCE = frozenset({"ASSAULT", "COERCE"})
DOING = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Deeds that are told with what they are done to, which need not be somebody that is known."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame at a verb with the participants that were found for it."""

    scene: Scene
    predicate: Predicate
    frame: Frame
    actor: list[str]
    recipient: list[str]
    used: frozenset[int]
    alone: bool = False
    """True if only the words are asked for, and nobody who takes part."""

    def objects(self) -> list[int]:
        """Objects that are no part of the construction."""
        return [h for h in self.predicate.obj if h not in self.used]


def satisfied(filled: Filled) -> bool:
    """Whether all that the frame needs is there; without a need of its own, one participant."""
    frame, actor = filled.frame, filled.actor
    if frame.category == "CONSULT" and not frame.needs and frame.mode != "multilateral":
        return enough(filled.scene, "pair", actor, filled.recipient) or (
            frame.mode != "visit" and bool(actor) and (frame.mode == "third-party" or _several(filled))
        )
    return all(_has(filled, need) for need in frame.needs.split() or [""])


def told_alone(filled: Filled) -> bool:
    """Whether the words that the frame needs are there, whoever takes part."""
    words = [need for need in filled.frame.needs.split() if ":" in need]
    return filled.frame.alone and all(_has(replace(filled, alone=True), need) for need in words)


def _has(filled: Filled, need: str) -> bool:
    scene, predicate = filled.scene, filled.predicate
    kind, _, value = need.partition(":")
    anybody = bool(filled.actor or filled.recipient) or filled.alone
    if kind in ("judge", "-judge"):
        return judges(scene, filled.actor) == (kind == "judge") and anybody
    if kind == "-obj":
        return not any(of_class(scene, h, value) for h in predicate.obj) and anybody
    if kind == "obj":
        heads = predicate.obj or predicate.dat or predicate.subj
        return any(of_class(scene, i, value) for h in heads for i in scene.phrase(h)) and anybody
    if kind in ("pred", "attr"):
        inside = set(scene.sentence.subtree(predicate.at)) - {i for h in predicate.subj for i in scene.phrase(h)}
        return any(of_class(scene, i, value) for i in inside) and anybody
    if kind in ("has", "not"):
        here = {*predicate.phrases, *(["clause"] if predicate.clauses else [])}
        return bool(here & set(value.split(","))) == (kind == "has")
    if value:
        return _after(filled, kind.lstrip("-"), value) != kind.startswith("-")
    return _lenient(filled, kind) or enough(scene, kind, filled.actor, filled.recipient)


def _after(filled: Filled, preposition: str, classes: str) -> bool:
    """True if a word of the classes stands in a phrase with the preposition."""
    scene, predicate = filled.scene, filled.predicate
    below = scene.sentence.subtree(predicate.at)
    heads = predicate.phrases.get(preposition, []) or [i for i in below if scene.case_of(i) == preposition]
    return any(of_class(scene, i, classes) for h in heads for i in scene.phrase(h))


def _lenient(filled: Filled, kind: str) -> bool:
    """Whether a need of two or of a recipient may go without: deeds and words are told with what they are about."""
    category = filled.frame.category
    if kind == "pair" and category in DOING:
        return _told(filled)
    if kind != "recipient" or not filled.actor:
        return False
    if category in FORCE:  # 'deported 168 citizens of it': people, though nobody who is known
        return any(h in filled.scene.mentions for h in filled.objects())
    return category in TELLING and bool(filled.objects() or filled.predicate.clauses)


def _told(filled: Filled) -> bool:
    """True if a power does something to whatever, or somebody suffers it by whomever."""
    powers = [i for i in filled.actor if filled.scene.entities[i].kind in ("state", "organisation", "group")]
    done = bool(powers and (filled.predicate.obj or filled.predicate.phrases))
    return done or bool(filled.recipient and filled.predicate.passive)


def _several(filled: Filled) -> bool:
    """True if the subject is a plural: 'die Außenminister berieten' are more than one."""
    sentence, predicate = filled.scene.sentence, filled.predicate
    tokens = [sentence.tokens[h] for h in predicate.subj]
    finite = [predicate.at, *sentence.dependents(predicate.at, "aux", "cop")]
    plural = any(sentence.tokens[i].feature("Number") == "Plur" for i in finite)
    return any(t.upos == "NOUN" and (plural or t.feature("Number") == "Plur") for t in tokens)
