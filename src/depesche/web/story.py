"""The page of a story: a sourced sequence, and through whom its outlets know what they tell."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from depesche.errors import UsageError
from depesche.tell.dates import sort_key
from depesche.web.cards import Card, differences, happening_card, page_card, statement_card
from depesche.web.desk import Picture, event_order
from depesche.web.views import story_head

COLUMN: Final = 270
"""Units of the drawing from one column to the next."""
BOX: Final = 200
ROW: Final = 30
SHOWN: Final = 14
"""Names of a column that are drawn; the rarer are counted."""
LETTERS: Final = 28
Node = tuple[int, str, bool]
"""Column (0 outlet, 1 through whom, 2 where the chain ends), name, whether named."""


def story(picture: Picture, page_id: str) -> Card:
    """The story to which a page belongs: a sourced sequence. Raises `UsageError` for a page that is not recorded."""
    if page_id not in picture.pages:
        raise UsageError(page_id, "no such story is on record", "Open the list of stories.")
    group = picture.story_of_page.get(page_id, (page_id,))
    members = set(group)
    found = {id(g): g for i in group for g in picture.happenings_of_page.get(i, [])}
    happenings = sorted(found.values(), key=lambda g: event_order(g[0]))
    copies = [set(c) & members for c in picture.links.copies]
    said = [statement_card(s, picture) for i in group for s in picture.statements_of_page.get(i, [])]
    pages = sorted((picture.pages[i] for i in group), key=lambda p: (sort_key(p.published), p.id))
    saga = next((s for s in picture.links.sagas if members & set(s)), ())
    events = [happening_card(g, picture) for g in happenings]
    told = [*(report for card in events for report in card["reports"] if report["page"]["id"] in members), *said]
    return story_head(group, picture) | {
        "events": events,
        "statements": said,
        "differ": [card for card, g in zip(events, happenings, strict=True) if differences(g)],
        "members": [page_card(p) for p in pages],
        "copies": [sorted(c) for c in copies if len(c) > 1],
        "saga": [story_head((i,), picture) for i in saga if i not in members and i in picture.pages],
        "chains": chains(told),
        "origins": sorted({name for card in told for name in card["sources"]["origins"]}),
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
