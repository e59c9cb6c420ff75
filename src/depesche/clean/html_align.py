"""Finds the lines of the DOM that an extraction kept, although the extraction gives text without places."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

SHORT_CHARACTERS = 25
"""Shorter lines count only if they are a whole paragraph of the extraction: 'Ja' stands inside many words."""
OCCURRENCES = 4
"""A line that stands more often in the extraction is matched at its first places only."""
SEARCHED_CHARACTERS = 300_000_000
"""Bound of the work for lines that are no whole paragraph; real pages need less than a hundredth of it."""
PART = 0.5
"""Share of a line that an extraction must have kept so that the line counts as kept."""


@dataclass(frozen=True, slots=True)
class Match:
    """One line found in the joined paragraphs, and the match before it in the chain."""

    line: int
    start: int
    end: int
    before: "Match | None"


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
    chosen, covered = best_chain(keys, Places(segments))
    return chosen | out_of_order(keys, segments, chosen, covered)


class Places:
    """Where lines stand in the joined paragraphs: as whole paragraphs, or, if they are long, inside one."""

    def __init__(self, segments: Sequence[str]) -> None:
        self.joined = "\n" + "\n".join(segments) + "\n"
        self.searches = SEARCHED_CHARACTERS // len(self.joined)
        self.whole: dict[str, list[int]] = {}
        at = 1
        for segment in segments:
            places = self.whole.setdefault(segment, [])
            if len(places) < OCCURRENCES:
                places.append(at)
            at += len(segment) + 1

    def of(self, key: str) -> list[int]:
        """Offsets of one line, first ones first."""
        if key in self.whole or len(key) < SHORT_CHARACTERS or self.searches <= 0:
            return self.whole.get(key, [])
        self.searches -= 1
        places: list[int] = []
        at = self.joined.find(key)
        while at >= 0 and len(places) < OCCURRENCES:
            places.append(at)
            at = self.joined.find(key, at + 1)
        return places


def best_chain(keys: Sequence[str], places: Places) -> tuple[set[int], list[tuple[int, int]]]:
    """Indices of the lines in the heaviest chain, and the ranges of the joined paragraphs that it covers."""
    # Pareto front of chains: `ends` rise and so do their `weights`; `links` point to (line, start, previous link).
    ends: list[int] = [0]
    weights: list[int] = [0]
    links: list[Match | None] = [None]
    for index, key in enumerate(keys):
        found = []
        for start in places.of(key):
            before = bisect_right(ends, start) - 1
            found.append(
                (start + len(key), weights[before] + len(key), Match(index, start, start + len(key), links[before]))
            )
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
    last = links[-1]
    while last is not None:
        chosen.add(last.line)
        covered.append((last.start, last.end))
        last = last.before
    return chosen, covered[::-1]


def out_of_order(
    keys: Sequence[str], segments: Sequence[str], chosen: set[int], covered: Sequence[tuple[int, int]]
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
