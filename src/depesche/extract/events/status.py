"""Whether an event happened, is planned, claimed, denied, demanded or hypothetical, and by which words that is told."""

from dataclasses import dataclass

from depesche.extract.events.match import Match
from depesche.extract.events.participants import who
from depesche.extract.events.predicate import Predicate, lemmas_at, predicate_at
from depesche.extract.events.scene import Scene
from depesche.lang.events import Effect, Governor
from depesche.model.event import Status
from depesche.model.syntax import ROOT

MOST_STEPS = 6
RANK: dict[Status, int] = {"denied": 0, "demanded": 1, "hypothetical": 2, "planned": 3, "claimed": 4, "happened": 5}
"""Of several cues the first counts: what is not to be, or is only wanted, is not planned; a claimed plan is a plan."""
SPEECH = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Categories whose events are acts of speech: they are done by being said."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with its reasons; `source` is according to whom, where a word of the clause says so."""

    status: Status
    reasons: tuple[str, ...]
    source: tuple[str, ...] = ()
    present: bool = False
    """True if nothing but the present tense tells, which in German may be the future."""


def status_of(scene: Scene, match: Match) -> Reading:
    """The status that the words around the trigger give, before quotations and dates are considered."""
    cues: list[tuple[Effect, str]] = []
    source: tuple[str, ...] = ()
    if match.frame.status is not None:
        cues.append((match.frame.status, f"word '{match.frame.lemma}'"))
    clause = match.at
    if match.frame.noun:
        cues += _noun_cues(scene, match.at)
        clause, more, source = _from_noun(scene, match.at)
        cues += more
    if clause != ROOT:
        cues += _clause_cues(scene, clause)
        more, above = _from_above(scene, clause)
        cues += more
        source = source or above
    if _asked(scene):
        cues.append(("hypothetical", "question"))
    if _opinion(scene, match.at):
        cues.append(("claimed", "opinion or information of somebody"))
    if not cues:
        return Reading("happened", (), present=clause != ROOT and _present(scene, clause))
    status = min((effect for effect, _ in cues), key=lambda effect: RANK[effect])
    return Reading(status, tuple(dict.fromkeys(f"{effect}: {why}" for effect, why in cues)), source)


def _noun_cues(scene: Scene, at: int) -> list[tuple[Effect, str]]:
    """Adjectives, a negating article and the preposition of an event noun."""
    knows, out = scene.knows, list[tuple[Effect, str]]()
    for child in scene.sentence.children[at]:
        word = scene.words[child]
        if word in knows.negations:
            out.append(("denied", f"'{word}'"))
        if scene.sentence.tokens[child].deprel in ("amod", "advmod", "acl"):
            effect = knows.adjectives.get(_stem(word, knows.endings)) or knows.adverbs.get(word)
            if effect is not None:
                out.append((effect, f"'{word}'"))
    case = scene.case_of(at)
    if case in knows.prepositions:
        out.append((knows.prepositions[case], f"'{case}'"))
    return out


def _stem(word: str, endings: tuple[str, ...]) -> str:
    return next((word[: -len(e)] for e in endings if word.endswith(e) and len(word) > len(e) + 3), word)


def _from_noun(scene: Scene, at: int) -> tuple[int, list[tuple[Effect, str]], tuple[str, ...]]:
    """From an event noun upwards: the clause whose tense and modals are its own (or ROOT), and governors' effects."""
    for _ in range(MOST_STEPS):
        head = scene.sentence.tokens[at].head
        if head == ROOT:
            # A copula's predicate carries the clause itself; a verbless heading tells nothing.
            return (at if scene.sentence.dependents(at, "cop") else ROOT), [], ()
        relation, token = scene.sentence.tokens[at].deprel.split(":")[0], scene.sentence.tokens[head]
        if token.upos in ("NOUN", "PROPN") and relation in ("nmod", "acl", "conj", "appos"):
            governor = _noun_governor(scene, head)
            case = scene.case_of(at)
            slot = case if case and case not in scene.knows.of_prepositions else "gen"
            if governor is not None and slot in governor.slots and relation != "conj":
                return ROOT, [(governor.effect, f"'{scene.words[head]}'")], ()
            at = head
            continue
        return _under_verb(scene, at, head)
    return ROOT, [], ()


def _noun_governor(scene: Scene, head: int) -> Governor | None:
    lemma = scene.sentence.tokens[head].lemma.lower()
    return scene.knows.governors.get(lemma) or scene.knows.governors.get(scene.words[head])


def _under_verb(scene: Scene, at: int, head: int) -> tuple[int, list[tuple[Effect, str]], tuple[str, ...]]:
    readings = [predicate_at(scene, head, lemma, particle) for lemma, particle in lemmas_at(scene, head)]
    for predicate in readings:
        governor = scene.knows.governors.get(predicate.lemma)
        if governor is not None and _in_slot(predicate, at, governor):
            if governor.effect == "happened":
                return head, [], ()
            return ROOT, [(governor.effect, f"'{predicate.lemma}'")], _source(scene, predicate, governor)
    if any(p.lemma in scene.knows.aspect for p in readings) or scene.case_of(at) in scene.knows.place_prepositions:
        return head, [], ()
    return ROOT, [], ()


def _in_slot(predicate: Predicate, at: int, governor: Governor) -> bool:
    places = {"obj": predicate.obj, "subj": predicate.subj, **predicate.phrases}
    return any(at in places.get(slot, ()) for slot in governor.slots)


def _source(scene: Scene, predicate: Predicate, governor: Governor) -> tuple[str, ...]:
    return tuple(i for h in predicate.subj for i in who(scene, h)) if governor.source else ()


def _clause_cues(scene: Scene, at: int) -> list[tuple[Effect, str]]:
    """Modals, future, conditional, negation, adverbs and conjunction of the clause at a verb."""
    knows, tokens, out = scene.knows, scene.sentence.tokens, list[tuple[Effect, str]]()
    here = scene.quotation_at(at)
    auxiliaries = [c for c in _auxiliaries(scene, at) if scene.quotation_at(c) is here]
    above = tokens[at].head
    if above != ROOT and tokens[at].deprel.startswith(("xcomp", "ccomp")) and scene.words[above] in knows.modals:
        auxiliaries = [*auxiliaries, above]
    perfect = tokens[at].feature("VerbForm") == "Part"
    for child in auxiliaries:
        word = scene.words[child]
        if word in knows.modals:
            report = word in knows.modals_of_report and any(scene.words[c] in knows.perfect for c in auxiliaries)
            out.append(("claimed" if report else knows.modals[word], f"modal '{word}'"))
        elif word in knows.conditional and not perfect:
            out.append(("hypothetical", f"'{word}'"))
        elif word in knows.future and not (perfect or _passive(scene, at)) and tokens[child].deprel == "aux":
            out.append(("planned", f"future '{word}'"))
    for child in scene.sentence.children[at]:
        word = scene.words[child]
        if scene.quotation_at(child) is not here:
            continue  # 'forderte: „Es darf nicht sein“': what is said, not whether it is
        if _negates(scene, child):
            out.append(("denied", f"'{word}'"))
        elif word in knows.adverbs and tokens[child].deprel == "advmod":
            out.append((knows.adverbs[word], f"'{word}'"))
        elif word in knows.conjunctions and tokens[child].deprel == "mark":
            out.append((knows.conjunctions[word], f"'{word}'"))
        elif tokens[child].deprel.split(":")[0] in ("obj", "nsubj"):
            out += [
                ("denied", f"'{scene.words[c]}'")
                for c in scene.sentence.children[child]
                if scene.words[c] in knows.negations
            ]
    return out


def _negates(scene: Scene, child: int) -> bool:
    """True for 'nicht', 'kein' and the second part of 'weder ... noch'."""
    word, knows = scene.words[child], scene.knows
    if word in knows.negations:
        return scene.sentence.tokens[child].deprel in ("advmod", "det", "cc", "obj", "nsubj")
    return word in knows.paired_negations and knows.paired_negations[word] in scene.words[:child]


def _passive(scene: Scene, at: int) -> bool:
    return any(scene.sentence.tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in scene.sentence.children[at])


def _auxiliaries(scene: Scene, at: int) -> list[int]:
    """Auxiliaries of a verb, or those it shares with the verb it is coordinated with."""
    own = scene.sentence.dependents(at, "aux", "cop")
    token = scene.sentence.tokens[at]
    if own or token.deprel != "conj" or token.head == ROOT or token.feature("VerbForm") == "Fin":
        return own
    return scene.sentence.dependents(token.head, "aux")


def _from_above(scene: Scene, at: int) -> tuple[list[tuple[Effect, str]], tuple[str, ...]]:
    """Effects of the verbs and nouns in whose clause slots a clause stands."""
    tokens = scene.sentence.tokens
    for _ in range(MOST_STEPS):
        head, relation = tokens[at].head, tokens[at].deprel.split(":")[0]
        if head == ROOT or tokens[at].deprel == "acl:relcl":
            break
        if relation == "conj":
            at = head
            continue
        if relation not in ("ccomp", "xcomp", "csubj", "acl"):
            break
        found = _clause_governor(scene, head)
        if found is not None:
            governor, word, predicate = found
            return [(governor.effect, f"under '{word}'")], _source(scene, predicate, governor) if predicate else ()
        if relation == "acl":
            break
        at = head
    return [], ()


def _clause_governor(scene: Scene, head: int) -> tuple[Governor, str, Predicate | None] | None:
    for lemma, particle in lemmas_at(scene, head):
        governor = scene.knows.governors.get(lemma)
        if governor is not None and "clause" in governor.slots:
            return governor, lemma, predicate_at(scene, head, lemma, particle)
    governor = _noun_governor(scene, head)
    if governor is not None and "clause" in governor.slots:
        return governor, scene.words[head], None
    return None


def _present(scene: Scene, at: int) -> bool:
    if any(scene.words[c] in scene.knows.having for c in scene.sentence.dependents(at, "aux")):
        return False
    if scene.sentence.tokens[at].upos == "VERB" and scene.sentence.tokens[at].feature("VerbForm") == "Part":
        return False
    tense = [scene.sentence.tokens[i].feature("Tense") for i in (at, *scene.sentence.dependents(at, "aux", "cop"))]
    return "Pres" in tense and "Past" not in tense


def _asked(scene: Scene) -> bool:
    """True for a question that is answered by yes or no: its verb comes first."""
    tokens = [t for t in scene.sentence.tokens if t.upos != "PUNCT"]
    asks = any(t.form == "?" for t in scene.sentence.tokens[-2:])
    return asks and bool(tokens) and tokens[0].upos in ("VERB", "AUX")


def _opinion(scene: Scene, at: int) -> bool:
    """'die ihrer Meinung nach ... Lieferungen': a noun of opinion beside its preposition, right before the trigger."""
    for index in range(max(0, at - 8), at):
        if scene.words[index] in scene.knows.opinion and scene.sentence.tokens[at].upos == "NOUN":
            beside = scene.words[index + 1 : index + 2]
            return bool(beside) and beside[0] in scene.knows.opinion_prepositions
    return False
