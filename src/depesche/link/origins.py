"""Where reports come from: the ends of the chains of all reports of one happening or statement, copies counted once."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from depesche.link.copies import COPIES, named_as_agency
from depesche.link.denials import ACTS
from depesche.link.digest import Digest
from depesche.link.hearsay import unnamed
from depesche.link.retold import BY_GAP, BY_INSIDE, BY_ORDER, BY_PLACE
from depesche.link.rules import FirstCopy, GroupRule, Item
from depesche.link.world import World
from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.judgement import Judgement, Verdict, judged
from depesche.model.quotation import Quotation

BY = "origins/chain-ends@2"
REACH = 3
"""Sentences in which a second source may be named after the first."""
ONE_TEXT = frozenset({BY_PLACE, BY_ORDER, BY_GAP, BY_INSIDE})
"""Rules that find one report in two pages with one text."""
REPORTING = frozenset({None, "asserts", "announces", "confirms"})
FEW_WORDS = 6
"""A longer quotation says something of its own."""
NOBODY = frozenset({"hearsay", "document", "outlet", "agency", "social media"})
"""Kinds of links that, where they are not named, are nobody to ask: 'Berichten zufolge'."""
ONE_PERSON = "each rests on somebody unnamed, who may be one person"
IN_A_CIRCLE = "the outlets name each other as the source"


class _End(NamedTuple):
    """Where the chain of one report ends."""

    name: str
    """Empty if nobody is named."""
    known: bool
    anonymous: bool = False
    """True if the outlet or agency itself rests on somebody unnamed."""
    own: bool = False
    """True if it is the outlet or agency of the report itself."""


Ends = tuple[tuple[str, _End], ...]
"""Pages with where the chains of their reports end."""


def _judge(world: World, item: Item, reports: Sequence[Item], all_ends: Ends) -> Iterator[Judgement]:
    """One judgement for each origin of an event, and of a statement with a chain or with several reports.

    `unsure` says that it cannot be decided; an empty name that no origin is named.
    """
    finding = _finding(world, item)
    doubted = [other for other in _others(world, item.id, "statement") if other not in reports]
    circle = _others(world, item.id, "circular")
    told = isinstance(finding, Event) or finding.chain or len(reports) > 1 or doubted or circle
    if not told and isinstance(finding, Quotation) and not unnamed(world.by_page[item.page], finding):
        return
    ends: dict[_End, set[str]] = {}
    for page, end in all_ends:
        ends.setdefault(end, set()).add(page)
    for other in doubted:
        for end in _ends(world.by_page[other.page], _finding(world, other), world):
            ends.setdefault(end, set()).add(other.page)
    reason = ONE_PERSON if len({end.name for end in ends if end.anonymous}) > 1 else ""
    for page in sorted({one.page for one in (item, *circle)} if circle else ()):
        ends.setdefault(_End(world.by_page[page].outlet or "", known=False), set()).add(page)
        reason = IN_A_CIRCLE
    yield from _judgements(item.id, ends, reason)


def _others(world: World, finding: str, kind: Literal["statement", "circular"]) -> list[Item]:
    """Statements of which nobody can tell whether they have the claim from the same unnamed person; or those whose
    outlet and this one's name each other as the source."""
    found = []
    for judgement in world.ledger.touching(kind, finding):
        other = judgement.right if judgement.left == finding else judgement.left
        home = world.ledger.home(other)
        if home is not None and (kind == "circular" or judgement.verdict == "unsure"):
            world.by_page[home]
            found.append(Item(home, other))
    return sorted(found)


def _finding(world: World, item: Item) -> Event | Quotation:
    world.by_page[item.page]
    return world.events.get(item.id) or world.quotations[item.id]


def _gather(world: World, reports: Sequence[Item], first_copy: FirstCopy) -> Ends:
    return tuple(_all_ends(world, reports, first_copy))


def _all_ends(world: World, reports: Sequence[Item], first_copy: FirstCopy) -> Iterator[tuple[str, _End]]:
    """The ends of the reports, of those with one text only the first; an outlet or agency that reports it itself is
    followed to where its own report ends."""
    own: dict[str, tuple[str, list[_End]]] = {}
    found: list[tuple[str, _End]] = []
    for group in _one_text(world, reports, first_copy):
        read = [(one, _ends_of(world, one)) for one in _ranked(world, group)]
        one, ends = read[0]
        if ends and all(end.own and end.anonymous for end in ends):
            # Somebody speaks whom this reading of the text did not make out; another one of it may have.
            one, ends = next(((one, ends) for one, ends in read if any(not end.own for end in ends)), read[0])
        digest = world.by_page[one.page]
        found += [(one.page, end) for end in ends]
        for voice in (digest.outlet, *_credits(world, digest)[:1]):
            if voice and voice not in {end.name for end in ends}:
                own.setdefault(voice, (one.page, ends))
    for page, end in found:
        if end.name in own and own[end.name][0] != page:
            yield from ((page, other) for other in own[end.name][1])
        else:
            yield page, end


def _one_text(world: World, reports: Sequence[Item], first_copy: FirstCopy) -> list[list[Item]]:
    """Reports in groups of one text: on copies of one page, or in a passage that both pages have."""
    groups: list[list[Item]] = []
    pages: dict[str, list[Item]] = {}
    for item in reports:
        same = pages.get(first_copy(item.page))
        if same is None:
            told = {j.left if j.right == item.id else j.right for j in _shared(world, item.id)}
            same = next((group for group in groups if any(one.id in told for one in group)), None)
        if same is None:
            same = []
            groups.append(same)
        same.append(item)
        pages[first_copy(item.page)] = same
    return groups


def _shared(world: World, finding: str) -> list[Judgement]:
    made = (j for kind in ("event", "statement") for j in world.ledger.touching(kind, finding))
    return [j for j in made if j.by in ONE_TEXT]


def _ends_of(world: World, item: Item) -> list[_End]:
    digest, finding = world.by_page[item.page], _finding(world, item)
    ends = list(_ends(digest, finding, world))
    if isinstance(finding, Event) and finding.according_to:
        ends += _seconded(digest, finding, world)
    return ends


def _ranked(world: World, group: Sequence[Item]) -> list[Item]:
    """The reports of one text, the page that had it first before others: by an agency's mark, else by date."""

    digests = [world.by_page[page] for page in sorted({item.page for item in group})]

    def rank(item: Item) -> tuple[bool, str, str]:
        digest = world.by_page[item.page]
        marked = bool(digest.credits) or any(named_as_agency(other, digest) for other in digests)
        return not marked, str(digest.published.earliest or "9999"), item.page

    return sorted(group, key=rank)


def _seconded(digest: Digest, event: Event, world: World) -> Iterator[_End]:
    """Who else reports it, by naming it again in a few words: 'the B. Post too reported about the planned meeting'."""
    trigger = digest.triggers[event.id]
    here = digest.sentence_of(event.trigger)
    for quotation in digest.quotations:
        words = digest.evidence[quotation.id].split()
        near = quotation.kind != "direct" and 0 < digest.sentence_of(quotation.content[0]) - here <= REACH
        if near and quotation.act in REPORTING and len(words) <= FEW_WORDS and trigger in words:
            yield from _ends(digest, quotation, world)


def _judgements(finding_id: str, ends: dict[_End, set[str]], reason: str) -> Iterator[Judgement]:
    if not any(end.name for end in ends):
        yield judged("origin", finding_id, "", BY, 0.6, "no origin is named")
        return
    names = {end.name for end in ends if end.name}
    unsure = {end.name for end in ends if not end.known} | (names if reason else set())
    for name in sorted(names | ({""} & unsure)):
        pages = sorted({page for end, where in ends.items() if end.name == name for page in where})
        doubt = (reason,) if reason else ()
        known = name not in unsure
        verdict: Verdict = "same" if known else "unsure"
        yield judged("origin", finding_id, name, BY, 0.7 if known else 0.4, *doubt, *pages, verdict=verdict)


def _chain(finding: Event | Quotation) -> tuple[Link, ...]:
    return finding.according_to if isinstance(finding, Event) else finding.chain


def _ends(digest: Digest, finding: Event | Quotation, world: World) -> Iterator[_End]:
    """Where one report's chain ends: with its last named link, or the named speaker.

    Behind the last named link there may be an unnamed one, which cannot be told from others, so that the named one
    counts. If nobody is named but somebody speaks, the outlet that heard it is the last who is named. A report without
    any chain rests on the agency that the page credits, else on the outlet.
    """
    chain = _chain(finding)
    if isinstance(finding, Event) and not chain:
        around = (q for q in digest.quotations if any(s.contains(finding.trigger) for s in q.content))
        told = next((q for q in around if q.kind != "reported" and q.act not in ACTS), None)
        if told is not None:
            yield from _ends(digest, told, world)
            return
    named = [link for link in chain if link.named]
    ids = finding.speaker_is if isinstance(finding, Quotation) else ()
    speakers = [digest.entities[i] for i in ids if i in digest.entities]
    hidden = len(named) < len(chain)
    if named:
        last = named[-1]
        yield _End(_name(world, last.entity, last.name), known=True, anonymous=hidden)
    elif any(speaker.named for speaker in speakers):
        yield from (_End(_name(world, s.id, s.name), known=True, anonymous=hidden) for s in speakers if s.named)
    elif chain and all(link.kind in NOBODY for link in chain):
        return
    else:
        voices = _credits(world, digest) or ((digest.outlet,) if digest.outlet else ())
        yield from (
            _End(voice, known=len(voices) == 1, anonymous=bool(chain or speakers), own=True) for voice in voices
        )
        if not voices:
            yield _End("", known=False, own=True)  # somebody publishes it, but the page does not say who


def _credits(world: World, digest: Digest) -> tuple[str, ...]:
    """The agencies that a page credits; one in no list is known by its own page with this text."""
    if digest.credits or not digest.signs:
        return digest.credits
    pages = {end for j in world.ledger.made(COPIES.name, digest.page) for end in (j.left, j.right)}
    found = (world.raw(page) for page in sorted(pages - {digest.page}))
    return tuple(sorted({o.outlet for o in found if o and o.outlet and named_as_agency(digest, o)}))


def _name(world: World, entity_id: str | None, name: str) -> str:
    """One name for all spellings of one origin."""
    if entity_id is None:
        return name
    return world.names.get(world.who.get(entity_id, entity_id), name)


ORIGINS = GroupRule(name="origins", gather=_gather, judge=_judge)
