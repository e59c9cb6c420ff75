"""Do vectors of texts tell what is about the same? On our own pages, beside a count of words (tf-idf).

    python -m evaluation.likeness

Halves: of all second halves, is the nearest to a first half the one of the same page? Stories: is the page nearest to
one of a story, among these and all other pages, of the same story (and the mean average precision over all of them)?
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from training.pages import pages
from training.places import CORPUS

from depesche.parse import shipped_meaning

Vectors = NDArray[np.float32]


def main() -> None:
    """Prints both measures for both kinds of vectors."""
    plain = [page.text for page in pages()]
    stories = [
        (page.text, folder.name) for folder in sorted((CORPUS.parent / "stories").iterdir()) for page in pages(folder)
    ]
    halves = [half for text in plain for half in halves_of(text)]
    told = [text for text, _ in stories]
    counted = counter_of(plain + told)
    kinds: dict[str, Callable[[Sequence[str]], Vectors]] = {"meaning": shipped_meaning().vectors, "words": counted}
    for name, embed in kinds.items():
        found = embed(halves)
        figures = {"halves": first(found[::2], found[1::2])}
        figures |= in_stories(embed(told + plain), [story for _, story in stories])
        print(name, json.dumps({measure: round(value, 3) for measure, value in figures.items()}))


def halves_of(text: str) -> tuple[str, str]:
    """Cut between two words."""
    words = text.split()
    return " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])


def first(left: Vectors, right: Vectors) -> float:
    """Share of rows whose nearest row on the right has the same number."""
    return float(((left @ right.T).argmax(1) == np.arange(len(left))).mean())


def in_stories(vectors: Vectors, stories: Sequence[str]) -> dict[str, float]:
    """The first vectors are of pages of these stories, the others of other pages."""
    names = np.array([*stories, *[""] * (len(vectors) - len(stories))])
    nearest, precisions = [], []
    for number, story in enumerate(stories):
        order = np.argsort(-(vectors @ vectors[number]), kind="stable")
        same = names[order[order != number]] == story
        nearest.append(same[0])
        ranks = np.flatnonzero(same) + 1
        precisions.append((np.arange(1, len(ranks) + 1) / ranks).mean())
    return {"stories, nearest": float(np.mean(nearest)), "stories, average precision": float(np.mean(precisions))}


def counter_of(texts: Sequence[str]) -> Callable[[Sequence[str]], Vectors]:
    """Vectors of log counts of words, weighted by how few of these texts hold them."""
    held = Counter(word for text in texts for word in set(text.lower().split()))
    columns = {word: column for column, word in enumerate(sorted(held))}
    weights = np.array([np.log(len(texts) / held[word]) for word in columns], np.float32)

    def vectors(some: Sequence[str]) -> Vectors:
        found = np.zeros((len(some), len(columns)), np.float32)
        for row, text in enumerate(some):
            for word, times in Counter(text.lower().split()).items():
                if word in columns:
                    found[row, columns[word]] = np.log1p(times)
        found *= weights
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)

    return vectors


if __name__ == "__main__":
    main()
