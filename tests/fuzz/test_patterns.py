"""No pattern of the program can be held up by a string."""

import re
import subprocess
import sys

import pytest
from fuzz.patterns import attacks, held_up


@pytest.mark.slow
def test_every_pattern_of_the_program() -> None:
    """In a process of its own, since the patterns are caught while its modules are loaded."""
    done = subprocess.run([sys.executable, "-m", "fuzz.patterns"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.rpartition("\n")[0].rpartition("\n")[2].split()[0]) > 150


@pytest.mark.parametrize("bad", [r"\s+$", r"<[^>]*>", r"(a|aa)+b", r"\w+\s*\w+:", r"(\d+)*x", r",\s*\s*$"])
def test_bad_patterns_are_known(bad: str) -> None:
    assert held_up(re.compile(bad))


@pytest.mark.parametrize(
    "good", [r"(?<!\s)\s+$", r"<[^>]{0,40}>", r"\d+(?:[.,]\d+)*", r"[a-z]+", "", "abc", r"(?<![a])a+b"]
)
def test_good_patterns_are_let_be(good: str) -> None:
    assert held_up(re.compile(good)) is None


def test_attacks_are_made_of_the_parts_of_a_pattern() -> None:
    assert ("<", "a", "\x00") in set(attacks(re.compile("<[^>]*>")))
    assert ("", "<a", "\x00") in set(attacks(re.compile("<[^>]*>")))
