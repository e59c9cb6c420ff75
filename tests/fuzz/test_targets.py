"""A few hundred damaged inputs for each entry point; the long runs are `python -m fuzz` (docs/evaluation.md)."""

from collections.abc import Callable

import pytest
from fuzz.mutating import case
from fuzz.targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CASES = {"text": 50, "html": 50, "times": 50, "quotations": 50, "extract": 50, "api": 100, "store": 100, "search": 100}
"""Of each kind; these take milliseconds each."""
QUICK = 150
SEED = 20_311
FOUND: tuple[tuple[str, bytes], ...] = (
    ("corpus", b"outlet: x\n===\nJa.\n===\n | person\n"),  # a fact without a head
    ("orders", b"[watch]\ndelay = " + b"[" * 3_000),  # brackets that never close
    ("extract", b"a\x12\n> l \xc3\x8b"),  # a repair that leaves nothing
    ("quotations", "Wehrden. „a“ ".encode() + b'{"a":' * 3_000),  # thousands of quoted parts in one line: held it up
)
"""What long runs found, as small as it may be."""


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_seeds(name: str) -> None:
    for number in range(CASES.get(name, QUICK)):
        TARGETS[name].run(case(TARGETS[name], SEED, number))


def pieces(name: str) -> st.SearchStrategy[bytes]:
    """Words of the format in any order, with anything between them."""
    target = TARGETS[name]
    words = target.words or tuple(line for seed in target.seeds for line in seed.splitlines(keepends=True))
    return st.lists(st.one_of(st.sampled_from(words), st.binary(max_size=6)), max_size=30).map(b"".join)


def built(name: str) -> Callable[[], None]:
    """The test of one entry point."""

    @settings(
        derandomize=True, database=None, deadline=None, max_examples=CASES.get(name, QUICK),
        suppress_health_check=[HealthCheck.too_slow],
    )  # fmt: skip
    @given(pieces(name))
    def test(data: bytes) -> None:
        TARGETS[name].run(data)

    return test


@pytest.mark.parametrize("name", TARGETS)
def test_words_of_the_format(name: str) -> None:
    built(name)()


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    TARGETS[name].run(data)
    for seed in TARGETS[name].seeds:
        TARGETS[name].run(seed)


def test_cases_are_the_same_in_every_run() -> None:
    for target in TARGETS.values():
        assert case(target, 1, 7) == case(target, 1, 7)
