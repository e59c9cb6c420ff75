"""Search over sentences, actors and stories."""

from collections import Counter
from collections.abc import Iterable

from depesche.model.folding import folded
from depesche.store.searching import MOST_RANKED
from depesche.web.cards import Card, entity_card, page_card
from depesche.web.desk import Desk
from depesche.web.paging import AT_A_TIME, paging

FEW = 8
MOST = 500
"""Sentences that facets count."""


FACETS = ("outlet", "year")


def search(desk: Desk, given: dict[str, str], page: int) -> Card:
    """Sentences that hold the words in any form, and the actors and pages that are called so.

    Facets count the best five hundred sentences by outlet and year; with an outlet or year given only theirs are shown.
    """
    question = given.get("q", "")
    wanted = folded(question)
    if not wanted:
        nothing: Card = {"question": "", "sentences": [], "actors": [], "titles": [], "facets": {}}
        return nothing | {"chosen": {}, **paging(0, 1)}
    chosen = {name: given[name] for name in FACETS if name in given}
    first = (page - 1) * AT_A_TIME
    with desk.reading() as view:
        total, matches = view.matches(question, 0, MOST)
        meeting = [i for i, of in matches.items() if all(of[name] == value for name, value in chosen.items())]
        shown = meeting[first : first + AT_A_TIME]
        if first >= MOST and not chosen:
            shown = list(view.matches(question, first, AT_A_TIME)[1])
        hits, actors, titles = view.sentences(shown), view.called(wanted, FEW), view.titled(wanted, FEW)
    sentences = [
        {"words": hit.words, "span": [hit.span.start, hit.span.end], "page": page_card(hit.page)} for hit in hits
    ]
    facets = {name: _counted(matches[i][name] for i in meeting) for name in FACETS}
    exact = bool(chosen) or total < MOST_RANKED
    total = len(meeting) if chosen else total
    found = {
        "sentences": sentences,
        "actors": [entity_card(a.entity) for a in actors],
        "titles": [page_card(p) for p in titles],
        "facets": facets,
        "chosen": chosen,
    }
    return {"question": question, **found, **paging(total, page, exact=exact)}


def _counted(values: Iterable[str]) -> list[Card]:
    """The most frequent values with how often they are there; what is not known is no value."""
    return [{"value": value, "sentences": n} for value, n in Counter(filter(None, values)).most_common(FEW)]
