"""TIGER's trees, which spaCy's German pipelines give, as Universal Dependencies.

TIGER lets function words govern: the preposition its noun, the auxiliary its verb, the copula its predicate. UD lets
content words govern. So coordination is unfolded first, then governors change places with what they govern, deepest
first, and at last the labels are renamed.

Source of the labels: Albert et al. 2003, TIGER Annotationsschema, chapter 3 (function labels).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.lang.pack import pack_for
from depesche.model.syntax import ROOT


@dataclass(slots=True)
class Word:
    """A word whose head and relation may still change. `head` is an index in the sentence or `ROOT`."""

    form: str
    upos: str
    feats: str
    head: int
    relation: str


MARKS_OF_TIGER: Final = frozenset({"nk", "sb", "oa"})
LABELS: Final = {
    "ac": "case", "adc": "compound", "ag": "nmod", "ams": "obl", "app": "appos", "avc": "advmod",
    "comparison": "obl VERB:advcl AUX:advcl", "cd": "cc", "cj": "conj", "cm": "case", "cp": "mark", "cvc": "obl",
    "da": "iobj", "dm": "discourse", "ep": "expl", "ju": "cc",
    "mnr": "nmod VERB:acl AUX:acl ADJ:amod ADV:advmod",
    "mo": "obl ADV:advmod ADJ:advmod PART:advmod VERB:advcl AUX:advcl",
    "ng": "advmod",
    "nk": "dep DET:det PRON:det ADJ:amod VERB:amod NUM:nummod NOUN:appos PROPN:appos ADV:advmod PART:advmod ADP:case",
    "nmc": "flat", "oa": "obj", "oa2": "obj", "oc": "ccomp", "og": "obl:arg", "op": "obl:arg VERB:ccomp AUX:ccomp",
    "par": "parataxis", "pd": "xcomp", "pg": "nmod", "ph": "expl", "pm": "mark", "pnc": "flat:name", "punct": "punct",
    "rc": "acl:relcl", "re": "ccomp", "root": "root", "rs": "ccomp", "sb": "nsubj VERB:csubj AUX:csubj",
    "sbp": "obl:agent", "sp": "nsubj", "svp": "compound:prt", "uc": "flat", "vo": "vocative",
}  # fmt: skip
"""TIGER -> UD; `POS:relation` where the part of speech of the dependent decides. Labels not listed become `dep`."""
_COMPARISON: Final = "comparison"
"""TIGER's `cc`, comparative complement, under a name that UD's `cc` does not share."""
_SETTLED: Final = frozenset({"aux", "aux:pass", "cop", "case", "cc", "conj", "nsubj:pass", "xcomp"})
"""UD's relations that are given while the tree is turned."""
_GOVERNED: Final = {"ADP": ("nk",), "AUX": ("oc", "pd")}
_COMPARING: Final = frozenset({"ADP", "CCONJ", "SCONJ", "PART"})
_FINITE, _PARTICIPLE = "VerbForm=Fin", "VerbForm=Part"


def is_tiger(labels: Iterable[str]) -> bool:
    """Whether a pipeline with these labels gives TIGER's relations."""
    return set(labels) >= MARKS_OF_TIGER


def universal(words: Sequence[Word]) -> None:
    """Turns the tree of one sentence into UD, in place."""
    for word in words:
        word.relation = {"cc": _COMPARISON, "cj": "conj"}.get(word.relation, word.relation)
    _unfold_coordination(words, _children(words))
    children = _children(words)
    for index in reversed(_downwards(words, children)):
        _let_content_govern(words, children, index)
    for index in _downwards(words, children):
        _settle(words, children, index)
    for word in words:
        if word.relation not in _SETTLED:
            word.relation = _renamed(word)


def _children(words: Sequence[Word]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in words]
    for index, word in enumerate(words):
        if word.head != ROOT:
            children[word.head].append(index)
    return children


def _downwards(words: Sequence[Word], children: Sequence[Sequence[int]]) -> list[int]:
    """Indices from the root to the leaves."""
    order = [index for index, word in enumerate(words) if word.head == ROOT]
    for index in order:
        order.extend(children[index])
    return order


def _unfold_coordination(words: Sequence[Word], children: Sequence[Sequence[int]]) -> None:
    """'A <- und <- B' becomes 'A <- B <- und'."""
    for index, word in enumerate(words):
        joined = [i for i in children[index] if words[i].relation == "conj"]
        if word.relation == "cd" and joined and word.head != ROOT:
            for conjunct in joined:
                words[conjunct].head = word.head
            word.head = joined[0]


def _let_content_govern(words: Sequence[Word], children: list[list[int]], index: int) -> None:
    """Lets the word change places with what it governs, if UD sees a function word in it."""
    word = words[index]
    wanted = _GOVERNED.get(word.upos, ())
    if word.relation == _COMPARISON and word.upos in _COMPARING:
        wanted = ("nk",)
    content = max((i for i in children[index] if _is_content(words[i], wanted)), default=None)
    if content is None:
        return
    role = _role_of(word, words[content], [words[i] for i in children[content]] if word.upos == "AUX" else ())
    others = [i for i in children[index] if i != content]
    if word.head != ROOT:
        siblings = children[word.head]
        siblings[siblings.index(index)] = content
    words[content].head, words[content].relation = word.head, word.relation
    word.head, word.relation = content, role
    for other in others:
        words[other].head = content
    children[content] += [*others, index]
    children[index] = []


def _is_content(word: Word, wanted: Sequence[str]) -> bool:
    """A clause with a finite verb of its own stays where it is."""
    return word.relation in wanted and not (word.relation == "oc" and _FINITE in word.feats)


def _role_of(word: Word, content: Word, below: Sequence[Word]) -> str:
    """What a function word is to the content word that it governed, under which `below` hang by now."""
    if word.upos != "AUX":
        return "case"
    if content.relation == "pd":
        return "cop"
    # In 'wird gekauft haben' the participle belongs to the auxiliary that took its place below before.
    direct = _PARTICIPLE in content.feats and not any(w.relation in ("aux", "aux:pass", "cop") for w in below)
    knowledge = pack_for("de").events
    becoming = knowledge is not None and word.form.lower() in knowledge.becoming
    return "aux:pass" if direct and becoming else "aux"


def _settle(words: Sequence[Word], children: Sequence[Sequence[int]], index: int) -> None:
    """Relations that depend on the neighbours, read from the root downwards."""
    word = words[index]
    below = {words[i].relation for i in children[index]}
    if word.relation == "conj" and words[word.head].relation == "conj":
        word.head = words[word.head].head  # in 'A, B und C' TIGER hangs C on B, UD both on A
    if word.relation == "oc" and _FINITE not in word.feats and not below & {"sb", "aux"}:
        word.relation = "xcomp"
    if "aux:pass" in below:
        for child in children[index]:
            if words[child].relation == "sb":
                words[child].relation = "nsubj:pass"


def _renamed(word: Word) -> str:
    default, *exceptions = LABELS.get(word.relation, "dep").split()
    for exception in exceptions:
        upos, _, relation = exception.partition(":")
        if upos == word.upos:
            return relation
    return default
