"""One finding or page in full: the page's words with the parts marked, and what is known about each part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.mention import Entity
from depesche.model.quotation import Quotation
from depesche.model.span import Span, hull
from depesche.model.when import TimeExpression, When
from depesche.tell.actors import office_words
from depesche.tell.dates import explained
from depesche.tell.events import sentence
from depesche.tell.listing import clipped, printable
from depesche.tell.weights import intensity, quad

CONTEXT_LINES = 1
QUOTED = 160
"""Characters of another page that are quoted."""
STYLES = {
    "content": "bold green",
    "cue": "bold yellow",
    "speaker": "bold cyan",
    "addressee": "cyan",
    "link": "bold blue",
    "trigger": "bold yellow",
    "evidence": "green",
    "actor": "bold cyan",
    "recipient": "cyan",
    "place": "blue",
    "topic": "italic",
    "time": "bold magenta",
    "mention": "bold cyan",
    "dropped": "dim",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A marked piece of the page."""

    span: Span
    role: str


def parts_of(findings: Findings, wanted: str) -> tuple[str, list[Part], list[str]] | None:
    """Title, marked parts and explanation of the finding with id `wanted` on this page; None if it is not there."""
    for quotation in findings.quotations:
        if quotation.id == wanted:
            return f"{quotation.kind} quotation", _quotation_parts(quotation), _quotation_words(quotation, findings)
    for event in findings.events:
        if event.id == wanted:
            parts = [Part(event.trigger, "trigger"), Part(event.evidence, "evidence"), *_arguments(event, findings)]
            return f"event: {event.category}, {event.status}", parts, _event_words(event, findings)
    for time in findings.times:
        if time.id == wanted:
            return f"time: {time.value}", [Part(time.span, "time")], _time_words(time)
    for mention in findings.mentions:
        if mention.id == wanted:
            return (
                f"mention: {mention.kind}",
                [Part(mention.span, "mention")],
                [f"form {mention.form}, by {mention.by}"],
            )
    for entity in findings.entities:
        if entity.id == wanted:
            parts = [Part(m.span, "mention") for m in findings.mentions if m.entity == wanted]
            return f"{entity.kind}: {entity.name}", parts, _entity_words(entity)
    return None


def page_text(findings: Findings, parts: list[Part], *, whole: bool) -> Text:
    """The page's lines with the parts in colour; dropped lines are dim. Not `whole`: only lines near the parts."""
    text = findings.document.text
    lines = findings.document.lines
    near = _near(findings, parts) if parts and not whole else set(range(len(lines)))
    out = Text()
    previous = -1
    for number, line in enumerate(lines):
        if number not in near:
            continue
        if previous >= 0 and number > previous + 1:
            out.append("     …\n", style="dim")
        previous = number
        dropped = line.kind not in ("heading", "content")
        out.append(f"{number + 1:4} ", style="dim")
        out.append_text(_line(text, line.span, parts, "dim" if dropped else "bold" if line.kind == "heading" else ""))
        if dropped and whole:
            out.append(f"   [{line.kind}: {printable(line.why)}]", style="dim italic")
        out.append("\n")
    return out


def head(findings: Findings, known: Mapping[str, str] | None = None) -> Iterator[str]:
    """What is known about the page, a line each; `known` says what ids of other pages and their findings stand for."""
    document = findings.document
    yield f"{document.title or '(no title)'}"
    yield f"outlet      {document.outlet or 'unknown'} ({document.outlet_how})"
    yield from when_lines("published", document.published, known)
    if document.author:
        yield f"author      {document.author}"
    if document.credits:
        yield f"credits     {', '.join(c.name for c in document.credits)}"
    if document.translated.clues:
        clues = ", ".join(f"{c.name} ({c.detail})" for c in document.translated.clues)
        yield f"translated  {document.translated.score:.2f}: {clues}"
    decoding = document.decoding
    repaired = f", {len(decoding.repairs)} repairs" if decoding.repairs else ""
    lost = f", {len(decoding.undecodable)} undecodable places" if decoding.undecodable else ""
    yield f"encoding    {decoding.encoding} ({decoding.how}{repaired}{lost})"
    yield f"page        {findings.page.id} from {findings.page.source}"


def when_lines(label: str, when: When, known: Mapping[str, str] | None = None) -> list[str]:
    """An interval beside its label, with how it is known and the steps of the inference below it."""
    first, *rest = explained(when, known)
    return [f"{label:12}{first}", *(f"{'':12}{printable(step)}" for step in rest)]


def reference(findings: Findings, wanted: str) -> str | None:
    """In words what another page's id, or the id of one of its events, stands for: page, line and what it says."""
    page = f"page {findings.page.id}"
    if wanted == findings.page.id:
        title = findings.document.title or "(no title)"
        return f"{page}: {clipped(title, QUOTED)} ({findings.document.outlet or 'unknown outlet'})"
    event = next((e for e in findings.events if e.id == wanted), None)
    if event is None:
        return None
    number = next((n for n, line in enumerate(findings.document.lines, 1) if line.span.overlaps(event.trigger)), 0)
    return f"line {number} of {page}: '{clipped(event.evidence.of(findings.document.text), QUOTED)}'"


def _near(findings: Findings, parts: list[Part]) -> set[int]:
    around = hull([part.span for part in parts])
    hits = [n for n, line in enumerate(findings.document.lines) if line.span.overlaps(around)]
    return {n + d for n in hits for d in range(-CONTEXT_LINES, CONTEXT_LINES + 1)}


def _line(text: str, span: Span, parts: list[Part], base: str) -> Text:
    line = Text(printable_same_length(span.of(text)), style=base)
    for part in sorted(parts, key=lambda p: p.span.start - p.span.end):
        if part.span.overlaps(span):
            line.stylize(STYLES[part.role], max(0, part.span.start - span.start), part.span.end - span.start)
    return line


def printable_same_length(text: str) -> str:
    """The text with every character that could drive the terminal replaced by one that cannot."""
    return "".join(c if c.isprintable() else " " for c in text)


def _quotation_parts(quotation: Quotation) -> list[Part]:
    roles = {
        "content": quotation.content,
        "cue": quotation.cue,
        "speaker": quotation.speaker,
        "addressee": quotation.addressee,
        "link": tuple(link.span for link in quotation.chain if link.span is not None),
    }
    return [Part(span, role) for role, spans in roles.items() for span in spans]


def _names(findings: Findings, ids: tuple[str, ...]) -> str:
    names = {e.id: e.name for e in findings.entities}
    return ", ".join(names.get(i, i) for i in ids)


def _quotation_words(quotation: Quotation, findings: Findings) -> list[str]:
    out = [f"speaker     {_names(findings, quotation.speaker_is) or 'not resolved'}"]
    if quotation.chain:
        out += [f"{'' if n else 'through':12}{through(link)}" for n, link in enumerate(quotation.chain)]
    text = findings.document.text
    if quotation.addressee:
        out.append(f"to          {printable(' '.join(s.of(text) for s in quotation.addressee))}")
    if quotation.act:
        out.append(f"act         {quotation.act}")
    if quotation.certainty or quotation.negated:
        out.append(f"words       {', '.join(w for w in (quotation.certainty, quotation.negated and 'negated') if w)}")
    if quotation.when:
        out += when_lines("when", quotation.when)
    if quotation.place:
        out.append(f"where       {_names(findings, (quotation.place,))}")
    doubt = {None: "", True: "; the learned labels agree", False: "; the learned labels see no quotation here"}
    return [*out, f"made by     {quotation.by}{doubt[quotation.agreed]}"]


def _arguments(event: Event, findings: Findings) -> list[Part]:
    """Participants and place as the evidence names them, and the topic."""
    roles = {**dict.fromkeys(event.actor, "actor"), **dict.fromkeys(event.recipient, "recipient")}
    if event.place:
        roles.setdefault(event.place, "place")
    inside = [m for m in findings.mentions if m.entity in roles and event.evidence.contains(m.span)]
    parts = [Part(m.span, roles[m.entity]) for m in inside if m.entity is not None]
    return [*parts, *([Part(event.topic, "topic")] if event.topic else [])]


def through(link: Link) -> str:
    """A link with its kind, and how the chain comes by it."""
    notes = [link.kind or "source", "named" if link.named else "unnamed"]
    if link.behind:
        notes.append("on which the speaker relies")
    if link.inherited:
        notes.append("from an earlier sentence")
    if link.possible:
        notes.append("or another source")
    return f"{printable(link.name)} ({', '.join(notes)})"


def _event_words(event: Event, findings: Findings) -> list[str]:
    out = [
        f"in words    {sentence(event, findings.entities, findings.document.language)}",
        f"in English  {sentence(event, findings.entities, 'en')}",
        f"weight      {quad(event.category)}, intensity {intensity(event.category, event.mode):g}",
        *([f"contexts    {', '.join(event.contexts)}"] if event.contexts else []),
        f"actor       {_names(findings, event.actor) or 'unknown'}",
        f"recipient   {_names(findings, event.recipient) or 'none'}",
        *when_lines("when", event.when),
        f"status      {event.status}" + "".join(f"; {reason}" for reason in event.reasons),
    ]
    if event.place:
        out.append(f"place       {_names(findings, (event.place,))}")
    if event.according_to:
        out.append("according   " + " <- ".join(link.name for link in event.according_to))
    return [*out, f"made by     {event.by}"]


def _time_words(time: TimeExpression) -> list[str]:
    return [f"type        {time.type}", *when_lines("days", time.when), f"made by     {time.by}"]


def _entity_words(entity: Entity) -> list[str]:
    offices = ", ".join(office_words(o) for o in entity.offices)
    return [f"offices     {offices or 'none known'}", f"also        {', '.join(entity.aliases) or 'no other form'}"]
