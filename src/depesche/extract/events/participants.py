"""Who is meant by a phrase: entity ids from the mentions in it."""

from collections.abc import Sequence

from depesche.extract.events.background import is_power
from depesche.extract.events.scene import NAME_PARTS, PARTICIPANTS, Scene
from depesche.extract.events.taken_up import taken_up
from depesche.model.mention import Entity, Mention
from depesche.model.syntax import ROOT

SPOKESPERSON = "spokesperson"
MOST_STEPS = 6
"""How far a phrase is followed through its modifiers; deeper ones are not whom it means."""


def who(scene: Scene, head: int, wide: bool = False, strict: bool = False) -> tuple[str, ...]:
    """Entity ids of whom the phrase at `head` means, with its coordinated phrases; everybody in it if `wide`.

    If `strict`, the phrase must mean them itself: 'the plan of X' is then nobody.
    """
    out: list[str] = []
    for member in scene.conjuncts(head):
        found = _one(scene, member, MOST_STEPS, strict)
        if wide and not found:
            for index in scene.phrase(member):
                found += [i for i in at_word(scene, index) if i not in found]
        out += [i for i in found if i not in out]
    return tuple(out)


def _one(scene: Scene, head: int, steps: int, strict: bool = False) -> list[str]:
    """Whom one word means: itself, its name, the one it hangs on, or its adjectives and genitives."""
    if steps == 0:
        return []
    antecedent = _antecedent(scene, head)
    if antecedent is not None:
        return [i for member in scene.conjuncts(antecedent) for i in _one(scene, member, steps - 1, strict)]
    found = _for_several(scene, head) or _all_named(scene, head)
    found = found or at_word(scene, head, parts=False) or _first_person(scene, head)
    if found:
        return found
    sentence = scene.sentence
    for child in sentence.children[head]:
        if sentence.tokens[child].deprel.split(":")[0] in NAME_PARTS and not scene.case_of(child):
            found += [i for i in at_word(scene, child) if i not in found]
    if not found and head + 1 < len(sentence.tokens) and sentence.tokens[head + 1].upos == "PROPN":
        found = at_word(scene, head + 1)
    if found:
        return found
    meant = taken_up(scene, head)
    if meant:
        return meant
    unnamed = scene.unnamed(head) or _people(scene, head)
    if strict or (unnamed and not scene.stood_for(head)):
        return unnamed
    return _owners(scene, head, steps) or at_word(scene, head) or unnamed


def _people(scene: Scene, head: int) -> list[str]:
    """People of a state, who are not the state: 'ein deutscher Bergsteiger', 'britische Muslime'."""
    word = scene.words[head]
    if (
        not word.endswith(scene.knows.person_endings)
        or scene.stood_for(head)
        or scene.sentence.tokens[head].upos != "NOUN"
    ):
        return []
    national = any(at_word(scene, c) for c in scene.sentence.dependents(head, "amod") if c in scene.mentions)
    return addressed(scene, head) if national else []


def _all_named(scene: Scene, head: int) -> list[str]:
    """The people of 'die Minister Ole Muster und Ida Beispiel': of one title before several names."""
    mention = scene.mentions.get(head)
    if mention is None or mention.form != "nominal":
        return []
    names = [c for c in scene.sentence.dependents(head, "appos", "flat") if c > head and not scene.case_of(c)]
    found = [i for name in names for member in scene.conjuncts(name) for i in at_word(scene, member)]
    found = list(dict.fromkeys(i for i in found if scene.entities[i].kind == "person"))
    return found if len(found) > 1 or mention.kind == "group" else []


def _for_several(scene: Scene, head: int) -> list[str]:
    """The states of 'die Außenminister von Peru und Chile': of several office holders without names."""
    mention = scene.mentions.get(head)
    entity = scene.entities.get(mention.entity or "") if mention is not None else None
    if mention is None or mention.form != "nominal" or entity is None or entity.named or entity.members:
        return []
    found: list[str] = []
    for child in scene.sentence.dependents(head, "nmod"):
        if scene.case_of(child) in ("", *scene.knows.of_prepositions):
            several = entity.kind == "group" and bool(entity.offices)
            for member in scene.conjuncts(child):
                found += at_word(scene, member) or (scene.unnamed(member) if several else [])
    members = entity.kind == "group" and all(scene.entities[i].kind in ("organisation", "group") for i in found)
    return found if len(set(found)) > 1 or members else []


def _owners(scene: Scene, head: int, steps: int) -> list[str]:
    """Whom adjectives, genitives, possessives and the first part of a compound mean."""
    sentence, out, of = scene.sentence, list[str](), scene.knows.of_prepositions
    for child in sentence.children[head]:
        relation = sentence.tokens[child].deprel
        if relation == "amod" or relation.startswith(("det", "nmod:poss")):
            out += at_word(scene, child)
        elif relation.startswith("nmod") and scene.case_of(child) in ("", *of, *scene.knows.origin_prepositions):
            for member in scene.conjuncts(child):
                out += _one(scene, member, steps - 1)
    return list(dict.fromkeys(out))


def owners(scene: Scene, head: int, kind: str) -> list[str]:
    """Participants of an event noun: `gen` (genitives and 'von'), `poss`, `adj` or `compound` (part of the noun)."""
    sentence, out = scene.sentence, list[str]()
    if kind == "compound":
        return _as_participants(scene, scene.parts[head].entity) if head in scene.parts else []
    for child in sentence.children[head]:
        relation, case = sentence.tokens[child].deprel, scene.case_of(child)
        adjective = relation == "amod"
        possessive = relation.startswith("det") or (relation == "nmod:poss")
        if (kind == "adj" and adjective) or (kind == "poss" and possessive and child in scene.mentions):
            out += at_word(scene, child) or (_of_subject(scene, head) if kind == "poss" else [])
        elif kind == "gen" and relation in ("nmod", "appos") and case in ("", *scene.knows.of_prepositions):
            out += who(scene, child)
    return list(dict.fromkeys(out))


def _of_subject(scene: Scene, head: int) -> list[str]:
    """Whom a possessive means that nobody on the page explains: 'die Lotsen setzten ihren Streik aus'."""
    above = next((a for a in scene.sentence.ancestors(head) if scene.sentence.tokens[a].upos in ("VERB", "AUX")), None)
    subjects = scene.sentence.dependents(above, "nsubj") if above is not None else []
    return [i for s in subjects if head not in scene.phrase(s) for i in who(scene, s)]


def at_word(scene: Scene, index: int, parts: bool = True) -> list[str]:
    """Participants of the mention at a word."""
    mention = scene.mentions.get(index) or (scene.parts.get(index) if parts else None)
    if mention is None:
        token = scene.sentence.tokens[index]
        place = scene.background.words.get(token.form) if index >= scene.opening else None
        acts = token.deprel == "amod" or scene.case_of(index) not in scene.knows.place_prepositions
        return [place] if place is not None and acts else []
    if _some_citizens(scene, index, mention):
        return []
    entity = scene.entities.get(mention.entity or "")
    if entity is not None and not entity.named and (meant := taken_up(scene, index) or _voice(scene, index, entity)):
        return meant
    if entity is not None and entity.kind == "place" and is_power(entity):
        return [entity.id] if scene.case_of(index) not in scene.knows.place_prepositions else []
    return _as_participants(scene, mention.entity)


def _voice(scene: Scene, index: int, entity: Entity) -> list[str]:
    """For whom a spokesperson without a name speaks: 'eine Sprecherin des Ministeriums'."""
    offices = [office for office in entity.offices if office.role == SPOKESPERSON]
    if entity.kind != "person" or not offices:
        return []
    found: list[str] = []
    for child in scene.sentence.dependents(index, "nmod"):
        if scene.case_of(child) in ("", *scene.knows.of_prepositions):
            found += who(scene, child)
    whose = {office.of for office in offices if office.of}
    return found or [i for i, e in scene.entities.items() if e.name in whose and e.kind in PARTICIPANTS][:1]


def addressed(scene: Scene, head: int) -> list[str]:
    """Whoever is spoken to by the noun at `head`, though no list holds it."""
    mention = scene.mentions.get(head)
    if head < scene.opening or (mention is not None and not _some_citizens(scene, head, mention)):
        return []
    key = scene.actors.addressed(scene.sentence.tokens[head])
    return [key] if key is not None else []


def _some_citizens(scene: Scene, index: int, mention: Mention) -> bool:
    """True for 'ein Marokkaner', 'sechs Italiener': people of a state, for which it does not stand."""
    if mention.kind != "state" or mention.form != "nominal":
        return False
    counted = scene.sentence.dependents(index, "nummod")
    articles = scene.sentence.dependents(index, "det")
    return bool(counted) or any(scene.sentence.tokens[i].feature("Definite") == "Ind" for i in articles)


def _as_participants(scene: Scene, entity_id: str | None) -> list[str]:
    """The entity if it can act, or the members of a group; a place in a state does not act."""
    entity = scene.entities.get(entity_id or "")
    if entity is None:
        return []
    members = [m for m in entity.members if m in scene.entities and scene.entities[m].kind in PARTICIPANTS]
    return members or ([entity.id] if entity.kind in PARTICIPANTS else [])


def state_of_place(scene: Scene, head: int) -> list[str]:
    """The state in which named places lie, or the place itself if the document does not name that state."""
    out = []
    for member in scene.conjuncts(head):
        mention = scene.mentions.get(member)
        entity = scene.entities.get(mention.entity or "") if mention is not None else None
        if entity is not None and entity.kind == "place":
            known = scene.states.get(entity.state or "") or scene.background.towns.get(entity.id)
            out.append(known or entity.id)
    return out


def hosts(scene: Scene, ids: Sequence[str], guests: Sequence[str]) -> list[str]:
    """The participants, for towns that no list knows the power in which they lie, which is none of the guests'."""
    home = [scene.states.get(scene.entities[i].state or "", i) for i in guests]
    out = []
    for i in ids:
        entity = scene.entities[i]
        unknown = entity.kind == "place" and entity.state is None
        power = scene.background.lies_in(i, home) if unknown else None
        out.append(power if power is not None and power not in ids else i)
    return list(dict.fromkeys(out))


def _first_person(scene: Scene, head: int) -> list[str]:
    """The speaker, for 'ich' and 'wir' inside a quotation."""
    if scene.words[head] not in scene.knows.first_person:
        return []
    quotation = scene.quotation_at(head)
    return [i for i in quotation.speaker_is if i in scene.entities] if quotation is not None else []


def _antecedent(scene: Scene, head: int) -> int | None:
    """The word that a relative pronoun stands for."""
    tokens = scene.sentence.tokens
    if scene.words[head] not in scene.knows.relatives or tokens[head].upos not in ("PRON", "DET"):
        return None
    if any(tokens[c].deprel == "case" for c in scene.sentence.children[head]) and tokens[head].head == ROOT:
        return None
    for at in (head, *scene.sentence.ancestors(head)):
        if tokens[at].deprel.startswith("acl") and tokens[at].head != ROOT and tokens[at].head < head:
            return tokens[at].head
    return _before_comma(scene, head)


def _before_comma(scene: Scene, head: int) -> int | None:
    """The noun right before the comma of a relative clause that the parser hung elsewhere."""
    tokens = scene.sentence.tokens
    start = head - 1 if head > 0 and tokens[head - 1].upos == "ADP" else head
    if start < 2 or tokens[start - 1].form != "," or tokens[start - 2].upos not in ("NOUN", "PROPN"):
        return None
    at = start - 2
    while tokens[at].deprel.split(":")[0] in NAME_PARTS and tokens[at].head != ROOT:
        at = tokens[at].head
    return at
