"""Who says 'ich': the pronouns by which speakers mean themselves, told once it is known who speaks."""

from collections.abc import Iterator
from dataclasses import replace

from depesche.extract.mentions.index import index_of
from depesche.lang.pack import LanguagePack
from depesche.model.findings import Found
from depesche.model.identity import content_id
from depesche.model.mention import EntityKind, Mention
from depesche.model.quotation import Quotation
from depesche.model.span import Span

BY = "mentions/first-person@1"
SPEAKING: tuple[EntityKind, ...] = ("person", "organisation", "state", "group")


def with_first_persons(found: Found, pack: LanguagePack) -> Found:
    """The findings with mentions for 'ich' in direct quotations of one speaker, and for 'wir' where a body speaks.

    The innermost quotation counts where one stands in another. Reads `found.quotations`.
    """
    if pack.naming is None or not (pack.naming.speakers or pack.naming.speaking_bodies):
        return found
    direct = [q for q in found.quotations if q.kind == "direct" and len(q.speaker_is) == 1]
    meant: dict[Span, Mention] = {}
    for quotation in sorted(direct, key=lambda q: (-sum(s.end - s.start for s in q.content), q.id)):
        for mention in _own_pronouns(found, quotation, pack):
            meant[mention.span] = mention
    taken = {m.span for m in found.mentions}
    fresh = [m for span, m in meant.items() if span not in taken]
    mentions = sorted([*found.mentions, *fresh], key=lambda m: m.span.start)
    return replace(found, mentions=tuple(mentions)) if fresh else found


def _own_pronouns(found: Found, quotation: Quotation, pack: LanguagePack) -> Iterator[Mention]:
    speaker = index_of(found).entity(quotation.speaker_is[0])
    if speaker is None or speaker.kind not in SPEAKING or pack.naming is None:
        return
    one = speaker.kind == "person"
    words = pack.naming.speakers if one else pack.naming.speaking_bodies
    page, text = found.document.page_id, found.document.text
    for span in quotation.content:
        for token in (token for sentence in index_of(found).sentences(span) for token in sentence.tokens):
            if span.contains(token.span) and token.span.of(text).lower() in words:
                key = content_id("m", page, *token.span, "pronoun", speaker.kind)
                yield Mention(
                    id=key, span=token.span, kind=speaker.kind, form="pronoun", entity=speaker.id, score=0.9, by=BY
                )
