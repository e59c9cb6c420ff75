"""Findings made by hand for tests of store, link and tell: invented persons, outlets and sentences."""

from dataclasses import replace
from datetime import date

from depesche.model.attribution import Link
from depesche.model.document import Credit, Decoding, Document, Line
from depesche.model.event import Category, Event, Status
from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.mention import Entity, EntityKind, Mention, Office
from depesche.model.page import Page
from depesche.model.quotation import Quotation
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax, Token
from depesche.model.when import UNKNOWN, TimeExpression, When


def on(day: str, last: str | None = None, how: str = "stated") -> When:
    """An interval from ISO days."""
    return When(date.fromisoformat(day), date.fromisoformat(last or day), how)


class PageBuilder:
    """Collects findings whose words are looked up in the text, so that every span is right by construction."""

    def __init__(
        self, text: str, *, name: str | None = None, outlet: str | None = "Elbkurier", published: When = UNKNOWN
    ) -> None:
        data = text.encode()
        self.text = text
        self.page = Page.of(data, f"{name or 'page'}.txt", id=name)
        self.outlet, self.published = outlet, published
        self.credits: list[Credit] = []
        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.times: list[TimeExpression] = []
        self.quotations: list[Quotation] = []
        self.events: list[Event] = []

    def span(self, words: str) -> Span:
        """Where `words` first stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def entity(
        self,
        name: str,
        kind: EntityKind = "person",
        *,
        state: str | None = None,
        office: str | None = None,
        named: bool = True,
        words: str | None = None,
        aliases: tuple[str, ...] = (),
        subkind: str | None = None,
        key: str = "",
    ) -> str:
        """Adds an entity with one mention, if its words are in the text; returns its id (`key` if given)."""
        key = key or content_id("entity", self.page.id, kind, name)
        offices = (Office(role=office, of=state),) if office else ()
        self.entities[key] = Entity(
            id=key, kind=kind, name=name, state=state, offices=offices, named=named, aliases=aliases, subkind=subkind
        )
        words = words or name
        if words in self.text:
            span = self.span(words)
            mention = content_id("mention", self.page.id, span)
            self.mentions.append(Mention(id=mention, span=span, kind=kind, form="name", entity=key, by="test@1"))
        return key

    def event(
        self,
        category: Category,
        trigger: str,
        actor: tuple[str, ...] = (),
        recipient: tuple[str, ...] = (),
        *,
        when: When = UNKNOWN,
        status: Status = "happened",
        evidence: str | None = None,
        according_to: tuple[Link, ...] = (),
        place: str | None = None,
        mode: str | None = None,
    ) -> str:
        """Adds an event; returns its id."""
        span = self.span(evidence or trigger)
        key = content_id("event", self.page.id, category, span, self.span(trigger))
        self.events.append(
            Event(
                id=key,
                category=category,
                mode=mode,
                actor=actor,
                recipient=recipient,
                when=when,
                status=status,
                trigger=self.span(trigger),
                evidence=span,
                according_to=according_to,
                place=place,
                by="test@1",
            )
        )
        return key

    def quotation(
        self,
        content: str,
        speaker: tuple[str, ...] = (),
        *,
        act: str | None = None,
        chain: tuple[Link, ...] = (),
        when: When | None = None,
    ) -> str:
        """Adds an indirect quotation; returns its id."""
        span = self.span(content)
        key = content_id("quotation", self.page.id, span)
        self.quotations.append(
            Quotation(
                id=key,
                kind="indirect",
                content=(span,),
                speaker_is=speaker,
                act=act,
                chain=chain,
                when=when,
                by="test@1",
            )
        )
        return key

    def time(self, words: str, value: str, when: When = UNKNOWN) -> str:
        """Adds a time expression; returns its id."""
        span = self.span(words)
        key = content_id("time", self.page.id, span)
        self.times.append(TimeExpression(id=key, span=span, type="DATE", value=value, when=when, by="test@1"))
        return key

    def build(self, version: str = "0.1.0") -> Findings:
        """The findings of the page; every line is content and a sentence."""
        lines, sentences, at = [], [], 0
        for line in self.text.split("\n"):
            if line.strip():
                lines.append(Line(Span(at, at + len(line)), "content", "test"))
                tokens, start = [], at
                for word in line.split(" "):
                    tokens.append(Token(Span(start, start + len(word)), word, word.lower(), head=-1))
                    start += len(word) + 1
                sentences.append(Sentence.of(Span(at, at + len(line)), tokens))
            at += len(line) + 1
        document = Document(
            page_id=self.page.id,
            text=self.text,
            lines=tuple(lines),
            decoding=Decoding("utf-8", "valid"),
            language="de",
            title=self.text.split("\n")[0],
            outlet=self.outlet,
            credits=tuple(self.credits),
            published=self.published,
        )
        return Findings(
            page=self.page,
            document=document,
            syntax=Syntax(tuple(sentences), "test@1"),
            mentions=tuple(self.mentions),
            entities=tuple(self.entities.values()),
            times=tuple(self.times),
            quotations=tuple(self.quotations),
            events=tuple(self.events),
            version=version,
        )


def visit(number: int = 1, *, outlet: str = "Elbkurier", published: When = UNKNOWN) -> Findings:
    """A small page: a minister of an invented name meets another; numbered, so that there can be many."""
    text = (
        f"Treffen Nummer {number} in Lautern\n"
        "Ministerin Ilka Brandt hat am Montag den Gesandten Piet van Oorschot empfangen.\n"
        "Sie sagte, die Gespräche seien gut verlaufen.\n"
    )
    page = PageBuilder(text, outlet=outlet, published=published)
    brandt = page.entity("Ilka Brandt", state="DEU", office="foreign minister")
    gast = page.entity("Piet van Oorschot", state="NLD", office="ambassador")
    agency = Link(name="nda", kind="agency")
    page.event("CONSULT", "empfangen", (brandt,), (gast,), when=on("2031-03-03"), according_to=(agency,))
    page.quotation("die Gespräche seien gut verlaufen", (brandt,), act="asserts")
    page.time("am Montag", "2031-03-03", on("2031-03-03"))
    return page.build()


def again(findings: Findings, version: str) -> Findings:
    """The same page as a later version of the program sees it."""
    return replace(findings, version=version, quotations=())
