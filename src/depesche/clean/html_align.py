"""Finds the lines of the DOM that an extraction kept, although the extraction gives text without places."""

from bisect import bisect_right
from collections.abc import Sequence

SHORT_CHARACTERS = 25
"""Shorter lines count only if they are a whole paragraph of the extraction: 'Ja' stands inside many words."""
OCCURRENCES = 4
"""A line that stands more often in the extraction is matched at its first places only."""
PART = 0.5
"""Share of a line that an extraction must have kept so that the line counts as kept."""


def letters(text: str) -> str:
    """The letters and digits of a text in lower case: all that extractions leave unchanged."""
    return "".join(filter(str.isalnum, text.casefold()))


def kept_lines(lines: Sequence[str], paragraphs: Sequence[str]) -> set[int]:
    """Indices of the lines that the paragraphs hold.

    Of lines that stand several times in the page, those are taken that continue the order of the others: the chain of
    matches with rising places in both texts that covers the most letters.
    """
    keys = [letters(line) for line in lines]
    segments = [key for key in map(letters, paragraphs) if key]
    joined = "\n" + "\n".join(segments) + "\n"
    chosen, covered = best_chain(keys, joined)
    return chosen | out_of_order(keys, segments, joined, chosen, covered)


def occurrences(key: str, joined: str) -> list[int]:
    """Places of a line in the joined paragraphs, first ones first."""
    if not key:
        return []
    sought, shift = (key, 0) if len(key) >= SHORT_CHARACTERS else (f"\n{key}\n", 1)
    places: list[int] = []
    at = joined.find(sought)
    while at >= 0 and len(places) < OCCURRENCES:
        places.append(at + shift)
        at = joined.find(sought, at + 1)
    return places


def best_chain(keys: Sequence[str], joined: str) -> tuple[set[int], list[tuple[int, int]]]:
    """Indices of the lines in the heaviest chain, and the ranges of `joined` that it covers."""
    # Pareto front of chains: `ends` rise and so do their `weights`; `links` point to (line, start, previous link).
    ends: list[int] = [0]
    weights: list[int] = [0]
    links: list[tuple[int, int, int, object] | None] = [None]
    for index, key in enumerate(keys):
        found = []
        for start in occurrences(key, joined):
            before = bisect_right(ends, start) - 1
            found.append((start + len(key), weights[before] + len(key), (index, start, start + len(key), links[before])))
        for end, weight, link in found:
            place = bisect_right(ends, end)
            if weights[place - 1] >= weight:
                continue
            stop = place
            while stop < len(ends) and weights[stop] <= weight:
                stop += 1
            ends[place:stop], weights[place:stop], links[place:stop] = [end], [weight], [link]
    chosen: set[int] = set()
    covered: list[tuple[int, int]] = []
    link = links[-1]
    while link is not None:
        index, start, end, link = link  # type: ignore[assignment]
        chosen.add(index)
        covered.append((start, end))
    return chosen, covered[::-1]


def out_of_order(
    keys: Sequence[str], segments: Sequence[str], joined: str, chosen: set[int], covered: Sequence[tuple[int, int]]
) -> set[int]:
    """Lines that hold a long paragraph which no chosen line covers: it was moved, or cut out of a longer line."""
    starts = [start for start, _ in covered]
    missing: list[str] = []
    at = 1
    for segment in segments:
        place = bisect_right(starts, at + len(segment) - 1) - 1
        if len(segment) >= SHORT_CHARACTERS and (place < 0 or covered[place][1] <= at):
            missing.append(segment)
        at += len(segment) + 1
    found: set[int] = set()
    for segment in missing[:200]:
        for index, key in enumerate(keys):
            if index not in chosen and segment in key and len(segment) >= PART * len(key):
                found.add(index)
                break
    return found
