"""Search over sentences, actors and stories."""

from collections import Counter
from collections.abc import Iterable

from depesche.model.folding import folded
from depesche.model.record import Hit, Way
from depesche.searching import MOST, hits, ranked
from depesche.store.searching import MOST_RANKED
from depesche.web.cards import Card, entity_card, page_card
from depesche.web.desk import Desk
from depesche.web.paging import AT_A_TIME, paging

FEW = 8
FACETS = ("outlet", "year")


def search(desk: Desk, given: dict[str, str], page: int) -> Card:
    """Sentences that hold the words in any form or, by meaning, say it in other words; actors and pages called so.

    Facets count the best five hundred sentences by outlet and year; with an outlet or year given only theirs are shown.
    """
    question = given.get("q", "")
    way: Way = "meaning" if given.get("by") == "meaning" else "words"
    wanted = folded(question)
    if not wanted:
        nothing: Card = {"question": "", "by": way, "sentences": [], "actors": [], "titles": [], "facets": {}}
        return nothing | {"chosen": {}, **paging(0, 1)}
    chosen = {name: given[name] for name in FACETS if name in given}
    first = (page - 1) * AT_A_TIME
    with desk.reading() as view:
        ranking = ranked(view, question, way)
        whence = view.whence(ranking.numbers)
        meeting = [i for i in ranking.numbers if all(whence[i][name] == value for name, value in chosen.items())]
        shown = meeting[first : first + AT_A_TIME]
        if first >= MOST and not chosen and way == "words":
            ranking = ranked(view, question, way, first, AT_A_TIME)
            shown = ranking.numbers
        found, actors, titles = hits(view, ranking, shown), view.called(wanted, FEW), view.titled(wanted, FEW)
    exact = way == "meaning" or bool(chosen) or ranking.total < MOST_RANKED
    total = len(meeting) if chosen else ranking.total
    card = {
        "sentences": [_sentence(hit) for hit in found],
        "actors": [entity_card(a.entity) for a in actors],
        "titles": [page_card(p) for p in titles],
        "facets": {name: _counted(whence[i][name] for i in meeting) for name in FACETS},
        "chosen": chosen,
    }
    return {"question": question, "by": way, **card, **paging(total, page, exact=exact)}


def _sentence(hit: Hit) -> Card:
    """A sentence with why it was found."""
    why = {"terms": list(hit.terms), "likeness": hit.likeness}
    return {"words": hit.words, "span": [hit.span.start, hit.span.end], **why, "page": page_card(hit.page)}


def _counted(values: Iterable[str]) -> list[Card]:
    """The most frequent values with how often they are there; what is not known is no value."""
    return [{"value": value, "sentences": n} for value, n in Counter(filter(None, values)).most_common(FEW)]
