"""Numbers in a list of words: '1.200', 'elf', '3,8 Milliarden', 'zwischen 20 und 30', 'mindestens 40'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from depesche.lang.quantities import QuantityKnowledge

LONGEST = 18
"""Characters of a number; longer ones are keys and accounts."""
DIGITS = re.compile(r"\d[\d.,\u00a0\u202f]*")


@dataclass(frozen=True, slots=True)
class Number:
    """A value or range at `words[start:end]`, bounding words included."""

    low: float | None
    high: float | None
    start: int
    end: int
    about: bool = False
    digits: bool = False
    scale: float = 1.0
    """By what a word behind it ('Millionen') multiplies it."""


def numbers_in(words: Sequence[str], knows: QuantityKnowledge) -> list[Number]:
    """All numbers in order; ranges are one number."""
    plain: list[Number] = []
    at = 0
    while at < len(words):
        number = _plain(words, at, knows)
        if number is None:
            at += 1
            continue
        if plain and _joins(words, plain[-1], number, knows):
            first = plain.pop()
            scale = number.scale if first.scale == 1 else 1  # '20 bis 30 Millionen'
            number = replace(first, low=(first.low or 0) * scale, high=number.high, end=number.end)
        plain.append(number)
        at = number.end
    return [_bounded(words, number, knows) for number in plain]


def _plain(words: Sequence[str], at: int, knows: QuantityKnowledge) -> Number | None:
    word = words[at]
    value = knows.numbers.get(word)
    digits = value is None and len(word) <= LONGEST and bool(DIGITS.fullmatch(word))
    if digits:
        value, at_end = _value(word, knows), at + 1
        while at_end < len(words) and re.fullmatch(r"\d{3}", words[at_end]) and word.isdigit() and len(word) <= 3:
            value, at_end = (value or 0) * 1000 + int(words[at_end]), at_end + 1  # '15 000'
    else:
        at_end = at + 1
    if value is None:
        return None
    if at_end < len(words) and words[at_end].rstrip(".") in knows.scales:
        scale = knows.scales[words[at_end].rstrip(".")]
        return Number(value * scale, value * scale, at, at_end + 1, digits=True, scale=scale)
    return Number(value, value, at, at_end, digits=digits)


def _value(word: str, knows: QuantityKnowledge) -> float | None:
    """The value of digits with the marks of the language; None if the marks stand as in dates or versions."""
    plain = word.replace("\u00a0", "").replace("\u202f", "")
    whole, _, part = plain.partition(knows.decimal)
    groups = whole.split(knows.thousands)
    digits = all(group.isdigit() for group in (*groups, part or "0"))
    if any(len(group) != 3 for group in groups[1:]) or not digits:
        return None
    return float("".join(groups) + ("." + part if part else ""))


def _joins(words: Sequence[str], first: Number, second: Number, knows: QuantityKnowledge) -> bool:
    """True for '20 bis 30' and 'zwischen 20 und 30'."""
    between = words[first.end : second.start]
    ordered = first.low is not None and second.high is not None and first.low < second.high
    opened = first.start > 0 and words[first.start - 1] in knows.between
    return len(between) == 1 and ordered and (between[0] in knows.to or (opened and between[0] in knows.joins))


def _bounded(words: Sequence[str], number: Number, knows: QuantityKnowledge) -> Number:
    """The number with the words before it that make it a least, a greatest or an approximate value."""
    for sort, phrases in (("least", knows.least), ("most", knows.most), ("about", knows.about)):
        for phrase in phrases:
            start = number.start - len(phrase)
            if start >= 0 and tuple(words[start : number.start]) == phrase:
                if sort == "about":
                    return replace(number, start=start, about=True)
                return replace(
                    number,
                    start=start,
                    low=number.low if sort == "least" else None,
                    high=number.high if sort == "most" else None,
                )
    return number
