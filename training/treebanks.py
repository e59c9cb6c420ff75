"""Reads treebanks and brings their schemes together. What a treebank does not say is None."""

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.places import FEW

Row = list[str]


@dataclass(slots=True)
class Word:
    """One training word. None means: nothing is learned from it."""

    form: str
    space_before: bool = True
    upos: str | None = None
    feats: dict[str, str] | None = None
    """All features; absent ones count as absent, except those in `unsure`, or those not in `sure` if it is given."""
    unsure: frozenset[str] = frozenset()
    sure: frozenset[str] | None = None
    lemma: str | None = None
    head: int | None = None
    """1-based, 0 for the root."""
    deprel: str | None = None
    name: str | None = None
    """BIO tag."""


@dataclass(slots=True)
class Example:
    """One training sentence."""

    words: list[Word]
    source: str = ""
    weight: float = field(default=1.0)


def read_conllu(path: Path, source: str, *, lemmas: bool = True, feats: bool = True) -> list[Example]:
    """The sentences of a CoNLL-U file. Contractions come split, as the run time splits them."""
    found = []
    for rows in _sentences(path):
        words = list(_words(rows, lemmas, feats))
        if source == "de_pud":
            _unify_pud(words)
        if source == "de_gsd":
            _unify_gsd(words)
        found.append(Example(words, source))
    return found


def _sentences(path: Path) -> Iterator[list[Row]]:
    rows: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in (raw.rstrip("\n") for raw in lines):
            if not line:
                if rows:
                    yield rows
                rows = []
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        yield rows


def _words(rows: list[Row], lemmas: bool, feats: bool) -> Iterator[Word]:
    inside_until, glued = 0, False
    whole_glued = False
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            inside_until = int(row[0].split("-")[1])
            whole_glued = "SpaceAfter=No" in row[9]
            continue
        number = int(row[0])
        yield Word(
            form=row[1],
            space_before=number == 1 or not glued,
            upos=row[3] if row[3] != "_" else None,
            feats=_feats(row[5]) if feats else None,
            lemma=row[2] if lemmas and row[2] != "_" else None,
            head=int(row[6]),
            deprel=row[7],
        )
        glued = "SpaceAfter=No" in row[9]
        if number <= inside_until:
            glued = whole_glued if number == inside_until else False


def _feats(column: str) -> dict[str, str]:
    return {} if column == "_" else dict(item.split("=", 1) for item in column.split("|"))


def _unify_pud(words: list[Word]) -> None:
    """PUD writes VerbForm only now and then: finite where there is a mood, unknown elsewhere."""
    for word in words:
        if word.feats is not None and word.upos in ("VERB", "AUX") and "VerbForm" not in word.feats:
            if "Mood" in word.feats:
                word.feats["VerbForm"] = "Fin"
            else:
                word.unsure = frozenset({"VerbForm", "Voice", "Tense"})


def _unify_gsd(words: list[Word]) -> None:
    """GSD writes `acl` also for relative clauses and `flat` also for names, PUD `acl:relcl` and `flat:name`."""
    relative = {w.head for w in words if w.feats and "Rel" in w.feats.get("PronType", "")}
    for number, word in enumerate(words, 1):
        if word.deprel == "acl" and word.feats and word.feats.get("VerbForm") != "Inf" and number in relative:
            word.deprel = "acl:relcl"
        if word.deprel == "flat" and word.upos == "PROPN":
            word.deprel = "flat:name"


def read_empirist(path: Path) -> list[Example]:
    """Web and chat text with tags and lemmas, without syntax. Unsplit contractions teach nothing."""
    found, words, inside = [], [], False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in (raw.rstrip("\n") for raw in lines):
            if line.startswith("<") and "\t" not in line:
                if line == "</s>" and words:
                    found.append(Example(words, "empirist"))
                words, inside = [], line == "<s>"
            elif inside:
                row = line.split("\t")
                known = row[1] not in ("APPRART", "PTKVZ", "PTKANT") and len(row) > 6
                words.append(
                    Word(
                        form=row[0],
                        space_before=not (words and row[0] in ".,;:!?)“”…"),
                        upos=row[2] if known and row[2] in OPEN_TAGS else None,
                        lemma=row[5] if known and _same_lemma_scheme(row[2], row[5]) else None,
                    )
                )
    return found


def _same_lemma_scheme(upos: str, lemma: str) -> bool:
    return upos == "VERB" or (upos == "NOUN" and lemma[:1].isupper())


OPEN_TAGS = ("NOUN", "VERB", "ADJ", "ADP", "PUNCT", "NUM")
"""Tags that mean the same in EmpiriST and in the German treebanks."""


def germans(data: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """(train, early check, held out): GSD dev and the first half of PUD; a tenth of GSD dev; the second half of PUD."""
    gsd = read_conllu(data / "syntax/de_gsd-ud-dev.conllu.gz", "de_gsd")
    pud = read_conllu(data / "syntax/de_pud-ud.conllu.gz", "de_pud")
    random.Random(1).shuffle(gsd)
    return (gsd[80:] + pud[:500])[:FEW], gsd[:80], pud[500:]


def relatives(data: Path) -> list[Example]:
    """English in full, Dutch and Swedish for tags and trees only."""
    folder = data / "syntax"
    return [
        *read_conllu(folder / "en_ewt-ud-train.conllu.gz", "en_ewt")[:FEW],
        *read_conllu(folder / "nl_alpino-lassysmall.conllu.gz", "nl", lemmas=False, feats=False)[:FEW],
        *read_conllu(folder / "sv_talbanken-pud.conllu.gz", "sv", lemmas=False, feats=False)[:FEW],
    ]
