"""Name data: GermEval 2014 (its first half), MobIE, and a sample of LER, of four kinds."""

import gzip
import random
from pathlib import Path

from training.places import DATA, SEED
from training.treebanks import Example, Word

GERMEVAL = {"PER": "person", "ORG": "organisation", "LOC": "place", "OTH": "other"}
MOBIE = {
    "person": "person",
    "organization": "organisation",
    "organization-company": "organisation",
    "location": "place",
    "location-city": "place",
    "location-street": "place",
    "location-stop": "place",
    "location-route": None,
}
LER = {
    "PER": "person", "RR": "person", "AN": "person",
    "LD": "place", "ST": "place", "STR": "place", "LDS": "place",
    "ORG": "organisation", "UN": "organisation", "INN": "organisation", "GRT": "organisation", "MRK": "other",
}  # fmt: skip
LER_SHARE = 0.04
_CLOSERS = ".,;:!?)]}“”…%"


def germeval(path: Path) -> list[Example]:
    """Outer names only. Derived and partial names ('deutsche', 'DFB-Chef') are no names."""
    found, words = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, ""]:
            row = line.rstrip("\n").split("\t")
            if not line.strip():
                if words:
                    found.append(Example(words, "germeval"))
                words = []
            elif not line.startswith("#"):
                words.append(_word(row[1], _mapped(row[2], GERMEVAL), words))
    return found


def conll(path: Path, column: int, kinds: dict[str, str | None], source: str) -> list[Example]:
    """One word a line, the tag in the given column."""
    found, words = [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, ""]:
            row = line.rstrip("\n").replace("\t", " ").split(" ")
            if not line.strip() or row[0] == "-DOCSTART-":
                if words:
                    found.append(Example(words, source))
                words = []
            else:
                words.append(_word(row[0], _mapped(row[column], kinds), words))
    return found


def names_for_training() -> list[Example]:
    """All of it, the halves and samples fixed."""
    rng = random.Random(SEED)
    folder = DATA / "names"
    gold = germeval(folder / "germeval2014-dev.tsv.gz")
    found = gold[: len(gold) // 2] * 2
    for part in ("train", "dev", "test"):
        found += conll(folder / f"mobie-{part}.conll.gz", 3, MOBIE, "mobie")
    for court in sorted(folder.glob("ler-*.conll.gz")):
        law = conll(court, 1, LER, "ler")
        named = [
            example
            for example in law
            if any(w.name and w.name[2:] in ("person", "place", "organisation") for w in example.words)
        ]
        found += rng.sample(named, int(len(named) * LER_SHARE))
    return found


def _mapped(tag: str, kinds: dict[str, str | None]) -> str | None:
    """'O' for what is no name, None for what the kinds leave open."""
    edge, _, kind = tag.partition("-")
    if kind not in kinds:
        return "O"
    return f"{edge}-{kinds[kind]}" if kinds[kind] else None


def _word(form: str, name: str | None, before: list[Word]) -> Word:
    """These sets do not say where spaces were; punctuation tells."""
    glued = bool(before) and (form[0] in _CLOSERS or before[-1].form in "([„")
    return Word(form, space_before=not glued, name=name)
