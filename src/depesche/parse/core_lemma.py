"""Lemmas by edit trees: how a word form turns into its lemma, learned as a class and applied to unseen words.

An edit tree (Chrupała 2008) replaces one string by another, or keeps the middle of a word and edits what stands
before and after it. `angekommen -> ankommen` keeps `kommen`, then keeps `an` and drops `ge`. The same tree turns
`angefangen` into `anfangen`. A rule is a tree over lower-case letters and the case of the result, written as JSON.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

KEEP: Final = "keep"
LOWER: Final = "lower"
TITLE: Final = "title"
IDENTITY: Final = '["keep",null]'
"""The rule that gives back the form."""


@dataclass(frozen=True, slots=True)
class Replace:
    """The whole string `old` becomes `new`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Around:
    """Keeps the middle, edits the first `before` and the last `after` letters. None changes nothing."""

    before: int
    after: int
    left: "Replace | Around | None"
    right: "Replace | Around | None"


Tree = Replace | Around | None


def rule_of(form: str, lemma: str) -> str:
    """The rule that turns `form` into `lemma`."""
    tree = _tree(form.lower(), lemma.lower())
    for case in (KEEP, LOWER, TITLE):
        rule = json.dumps([case, _plain(tree)], ensure_ascii=False, separators=(",", ":"))
        if apply(rule, form) == lemma:
            return rule
    return json.dumps([KEEP, [form, lemma]], ensure_ascii=False, separators=(",", ":"))


def apply(rule: str, form: str) -> str | None:
    """The lemma that a rule gives for a form; None if the rule does not fit it."""
    case, plain = json.loads(rule)
    return Rule(case, _read(plain)).apply(form)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was read once and is applied often."""

    case: str
    tree: Tree

    @staticmethod
    def read(rule: str) -> "Rule":
        """Reads what `rule_of` wrote."""
        case, plain = json.loads(rule)
        return Rule(case, _read(plain))

    def apply(self, form: str) -> str | None:
        """The lemma, or None if the tree does not fit the form or would leave nothing."""
        edited = _edit(self.tree, form if self.case == KEEP else form.lower())
        if not edited:
            return None
        return edited[0].upper() + edited[1:] if self.case == TITLE else edited


def _edit(tree: Tree, word: str) -> str | None:
    if tree is None:
        return word
    if isinstance(tree, Replace):
        return tree.new if word == tree.old else None
    end = len(word) - tree.after
    if tree.before >= end:
        return None
    left, right = _edit(tree.left, word[: tree.before]), _edit(tree.right, word[end:])
    return None if left is None or right is None else left + word[tree.before : end] + right


def _tree(old: str, new: str) -> Tree:
    """Depth is bounded by the length of the words, which are split at each step; training data only."""
    if old == new:
        return None
    start, other, length = _longest_common(old, new)
    if length == 0:
        return Replace(old, new)
    end, other_end = start + length, other + length
    return Around(start, len(old) - end, _tree(old[:start], new[:other]), _tree(old[end:], new[other_end:]))


def _longest_common(old: str, new: str) -> tuple[int, int, int]:
    """(start in old, start in new, length) of the longest common substring, the first of equals."""
    best = (0, 0, 0)
    before = [0] * (len(new) + 1)
    for i, letter in enumerate(old, 1):
        row = [0] * (len(new) + 1)
        for j, other in enumerate(new, 1):
            if letter == other:
                row[j] = before[j - 1] + 1
                if row[j] > best[2]:
                    best = (i - row[j], j - row[j], row[j])
        before = row
    return best


def _plain(tree: Tree) -> list[Any] | None:
    if tree is None:
        return None
    if isinstance(tree, Replace):
        return [tree.old, tree.new]
    return [tree.before, tree.after, _plain(tree.left), _plain(tree.right)]


def _read(plain: list[Any] | None) -> Tree:
    if plain is None:
        return None
    if len(plain) == 2:
        return Replace(plain[0], plain[1])
    return Around(plain[0], plain[1], _read(plain[2]), _read(plain[3]))
