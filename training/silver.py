"""Sentences of our own pages, with labels only where form and surroundings leave no doubt.

    python -m training.silver      -> WORK/silver.jsonl

Subjunctives are rare in the treebanks, and our pages are full of reported speech. A first pass of the core says what
is a verb; the conjugated lexicon says which mood a form can be. A form that is subjunctive in the third person and
else only the first person of the indicative ('habe') counts as subjunctive inside indirect speech without an 'I'.
"""

import json
from collections.abc import Iterator

from depesche.lang.de.segmenting import GERMAN
from depesche.model.syntax import Sentence, Token
from depesche.parse.core import Core
from depesche.parse.core_windows import spaces_before
from depesche.parse.segment import sentences_in
from training.lexicon import INDICATIVE, SUBJUNCTIVE
from training.pages import Page, lines_of, pages
from training.places import MODELS, WORK
from training.treebanks import Example, Word

_FILE = WORK / "silver.jsonl"
_REPORTED = ("I", "F")
_FIRST_PERSONS = frozenset({"ich", "wir"})


def silver() -> list[Example]:
    """What `main` wrote; empty before the first pass."""
    if not _FILE.exists():
        return []
    found = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        words = [_word(form, space, mood, lemma) for form, space, mood, lemma in json.loads(line)]
        found.append(Example(words, "silver"))
    return found


def _word(form: str, space: bool, mood: str | None, lemma: str | None) -> Word:
    if mood is None:
        return Word(form, space, lemma=lemma)
    return Word(form, space, lemma=lemma, feats={"Mood": mood, "VerbForm": "Fin"}, sure=frozenset({"Mood", "VerbForm"}))


def main() -> None:
    """Reads all pages with the core that lies in the package."""
    core, moods, lemmas = Core(MODELS), _moods(), _lemmas()
    lines, counts = [], {INDICATIVE: 0, SUBJUNCTIVE: 0}
    for page in pages():
        for line in lines_of(page.text):
            syntax = core.parse(sentences_in(page.text, line, GERMAN), page.text)
            for sentence in syntax.sentences:
                row = list(_labelled(page, sentence, moods, lemmas))
                if any(mood for _, _, mood, _ in row):
                    lines.append(json.dumps(row, ensure_ascii=False))
                for _, _, mood, _ in row:
                    if mood:
                        counts[mood] += 1
    _FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "sentences", counts)


def _moods() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (WORK / "verbs.tsv").read_text(encoding="utf-8").splitlines():
        form, _, readings = line.split("\t")
        found.setdefault(form, set()).update(readings.split(","))
    return found


def _lemmas() -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for kind, file in (("V", "verbs.tsv"), ("N", "nouns.tsv")):
        for line in (WORK / file).read_text(encoding="utf-8").splitlines():
            form, lemma, *_ = line.split("\t")
            found.setdefault((kind, form), set()).add(lemma)
    return found


def _labelled(
    page: Page, sentence: Sentence, moods: dict[str, set[str]], lemmas: dict[tuple[str, str], set[str]]
) -> Iterator[tuple[str, bool, str | None, str | None]]:
    personal = any(token.form.lower() in _FIRST_PERSONS for token in sentence.tokens)
    for token, space in zip(sentence.tokens, spaces_before(sentence.tokens), strict=True):
        mood = None
        if token.upos in ("VERB", "AUX"):
            reported = any(kind in _REPORTED and start <= token.span.start < end for kind, start, end in page.marks)
            mood = _mood(moods.get(token.form, set()), reported and not personal)
        yield token.form, space, mood, _lemma(token, lemmas)


def _mood(readings: set[str], reported: bool) -> str | None:
    """The only mood that the form can have here, or None."""
    finite = {r for r in readings if r.startswith((INDICATIVE, SUBJUNCTIVE))}
    kinds = {r.split(":")[0] for r in finite}
    if not finite or finite != readings:
        return None
    if kinds == {SUBJUNCTIVE}:
        return SUBJUNCTIVE
    if kinds == {INDICATIVE}:
        return INDICATIVE
    first = {r for r in finite if r.startswith(INDICATIVE)} == {f"{INDICATIVE}:1s"}
    return SUBJUNCTIVE if first and reported else None


def _lemma(token: Token, lemmas: dict[tuple[str, str], set[str]]) -> str | None:
    kind = {"NOUN": "N", "VERB": "V", "AUX": "V"}.get(token.upos)
    found = lemmas.get((kind or "", token.form if kind == "N" else token.form.lower()), set())
    return next(iter(found)) if len(found) == 1 else None


if __name__ == "__main__":
    main()
