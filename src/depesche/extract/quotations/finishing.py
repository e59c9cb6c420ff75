"""From drafts to quotations: entities, nesting, time, identifiers."""

from collections.abc import Sequence

from depesche.extract.mentions.lookup import entity_at
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.placing import place_of
from depesche.extract.quotations.reading import Reading
from depesche.extract.quotations.uttered import Utterances
from depesche.model.findings import Found
from depesche.model.identity import content_id
from depesche.model.quotation import Quotation
from depesche.model.span import Span

NEAR = 40
"""Quotations before one among which its container is looked for."""


def finished(found: Found, drafts: Sequence[Draft], readings: Sequence[Reading]) -> tuple[Quotation, ...]:
    """Quotations with identifiers, entities, time and nesting, in the order of the drafts."""
    ids = [identifier(found, draft) for draft in drafts]
    utterances = Utterances(found, drafts)
    out: dict[str, Quotation] = {}
    for n, draft in enumerate(drafts):
        holder = container(drafts, n)
        out.setdefault(
            ids[n],
            Quotation(
                id=ids[n],
                kind=draft.kind,
                content=draft.content,
                cue=draft.cue,
                speaker=draft.speaker,
                addressee=draft.addressee,
                speaker_is=speakers(found, draft.meant or draft.speaker),
                chain=draft.chain,
                nested_in=None if holder is None else ids[holder],
                act=draft.act,
                certainty=draft.certainty,
                negated=draft.negated,
                agreed=draft.agreed,
                when=utterances.when(draft),
                place=place_of(draft, readings[draft.sentence], found),
                by=draft.by,
            ),
        )
    return tuple(out.values())


def identifier(found: Found, draft: Draft) -> str:
    """A hash of the page and of what was found where."""
    spans = [[tuple(s) for s in part] for part in (draft.content, draft.cue, draft.speaker)]
    return content_id("q", found.document.page_id, draft.kind, *spans)


def speakers(found: Found, spans: Sequence[Span]) -> tuple[str, ...]:
    """Entity ids of all that are meant by the spans, without repetition."""
    return tuple(dict.fromkeys(e for span in spans for e in entity_at(found, span)))


def container(drafts: Sequence[Draft], at: int) -> int | None:
    """Index of the smallest other quotation whose content holds the content and cue of this one."""
    inner = drafts[at]
    best: int | None = None
    for n in range(max(0, at - NEAR), at):  # in order of their start, so a container stands before
        outer = drafts[n]
        size = outer.end - outer.start
        if size <= inner.end - inner.start:
            continue
        if all(any(o.contains(s) for o in outer.content) for s in inner.content) and (
            best is None or size < drafts[best].end - drafts[best].start
        ):
            best = n
    return best
