"""Measures moods on our own sentences: recall of subjunctives, and indicatives wrongly taken for them.

python -m evaluation.moods
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.parse.core import Core
from depesche.parse.segment import sentences_in

FILE = Path(__file__).with_name("moods.tsv")


def cases() -> Iterator[tuple[str, str, str]]:
    """Word, mood, sentence."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        word, mood, sentence = line.split("\t") if "\t" in line else ("", "", "")
        if mood in ("Sub", "Ind"):
            yield word, mood, sentence


def measure(core: Core) -> tuple[dict[str, float], list[str]]:
    """Shares, and the sentences read wrongly."""
    counts: Counter[str] = Counter()
    wrong = []
    for word, mood, text in cases():
        syntax = core.parse(sentences_in(text, Span(0, len(text)), GERMAN), text)
        said = next(t.feature("Mood") for s in syntax.sentences for t in s.tokens if t.form.lower() == word)
        counts[mood] += 1
        counts[f"{mood} {said}"] += 1
        if said != mood:
            wrong.append(f"{word} ({said}): {text}")
    shares = {
        "subjunctive_recall": round(counts["Sub Sub"] / counts["Sub"], 3),
        "indicative_recall": round(counts["Ind Ind"] / counts["Ind"], 3),
    }
    return shares, wrong


if __name__ == "__main__":
    figures, missed = measure(Core())
    print(json.dumps(figures), *missed, sep="\n")
