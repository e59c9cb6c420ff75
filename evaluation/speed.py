"""Words a second of the core: one thread, two threads, two processes; with and without the network of quotations.

    PYTHONPATH=src:. python -m evaluation.speed [--tries 20]

The best of several tries is said, each of about a thousand words of our own pages, so that other work on the machine
counts little. Loading and words read for the first time are left out.
"""

import argparse
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from training.pages import lines_of, pages

from depesche.lang.de.segmenting import GERMAN
from depesche.model.span import Span
from depesche.model.syntax import Sentence
from depesche.parse.core import Core
from depesche.parse.segment import sentences_in

WORDS = 1000
Text = tuple[list[Sentence], str]


def texts() -> tuple[list[Text], int]:
    """Pages of about `WORDS` words together, and how many words they have."""
    found: list[Text] = []
    words = 0
    for page in pages():
        sentences = [s for line in lines_of(page.text) for s in sentences_in(page.text, line, GERMAN)]
        found.append((sentences, page.text))
        words += sum(len(sentence.tokens) for sentence in sentences)
        if words >= WORDS:
            break
    return found, words


def tried(core: Core, chosen: Sequence[Text], tries: int, quotes: bool) -> list[tuple[float, float]]:
    """Begin and end of each try."""
    spans = []
    for _ in range(tries + 1):
        start = time.time()
        for sentences, text in chosen:
            core.parse(sentences, text)
            if quotes:
                core.heard(sentences, [Span(0, len(text))])
        spans.append((start, time.time()))
    return spans[1:]


def in_a_process(quotes: bool, tries: int) -> list[tuple[float, float]]:
    """The same in a process of its own."""
    return tried(Core(), texts()[0], tries, quotes)


def together(spans: Sequence[Sequence[tuple[float, float]]]) -> float:
    """Tries a second of two processes while both run: the best pair of tries that overlap by nine tenths."""
    best = 0.0
    for start, end in spans[0]:
        for other_start, other_end in spans[1]:
            shared = min(end, other_end) - max(start, other_start)
            if shared >= 0.9 * max(end - start, other_end - other_start):
                best = max(best, 1 / (end - start) + 1 / (other_end - other_start))
    return best


def main(tries: int) -> None:
    """Prints the figures."""
    chosen, words = texts()
    for quotes in (False, True):
        name = "with quotations everywhere" if quotes else "tags, trees and names"
        for threads in (1, 2):
            spans = tried(Core(threads=threads), chosen, tries, quotes)
            print(f"{name}, threads {threads}: {words / min(end - start for start, end in spans):.0f} words a second")
        with ProcessPoolExecutor(2) as pool:
            both = list(pool.map(in_a_process, [quotes] * 2, [tries] * 2))
        print(f"{name}, two processes: {words * together(both):.0f} words a second", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=20)
    main(parser.parse_args().tries)
