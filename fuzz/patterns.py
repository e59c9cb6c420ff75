"""Every regular expression of the program on strings made to hold it up: time may grow with the length, not its square.

    python -m fuzz.patterns [--size 16000]

Patterns are caught while all modules are imported, so this needs a process of its own. For each repeat of a pattern a
string is built of its own parts: what stands before the repeat, what it repeats, over and over, and an end that does
not match.
"""

import argparse
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from re import _constants as code  # type: ignore[attr-defined] # the parser that `re` itself uses has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SIZE = 16_000
SLOW = 0.015
"""Seconds of processor time: what is faster at the full size does not matter. Linear patterns need a tenth of it."""
SMALL, QUICK, DOUBTFUL = 2_000, 0.0003, 6
"""What takes less at this size is not tried at the full one: its square would take less than the seconds above. Nor is
what takes at most so many times as long as a quarter of it."""
TIMES = 4
"""The time of a string is compared with that of one so many times shorter: as many times, or the square."""
LIMIT = 8
OUT_OF_REACH = {"depesche.lang.frames": "rows of our own lexica"}
"""Modules whose patterns no page, file or visitor reaches, and why."""
HOPELESS = 1.0
"""Seconds of processor time after which a search is given up."""
MANY = 20
"""Repeats that may go on longer than this are tried."""
TAILS = ("", "\x00")
GENERIC = tuple(
    "a A 1 Aa_ a. 1. 1, - – . , : „ “ \" ' ( [ < <a & &a; @ / a/ a- a' 1- aA =\" \t \n \r\n \u00a0 \ufeff \ufffd und "
    "Von_ _und_ __, a,_ A._ 1:1 http://a".replace("\\", "").split(" ")
)
SAMPLES = "a1 Zä.,-–\"„<>/&;:(='\n_\u00a0é\x01"
"""Characters among which one is sought that a set takes, or does not."""
BRANCHES = 4


def caught(package: str = "depesche") -> dict[re.Pattern[Any], str]:
    """Every pattern that is compiled while the package is imported, with the first module that asked for it."""
    found: dict[re.Pattern[Any], str] = {}
    ordinary = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: Any) -> Any:
        compiled = ordinary(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and frame.f_globals.get("__name__") in ("re", "functools"):
            frame = frame.f_back
        name = frame.f_globals.get("__name__", "")
        if name.startswith(package):
            found.setdefault(compiled, name)
        return compiled

    re._compile = noting  # type: ignore[attr-defined]
    try:
        for module in modules(package):
            import_module(module)
    finally:
        re._compile = ordinary  # type: ignore[attr-defined]
    return found


def modules(package: str) -> Iterator[str]:
    """Names of all modules of a package."""
    for info in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
        if not info.name.endswith("__main__"):
            yield info.name


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Beginning, what is repeated, and end of strings that may hold a pattern up."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    seen = set()
    for before, pump in pumps(parser.parse(text, flags)):
        for start, again in ((before, pump), ("", before + pump)):
            if again and (start, again) not in seen:
                seen.add((start, again))
                yield from ((start, again, tail) for tail in TAILS)
    for again in GENERIC:
        yield "", again.replace("_", " "), "\x00"


def pumps(tree: Iterable[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """For each repeat in a parsed pattern a string that leads to it, and strings that it takes."""
    for kind, value in tree:
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            _, most, body = value
            yield from pumps(body, before)
            if most > MANY:
                yield from ((before, pump) for pump in examples(body))
        else:
            for part in parts(kind, value):
                yield from pumps(part, before)
        before += example([(kind, value)])


def parts(kind: Any, value: Any) -> list[Any]:
    """The patterns inside a group or branch."""
    if kind is code.SUBPATTERN:
        return [value[3]]
    if kind is code.ATOMIC_GROUP:
        return [value]
    if kind is code.BRANCH:
        return list(value[1])
    if kind in (code.ASSERT, code.ASSERT_NOT):
        return [value[1]]
    return []


def example(tree: Iterable[Any]) -> str:
    """A string that the pattern takes, if looking around does not forbid it."""
    return next(examples(tree), "")


def examples(tree: Iterable[Any]) -> Iterator[str]:
    """A few strings that the pattern takes: they differ in the first part that leaves a choice."""
    options = [list(_taken(kind, value)) or [""] for kind, value in tree]
    yield "".join(option[0] for option in options)
    for place, option in enumerate(options):
        for other in option[1:]:
            yield "".join(other if n == place else o[0] for n, o in enumerate(options))


def _taken(kind: Any, value: Any) -> Iterator[str]:
    if kind is code.LITERAL:
        yield chr(value)
    elif kind is code.NOT_LITERAL:
        yield from [c for c in SAMPLES if ord(c) != value][:BRANCHES]
    elif kind is code.ANY:
        yield from "a 1"
    elif kind is code.IN:
        yield from _members(value)
    elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        least, _, body = value
        yield from (one * max(1, least) for one in examples(body))
    else:
        for part in parts(kind, value):
            if kind not in (code.ASSERT, code.ASSERT_NOT):
                yield from list(examples(part))[:BRANCHES]


def _members(value: Any) -> list[str]:
    """Characters of a set, of different kinds."""
    if value[0][0] is code.NEGATE:
        taken = re.compile(f"[^{''.join(_escaped(v) for v in value[1:])}]")
        return [c for c in SAMPLES if taken.match(c)][: 2 * BRANCHES]
    out = []
    for kind, one in value:
        if kind is code.LITERAL:
            out.append(chr(one))
        elif kind is code.RANGE:
            out.append(chr(one[0]))
        else:
            taken = re.compile(f"[{_escaped((kind, one))}]")
            out += [c for c in SAMPLES if taken.match(c)][:2]
    return out[: 2 * BRANCHES]


CATEGORIES = {
    code.CATEGORY_DIGIT: r"\d", code.CATEGORY_NOT_DIGIT: r"\D", code.CATEGORY_SPACE: r"\s",
    code.CATEGORY_NOT_SPACE: r"\S", code.CATEGORY_WORD: r"\w", code.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


def _escaped(member: Any) -> str:
    kind, value = member
    if kind is code.CATEGORY:
        return CATEGORIES[value]
    if kind is code.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return re.escape(chr(value))


def held_up(pattern: re.Pattern[Any], size: int = SIZE) -> tuple[str, float, float] | None:
    """A string that holds a pattern up, with seconds and growth; None if no attack does."""
    for start, again, tail in attacks(pattern):
        small = timed(pattern, built(start, again, tail, SMALL))
        if small < QUICK or small < DOUBTFUL * timed(pattern, built(start, again, tail, SMALL // TIMES)):
            continue
        long, short = (built(start, again, tail, length) for length in (size, size // TIMES))
        if timed(pattern, long) < SLOW:
            continue
        seconds, less = (min(timed(pattern, text) for _ in range(3)) for text in (long, short))
        growth = seconds / max(less, 1e-9)
        if seconds >= SLOW and growth > LIMIT:
            return f"{start!r} {again!r} {tail!r}", seconds, growth
    return None


def built(start: str, again: str, tail: str, size: int) -> str:
    """A string of about so many characters."""
    return start + again * (size // len(again)) + tail


def timed(pattern: re.Pattern[Any], text: str) -> float:
    """Seconds of processor time to look through all of a text."""
    given = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, HOPELESS)
    started = time.process_time()
    try:
        for _ in pattern.finditer(given):
            pass
    except TimeoutError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - started


def _give_up(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    """Names the patterns that can be held up; ends with 1 if there are any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=int, default=SIZE)
    size = options.parse_args().size
    found = caught()
    bad = 0
    for pattern, module in found.items():
        if module not in OUT_OF_REACH and (worst := held_up(pattern, size)):
            bad += 1
            attack, seconds, growth = worst
            print(
                f"{module}: {growth:.0f} times, {seconds:.3f} s: {attack}\n    {str(pattern.pattern)[:300]}", flush=True
            )
    print(f"{len(found)} patterns, {bad} held up")
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()
