"""Name data: GermEval 2014 (its first half), MobIE, and a sample of LER, of four kinds."""

import gzip
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.parse.core_windows import spaces_before
from depesche.parse.segment import sentences_in
from training.pages import Page, lines_of, pages
from training.places import DATA, FEW, SEED
from training.swaps import Pools, names_of, swapped
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
CORPUS_TAGS = {"P": "person", "O": "organisation", "G": "place", "W": "place", "X": "other"}
NEWS_KINDS = ("person", "place", "organisation")
GERMEVAL_VARIANTS = 3
MOBIE_SHARE, LER_SHARE = 0.3, 0.03
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
    """All of it, the halves and samples fixed. News and encyclopedia weigh more than tweets and law."""
    rng = random.Random(SEED)
    folder = DATA / "names"
    gold = germeval(folder / "germeval2014-dev.tsv.gz")
    news = gold[: len(gold) // 2]
    pools = Pools(news)
    found = news + [swapped(example, pools, rng) for _ in range(GERMEVAL_VARIANTS) for example in news]
    for part in ("train", "dev", "test"):
        mobility = conll(folder / f"mobie-{part}.conll.gz", 3, MOBIE, "mobie")
        found += rng.sample(mobility, int(len(mobility) * MOBIE_SHARE))
    for court in sorted(folder.glob("ler-*.conll.gz")):
        law = [
            example
            for example in conll(court, 1, LER, "ler")
            if any(kind in NEWS_KINDS for kind, _ in names_of(example))
        ]
        found += rng.sample(law, int(len(law) * LER_SHARE))
    own = corpus_names()
    return (found + own * 2 + [swapped(example, pools, rng) for example in own])[:FEW]


def corpus_names() -> list[Example]:
    """The sentences of our own pages that have names marked. Adjectives of states are no names here."""
    return [example for page in pages() if page.named for example in _sentences(page)]


def _sentences(page: Page) -> Iterator[Example]:
    """Not every mention is marked, headings seldom: a word of a marked name that is not marked teaches nothing."""
    marks = [mark for mark in page.marks if mark[0] in CORPUS_TAGS and page.text[mark[1]].isupper()]
    known = {word for _, start, end in marks for word in page.text[start:end].split()}
    for line in lines_of(page.text):
        for sentence in sentences_in(page.text, line, GERMAN):
            words = []
            for token, space in zip(sentence.tokens, spaces_before(sentence.tokens), strict=True):
                name = _name_at(marks, token.span)
                words.append(Word(token.form, space, name=None if name == "O" and token.form in known else name))
            yield Example(words, "corpus")


def _name_at(marks: Sequence[tuple[str, int, int]], span: Span) -> str:
    for tag, start, end in marks:
        if start <= span.start and span.end <= end:
            return f"{'B' if span.start == start else 'I'}-{CORPUS_TAGS[tag]}"
    return "O"


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
