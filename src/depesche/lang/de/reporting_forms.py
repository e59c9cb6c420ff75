"""Forms of German verbs that introduce speech, made from the infinitive and a short list of irregular ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "wider", "über", "unter", "hinter", "wieder")
"""Prefixes that keep a participle without 'ge'. 'über' and 'unter' are so in all verbs of the list."""
NO_PREFIX = frozenset("beten bitten betteln geben gehen gelten gellen erden ätzen urteilen übermitteln".split())
"""Verbs that only look as if they had one of these prefixes."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of one verb without its separable prefix, in lower case."""

    finite: tuple[str, ...]
    participle: str
    infinitive: str


def forms_of(infinitive: str, irregular: Mapping[str, tuple[str, str, str]]) -> Forms:
    """All forms of the third person, of the first, and the subjunctives."""
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    given = irregular.get(infinitive)
    if given is None:
        present, preterite, participle = regular(infinitive, stem)
    else:
        present, preterite, participle = given
    finite = [present, infinitive, stem + "e", preterite, stem + "t"]
    finite += plural_past(preterite)
    if infinitive.endswith(("eln", "ern")):
        finite.append(stem[:-2] + stem[-1] + "e")
    return Forms(tuple(dict.fromkeys(finite)), participle, infinitive)


def plural_past(preterite: str) -> Iterator[str]:
    """Plural of the preterite, and the past subjunctive with its umlaut where it is strong."""
    if preterite.endswith("te"):
        yield preterite + "n"
        return
    yield preterite + ("n" if preterite.endswith("e") else "en")
    changed = umlaut(preterite)
    yield changed + ("" if changed.endswith("e") else "e")
    yield changed + ("n" if changed.endswith("e") else "en")


def umlaut(form: str) -> str:
    """The last a, o or u of a form changed to its umlaut: `sprach` -> `spräch`."""
    for at in range(len(form) - 1, -1, -1):
        if form[at] in "aou":
            return form[:at] + "äöü"["aou".index(form[at])] + form[at + 1 :]
    return form


def regular(infinitive: str, stem: str) -> tuple[str, str, str]:
    """Third person present, preterite and participle of a weak verb."""
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "dn", "gn", "tm")) else ""
    ending = link + "t"
    keeps = infinitive.endswith("ieren") and infinitive not in ("frieren", "verlieren")
    prefixed = infinitive.startswith(INSEPARABLE) and infinitive not in NO_PREFIX
    participle = stem + ending if keeps or prefixed else "ge" + stem + ending
    return stem + ending, stem + ending + "e", participle
