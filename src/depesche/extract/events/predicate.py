"""What stands around a verb: subjects, objects and phrases, with voice, coordination and control resolved."""

from dataclasses import dataclass, field

from depesche.extract.events.scene import Scene
from depesche.model.syntax import ROOT

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X"})
MOST_STEPS = 4
"""How many clauses up a missing subject is looked for."""


@dataclass(slots=True)
class Predicate:
    """A verb with the heads of the phrases around it; the deep subject and object, whatever the voice."""

    at: int
    lemma: str
    subj: list[int] = field(default_factory=list)
    obj: list[int] = field(default_factory=list)
    dat: list[int] = field(default_factory=list)
    phrases: dict[str, list[int]] = field(default_factory=dict)
    """Preposition -> heads."""
    clauses: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    reflexive: bool = False
    passive: bool = False
    particle: int | None = None

    def nominal(self) -> list[int]:
        """All heads of phrases, in no special order."""
        return [*self.subj, *self.obj, *self.dat, *(h for heads in self.phrases.values() for h in heads)]


def lemmas_at(scene: Scene, index: int) -> list[tuple[str, int | None]]:
    """Lemmas that the verb at `index` may have, each with the index of its particle."""
    knows, tokens = scene.knows, scene.sentence.tokens
    word = knows.respelled.get(scene.words[index], scene.words[index])
    split = knows.split_forms.get(word)
    if split:
        for child in scene.sentence.children[index]:
            if tokens[child].deprel == "compound:prt" and scene.words[child] in split:
                return [(split[scene.words[child]], child)]
        parted = any(tokens[c].deprel == "compound:prt" for c in scene.sentence.children[index])
        for at in range(index + 1, len(tokens) if not parted else 0):
            # The core misses a few particles: a bare one of this verb before a mark or the end is meant.
            last = at + 1 == len(tokens) or tokens[at + 1].upos in ("PUNCT", "CCONJ")
            if (
                last
                and scene.words[at] in split
                and tokens[at].upos in ("ADP", "ADV")
                and not scene.sentence.children[at]
            ):
                return [(split[scene.words[at]], at)]
    if any(tokens[c].deprel == "compound:prt" for c in scene.sentence.children[index]):
        return []  # another verb: 'sagte ... aus' is not 'sagte'
    found = [(lemma, None) for lemma in knows.verb_forms.get(word, ())]
    own = tokens[index].lemma
    if not found and own in knows.verbs:
        found.append((own, None))
    return found  # type: ignore[return-value]  # the list is invariant in its union


def predicate_at(scene: Scene, index: int, lemma: str, particle: int | None) -> Predicate:
    """The predicate at a verb (or at a word with a copula), its missing subject taken from where it is shared."""
    tokens = scene.sentence.tokens
    out = Predicate(index, lemma, particle=particle, passive=is_passive(scene, index, lemma))
    _place_all(scene, out)
    out.subj = [c for c in out.subj if not _of_next_clause(scene, index, c)]
    if out.subj and not out.passive and _is_controlled(scene, index):
        # 'will ..., den König treffen': an infinitive has no subject of its own, so what looks like one is the object.
        out.obj, out.subj = [*out.obj, *out.subj], []
    if not out.passive and len(out.subj) > 1 and not out.obj:
        # The core may call the object of an active verb a passive subject.
        out.obj = [c for c in out.subj if tokens[c].deprel == "nsubj:pass"] or _objective(scene, out.subj)
        out.subj = [c for c in out.subj if c not in out.obj]
    if not out.passive and len(out.subj) > 1 and not out.dat:
        # 'Schweden hat Finnland Panzer geliefert': of two bare names the later is whom it was done for.
        out.dat, out.subj = out.subj[1:], out.subj[:1]
    _part_objects(scene, out)
    if not out.passive and not out.obj and _after_joint(scene, out):
        out.obj, out.subj = out.subj, []
    if not out.passive and _fronted(scene, out):
        out.subj, out.obj = out.obj, out.subj
    if out.passive:
        out.obj = [*out.obj, *(c for c in out.subj)]
        out.subj = []
        for preposition in scene.knows.passive_agents:
            if preposition in out.phrases and not out.subj:
                out.subj = out.phrases.pop(preposition)
    elif not out.subj:
        out.subj = shared_subject(scene, index) or _swallowed(scene, out)
    if out.passive and not out.obj and tokens[index].deprel == "conj":
        out.obj = shared_subject(scene, index)
    return out


def _part_objects(scene: Scene, out: Predicate) -> None:
    """Parts several objects: one of them may be the subject, or whom it is done for."""
    if not out.passive and not out.subj and len(out.obj) > 1 and _opens(scene, out):
        out.subj, out.obj = out.obj[:1], out.obj[1:]
    if len(out.obj) > 1 and not out.dat:
        # 'den Soldaten Hilfe zusagen': of two objects the first is whom it is done for.
        early = [c for c in out.obj if scene.sentence.tokens[c].feature("Number") == "Plur" and _has_article(scene, c)]
        out.dat = [c for c in early[:1] if c != out.obj[-1]]
        out.obj = [c for c in out.obj if c not in out.dat]


def _opens(scene: Scene, out: Predicate) -> bool:
    """True if of several objects the first may be the subject: a finite verb has one before its objects."""
    token = scene.sentence.tokens[out.at]
    finite = token.feature("VerbForm") == "Fin" or bool(scene.sentence.dependents(out.at, "aux"))
    articles = {scene.words[c] for c in scene.sentence.dependents(out.obj[0], "det")}
    nominative = scene.sentence.tokens[out.obj[0]].feature("Case") == "Nom" and not articles & scene.knows.accusative
    return finite and nominative and not shared_subject(scene, out.at)


def _has_article(scene: Scene, index: int) -> bool:
    return any(scene.words[c] in scene.knows.dative_plural for c in scene.sentence.dependents(index, "det"))


def _swallowed(scene: Scene, out: Predicate) -> list[int]:
    """A bare name between verb and object that the parser took for a part of the object ('lieferte Iran Drohnen')."""
    near = [c for head in out.obj for c in scene.sentence.dependents(head, "compound") if out.at < c < head]
    return [c for c in near if c in scene.mentions]


def _after_joint(scene: Scene, out: Predicate) -> bool:
    """True for '... und rief die Armee auf': right after the conjunction a verb shares the subject before it."""
    at, tokens = out.at, scene.sentence.tokens
    joint = tokens[at].deprel == "conj" and at > 0 and tokens[at - 1].upos == "CCONJ" and tokens[at].upos == "VERB"
    return joint and len(out.subj) == 1 and out.subj[0] > at and bool(shared_subject(scene, at))


def _fronted(scene: Scene, out: Predicate) -> bool:
    """True for 'Das lehnte Kenia ab': what is named before is the object, and the name behind the verb the subject."""
    if len(out.subj) != 1 or len(out.obj) != 1 or out.obj[0] < out.at or out.subj[0] > out.at:
        return False
    articles = [scene.words[c] for c in scene.sentence.dependents(out.subj[0], "det")]
    if any(word in scene.knows.accusative for word in articles):
        return True  # 'Ihren Gegner forderte Holm auf'
    numbers = [scene.sentence.tokens[i].feature("Number") for i in (out.at, out.subj[0], out.obj[0])]
    if numbers == ["Sing", "Plur", "Sing"] and scene.sentence.tokens[out.obj[0]].upos == "PRON":
        return True  # 'Die Bürger forderte er auf'
    pronoun = out.subj[0] == out.at - 1 and scene.sentence.tokens[out.subj[0]].upos in ("PRON", "DET")
    pointing = pronoun and scene.words[out.subj[0]] in (scene.knows.relatives | scene.knows.pointing)
    return pointing and out.subj[0] not in scene.mentions and out.obj[0] in scene.mentions


def _objective(scene: Scene, subjects: list[int]) -> list[int]:
    """Of two that the parser calls subjects, the one with an article of the accusative, else the later one."""
    for head in subjects:
        if any(scene.words[c] in scene.knows.accusative for c in scene.sentence.dependents(head, "det")):
            return [head]
    return subjects[-1:]


def _place_all(scene: Scene, out: Predicate) -> None:
    """Places what hangs on the verb, without dateline; the core may hang the subject on the modal before it."""
    for child in scene.sentence.children[out.at]:
        if child >= scene.opening:
            _place(scene, out, child)
            if scene.sentence.tokens[child].deprel == "aux":
                out.subj += scene.sentence.dependents(child, "nsubj")


def _place(scene: Scene, out: Predicate, child: int) -> None:
    token = scene.sentence.tokens[child]
    relation, case = token.deprel, scene.case_of(child)
    base = relation.split(":")[0]
    if scene.words[child] in scene.knows.opinion:
        # 'die ihrer Meinung nach großen Lieferungen': the parser may hang the object on the opinion.
        out.obj += [c for c in scene.sentence.dependents(child, "nmod") if base == "obj" and not scene.case_of(c)]
        return
    if not case and scene.words[child] in scene.knows.reflexives and base in ("obj", "iobj", "expl", "obl"):
        out.reflexive = out.reflexive or scene.words[child] not in scene.knows.first_person or base == "expl"
    elif base == "nsubj":
        out.subj.append(child)
    elif base in ("ccomp", "xcomp", "csubj", "advcl") and token.upos in ("VERB", "AUX"):
        out.clauses.append(child)
    elif case and token.upos in NOMINAL and base in ("obl", "nmod", "obj", "iobj", "xcomp", "advmod", "advcl", "appos"):
        out.phrases.setdefault(case, []).append(child)
    elif base == "obj":
        (out.dat if is_dative(scene, child) else out.obj).append(child)
    elif base in ("iobj", "obl") and token.upos in NOMINAL and (relation != "obl" or _is_participant(scene, child)):
        out.dat.append(child)
    else:
        out.others.append(child)


def is_dative(scene: Scene, index: int) -> bool:
    """True if the article or the form of a word is one that no direct object has, whatever the parser calls it."""
    articles = [scene.words[c] for c in scene.sentence.dependents(index, "det")]
    if scene.sentence.tokens[index].feature("Number") == "Plur" and set(articles) & scene.knows.dative_plural:
        return True
    return scene.words[index] in scene.knows.dative or any(word in scene.knows.dative for word in articles)


def _is_participant(scene: Scene, index: int) -> bool:
    return any(i in scene.mentions or i in scene.parts for i in scene.phrase(index))


def is_passive(scene: Scene, index: int, lemma: str) -> bool:
    """True for a passive; a coordinated participle without auxiliary shares the voice of the first."""
    sentence = scene.sentence
    token = sentence.tokens[index]
    auxiliaries = sentence.dependents(index, "aux")
    if not auxiliaries and token.deprel == "conj" and not sentence.dependents(index, "nsubj"):
        auxiliaries = sentence.dependents(token.head, "aux") if token.feature("VerbForm") == "Part" else []
    words = {scene.words[c] for c in auxiliaries}
    if any(sentence.tokens[c].deprel == "aux:pass" and scene.words[c] not in scene.knows.becoming for c in auxiliaries):
        return lemma not in scene.knows.motion and not words & scene.knows.having
    if not words & scene.knows.becoming:
        return False
    if scene.words[index] == lemma:  # 'empfangen', 'bekommen': infinitive and participle are alike
        return any(sentence.tokens[c].deprel == "aux:pass" for c in auxiliaries)
    form = token.feature("VerbForm")
    return form != "Inf"


def shared_subject(scene: Scene, index: int) -> list[int]:
    """The subject that a verb shares: of the verb it is coordinated with, or that controls its infinitive."""
    tokens, at = scene.sentence.tokens, index
    for _ in range(MOST_STEPS):
        head, relation = tokens[at].head, tokens[at].deprel.split(":")[0]
        if head == ROOT or relation not in ("conj", "xcomp", "ccomp", "advcl", "acl"):
            return []
        if relation in ("ccomp", "advcl", "acl") and not _is_infinitive(scene, at):
            return []
        governor = next(
            (scene.knows.governors[lemma] for lemma, _ in lemmas_at(scene, head) if lemma in scene.knows.governors),
            None,
        )
        late = [c for c in scene.sentence.dependents(head, "nsubj") if _of_next_clause(scene, head, c)]
        if relation == "conj" and late and late[0] < index:
            return late
        objects = [c for c in scene.sentence.dependents(head, "obj", "iobj", "obl") if not scene.case_of(c)]
        if relation in ("xcomp", "ccomp") and governor is not None and governor.actor == "obj" and objects:
            return objects[:1]
        found = scene.sentence.dependents(head, "nsubj")
        if found:
            return found
        at = head
    return []


def _of_next_clause(scene: Scene, index: int, child: int) -> bool:
    """True if a subject stands behind the conjunction of a coordinated verb: the parser hung it one verb too early."""
    for other in scene.sentence.dependents(index, "conj"):
        joins = scene.sentence.dependents(other, "cc")
        if joins and index < joins[0] < child <= other and scene.sentence.tokens[other].upos in ("VERB", "AUX"):
            return True
    return False


def _is_controlled(scene: Scene, index: int) -> bool:
    token = scene.sentence.tokens[index]
    if token.deprel.split(":")[0] not in ("xcomp", "ccomp") or token.head == ROOT or token.feature("VerbForm") != "Inf":
        return False
    return bool(scene.sentence.dependents(token.head, "nsubj")) and not scene.sentence.dependents(index, "mark", "aux")


def _is_infinitive(scene: Scene, index: int) -> bool:
    token = scene.sentence.tokens[index]
    return token.feature("VerbForm") == "Inf" and not any(
        scene.sentence.tokens[c].deprel.startswith("nsubj") for c in scene.sentence.children[index]
    )
