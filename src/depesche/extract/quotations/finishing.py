"""From drafts to quotations: inherited speakers, entities, nesting, identifiers."""

from collections.abc import Sequence
from dataclasses import replace

from depesche.extract.mentions.lookup import entity_at
from depesche.extract.quotations.draft import Draft
from depesche.extract.quotations.reading import Reading
from depesche.model.findings import Found
from depesche.model.identity import content_id
from depesche.model.quotation import Quotation

FAR = 8
"""Sentences back to which a speaker is looked for."""


def inherited(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without a speaker take the one that spoke last before them."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.inherits and not draft.speaker:
            source = last_speaker(out, draft)
            if source is not None:
                draft = replace(draft, speaker=source.speaker)  # noqa: PLW2901
        out.append(draft)
    return out


def last_speaker(before: Sequence[Draft], draft: Draft) -> Draft | None:
    """The nearest earlier quotation with a speaker, not inside the draft itself and not too far back."""
    for other in reversed(before):
        if draft.sentence - other.sentence > FAR:
            return None
        if other.speaker and other.sentence <= draft.sentence and other.start < draft.start:
            return other
    return None


def finished(found: Found, readings: Sequence[Reading], drafts: Sequence[Draft]) -> tuple[Quotation, ...]:
    """Quotations with identifiers, entities and nesting."""
    out: list[Quotation] = []
    for draft in drafts:
        entities = tuple(dict.fromkeys(e for span in draft.speaker for e in entity_at(found, span)))
        out.append(
            Quotation(
                id=content_id("q", found.document.page_id, draft.kind, draft.content, draft.cue, draft.speaker),
                kind=draft.kind,
                content=draft.content,
                cue=draft.cue,
                speaker=draft.speaker,
                addressee=draft.addressee,
                speaker_is=entities,
                chain=draft.chain,
                act=draft.act,
                by=draft.by,
            )
        )
    return tuple(out)
