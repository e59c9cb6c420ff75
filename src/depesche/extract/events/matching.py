"""Which frames of the lexicon a sentence holds, with the participants that their slots give."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from depesche.extract.events.participants import owners, state_of_place, who
from depesche.extract.events.predicate import Predicate, lemmas_at, predicate_at
from depesche.extract.events.scene import Scene
from depesche.lang.frames import OWN, Frame, Slot
from depesche.model.syntax import ROOT

SHORTEST_FIRST_PART = 3
"""A compound's first part has at least this many letters."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a token."""

    frame: Frame
    at: int
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    used: frozenset[int]
    """Other tokens of the construction, whose own frames do not count."""
    topic: tuple[int, ...] = ()
    whole: bool = True
    """False if participants that the frame needs are missing: it may still name an event told elsewhere."""
    predicate: Predicate | None = None


def matches_in(scene: Scene) -> list[Match]:
    """The best frame of each trigger, in reading order; nouns of a construction are not triggers of their own."""
    verbs = [m for index in range(len(scene.words)) if (m := _verb_match(scene, index)) is not None]
    used = {index for match in verbs if match.whole for index in match.used}
    nouns = [m for i in range(len(scene.words)) if i not in used and (m := _noun_match(scene, i)) is not None]
    return sorted([*verbs, *nouns], key=lambda m: m.at)


def predicates_at(scene: Scene, index: int) -> Iterator[Predicate]:
    """Readings of a token as a verb, or as what a copula says of its subject."""
    token = scene.sentence.tokens[index]
    if token.upos in ("VERB", "AUX") or (token.upos == "ADJ" and token.deprel in ("root", "ccomp", "conj", "xcomp")):
        if token.deprel.startswith(("aux", "cop", "amod")):
            return
        for lemma, particle in lemmas_at(scene, index):
            yield predicate_at(scene, index, lemma, particle)
    if any(scene.sentence.tokens[c].deprel == "cop" for c in scene.sentence.children[index]):
        yield predicate_at(scene, index, "sein", None)


def _verb_match(scene: Scene, index: int) -> Match | None:
    found: list[tuple[tuple[int, ...], Match]] = []
    for predicate in predicates_at(scene, index):
        for order, frame in enumerate(scene.knows.frames_of_verb(predicate.lemma)):
            used = construction(scene, predicate, frame)
            if used is None:
                continue
            match = _filled(scene, predicate, frame, used)
            sure = (
                match.whole,
                len(frame.words),
                ":" in frame.needs,
                bool(match.actor) + bool(match.recipient),
                -order,
            )
            found.append((tuple(int(x) for x in sure), match))
    return max(found, key=lambda pair: pair[0])[1] if found else None


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
        if word.islower() and word in PREPOSITION_LIKE and preposition == "":
            preposition = word
            continue
        hits = _named(scene, predicate, word, preposition)
        if not hits:
            return None
        used.add(hits[0])
        preposition = ""
    return frozenset(used)


PREPOSITION_LIKE = frozenset("zu in an auf um unter mit nach vor".split())


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


def is_word(scene: Scene, index: int, word: str) -> bool:
    """True if a token is a form of the noun `word` or a compound that ends in it."""
    small, form, lemma = word.lower(), scene.words[index], scene.sentence.tokens[index].lemma.lower()
    stem = small[:-1] if small.endswith("e") else small
    return lemma.endswith(small) or stem in form[-len(stem) - 3 :]


def _filled(scene: Scene, predicate: Predicate, frame: Frame, used: frozenset[int]) -> Match:
    actor = _collect(scene, predicate, frame, frame.actor, used)
    recipient = [i for i in _collect(scene, predicate, frame, frame.recipient, used) if i not in actor]
    topic = tuple(h for slot in frame.topic for h in heads_of(scene, predicate, frame, slot, used))
    whole = satisfied(scene, predicate, frame, actor, recipient, used)
    return Match(frame, predicate.at, tuple(actor), tuple(recipient), used, topic, whole, predicate)


def _collect(
    scene: Scene, predicate: Predicate, frame: Frame, wanted: Iterable[Slot], used: frozenset[int]
) -> list[str]:
    """Participants of the first slots that give any; `own` slots of nouns inside the construction count too."""
    out: list[str] = []
    for slot in wanted:
        if out and slot.name not in ("mit", "adj", "gen"):
            break
        if slot.name == "speaker":
            quotation = scene.quotation_at(predicate.at)
            out += [i for i in (quotation.speaker_is if quotation else ()) if i in scene.entities]
        elif slot.name in OWN:
            out += [i for head in sorted(used) for i in owners(scene, head, slot.name)]
        for head in heads_of(scene, predicate, frame, slot, used):
            found = _event_parties(scene, head) if slot.wide else []
            strict = frame.category == "CONSULT" and slot.name == "obj"
            found = found or list(who(scene, head, slot.wide, strict)) or state_of_place(scene, head)
            out += [i for i in found if i not in out]
    return out


def heads_of(scene: Scene, predicate: Predicate, frame: Frame, slot: Slot, used: frozenset[int]) -> list[int]:
    """Heads of the phrases in a slot of a verb."""
    if slot.name == "subj":
        heads = predicate.subj
    elif slot.name == "obj":
        heads = predicate.obj or (
            [] if any(s.name == "dat" for s in (*frame.actor, *frame.recipient)) else predicate.dat
        )
    elif slot.name == "dat":
        heads = predicate.dat or _addressed(scene, predicate)
    elif slot.name == "clause":
        heads = predicate.clauses
    else:
        heads = [
            h
            for h in predicate.phrases.get(slot.name, [])
            if slot.case.title() in ("", _case(scene, h) or slot.case.title())
        ]
        heads = heads or _nested(scene, predicate, slot.name)
        heads = heads or [h for i in sorted(used) if (h := behind(scene, i, slot.name)) is not None]
    return [h for h in heads if h not in used]


def _addressed(scene: Scene, predicate: Predicate) -> list[int]:
    """A dative that the parser took for the object, or hung on the object right behind it."""
    objects = [h for h in predicate.obj if h in scene.mentions or _case(scene, h) == "Dat"]
    if objects and (len(predicate.obj) > 1 or predicate.passive or predicate.clauses):
        return objects[:1]
    for head in predicate.obj:
        for child in scene.sentence.dependents(head, "nmod", "compound", "appos", "flat"):
            if child < head and child in scene.mentions and not scene.case_of(child):
                return [child]
    return [h for h in objects if h in scene.mentions]


BETWEEN = frozenset({"mit", "zwischen", "über", "gegen", "an"})


def _case(scene: Scene, index: int) -> str | None:
    return scene.sentence.tokens[index].feature("Case")


def _nested(scene: Scene, predicate: Predicate, preposition: str) -> list[int]:
    """Phrases that the parser hung on a noun beside the verb instead of on the verb."""
    out = []
    for head in predicate.nominal():
        if preposition in BETWEEN and noun_frames(scene, head) and head not in predicate.obj:
            continue
        for child in scene.sentence.dependents(head, "nmod", "obl", "appos"):
            if scene.case_of(child) == preposition:
                out.append(child)
    return out


def satisfied(
    scene: Scene, predicate: Predicate, frame: Frame, actor: list[str], recipient: list[str], used: frozenset[int]
) -> bool:
    """Whether all that the frame needs is there; without a need of its own, one participant."""
    if frame.category == "CONSULT" and not frame.needs and frame.mode != "multilateral":
        return enough(scene, "pair", actor, recipient)
    return all(_has(scene, predicate, need, actor, recipient) for need in frame.needs.split() or [""])


def _has(scene: Scene, predicate: Predicate, need: str, actor: list[str], recipient: list[str]) -> bool:
    kind, _, value = need.partition(":")
    if kind == "obj":
        heads = predicate.obj or predicate.dat or predicate.subj
        return any(of_class(scene, i, value) for h in heads for i in scene.phrase(h)) and bool(actor or recipient)
    if kind in ("pred", "attr"):
        inside = set(scene.sentence.subtree(predicate.at)) - {i for h in predicate.subj for i in scene.phrase(h)}
        return any(of_class(scene, i, value) for i in inside) and bool(actor or recipient)
    if kind in ("has", "not"):
        return (value in predicate.phrases) == (kind == "has")
    return enough(scene, kind, actor, recipient)


def enough(scene: Scene, need: str, actor: list[str], recipient: list[str]) -> bool:
    """Whether there are as many participants as needed; a group counts as two."""
    if need in ("pair", "main"):
        return sum(2 if scene.entities[i].kind == "group" else 1 for i in {*actor, *recipient}) > 1
    if need in ("actor", "recipient"):
        return bool(actor if need == "actor" else recipient)
    return bool(actor or recipient)


def of_class(scene: Scene, index: int, classes: str) -> bool:
    """True if the token, or one coordinated with it, is a word of one of the classes."""
    for name in classes.split(","):
        words = scene.knows.classes.get(name, ())
        for member in scene.conjuncts(index):
            form, lemma = scene.words[member], scene.sentence.tokens[member].lemma.lower()
            if any(
                lemma.endswith(w) or form.startswith(w) or form.rstrip("ens").endswith(w.rstrip("ens")) for w in words
            ):
                return True
    return False


def behind(scene: Scene, index: int, preposition: str) -> int | None:
    """The phrase with a preposition that stands right behind a word, wherever the parser hung it."""
    tokens = scene.sentence.tokens
    if index + 1 < len(tokens) and scene.words[index + 1] == preposition and tokens[index + 1].deprel == "case":
        return tokens[index + 1].head
    return None


def _event_parties(scene: Scene, index: int) -> list[str]:
    """Who takes part in the event that a noun names: of the exercise that is condemned, those who exercise."""
    for frame in noun_frames(scene, index):
        found = [*_noun_slots(scene, index, frame.actor), *_noun_slots(scene, index, frame.recipient)]
        if found:
            return list(dict.fromkeys(found))
    return []


def _noun_match(scene: Scene, index: int) -> Match | None:
    token = scene.sentence.tokens[index]
    if token.upos not in ("NOUN", "PROPN") or not token.form[:1].isupper():
        return None
    found: list[tuple[tuple[int, ...], Match]] = []
    for order, frame in enumerate(noun_frames(scene, index)):
        agents = [
            s for s in frame.actor if s.name in scene.knows.passive_agents[1:] and _attached(scene, index, s.name)
        ]
        actor = _noun_slots(scene, index, agents or frame.actor)
        recipient = [i for i in _noun_slots(scene, index, frame.recipient) if i not in actor]
        if not actor:
            shared = bool(recipient) and frame.category == "CONSULT"
            actor = [i for i in _governing(scene, index, shared) if i not in recipient]
        need = frame.needs or (
            "" if frame.category in ("PROTEST", "RETREAT", "COERCE", "MOBILIZE", "SANCTION") else "pair"
        )
        whole = enough(scene, need, actor, recipient) and (
            need != "main" or token.deprel.split(":")[0] in ("nsubj", "obj", "root")
        )
        whole = whole and not (frame.category == "AID" and scene.case_of(index) in scene.knows.purpose_prepositions)
        match = Match(frame, index, tuple(actor), tuple(recipient), frozenset(), (), whole)
        found.append(((int(match.whole), bool(actor) + bool(recipient), -order), match))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def noun_frames(scene: Scene, index: int) -> tuple[Frame, ...]:
    """Frames of a noun, or of the longest noun of the lexicon that it ends in."""
    form = scene.words[index]
    for start in range(len(form) - 2):
        if start == 0 or start >= SHORTEST_FIRST_PART:
            lemma = scene.knows.noun_forms.get(form[start:].lstrip("-"))
            if lemma is not None:
                return tuple(f for f in scene.knows.nouns[lemma] if start == 0 or f.compounds)
    return ()


def _noun_slots(scene: Scene, index: int, wanted: Iterable[Slot]) -> list[str]:
    out: list[str] = []
    for slot in wanted:
        if slot.name in OWN:
            out += [i for i in owners(scene, index, slot.name) if i not in out]
            continue
        for head in _attached(scene, index, slot.name):
            found = list(who(scene, head, slot.wide)) or state_of_place(scene, head)
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
