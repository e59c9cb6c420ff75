"""The page of a story: a sourced sequence, and through whom its outlets know what they tell."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from depesche.errors import UsageError
from depesche.model.record import PageInfo
from depesche.model.when import UNKNOWN, When
from depesche.store import View
from depesche.tell.contract import when_object
from depesche.tell.dates import short, sort_key
from depesche.web.cards import Card, differences, happening_cards, outlets_of, page_card, statement_cards
from depesche.web.paging import AT_A_TIME, first_of, paging

COLUMN: Final = 270
"""Units of the drawing from one column to the next."""
BOX: Final = 200
ROW: Final = 30
SHOWN: Final = 14
"""Names of a column that are drawn; the rarer are counted."""
LETTERS: Final = 28
Node = tuple[int, str, bool]
"""Column (0 outlet, 1 through whom, 2 where the chain ends), name, whether named."""


def story(view: View, page_id: str, page: int) -> Card:
    """The story to which a page belongs: a sourced sequence. Raises `UsageError` for a page that is not recorded."""
    group = view.story_of(page_id) or (page_id,)
    infos = view.infos(group)
    if page_id not in infos:
        raise UsageError(page_id, "no such story is on record", "Open the list of stories.")
    members, first = set(group), first_of(page)
    happened = view.happenings_of(group, first, AT_A_TIME)
    _, statements = view.findings_of(group)
    said = statement_cards(view, view.sourced_statements(statements[first : first + AT_A_TIME]))
    copies = [set(c) & members for c in view.grouped("copy", group)]
    saga = next((s for s in sorted(view.grouped("saga", group)) if members & set(s)), ())
    others = view.infos(i for i in saga if i not in members)
    events = happening_cards(view, happened.items)
    told = [*(report for card in events for report in card["reports"] if report["page"]["id"] in members), *said]
    return story_head(infos.values()) | {
        "events": events,
        "statements": said,
        "differ": [card for card, g in zip(events, happened.items, strict=True) if differences(g)],
        "members": [page_card(p) for p in sorted(infos.values(), key=lambda p: (sort_key(p.published), p.id))],
        "copies": [sorted(c) for c in copies if len(c) > 1],
        "saga": [story_head([others[i]]) for i in saga if i in others],
        "chains": chains(told),
        "origins": sorted({name for card in told for name in card["sources"]["origins"]}),
        "paging": paging(max(happened.total, len(statements)), page),
    }


def story_head(found: Iterable[PageInfo]) -> Card:
    """A story in one line: its title is that of its first page."""
    pages = sorted(found, key=lambda p: (sort_key(p.published), p.id))
    first, last = pages[0], pages[-1]
    dated = [(w.earliest, w.latest) for p in pages if (w := p.published).earliest and w.latest]
    return {
        "id": min(p.id for p in pages),
        "title": first.title or first.source,
        "from": short(first.published),
        "until": short(last.published),
        "when": when_object(
            When(min(dated)[0], max(last for _, last in dated), "from the pages") if dated else UNKNOWN
        ),
        "pages": len(pages),
        "outlets": outlets_of(pages),
    }


def chains(told: Iterable[Card]) -> Card:
    """All chains of findings as a drawing of three columns: outlets, through whom, where they end.

    A chain without a second link ends with its outlet, which stands for itself; links between the second and the last
    are drawn in the middle one after another.
    """
    weights: Counter[Node] = Counter()
    edges: Counter[tuple[Node, Node]] = Counter()
    for card in told:
        nodes = _nodes(card["chain"])
        weights.update(nodes)
        edges.update(pair for pair in pairwise(nodes) if pair[0][0] < pair[1][0])
    places: dict[Node, int] = {}
    for column in range(3):
        ranked = sorted((n for n in weights if n[0] == column), key=lambda n: (-weights[n], n[1]))
        places.update({node: row for row, node in enumerate(ranked[:SHOWN])})
    drawn = [{"x": c * COLUMN, "y": places[n] * ROW, "name": n[1], "short": _short(n[1]), "named": n[2],
              "outlet": c == 0, "findings": weights[n]} for n in places for c in (n[0],)]  # fmt: skip
    lines = [_line(a, b, places, number) for (a, b), number in sorted(edges.items()) if a in places and b in places]
    rows = max(places.values(), default=-1) + 1
    left = len(weights) - len(places)
    return {"nodes": drawn, "edges": lines, "left": left, "width": 2 * COLUMN + BOX, "height": rows * ROW, "box": BOX}


def _nodes(chain: list[Card]) -> list[Node]:
    first, *rest = ((link["name"].strip("()"), bool(link["named"])) for link in chain)
    found: list[Node] = [(0, *first)]
    found += [(1, *link) for link in rest[:-1]]
    return found + [(2, *link) for link in rest[-1:]]


def _line(one: Node, other: Node, places: dict[Node, int], number: int) -> Card:
    start, end = one[0] * COLUMN + BOX, other[0] * COLUMN
    above, below = (places[n] * ROW + ROW // 2 - 3 for n in (one, other))
    half = (start + end) // 2
    path = f"M{start} {above} C{half} {above} {half} {below} {end} {below}"
    return {"path": path, "width": min(6, 1 + number // 2), "from": one[1], "to": other[1], "findings": number}


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1] + "…"
