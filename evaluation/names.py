"""Measures the core's names on GermEval 2014 with given tokens: exact spans of person, organisation, place.

python -m evaluation.names [--skip 1100] [--limit N]
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.names import germeval
from training.places import DATA
from training.treebanks import Example

from depesche.model.span import Span
from depesche.model.syntax import Sentence, Token
from depesche.parse.core import Core

KINDS = ("person", "organisation", "place")
Found = set[tuple[int, int, str]]


def page_of(examples: Sequence[Example]) -> tuple[list[Sentence], str, Found]:
    """Sentences, their text, and gold spans."""
    text, page, gold = "", [], set()
    for example in examples:
        start, tokens, opened = len(text), [], None
        for word in [*example.words, None]:
            if opened and (word is None or word.name is None or not word.name.startswith("I-")):
                gold.add((opened[0], tokens[-1].span.end, opened[1]))
                opened = None
            if word is None:
                break
            text += " " if tokens and word.space_before else ""
            if word.name and word.name.startswith("B-"):
                opened = (len(text), word.name[2:])
            tokens.append(Token(Span(len(text), len(text) + len(word.form)), word.form))
            text += word.form
        page.append(Sentence.of(Span(start, len(text)), tokens))
        text += "\n"
    return page, text, gold


def measure(core: Core, examples: Sequence[Example], size: int = 20) -> dict[str, float]:
    """F1 per kind and over all three; places include states."""
    hits, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for at in range(0, len(examples), size):
        page, text, gold = page_of(examples[at : at + size])
        labels = core.parse(page, text).labels
        said = {(*label.span, label.kind.removeprefix("name:")) for label in labels if label.kind.startswith("name:")}
        for counter, found in ((hits, gold & said), (wrong, said - gold), (missed, gold - said)):
            counter.update(kind for _, _, kind in found)
    f1 = {kind: _f1(hits[kind], wrong[kind], missed[kind]) for kind in KINDS}
    total = (sum(counter[kind] for kind in KINDS) for counter in (hits, wrong, missed))
    return {**{f"{kind}_f1": value for kind, value in f1.items()}, "f1": _f1(*total)}


def _f1(hits: int, wrong: int, missed: int) -> float:
    return round(2 * hits / max(1, 2 * hits + wrong + missed), 4)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--skip", type=int)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--models", type=Path)
    arguments = parser.parse_args()
    everything = germeval(DATA / "names/germeval2014-dev.tsv.gz")
    skip = len(everything) // 2 if arguments.skip is None else arguments.skip
    print(json.dumps(measure(Core(arguments.models), everything[skip:][: arguments.limit]), indent=1))
