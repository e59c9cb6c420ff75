"""Listing of disputes: one row for each claim, whoever reports it, with who denies it, since when, in which words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from depesche.model.event import Event
from depesche.model.folding import folded
from depesche.model.quotation import Quotation
from depesche.model.record import Sourced
from depesche.model.story import Dispute, Links
from depesche.tell.chain import of_statement
from depesche.tell.dates import short, sort_key
from depesche.tell.listing import Listing, Row, clipped

WIDTH = 300
MOST_WORDS = 3
"""Denials that a row quotes; the rest stand in the record."""
FEW = 3
"""Words with which nothing is said yet: 'einen Bericht'. Longer ones are quoted first."""
UNNAMED = "(unnamed)"
Told = Sourced[Event] | Sourced[Quotation]


class _Known(NamedTuple):
    happenings: Mapping[str, Sourced[Event]]
    said: Mapping[str, Sourced[Quotation]]

    def told(self, finding: str) -> Told | None:
        return self.happenings.get(finding) or self.said.get(finding)


def disputes(links: Links, events: Iterable[Sourced[Event]], statements: Iterable[Sourced[Quotation]]) -> Listing:
    """Claims that somebody denies or rejects: who asserts, who denies, since when, in which words."""
    known = _Known({s.finding.id: s for s in events}, {s.finding.id: s for s in statements})
    columns = ("since", "claim", "asserted_by", "denied_by", "denial", "reports", "id")
    rows = sorted(_rows(links, known), key=lambda row: row["order"])
    for row in rows:
        del row["order"]
    return Listing(
        columns, rows, "Nothing on record is disputed.", wide=("claim", "asserted_by", "denied_by", "denial")
    )


def _rows(links: Links, known: _Known) -> Iterator[Row]:
    for group in one_dispute(links):
        claims = [told for dispute in group if (told := known.told(dispute.claim))]
        if claims:
            yield _row(group, claims, known)


def one_dispute(links: Links) -> list[list[Dispute]]:
    """Disputes in groups: reports of one claim, and claims that one denial answers."""
    same = {member: group[0] for group in (*links.same_event, *links.same_statement) for member in group}
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            root[key] = key = root[root[key]]
        return key

    for dispute in links.disputes:
        claim = find(same.get(dispute.claim, dispute.claim))
        for denial in (*dispute.denied_by_quotations, *dispute.denials):
            root[find("denial " + same.get(denial, denial))] = find(claim)
    groups: dict[str, list[Dispute]] = {}
    for dispute in links.disputes:
        groups.setdefault(find(same.get(dispute.claim, dispute.claim)), []).append(dispute)
    return list(groups.values())


def _row(group: list[Dispute], claims: list[Told], known: _Known) -> Row:
    denials = {i: known.said[i] for d in group for i in d.denied_by_quotations if i in known.said}
    words = sorted(denials.values(), key=lambda s: (sort_key(s.page.published), s.page.id, s.finding.content))
    answered = [c for c in claims if c.finding.id not in denials] or claims
    claim = min(answered, key=lambda c: (len(c.words.split()) <= FEW, sort_key(c.page.published), c.page.id))
    days = [s.page.published for s in words] or [
        known.happenings[i].page.published for d in group for i in d.denials if i in known.happenings
    ]
    first = min(days, key=sort_key, default=claim.page.published)
    return {
        "since": short(first),
        "claim": clipped(" ".join(claim.words.split()), WIDTH),
        "asserted_by": _once(name for d in group for name in claim.names(d.by)) or [UNNAMED],
        "denied_by": _once(name for d in group for name in d.denied_by) or [UNNAMED],
        "denial": clipped(" … ".join(_quoted(words)), WIDTH),
        "reports": len({c.page.id for c in claims} | {s.page.id for s in words}),
        "status": group[0].status,
        "chains": [of_statement(s) for s in words],
        "page": claim.page.id,
        "claims": [c.finding.id for c in claims],
        "denials": sorted(denials),
        "order": (sort_key(first), claim.page.id, claim.finding.id),
        "id": claim.finding.id,
    }


def _once(names: Iterable[str]) -> list[str]:
    """Names without those that are part of a longer one: 'Korff' beside 'Sabine Korff'."""
    unique = list(dict.fromkeys(names))
    return [n for n in unique if not any(n != other and f" {folded(n)} " in f" {folded(other)} " for other in unique)]


def _quoted(denials: list[Sourced[Quotation]]) -> list[str]:
    """The telling ones first, the same words once."""
    texts: dict[str, str] = {}
    for sourced in sorted(denials, key=lambda s: (len(s.words.split()) <= FEW, s.finding.kind != "direct")):
        texts.setdefault(folded(sourced.words), " ".join(sourced.words.split()))
    return list(texts.values())[:MOST_WORDS]
