"""Forms of the verbs and nouns of event frames, made from their dictionary forms.

The core's lemmas of strong verbs are unsure ('lud' -> 'ludn'), so frames are found by their forms.
"""

from collections.abc import Iterable, Mapping

from depesche.lang.de.reporting_forms import INSEPARABLE, Forms, forms_of, umlaut
from depesche.lang.lexicon import read_rows

PACKAGE = "depesche.lang.de"
PARTICLES = sorted(
    """zusammen zurück überein entgegen bereit nieder statt weiter nach an auf ab aus bei ein fest frei her hin los mit
    teil vor weg zu gut auseinander dar durch heraus herbei wieder wiederauf ruhig um quer hinweg hinaus herab lahm
    still""".split(),
    key=len,
    reverse=True,
)
WHOLE = frozenset(
    """einigen annektieren antworten hindern beten vorladungen durchsuchen durchfahren anerkennungen wiederholen
    mitteln ausländern zumachen weitern nachten losen umzingeln umarmen umstellen""".split()
)
"""Verbs that only look as if they had a particle, or whose particle stays."""
SEIN = Forms(("ist", "sind", "war", "waren", "sei", "seien", "wäre", "wären", "bin", "sein"), "gewesen", "sein")


def verb_forms(lemmas: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    """Whole-word forms -> lemmas, and forms without particle -> particle -> lemma."""
    irregular = irregular_forms()
    whole: dict[str, list[str]] = {}
    split: dict[str, dict[str, str]] = {}
    for lemma in lemmas:
        particle, base = parted(lemma)
        forms = inflected(base, irregular)
        if not particle:
            for form in (*forms.finite, forms.participle, forms.infinitive):
                whole.setdefault(form, []).append(lemma)
            continue
        for form in (*forms.finite, forms.infinitive):
            split.setdefault(form, {})[particle] = lemma
            whole.setdefault(particle + form, []).append(lemma)
        for form in (particle + forms.participle, particle + "zu" + forms.infinitive):
            whole.setdefault(form, []).append(lemma)
    return {form: tuple(dict.fromkeys(found)) for form, found in whole.items()}, split


def participles(lemmas: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Participles of the past -> lemmas."""
    irregular = irregular_forms()
    out: dict[str, list[str]] = {}
    for lemma in lemmas:
        particle, base = parted(lemma)
        out.setdefault(particle + inflected(base, irregular).participle, []).append(lemma)
    return {form: tuple(found) for form, found in out.items()}


def irregular_forms() -> dict[str, tuple[str, str, str]]:
    """Infinitive of irregular verbs -> stems of the present and the preterite, participle."""
    return {
        row["infinitive"]: (row["present"], row["preterite"], row["participle"])
        for name in ("irregular_verbs", "frames_irregular")
        for row in read_rows(PACKAGE, f"lexicon/{name}.tsv")
    }


def parted(lemma: str) -> tuple[str, str]:
    """A verb's separable particle ('' if it has none) and the rest."""
    if lemma not in WHOLE:
        for particle in PARTICLES:
            base = lemma[len(particle) :]
            if lemma.startswith(particle) and len(base) > 3 and base[0] not in "ßx":
                return particle, base
    return "", lemma


def inflected(base: str, irregular: Mapping[str, tuple[str, str, str]]) -> Forms:
    """Forms of a verb without particle; a prefixed one follows its base ('empfangen' like 'fangen')."""
    if base == "sein":
        return SEIN
    if base in irregular:
        return forms_of(base, irregular)
    for prefix in sorted(INSEPARABLE, key=len, reverse=True):
        root = base[len(prefix) :]
        if base.startswith(prefix) and root in irregular:
            present, preterite, participle = irregular[root]
            kept = participle.removeprefix("ge")
            return forms_of(base, {base: (prefix + present, prefix + preterite, prefix + kept)})
    return forms_of(base, irregular)


def noun_forms(lemmas: Iterable[str]) -> dict[str, str]:
    """Forms of nouns -> noun, with and without umlaut in the plural."""
    out: dict[str, str] = {}
    for lemma in lemmas:
        for form in word_forms(lemma):
            out.setdefault(form, lemma)
    return out


def word_forms(lemma: str) -> tuple[str, ...]:
    """Forms of a noun or an adjective, in lower case; some do not exist, which does no harm."""
    small = lemma.lower()
    plain = [small + ending for ending in ("", "s", "es", "e", "en", "n", "er", "ern", "se", "em")]
    return tuple(dict.fromkeys([*plain, *(changed(small) + ending for ending in ("e", "en", "er", "ern", "n"))]))


def changed(noun: str) -> str:
    """The noun with the umlaut of its plural: `kauf` -> `käuf`, `vorwurf` -> `vorwürf`."""
    at = noun.rfind("au")
    return noun[:at] + "äu" + noun[at + 2 :] if at > max(noun.rfind(v) for v in "ao") - 1 and at >= 0 else umlaut(noun)
