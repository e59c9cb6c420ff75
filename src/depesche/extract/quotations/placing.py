"""Where something was said: the place that hangs on the cue's verb, never one of which the words speak."""

from depesche.extract.mentions.lookup import mentions_in
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.reading import Reading
from depesche.model.findings import Found

PLACES = ("place", "state")
FORMS = ("name", "metonym")
HANGING = ("obl", "nmod", "advmod")


def place_of(draft: Draft, r: Reading, found: Found) -> str | None:
    """Entity id of the place with a preposition of place beside the cue: 'sagte sie am Montag in Oslo'."""
    verbs = {i for i, t in enumerate(r.tokens) if t.upos == "VERB" and any(c.contains(t.span) for c in draft.cue)}
    if not verbs:
        return None
    for mention in mentions_in(found, r.sentence.span):
        if mention.kind not in PLACES or mention.form not in FORMS or mention.entity is None:
            continue
        if any(s.overlaps(mention.span) for s in (*draft.content, *draft.speaker, *draft.addressee)):
            continue
        at = next((i for i, t in enumerate(r.tokens) if mention.span.contains(t.span)), None)
        if at is not None and r.tokens[at].head in verbs and stands_in(r, at):
            return mention.entity
    return None


def stands_in(r: Reading, at: int) -> bool:
    """True if the word hangs on its head with 'in' or a preposition like it."""
    if r.tokens[at].deprel.split(":")[0] not in HANGING:
        return False
    return any(r.tokens[m].form.lower() in r.words.places for m in r.sentence.dependents(at, "case"))
