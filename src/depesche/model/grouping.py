"""Groups that pairwise judgements give, whatever their order, never against a judgement that says `different`."""

from collections.abc import Iterable

from depesche.model.judgement import Judgement

NAME = "name:"
"""Prefix of a hub: entities of many pages are judged the same as a name, not pair by pair with each other."""


def is_hub(member: str) -> bool:
    """True for a name that only holds a group together and is no finding."""
    return member.startswith(NAME)


def groups(judgements: Iterable[Judgement]) -> list[tuple[str, ...]]:
    """Groups of two and more ids, sorted, hubs included. The surest pairs are joined first, a person's before a rule's.

    A pair that would bring two ids together which another judgement keeps apart is left out.
    """
    standing = sorted((j for j in judgements if not j.withdrawn), key=_precedence)
    verdicts: dict[tuple[str, str], str] = {}
    for judgement in standing:
        verdicts.setdefault(_pair(judgement), judgement.verdict)
    apart: dict[str, set[str]] = {}
    for (left, right), verdict in verdicts.items():
        if verdict == "different":
            apart.setdefault(left, set()).add(right)
            apart.setdefault(right, set()).add(left)
    group_of: dict[str, list[str]] = {}
    for judgement in standing:
        if verdicts[_pair(judgement)] == "same" == judgement.verdict:
            _join(judgement.left, judgement.right, group_of, apart)
    unique = {id(members): members for members in group_of.values()}
    return sorted(tuple(sorted(members)) for members in unique.values() if len(members) > 1)


def _join(left: str, right: str, group_of: dict[str, list[str]], apart: dict[str, set[str]]) -> None:
    ours, theirs = group_of.setdefault(left, [left]), group_of.setdefault(right, [right])
    if ours is theirs:
        return
    small, large = sorted((ours, theirs), key=len)
    inside = set(large) if any(member in apart for member in small) else frozenset[str]()
    if any(apart.get(member, frozenset()) & inside for member in small):
        return
    large.extend(small)
    for member in small:
        group_of[member] = large


def _pair(judgement: Judgement) -> tuple[str, str]:
    return min(judgement.left, judgement.right), max(judgement.left, judgement.right)


def _precedence(judgement: Judgement) -> tuple[bool, float, str]:
    return not judgement.by.startswith("person:"), -judgement.score, judgement.id
