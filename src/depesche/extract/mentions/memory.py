"""What a reader remembers of the mentions before: who was last spoken of, where, and as what."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from depesche.extract.mentions.figures import Figure

FARTHEST = 300
"""How many mentions back anything is looked for, so that time grows linearly with the page."""
MOST_PEOPLE = 200
"""How many people, the last spoken of first, are weighed for a title without a name."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A mention already resolved."""

    figure: Figure
    start: int
    end: int
    sentence: int
    subject: bool
    form: str
    article: str
    """The word before the mention, in lower case."""
    quote: int = 0
    """Number of the quoted words that the mention stands in; 0 outside."""


class Memory:
    """The traces of a document so far."""

    def __init__(self) -> None:
        self._traces: list[Trace] = []
        self._last: dict[Figure, Trace] = {}

    def keep(self, trace: Trace) -> None:
        """Adds the newest trace."""
        self._traces.append(trace)
        self._last.pop(trace.figure, None)  # so that the order of keys is that of the last mentions
        self._last[trace.figure] = trace

    def back(self) -> Iterator[Trace]:
        """The traces, the newest first, as far as anything is looked for."""
        return islice(reversed(self._traces), FARTHEST)

    def since(self, sentence: int) -> Iterator[Trace]:
        """The traces of a sentence and all after it, the newest first."""
        for trace in self.back():
            if trace.sentence < sentence:
                return
            yield trace

    def last(self, figure: Figure) -> Trace | None:
        """The last mention of a figure."""
        return self._last.get(figure)

    def people(self) -> list[Figure]:
        """The named people spoken of so far, the last first."""
        named = (f for f in reversed(self._last) if f.kind == "person" and f.named)
        return list(islice(named, MOST_PEOPLE))
