"""What a server asks of programs: its robots.txt, as RFC 9309 has it."""

import math
from dataclasses import dataclass
from functools import cached_property

from protego import Protego

from depesche.watch.exchange import Reply, Trouble

MOST_BYTES = 512_000
"""RFC 9309 asks for half a megabyte at least."""
LASTS = 86_400.0
"""Seconds for which rules are believed: RFC 9309 allows a day."""
AGAIN_AFTER = 600.0
"""Seconds until rules that could not be had are asked for again."""
LONGEST_DELAY = 86_400.0


@dataclass(frozen=True)
class Robots:
    """What one origin allows. `text` is None if it could not be had: then nothing is allowed for now."""

    text: str | None
    until: float
    """When to ask again."""
    reason: str = ""
    lasting: bool = False
    """True if another try will not help: its address is none that is fetched."""

    @cached_property
    def _rules(self) -> Protego:
        return Protego.parse(self.text or "")

    def allows(self, url: str, name: str) -> bool:
        """True if a program of this name may fetch the page."""
        return self.text is not None and self._rules.can_fetch(url, name)

    def delay(self, name: str) -> float:
        """Seconds between two requests that the server asks for; 0 if it does not."""
        asked = self._rules.crawl_delay(name) if self.text else None
        return min(max(asked, 0.0), LONGEST_DELAY) if asked and math.isfinite(asked) else 0.0


def robots_of(answer: Reply | Trouble, now: float, before: Robots | None = None) -> Robots:
    """The rules that an answer gives: none if there is no such file, everything forbidden if the server fails.

    Rules known before hold on while the server fails.
    """
    if isinstance(answer, Reply):
        return Robots(answer.body.decode("utf-8", "replace"), now + LASTS)
    if answer.status is not None and 400 <= answer.status < 500 and answer.status != 429:
        return Robots("", now + LASTS)
    later = now + max(AGAIN_AFTER, answer.again_after or 0.0)
    return Robots(before.text if before else None, later, answer.reason, answer.lasting)
