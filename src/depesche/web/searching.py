"""Search over sentences, actors and stories."""

from depesche.model.folding import folded
from depesche.web.cards import Card, entity_card, page_card
from depesche.web.desk import ACTING, Desk
from depesche.web.views import AT_A_TIME, paging

FEW = 8


def search(desk: Desk, question: str, page: int) -> Card:
    """Sentences that hold the words in any form, and the actors and pages that are called so."""
    picture = desk.picture()
    wanted = folded(question)
    if not wanted:
        return {"question": "", "sentences": [], "actors": [], "titles": [], **paging(0, 1)}
    with desk.view() as view:
        total, hits = view.search(question, first=(page - 1) * AT_A_TIME, count=AT_A_TIME)
    sentences = [
        {"words": hit.words, "span": [hit.span.start, hit.span.end], "page": page_card(hit.page)} for hit in hits
    ]
    actors = [
        entity_card(e)
        for e in picture.entities.values()
        if e.kind in ACTING and any(wanted in folded(n) for n in (e.name, *e.aliases))
    ]
    titles = [page_card(p) for p in picture.pages.values() if p.title and wanted in folded(p.title)]
    found = {"sentences": sentences, "actors": actors[:FEW], "titles": titles[:FEW]}
    return {"question": question, **found, **paging(total, page)}
