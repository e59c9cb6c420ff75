"""Which frames of the lexicon a sentence holds, with the participants that their slots give."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from depesche.extract.events.match import Match, behind, is_word, noun_frames
from depesche.extract.events.needs import DOING, Filled, satisfied, told_alone
from depesche.extract.events.nouns import event_parties, noun_match, told_of
from depesche.extract.events.participants import addressed, hosts, owners, state_of_place, who
from depesche.extract.events.predicate import Predicate, lemmas_at, predicate_at
from depesche.extract.events.scene import Scene
from depesche.lang.frames import OWN, Frame, Slot

UNDOING = frozenset({"CONCEDE", "RETREAT"})
"""Categories whose acts end what somebody did before."""
WORDS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT"})
"""Acts of speech that are said to somebody."""


def matches_in(scene: Scene) -> list[Match]:
    """The best frame of each trigger, in reading order; nouns of a construction are not triggers of their own."""
    verbs = [m for index in range(len(scene.words)) if (m := _verb_match(scene, index)) is not None]
    used = {index: match for match in verbs if match.whole for index in match.used}
    nouns = [m for i in range(len(scene.words)) if (m := noun_match(scene, i)) is not None]
    free = [m for m in nouns if m.at not in used]
    # 'das Verbot aufheben': lifting it is the event, and there was a ban.
    undone = [replace(m, whole=False) for m in nouns if m.at in used and _undoes(used[m.at], m)]
    return sorted([*verbs, *free, *undone], key=lambda m: m.at)


def _undoes(outer: Match, inner: Match) -> bool:
    return outer.frame.category in UNDOING and inner.frame.category not in (*UNDOING, *WORDS)


def predicates_at(scene: Scene, index: int) -> Iterator[Predicate]:
    """Readings of a token as a verb, or as what a copula says of its subject."""
    token = scene.sentence.tokens[index]
    if token.deprel == "amod":
        yield from _attribute(scene, index)
        return
    if token.upos in ("VERB", "AUX") or (token.upos == "ADJ" and token.deprel in ("root", "ccomp", "conj", "xcomp")):
        if token.deprel.startswith(("aux", "cop")):
            return
        for lemma, particle in lemmas_at(scene, index):
            yield predicate_at(scene, index, lemma, particle)
    if any(scene.sentence.tokens[c].deprel == "cop" for c in scene.sentence.children[index]):
        yield predicate_at(scene, index, "sein", None)


def _attribute(scene: Scene, index: int) -> Iterator[Predicate]:
    """A participle beside the noun to which it was done ('der entführte Minister', 'die verhängten Sanktionen')."""
    word, head = scene.words[index], scene.sentence.tokens[index].head
    stem = next((word.removesuffix(e) for e in scene.knows.endings if word.endswith(e)), "")
    for lemma in scene.knows.participles.get(stem, ()):
        phrases: dict[str, list[int]] = {}
        for child in scene.sentence.children[index]:
            if scene.case_of(child):
                phrases.setdefault(scene.case_of(child), []).append(child)
        agents = next((phrases.pop(p) for p in scene.knows.passive_agents if p in phrases), [])
        yield Predicate(index, lemma, subj=agents, obj=[head], phrases=phrases, passive=True)


def _verb_match(scene: Scene, index: int) -> Match | None:
    found: list[tuple[tuple[int, ...], Match]] = []
    for predicate in predicates_at(scene, index):
        for order, frame in enumerate(scene.knows.frames_of_verb(predicate.lemma)):
            used = construction(scene, predicate, frame)
            if used is None:
                continue
            if scene.sentence.tokens[index].deprel == "amod" and frame.category not in DOING - {"SANCTION"}:
                continue
            match = _filled(scene, predicate, frame, used)
            sure = (
                match.whole,
                bool(frame.words) or (frame.category == "PROTEST") == _people_act(scene, match.actor),
                len(frame.words),
                ":" in frame.needs or "judge" in frame.needs.split(),
                bool(match.actor) + bool(match.recipient),
                -order,
            )
            found.append((tuple(int(x) for x in sure), match))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _people_act(scene: Scene, actor: tuple[str, ...]) -> bool:
    """True if a crowd or an association acts, who protest where states complain and occupy."""
    kinds = [(scene.entities[i].kind, scene.entities[i].subkind) for i in actor]
    crowd = any(kind == "group" and sub != "side" for kind, sub in kinds)
    return crowd or any(kind == "organisation" and sub in (None, "body") for kind, sub in kinds)


def construction(scene: Scene, predicate: Predicate, frame: Frame) -> frozenset[int] | None:
    """Tokens of the words that the frame asks for beside the verb; None if one is missing."""
    used: set[int] = {predicate.particle} if predicate.particle is not None else set()
    words = list(frame.words)
    if "sich" in words or scene.knows.reflexives.intersection(words):
        words = [w for w in words if w not in scene.knows.reflexives]
        if not predicate.reflexive:
            return None
    elif predicate.reflexive:
        return None
    preposition = ""
    for word in words:
        if word in scene.knows.frame_prepositions and preposition == "":
            preposition = word
            continue
        hits = _named(scene, predicate, word, preposition)
        if not hits:
            return None
        used.add(hits[0])
        preposition = ""
    return frozenset(used)


def _named(scene: Scene, predicate: Predicate, word: str, preposition: str) -> list[int]:
    """Tokens around the verb that are `word`, after `preposition` if one is given."""
    if preposition:
        heads = [*predicate.phrases.get(preposition, ()), predicate.at]
        heads = [h for h in heads if h != predicate.at or scene.case_of(h) == preposition]
        return [h for h in heads if is_word(scene, h, word)]
    if word.islower():
        near = [*predicate.others, *predicate.obj, *predicate.clauses, predicate.at]
        return [h for h in near if scene.words[h] == word]
    near = [*predicate.obj, *predicate.dat, *predicate.others]
    return [h for h in near if scene.sentence.tokens[h].upos in ("NOUN", "PROPN") and is_word(scene, h, word)]


def _filled(scene: Scene, predicate: Predicate, frame: Frame, used: frozenset[int]) -> Match:
    actor = _collect(scene, predicate, frame, frame.actor, used)
    suffered = hosts(scene, _collect(scene, predicate, frame, frame.recipient, used), actor)
    if suffered and actor == suffered and all(scene.sentence.tokens[h].upos == "PRON" for h in predicate.subj):
        actor = []  # 'er beschuldigte Holm': he is somebody else
    recipient = [i for i in suffered if i not in actor]
    topic = tuple(h for slot in frame.topic for h in heads_of(scene, predicate, frame, slot, used))
    filled = Filled(scene, predicate, frame, actor, recipient, used)
    whole, alone = satisfied(filled), told_alone(filled)
    return Match(frame, predicate.at, tuple(actor), tuple(recipient), used, topic, whole, predicate, alone)


def _collect(
    scene: Scene, predicate: Predicate, frame: Frame, wanted: Iterable[Slot], used: frozenset[int]
) -> list[str]:
    """Participants of the first slots that give any; `own` slots of nouns inside the construction count too."""
    out: list[str] = []
    for slot in told_of(scene, frame, wanted):
        if out and slot.name not in OWN:
            break
        if slot.name == "speaker":
            quotation = scene.quotation_at(predicate.at)
            out += [i for i in (quotation.speaker_is if quotation else ()) if i in scene.entities]
        elif slot.name in OWN:
            out += [i for head in sorted(used) for i in owners(scene, head, slot.name)]
        for head in heads_of(scene, predicate, frame, slot, used):
            found = event_parties(scene, head) if slot.wide else []
            strict = frame.category == "CONSULT" and (
                slot.name == "obj" or (slot.name == "subj" and frame.mode == "visit")
            )
            found = found or list(who(scene, head, slot.wide, strict))
            if wanted is frame.actor and not strict and not who(scene, head, strict=True):
                # 'supporters of the president protest': a state acts through its people, a person does not.
                found = [i for i in found if scene.entities[i].kind != "person"]
            if slot.name in scene.knows.place_prepositions and wanted is frame.actor:
                # 'protested in Peru' tells whose protest it is, 'protested in the capital' does not.
                found = [i for i in found if scene.entities[i].kind != "place" or scene.background.knows_power(i)]
            if not found and (slot.name == "subj" or wanted is frame.recipient):
                found = state_of_place(scene, head) or _where(scene, head, frame)
            somebody = _addresses(predicate, frame, slot) if wanted is frame.recipient else _protests(frame, slot)
            if not found and somebody:
                found = addressed(scene, head)
            out += [i for i in found if i not in out]
    if not out and wanted is frame.recipient and frame.category in ("ACCUSE", "REQUEST"):
        out = _of_clause(scene, predicate)
    if not out and wanted is frame.recipient and frame.category in ("AGREE", "THREATEN"):
        out = _of_promise(scene, predicate, frame.category == "THREATEN")
    return list(dict.fromkeys(scene.speaks_for(i) for i in out))


def _where(scene: Scene, head: int, frame: Frame) -> list[str]:
    """The power in which lies what somebody attacks: 'beschoss Dörfer in Halvarien'."""
    places = scene.sentence.dependents(head, "nmod") if frame.category == "ASSAULT" else []
    return [i for c in places if scene.case_of(c) in scene.knows.where for i in state_of_place(scene, c)]


def _of_promise(scene: Scene, predicate: Predicate, threat: bool) -> list[str]:
    """For whom somebody promises to do something, or to whom he threatens to: 'bot an, den Nachbarn zu helfen'."""
    out: list[str] = []
    for clause in predicate.clauses:
        for child in scene.sentence.dependents(clause, "obl", "iobj", "obj"):
            near = scene.case_of(child) in scene.knows.noun_prepositions or scene.sentence.tokens[child].deprel != "obl"
            if near and (threat or scene.case_of(child) or _case(scene, child) == "Dat"):
                out += [i for i in who(scene, child) if i not in out]
    return out


def _of_clause(scene: Scene, predicate: Predicate) -> list[str]:
    """Who does what is deplored or wanted: 'kritisierte, die Präsidentin habe ...'."""
    out: list[str] = []
    for clause in predicate.clauses:
        passive = scene.sentence.dependents(clause, "aux:pass", "nsubj:pass")
        for head in scene.sentence.dependents(clause, "nsubj") if not passive else ():
            out += [i for i in who(scene, head) if i not in out]
    return [i for i in out if scene.entities[i].kind != "group"]


def _protests(frame: Frame, slot: Slot) -> bool:
    """True if whoever stands in the slot strikes or demonstrates, as only people do."""
    return frame.people and frame.category == "PROTEST" and slot.name == "subj"


def _addresses(predicate: Predicate, frame: Frame, slot: Slot) -> bool:
    """True if whoever stands in the slot is spoken to: 'warf den Händlern vor, ...', 'rief die Verlage auf, ...'."""
    if frame.people and slot.name == "obj":
        return True
    if frame.category not in (*WORDS, "AID"):
        return False
    if slot.name == "dat":
        return frame.category in ("THREATEN", "SUPPORT") or bool(predicate.obj or predicate.clauses)
    return frame.category == "REQUEST" and slot.name == "obj" and not slot.wide and bool(predicate.clauses)


def heads_of(scene: Scene, predicate: Predicate, frame: Frame, slot: Slot, used: frozenset[int]) -> list[int]:
    """Heads of the phrases in a slot of a verb."""
    if slot.name == "subj":
        heads = predicate.subj or _miscalled(scene, predicate, frame)
    elif slot.name == "obj":
        heads = predicate.obj or (
            [] if any(s.name == "dat" for s in (*frame.actor, *frame.recipient)) else predicate.dat
        )
    elif slot.name == "dat":
        heads = predicate.dat or _addressed(scene, predicate)
    elif slot.name == "clause":
        heads = predicate.clauses
    else:
        heads = [h for h in predicate.phrases.get(slot.name, []) if _case_fits(scene, h, slot)]
        heads = heads or _nested(scene, predicate, slot.name)
        heads = heads or [h for i in sorted(used) if (h := behind(scene, i, slot.name)) is not None]
    return [h for h in heads if h not in used]


def _miscalled(scene: Scene, predicate: Predicate, frame: Frame) -> list[int]:
    """What the parser calls the object of a verb that has none is its subject."""
    wanted = {s.name for s in (*frame.actor, *frame.recipient, *frame.topic)}
    bare = not predicate.passive and not predicate.clauses and not frame.words and not wanted & {"obj", "dat", "clause"}
    finite = scene.sentence.tokens[predicate.at].feature("VerbForm") != "Inf"
    return predicate.obj if bare and finite else []


def _addressed(scene: Scene, predicate: Predicate) -> list[int]:
    """A dative that the parser took for the object, or hung on the object right behind it."""
    objects = [h for h in predicate.obj if h in scene.mentions or _case(scene, h) == "Dat"]
    if objects and (len(predicate.obj) > 1 or predicate.passive or predicate.clauses):
        return objects[:1]
    for head in predicate.obj:
        for child in scene.sentence.dependents(head, "nmod", "compound", "appos", "flat"):
            if child < head and child in scene.mentions and child not in predicate.subj and not scene.case_of(child):
                return [child]
    return [h for h in objects if h in scene.mentions]


def _case_fits(scene: Scene, index: int, slot: Slot) -> bool:
    """Whether a phrase has the slot's case; only an article tells it, and names without one fit both."""
    if not slot.case or not scene.sentence.dependents(index, "det"):
        return True
    return _case(scene, index) in (None, slot.case.title())


def _case(scene: Scene, index: int) -> str | None:
    return scene.sentence.tokens[index].feature("Case")


def _nested(scene: Scene, predicate: Predicate, preposition: str) -> list[int]:
    """Phrases that the parser hung on a noun beside the verb instead of on the verb."""
    out: list[int] = []
    for head in predicate.nominal():
        if preposition in scene.knows.noun_prepositions and noun_frames(scene, head) and head not in predicate.obj:
            continue
        near = scene.sentence.dependents(head, "nmod", "obl", "appos")
        out += [child for child in near if scene.case_of(child) == preposition]
    return out
