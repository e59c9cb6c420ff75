"""Parts of long listings: read until enough meet the question, and never more than one answer should cost."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Protocol, TypeVar
from urllib.parse import urlencode

import msgspec

from depesche.api.asked import Paging
from depesche.api.told import PREFIX
from depesche.errors import UsageError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
MOST_READ: Final = 4000
"""Findings that one answer looks at; a rare question ends before it is full, with a cursor to go on."""
AT_ONCE: Final = 500
"""Findings that one question to the store asks for at most."""
GROWTH: Final = 4
"""Each question to the store asks for so many times more than the one before, as long as too little was found."""


class Part(Protocol[T_co]):
    """A slice of a listing as the record gives it."""

    @property
    def items(self) -> tuple[T_co, ...]:
        """In the order of the listing."""

    @property
    def next(self) -> str | None:
        """Where to go on; None at the end."""


Fetch = Callable[[str | None, int], Part[T]]
"""Reads from a cursor on, so many at most."""


def part(
    fetch: Fetch[T], asked: Paging, keep: Callable[[Sequence[T]], Sequence[int]] | None = None
) -> tuple[list[T], str | None]:
    """What meets the question, from its cursor on, and where to go on. `keep` gives the positions of what meets it.

    What is read too much is read again up to the last that counts, so that the cursor is always where the answer ends.
    """
    found: list[T] = []
    after = str(opened(asked.cursor, 1)[0]) if asked.cursor else None
    read, count = 0, asked.limit
    while True:
        lacking = asked.limit - len(found)
        taken = fetch(after, count)
        kept = range(len(taken.items)) if keep is None else keep(taken.items)
        if len(kept) > lacking or (len(kept) == lacking and kept[-1] < len(taken.items) - 1):
            taken = fetch(after, kept[lacking - 1] + 1)
            kept = kept[:lacking]
        found += [taken.items[i] for i in kept]
        after, read = taken.next, read + len(taken.items)
        if after is None or len(found) == asked.limit or read >= MOST_READ:
            return found, sealed(after) if after is not None else None
        count = min(AT_ONCE, count * GROWTH)


def holding(fits: Callable[[T], bool]) -> Callable[[Sequence[T]], Sequence[int]]:
    """A condition on single findings as `part` takes it."""
    return lambda items: [n for n, item in enumerate(items) if fits(item)]


def keyed(items: Iterable[T], key: Callable[[T], tuple[Any, ...]], asked: Paging) -> tuple[list[T], str | None]:
    """A part of a short list that is read whole, in the order of its keys, which name places for cursors."""
    told = sorted(items, key=key)
    if asked.cursor is not None and told:
        place = tuple(opened(asked.cursor, len(key(told[0]))))
        try:
            told = [item for item in told if key(item) > place]
        except TypeError:
            raise foreign(asked.cursor) from None
    found = told[: asked.limit]
    return found, sealed(*key(found[-1])) if len(told) > asked.limit else None


def sealed(*place: Any) -> str:
    """A place in a list as a cursor: plain, but nobody's business."""
    return urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def opened(cursor: str, parts: int) -> list[Any]:
    """The place of a cursor. Raises `UsageError` if it has not so many parts."""
    try:
        found = msgspec.json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list[str | float])
    except (ValueError, msgspec.DecodeError):
        raise foreign(cursor) from None
    if len(found) != parts:
        raise foreign(cursor)
    return found


def foreign(cursor: str) -> UsageError:
    """That a cursor was not given out by this list."""
    return UsageError(cursor[:40], "is no cursor of this list", "Take it from the answer before, or begin without.")


def sliced(path: str, asked: Paging, items: list[Any], cursor: str | None) -> dict[str, Any]:
    """The answer of a listing, with the address of the next part."""
    return {"items": items, "cursor": cursor, "next": following(path, asked, cursor) if cursor else None}


def following(path: str, asked: Paging, cursor: str) -> str:
    """The address that goes on where an answer ended."""
    given = {k: v for k, v in msgspec.to_builtins(asked).items() if v is not None and k != "cursor"}
    return f"{PREFIX}{path}?{urlencode({**given, 'cursor': cursor})}"
