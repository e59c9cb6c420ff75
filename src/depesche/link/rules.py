"""The forms of a rule: how linking knows which few pages a new one has to be compared with.

A rule files items of a page (events, quotations, the page) under keys. Only items that share a key ever meet. What it
judges must be a pure function of the items that it is given and of their pages as `World` shows them: no clock, no
counts over the archive, no memory. Then the result does not depend on the order in which pages come, and after a new
page only the judgements of pages that share a key with it have to be made anew.

A key should bring together tens of items, not thousands: put the day, week or quarter into it where time matters. Of a
block with more than `most` items only the `most` first by rank meet all others; which these are depends on the pages
alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from depesche.link.digest import Digest
from depesche.link.world import World
from depesche.model.judgement import Judgement

MOST = 100
"""Items of one block that meet all others."""


class Item(NamedTuple):
    """An event, a quotation or a page as a whole."""

    page: str
    id: str
    """Id of the finding; of the page if it stands for itself."""


Filing = tuple[str, str] | tuple[str, str, bytes]
"""(key, item id), or (key, item id, data)."""
Keys = Callable[[World, Digest], Iterable[Filing]]
"""The items of one page under their keys, each as often as it has keys."""
Carry = Callable[[bytes, bytes], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRule:
    """Judges two items that share a key. `judge` is called once for each pair, the lesser item first.

    The judgement stands as long as both pages are as they are.
    """

    name: str
    keys: Keys
    judge: Callable[[World, Item, Item], Judgement | None]
    most: int = MOST
    within_page: bool = False
    """Whether two items of one page may meet."""
    each_copy: bool = False
    """Whether items are filed of a page that other copies of its text tell in the same words."""
    carry: Carry | None = None
    """Whether two items may meet, by the data that is filed with them: spares reading pages."""
    mates: tuple[str, ...] = ()
    """Earlier rules whose judgements bring two pages together as a whole, without a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRule:
    """Judges one item by all that share a key with it: what became of a plan, which of many fits best.

    `asks` files the items to be judged, `offers` what they are judged by; `judge` gets one item and what is offered
    under its keys, sorted. It is called again whenever that changes. With `asks` alone it judges a page by itself.
    """

    name: str
    asks: Keys
    offers: Keys
    judge: Callable[[World, Item, Sequence[Item]], Iterable[Judgement]]
    most: int = MOST


FirstCopy = Callable[[str], str]
"""The first of a page's copies."""
Shared = TypeVar("Shared")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule(Generic[Shared]):
    """Judges each event and quotation by all reports of the same one.

    `gather` reads what the reports of a group share, once for the group: thousands may carry one text.
    `judge` gets one of them, all of them (sorted, itself included), and what was gathered.
    """

    name: str
    gather: Callable[[World, Sequence[Item], FirstCopy], Shared]
    judge: Callable[[World, Item, Sequence[Item], Shared], Iterable[Judgement]]


Rule = PairRule | CaseRule


def nothing(world: World, digest: Digest) -> Iterable[tuple[str, str]]:
    """Offers of a rule that needs no other page."""
    return ()
