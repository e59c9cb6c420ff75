"""Search over sentences, actors and stories."""

from collections import Counter
from collections.abc import Callable, Iterable

from depesche.model.folding import folded
from depesche.model.record import Hit
from depesche.web.cards import Card, entity_card, page_card
from depesche.web.desk import Desk
from depesche.web.paging import AT_A_TIME, paging

FEW = 8
MOST = 1000
"""Sentences that facets count."""


def _year(hit: Hit) -> str:
    day = hit.page.published.earliest
    return str(day.year) if day else ""


FACETS: dict[str, Callable[[Hit], str]] = {"outlet": lambda hit: hit.page.outlet or "", "year": _year}


def search(desk: Desk, given: dict[str, str], page: int) -> Card:
    """Sentences that hold the words in any form, and the actors and pages that are called so.

    Facets count the best thousand sentences by outlet and year; with an outlet or year given only theirs are shown.
    """
    question = given.get("q", "")
    wanted = folded(question)
    if not wanted:
        nothing: Card = {"question": "", "sentences": [], "actors": [], "titles": [], "facets": {}}
        return nothing | {"chosen": {}, **paging(0, 1)}
    chosen = {name: given[name] for name in FACETS if name in given}
    first = (page - 1) * AT_A_TIME
    with desk.reading() as view:
        total, hits = view.search(question, count=MOST)
        if first >= MOST and not chosen:
            _, hits = view.search(question, first=first, count=AT_A_TIME)
            first = 0
        actors, titles = view.called(wanted, FEW), view.titled(wanted, FEW)
    meeting = [h for h in hits if all(FACETS[name](h) == value for name, value in chosen.items())]
    sentences = [
        {"words": hit.words, "span": [hit.span.start, hit.span.end], "page": page_card(hit.page)}
        for hit in meeting[first : first + AT_A_TIME]
    ]
    facets = {name: _counted(map(value, meeting)) for name, value in FACETS.items()}
    total = len(meeting) if chosen else total
    found = {
        "sentences": sentences,
        "actors": [entity_card(a.entity) for a in actors],
        "titles": [page_card(p) for p in titles],
        "facets": facets,
        "chosen": chosen,
    }
    return {"question": question, **found, **paging(total, page)}


def _counted(values: Iterable[str]) -> list[Card]:
    """The most frequent values with how often they are there; what is not known is no value."""
    return [{"value": value, "sentences": n} for value, n in Counter(filter(None, values)).most_common(FEW)]
