"""Measures the core's speech labels on annotated news articles: token precision, recall and F1.

    python -m evaluation.quotations [--limit 60]

The articles (gnqa) are non-commercial: they are measured with, never trained on.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.pages import lines_of
from training.places import DATA

from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.parse.core import Core
from depesche.parse.segment import sentences_in

KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free",
    "IndirectFreeIndirect": "free",
    "Reported": "reported",
}
ROWS = ("any", "direct", "indirect", "free", "reported", "cue", "speaker")


def measure(core: Core, articles: Iterable[dict[str, Any]]) -> dict[str, tuple[float, float, float]]:
    """(precision, recall, F1) per row; a token counts if it lies in a span."""
    hits, said, gold = Counter[str](), Counter[str](), Counter[str]()
    for article in articles:
        text = article["text"]
        sentences = [s for line in lines_of(text) for s in sentences_in(text, line, GERMAN)]
        heard = core.heard(sentences, [Span(0, len(text))])
        want = _gold(article)
        have = {row: [] for row in ROWS}
        for label in heard.labels:
            kind = label.kind.removeprefix("quote:")
            if kind in have:
                have[kind].append(label.span)
            if label.kind.startswith("quote:"):
                have["any"].append(label.span)
        spans = {token.span for sentence in sentences for token in sentence.tokens}
        for span in spans:
            for row in ROWS:
                wanted, found = (any(span.overlaps(s) for s in x[row]) for x in (want, have))
                hits[row] += wanted and found
                said[row] += found
                gold[row] += wanted
    return {row: _scores(hits[row], said[row], gold[row]) for row in ROWS}


def _gold(article: dict[str, Any]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {row: [] for row in ROWS}
    for quotation in article["quotations"]:
        content = [Span(a, b) for a, b in quotation["content"]]
        found[KINDS.get(quotation["kind"], "indirect")] += content
        found["any"] += content
        for row in ("cue", "speaker"):
            found[row] += [Span(a, b) for a, b in quotation[row]]
    return found


def _scores(hits: int, said: int, gold: int) -> tuple[float, float, float]:
    return round(hits / max(1, said), 3), round(hits / max(1, gold), 3), round(2 * hits / max(1, said + gold), 3)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--models", type=Path)
    arguments = parser.parse_args()
    with gzip.open(DATA / "quotations/gnqa-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        chosen = [json.loads(line) for line, _ in zip(lines, range(arguments.limit), strict=False)]
    print(json.dumps(measure(Core(arguments.models), chosen), indent=1))
