"""Encodings guessed from the bytes alone, without chance and in time that the sample's size bounds."""

import re

UTF8_ENOUGH = 0.25
"""Fewer broken sequences per whole one: damaged UTF-8. Text in one-byte encodings has next to no whole one."""

SAMPLE_BYTES = 65_536
RUNNING_TEXT = frozenset("äöüßÄÖÜéèêàâçñíóáúøåæœ„“”‚‘’–—…»«›‹€§°·\u00a0²³½©®™´•")
"""What stands above 127 in German, French, Scandinavian and Spanish news text."""
PLAUSIBLE = 0.7
"""Below this share another reading is tried. Windows-1252 German has above .95, DOS and Mac text read so below .4."""
CANDIDATES = ("cp1252", "mac_roman", "cp437", "cp850")
"""Western readings in the order of how often they are met; DOS and Mac are told by the same letters."""

SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}",
)
HIGH = re.compile(rb"[\x80-\xff]+")


def looks_like_utf16(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` if nearly every other byte of the beginning is zero, else None."""
    sample = data[:4_096]
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def mostly_utf8(data: bytes) -> bool:
    """True for valid UTF-8, and for UTF-8 with little damage beside many good sequences."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start >= len(data) - 3 and error.start > 0:
            return len(SEQUENCE.findall(data)) > 0
    else:
        return True
    good = SEQUENCE.findall(data)
    broken = len(HIGH.findall(SEQUENCE.sub(b" ", data)))
    return broken < UTF8_ENOUGH * len(good)


def guessed(data: bytes) -> tuple[float, str]:
    """Share of plausible characters above 127 and the encoding that gives it."""
    sample = around_high_bytes(data)
    best = max(((plausibility(sample, name), -order, name) for order, name in enumerate(CANDIDATES)), default=None)
    if best is not None and best[0] >= PLAUSIBLE:
        return best[0], best[2]
    other = last_resort(sample)
    if other is not None:
        return plausibility(sample, other), other
    return (best[0] if best else 0.0), CANDIDATES[0]


def around_high_bytes(data: bytes) -> bytes:
    """The part of the page from a little before the first byte above 127, at most `SAMPLE_BYTES` long."""
    first = HIGH.search(data)
    start = max(0, first.start() - 1_000) if first else 0
    return data[start : start + SAMPLE_BYTES]


def plausibility(sample: bytes, encoding: str) -> float:
    """Share of the characters above 127 that news text has, if the sample is read so."""
    text = sample.decode(encoding, "replace")
    high = [c for c in text if c > "\x7f"]
    return sum(c in RUNNING_TEXT for c in high) / len(high) if high else 0.0


def last_resort(sample: bytes) -> str | None:
    """What charset-normalizer makes of other scripts; None if it finds nothing or only another Western reading."""
    from charset_normalizer import from_bytes

    found = from_bytes(
        sample,
        steps=5,
        chunk_size=512,
        threshold=0.15,
        cp_isolation=["cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "iso8859_2", "iso8859_5", "cp866", "cp1252"],
        preemptive_behaviour=False,
        explain=False,
    ).best()
    return None if found is None else found.encoding
