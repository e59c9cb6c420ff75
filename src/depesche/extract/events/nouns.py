"""Frames of nouns: 'das Treffen mit ...', 'Waffenlieferungen an ...', with the arguments that nouns have."""

from collections.abc import Iterable

from depesche.extract.events.match import Match, behind, enough, noun_frames
from depesche.extract.events.participants import hosts, owners, state_of_place, who
from depesche.extract.events.predicate import lemmas_at, predicate_at
from depesche.extract.events.scene import Scene
from depesche.lang.frames import OWN, Frame, Slot
from depesche.model.syntax import ROOT

BY_ONE = frozenset({"MOBILIZE", "ACCUSE", "REQUEST", "ASSAULT"})
"""Categories whose nouns tell enough with who acts: somebody mobilises, criticises, demands."""
PLACED = frozenset({"PROTEST", "ASSAULT"})
"""Categories of what anybody may do in a country, whose place is nobody's side."""
ALONE = frozenset({"PROTEST", "RETREAT", "COERCE", "SANCTION"})
"""Categories whose nouns tell enough with one participant."""


def noun_match(scene: Scene, index: int) -> Match | None:
    token = scene.sentence.tokens[index]
    if token.upos not in ("NOUN", "PROPN") or (scene.knows.noun_initial and not token.form[:1].isupper()):
        return None
    found: list[tuple[tuple[int, ...], Match]] = []
    for order, frame in enumerate(noun_frames(scene, index)):
        agents = [
            s for s in frame.actor if s.name in scene.knows.passive_agents[1:] and _attached(scene, index, s.name)
        ]
        actor = _noun_slots(scene, index, told_of(scene, frame, agents or frame.actor))
        recipient = _noun_slots(scene, index, told_of(scene, frame, frame.recipient))
        recipient = [i for i in hosts(scene, recipient, actor) if i not in actor]
        if not actor:
            shared = bool(recipient) and frame.category == "CONSULT"
            actor = [i for i in _governing(scene, index, shared) if i not in recipient]
        need = frame.needs or ("" if frame.category in ALONE else "actor" if frame.category in BY_ONE else "pair")
        whole = enough(scene, need, actor, recipient) and (
            need != "main" or token.deprel.split(":")[0] in ("nsubj", "obj", "root")
        )
        whole = whole and not (frame.category == "AID" and scene.case_of(index) in scene.knows.purpose_prepositions)
        match = Match(frame, index, tuple(actor), tuple(recipient), frozenset(), (), whole, None, frame.alone)
        found.append(((int(match.whole), bool(actor) + bool(recipient), -order), match))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def told_of(scene: Scene, frame: Frame, wanted: Iterable[Slot]) -> list[Slot]:
    """The slots without those of place, where that is nobody's side."""
    return [s for s in wanted if frame.category not in PLACED or s.name not in scene.knows.where]


def _noun_slots(scene: Scene, index: int, wanted: Iterable[Slot]) -> list[str]:
    out: list[str] = []
    for slot in wanted:
        if slot.name in OWN:
            out += [i for i in owners(scene, index, slot.name) if i not in out]
            continue
        for head in _attached(scene, index, slot.name):
            found = list(who(scene, head, slot.wide))
            if slot.name in scene.knows.place_prepositions:
                # 'the protests in Peru' tells whose they are, 'the protests in the capital' does not.
                found = [i for i in found if scene.entities[i].kind != "place" or scene.background.knows_power(i)]
            else:
                found = found or state_of_place(scene, head)
            out += [i for i in found if i not in out]
    return out


def _attached(scene: Scene, index: int, preposition: str) -> list[int]:
    """Phrases with a preposition that belong to a noun: its own, or right behind it on the verb that it hangs on."""
    sentence = scene.sentence
    own = [c for c in sentence.dependents(index, "nmod", "obl", "appos", "acl") if scene.case_of(c) == preposition]
    for child in sentence.dependents(index, "nmod", "appos"):
        own += [c for c in sentence.dependents(child, "nmod") if scene.case_of(c) == preposition and child != c]
    next_one = behind(scene, index, preposition)
    if not own and next_one is not None and next_one > index:
        own = [next_one]
    head = sentence.tokens[index].head
    if own or head == ROOT:
        return own
    end = max(scene.phrase(index))
    beside = [c for c in sentence.dependents(head, "obl", "nmod") if scene.case_of(c) == preposition and c > index]
    return [c for c in beside if min(scene.phrase(c)) <= end + 1 or _carries(scene, head)]


def _carries(scene: Scene, index: int) -> bool:
    """True for a verb that only carries the event of its noun, whose phrases are then the noun's."""
    knows = scene.knows
    return any(lemma in knows.aspect or lemma in knows.governors for lemma, _ in lemmas_at(scene, index))


def _governing(scene: Scene, index: int, shared: bool) -> list[str]:
    """Who takes part by the verb above: as its governor says, or, if `shared`, its subject ('beim Treffen mit ihm')."""
    above = next((a for a in scene.sentence.ancestors(index) if scene.sentence.tokens[a].upos in ("VERB", "AUX")), None)
    if above is None:
        return []
    fallback: list[str] = []
    for lemma, particle in lemmas_at(scene, above) or [("", None)]:
        predicate = predicate_at(scene, above, lemma, particle)
        governor = scene.knows.governors.get(lemma)
        if governor is not None and governor.actor:
            places = {"obj": predicate.obj, **predicate.phrases}
            if any(index in places.get(slot, ()) for slot in governor.slots):
                source = predicate.subj if governor.actor == "subj" else [*predicate.dat, *predicate.obj]
                return [i for h in source if h != index for i in who(scene, h)]
        fallback = fallback or [i for h in predicate.subj if index not in scene.phrase(h) for i in who(scene, h)]
    return fallback if shared else []


def event_parties(scene: Scene, index: int) -> list[str]:
    """Who takes part in the event that a noun names: of the exercise that is condemned, those who exercise."""
    for frame in noun_frames(scene, index):
        found = [*_noun_slots(scene, index, frame.actor), *_noun_slots(scene, index, frame.recipient)]
        if found:
            return list(dict.fromkeys(found))
    return []
