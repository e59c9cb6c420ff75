"""Builds the word lexica: German verb forms by conjugation, noun forms from a list compiled from Wiktionary.

    python -m training.lexicon NOUNS.csv      -> WORK/verbs.tsv, WORK/nouns.tsv, WORK/surnames.txt

Verbs: `ablaut` (MIT or Apache 2.0) conjugates every infinitive whose participle and present occur in the frequency
list. Nouns: `german-nouns` (CC BY-SA 4.0, from the German Wiktionary), forms in the frequency list only.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import ablaut
import wordfreq

from training.places import FEW, WORK

INDICATIVE, SUBJUNCTIVE = "Ind", "Sub"
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_RARE = 1e-8
"""Words rarer than this in running text are left to the rules of the lemma head."""
_SHORT = 6
"""Shorter verb forms are kept even if rare: they end longer ones ('auf-tat')."""


def main(nouns: str) -> None:
    """Writes both lexica: form, lemma, readings."""
    known = {word for word, share in wordfreq.get_frequency_dict("de", "large").items() if share >= _RARE}
    verbs = dict(sorted(_verbs(known).items()))
    with (WORK / "verbs.tsv").open("w", encoding="utf-8") as out:
        for (form, lemma), readings in verbs.items():
            out.write(f"{form}\t{lemma}\t{','.join(sorted(readings))}\n")
    found = sorted(set(_nouns(Path(nouns), known)))[:FEW]
    with (WORK / "nouns.tsv").open("w", encoding="utf-8") as out:
        out.writelines(f"{form}\t{lemma}\n" for form, lemma in found)
    (WORK / "surnames.txt").write_text("\n".join(_surnames(Path(nouns))) + "\n", encoding="utf-8")
    print(len(verbs), "verb forms", len(found), "noun forms")


def _verbs(known: set[str]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    candidates = sorted(w for w in known if w.endswith(("en", "ern", "eln")) and w.isalpha() and len(w) > 3)
    for infinitive in [*candidates[:FEW], "sein", "tun"]:
        try:
            verb = ablaut.conjugate(infinitive)
        except ValueError:
            continue
        present, participle = verb.present[2], verb.past_participle
        if infinitive not in ("sein", "tun") and (present.split()[0] not in known or participle not in known):
            continue
        if participle == infinitive == present:
            continue
        for form, reading in _forms(verb):
            found[form, infinitive].add(reading)
    shadows = _shadows(found)
    return {
        (form, lemma): readings
        for (form, lemma), readings in found.items()
        if lemma not in shadows and (form in known or len(form) <= _SHORT)
    }


def _shadows(found: dict[tuple[str, str], set[str]]) -> set[str]:
    """Alleged infinitives that are past forms or zu-infinitives of commoner verbs ('abbrachen', 'abzubauen')."""
    lemmas = {lemma for _, lemma in found}
    return {
        form
        for (form, lemma), readings in found.items()
        if form != lemma
        and form in lemmas
        and (any(r.endswith("p") for r in readings) or "Inf" in readings)
        and (len(lemma) < len(form) or wordfreq.word_frequency(lemma, "de") > wordfreq.word_frequency(form, "de"))
    }


def _forms(verb: ablaut.Conjugation) -> Iterator[tuple[str, str]]:
    """Single words only: of separable verbs the joined forms of verb-final clauses ('anriefe')."""
    tenses = (
        (verb.present, INDICATIVE),
        (verb.preterite, INDICATIVE),
        (verb.konjunktiv1, SUBJUNCTIVE),
        (verb.konjunktiv2, SUBJUNCTIVE),
    )
    for forms, mood in tenses:
        for form, person in zip(forms, _PERSONS, strict=True):
            stem, _, particle = form.partition(" ")
            yield particle + stem, f"{mood}:{person}"
    yield verb.infinitive, "Inf"
    yield verb.past_participle, "Part"
    if verb.zu_infinitive.count(" ") == 0:
        yield verb.zu_infinitive, "Inf"


def _nouns(path: Path, known: set[str]) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            lemma = row["lemma"]
            if "Substantiv" not in row["pos"] or not lemma.isalpha() or not lemma[0].isupper() or len(lemma) < 2:
                continue
            forms = {form for name, form in row.items() if form and name and name.startswith(_CASES)}
            for form in {lemma, *forms}:
                if form.isalpha() and form.lower() in known:
                    yield form, lemma


def _surnames(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        names = {row["lemma"] for row in csv.DictReader(lines) if "Nachname" in row["pos"]}
    return sorted(name for name in names if name.isalpha() and len(name) > 2 and name[0].isupper())


_CASES = ("nominativ", "genitiv", "dativ", "akkusativ")

if __name__ == "__main__":
    main(sys.argv[1])
