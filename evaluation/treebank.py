"""Measures the core on a treebank with given tokens: tags, lemmas, moods, trees.

python -m evaluation.treebank TREEBANK.conllu.gz [--skip 500] [--limit 500]
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from depesche.model.span import Span
from depesche.model.syntax import ROOT, Sentence, Token
from depesche.parse.core import Core

Row = list[str]


def read(path: Path) -> list[list[Row]]:
    """Sentences as rows of columns, contractions' lines included."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().split("\n\n")
    found = [[line.split("\t") for line in block.split("\n") if line and line[0] != "#"] for block in blocks]
    return [rows for rows in found if rows]


def sentence_of(rows: Sequence[Row], start: int) -> tuple[Sentence, str]:
    """A sentence whose text begins at `start`, and that text."""
    text, tokens, whole_until, whole = "", [], 0, Span(0, 0)
    for row in rows:
        if "." in row[0]:
            continue
        joined = int(row[0].split("-")[1]) if "-" in row[0] else 0
        if joined or int(row[0]) > whole_until:
            span = Span(start + len(text), start + len(text) + len(row[1]))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            whole_until, whole = joined or whole_until, span
        if not joined:
            tokens.append(Token(whole if int(row[0]) <= whole_until else span, row[1]))
    return Sentence.of(Span(start, start + len(text.rstrip())), tokens), text


def words_of(rows: Sequence[Row]) -> list[Row]:
    """Syntactic words only."""
    return [row for row in rows if row[0].isdigit()]


def pages(sentences: Sequence[Sequence[Row]], size: int) -> Iterator[tuple[list[Sentence], str]]:
    """Sentences of so many make one page."""
    for at in range(0, len(sentences), size):
        text, page = "", []
        for rows in sentences[at : at + size]:
            sentence, words = sentence_of(rows, len(text))
            page.append(sentence)
            text += words
        yield page, text


def measure(core: Core, gold: Sequence[Sequence[Row]], size: int = 20) -> dict[str, float]:
    """Shares of words; relations without subtypes, as is usual."""
    counts: Counter[str] = Counter()
    core.parse(*next(pages(gold[:1], 1)))
    start, cpu = time.perf_counter(), time.process_time()
    found = [s for page, text in pages(gold, size) for s in core.parse(page, text).sentences]
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    for rows, sentence in zip(gold, found, strict=True):
        for row, token in zip(words_of(rows), sentence.tokens, strict=True):
            _compare(counts, row, token)
    words = counts["words"]
    shares = {name: counts[name] / words for name in ("upos", "lemma", "feats", "uas", "las")}
    return {
        "words": words,
        **{name: round(share, 4) for name, share in shares.items()},
        "subjunctives": counts["subjunctive"],
        "subjunctive_recall": round(counts["subjunctive_hit"] / max(1, counts["subjunctive"]), 4),
        "subjunctive_precision": round(counts["subjunctive_hit"] / max(1, counts["subjunctive_said"]), 4),
        "words_per_second": round(words / seconds),
        "words_per_cpu_second": round(words / cpu),
    }


def _compare(counts: Counter[str], row: Row, token: Token) -> None:
    gold_mood = "Mood=Sub" in row[5]
    said_mood = token.feature("Mood") == "Sub"
    head = 0 if token.head == ROOT else token.head + 1
    counts["words"] += 1
    counts["upos"] += token.upos == row[3]
    counts["lemma"] += token.lemma == row[2]
    counts["feats"] += token.feats == row[5].replace("_", "")
    counts["uas"] += head == int(row[6])
    counts["las"] += head == int(row[6]) and token.deprel.split(":")[0] == row[7].split(":")[0]
    counts["subjunctive"] += gold_mood
    counts["subjunctive_said"] += said_mood
    counts["subjunctive_hit"] += gold_mood and said_mood


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--models", type=Path)
    arguments = parser.parse_args()
    chosen = read(arguments.treebank)[arguments.skip :][: arguments.limit]
    print(json.dumps(measure(Core(arguments.models), chosen), indent=1))
