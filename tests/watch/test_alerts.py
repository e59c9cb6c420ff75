"""Alerts: each occasion is told once, with exact words, chain and origin, and nothing that was there before."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from depesche.model.attribution import Link
from depesche.model.event import Status
from depesche.model.findings import Findings
from depesche.model.watching import Alert
from depesche.model.when import When
from depesche.recording import relink
from depesche.settings import DEFAULT
from depesche.store import Store, WatchBook
from depesche.watch.alerting import Alerts
from depesche.watch.orders import Orders, Rule, Sink, Source
from tests.builders import PageBuilder, on

NOW = 1_930_000_000.0
SOURCE = Source(name="A", kind="feed", urls=("http://a.example.org/feed",))
SINKS = (Sink(name="terminal", kind="terminal"),)


class Desk:
    """A store, rules over it, and what they told."""

    def __init__(self, path: Path, *rules: Rule, sinks: tuple[Sink, ...] = SINKS) -> None:
        self.store = Store.open(path)
        self.book = WatchBook(self.store)
        self.printed: list[str] = []
        self.said: list[str] = []
        self.orders = Orders(sources=(SOURCE,), rules=rules, sinks=sinks)
        self.alerts = self._alerts()

    def _alerts(self) -> Alerts:
        return Alerts(self.orders, self.store, DEFAULT, self.printed.append, say=self.said.append, environment={})

    def record(self, *pages: Findings) -> None:
        """As recording does, without telling."""
        for page in pages:
            with self.store.page_transaction():
                self.store.add(page)
                self.book.freshen(page.page.id)
        relink(self.store)

    def tell(self, *pages: Findings, now: float = NOW) -> list[Alert]:
        """Records pages; returns the new alerts."""
        before = len(self.book.alerts())
        self.record(*pages)
        self.alerts.look(now)
        return self.book.alerts()[before:]


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "record.db"


def desk(path: Path, *when: str, **more: object) -> Desk:
    made = Desk(path, Rule(name="r", when=when, **more))  # type: ignore[arg-type]
    made.alerts.prepare()
    return made


PLANNED = on("2031-05-12")


def meeting(name: str, published: str, status: Status, when: When = PLANNED, *, place: str = "Lunden") -> Findings:
    text = f"Nachricht von {name}\nIlka Brandt und Piet Oorschot wegen Hafen Kai Mole Steg: treffen in {place}.\n"
    page = PageBuilder(text, name=name, published=on(published))
    parts = page.entity("Ilka Brandt"), page.entity("Piet Oorschot")
    where = page.entity(place, "place")
    page.event("CONSULT", "treffen", parts, when=when, status=status, place=where, evidence=text.split("\n")[1])
    return page.build()


PLAN = meeting("plan", "2031-05-02", "planned")


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        (meeting("later", "2031-05-13", "happened"), "plan fulfilled"),
        (meeting("later", "2031-05-13", "happened", place="Ostholm"), "plan changed"),
        (meeting("later", "2031-05-10", "denied"), "plan cancelled"),
        (meeting("later", "2031-08-01", "happened", on("2031-07-31"), place="Westholm"), "plan overdue"),
    ],
)
def test_plans(path: Path, later: Findings, kind: str) -> None:
    kinds = "plan fulfilled", "plan changed", "plan cancelled", "plan overdue"
    room = desk(path, *kinds)
    assert room.tell(PLAN) == []
    (alert,) = room.tell(later)
    assert (alert.kind, alert.finding, alert.page) == (kind, PLAN.events[0].id, "plan")
    assert alert.words == PLAN.document.text.split("\n")[1]
    assert alert.chain == "Elbkurier"
    if kind == "plan fulfilled":
        assert ("outcome", later.document.text.split("\n")[1]) in alert.more
    assert room.tell(meeting("another", "2031-08-02", "happened", on("2031-08-01"), place="Südholm")) == []
    assert len(room.printed) == 1
    assert PLAN.events[0].id in room.printed[0]


def test_only_what_the_rule_is_about(path: Path) -> None:
    other = desk(path, "plan fulfilled", actor="Sabine Korff")
    assert other.tell(PLAN, meeting("later", "2031-05-13", "happened")) == []


@pytest.mark.parametrize(("actor", "about", "count"), [("Brandt", "Hafen", 1), ("Brandt", "Wald", 0), ("rand", "", 0)])
def test_names_and_words(path: Path, actor: str, about: str, count: int) -> None:
    room = desk(path, "plan fulfilled", actor=actor, about=about or None)
    assert len(room.tell(PLAN, meeting("later", "2031-05-13", "happened"))) == count


def test_what_was_there_before_the_rule_is_no_news(path: Path) -> None:
    room = Desk(path, Rule(name="r", when=("plan fulfilled",)))
    room.record(PLAN, meeting("later", "2031-05-13", "happened"))
    room.alerts.prepare()
    assert room.tell(meeting("more", "2031-05-14", "happened", on("2031-05-13"), place="Südholm")) == []
    again = Desk(path, Rule(name="r", when=("plan fulfilled",), about="Kai"))
    again.alerts.prepare()  # a rule that asks for something else begins anew
    assert again.tell(meeting("third", "2031-05-15", "happened", on("2031-05-14"), place="Nordholm")) == []


CLAIM = "die Schleuse sei undicht und der Damm gebrochen"


def claim(name: str, outlet: str = "Elbkurier", speaker: str = "Heiner Kolb") -> PageBuilder:
    page = PageBuilder(f"{speaker} sagte, {CLAIM}.\nEs regnete {name}.", name=name, outlet=outlet, published=PLANNED)
    page.quotation(CLAIM, (page.entity(speaker),), act="asserts")
    return page


def denied_claim(name: str, who: str) -> Findings:
    page = PageBuilder(f"Heiner Kolb sagte, {CLAIM}.\n{who} wies den Vorwurf zurück.", name=name, published=PLANNED)
    page.quotation(CLAIM, (page.entity("Heiner Kolb"),), act="asserts")
    page.quotation("den Vorwurf", (page.entity(who),), act="denies")
    return page.build()


def test_a_claim_is_denied(path: Path) -> None:
    room = desk(path, "claim denied")
    assert room.tell(claim("one").build()) == []
    (first,) = room.tell(denied_claim("two", "Ilka Brandt"))
    assert first.headline == "claim denied by Ilka Brandt"
    assert first.words == CLAIM
    assert first.chain == "Elbkurier <- Heiner Kolb"
    assert any(words == "den Vorwurf" for _, words in first.more)
    assert room.tell(denied_claim("three", "Ilka Brandt")) == []
    (second,) = room.tell(denied_claim("four", "Piet Oorschot"))
    assert second.headline == "claim denied by Piet Oorschot"


def test_a_new_statement(path: Path) -> None:
    room = desk(path, "statement", actor="Kolb", about="Schleuse")
    (alert,) = room.tell(claim("one").build())
    assert (alert.words, alert.chain, alert.page) == (CLAIM, "Elbkurier <- Heiner Kolb", "one")
    assert alert.headline == "statement of Heiner Kolb"
    assert room.tell(claim("two", "Westpost").build()) == []  # another report of it
    assert room.tell(claim("three", "Westpost", "Brandt").build()) == []


def test_a_statement_that_was_on_record_before_is_not_new(path: Path) -> None:
    room = desk(path, "statement", actor="Kolb")
    with room.store.page_transaction():
        room.store.add(claim("one").build())
    relink(room.store)
    assert room.tell(claim("two", "Westpost").build()) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("Schleuse undicht", True), ("Schleusen", True), ('"der Damm gebrochen"', True), ("Schleuse dicht", False)],
)
def test_words(path: Path, words: str, found: bool) -> None:
    room = desk(path, "words", words=words)
    alerts = room.tell(claim("one").build())
    assert bool(alerts) is found
    if found:
        assert CLAIM in alerts[0].words
        assert alerts[0].finding == "one"
    assert room.tell(claim("two", "Westpost").build()) == []  # the same sentence


def version(name: str, number: int, day: str) -> Findings:
    text = f"Brand im Hafen\nBei dem Brand starben {number} Menschen.\nMinister Ole Krag sagte, man prüfe alles.\n"
    page = PageBuilder(text, name=name, published=on(day))
    page.quotation("man prüfe alles", (page.entity("Ole Krag"),))
    found = page.build()
    return replace(found, page=replace(found.page, url="https://elbkurier.example.org/brand"))


def test_a_page_changed(path: Path) -> None:
    room = desk(path, "page changed")
    assert room.tell(version("b", 12, "2031-04-01")) == []
    (alert,) = room.tell(version("a", 15, "2031-04-02"))
    assert alert.headline == "page changed: Brand im Hafen (not marked)"
    assert "number changed" in alert.words
    assert "'Bei dem Brand starben 12 Menschen.' -> 'Bei dem Brand starben 15 Menschen.'" in alert.words
    assert alert.url == "https://elbkurier.example.org/brand"


TELLINGS = (
    "Ilka Brandt hat Piet Oorschot am Kai getroffen, um über die Schleuse und den Damm zu reden.",
    "Wegen der Schleuse in Lautern ist Piet Oorschot am Montag von Ilka Brandt getroffen worden, so heißt es dort.",
    "Die Schleuse von Lautern war der Grund, aus dem Ilka Brandt mit Piet Oorschot getroffen haben soll.",
    "In Lautern hätten Ilka Brandt und Piet Oorschot einander getroffen, da die Schleuse nicht mehr hält.",
)


def report(number: int, origin: str, outlet: str) -> Findings:
    text = f"Schleuse in Lautern {number}\nDas sagt {origin}.\n{TELLINGS[number]}\n"
    page = PageBuilder(text, name=f"page {number}", outlet=outlet, published=PLANNED)
    brandt, oorschot = page.entity("Ilka Brandt"), page.entity("Piet Oorschot")
    link = Link(name=origin, entity=page.entity(origin), kind="person")
    line = TELLINGS[number]
    page.event("CONSULT", "getroffen", (brandt,), (oorschot,), when=PLANNED, according_to=(link,), evidence=line)
    return page.build()


def test_a_new_origin(path: Path) -> None:
    room = desk(path, "new origin")
    assert room.tell(report(0, "Sabine Korff", "Elbkurier")) == []
    assert room.tell(report(1, "Sabine Korff", "Westpost")) == []
    (alert,) = room.tell(report(2, "Ulf Maan", "Inselblatt"))
    assert alert.headline == "new origin: Ulf Maan"
    assert alert.chain == "Inselblatt <- Ulf Maan"
    assert "Ulf Maan" in alert.origins
    assert room.tell(report(3, "Ulf Maan", "Nordlicht")) == []


def test_what_is_recorded_before_a_kill_is_told_after_it(path: Path) -> None:
    room = desk(path, "statement", actor="Kolb")
    room.record(claim("one").build())
    after = Desk(path, Rule(name="r", when=("statement",), actor="Kolb"))
    after.alerts.prepare()
    after.alerts.look(NOW)
    assert [alert.page for alert in after.book.alerts()] == ["one"]
    assert len(after.printed) == 1


def test_a_file_has_each_alert_once_whenever_the_program_ends(path: Path, tmp_path: Path) -> None:
    """Killed before the line, within it, and after it."""
    log = tmp_path / "alerts.jsonl"
    sinks = (Sink(name="log", kind="file", path=str(log)),)
    rule = Rule(name="r", when=("statement",), actor="Kolb", to=("log",))
    room = Desk(path, rule, sinks=sinks)
    room.tell(claim("one").build())
    whole = log.read_bytes()
    (object_,) = [json.loads(line) for line in whole.splitlines()]
    assert (object_["words"], object_["chain"], object_["rule"]) == (CLAIM, "Elbkurier <- Heiner Kolb", "r")
    (delivery,) = _all(room)
    for written in (b"", whole[:40], whole[:-1], whole):
        log.write_bytes(written)
        room.book.deliver(delivery, "begun", due=NOW)
        Desk(path, rule, sinks=sinks).alerts.jobs(NOW + 1)
        assert log.read_bytes() == whole


def _all(room: Desk) -> list:  # type: ignore[type-arg]
    from depesche.model.watching import Delivery

    return [Delivery(alert=alert, sink="log") for alert in room.book.alerts()]


def test_an_alert_that_cannot_be_written_waits(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "later"
    sinks = (Sink(name="log", kind="file", path=str(folder / "alerts.jsonl")),)
    room = Desk(path, Rule(name="r", when=("statement",), actor="Kolb", to=("log",)), sinks=sinks)
    room.tell(claim("one").build())
    assert room.book.counts().undelivered == 1
    assert room.said
    folder.mkdir()
    due = room.alerts.due(NOW)
    assert due is not None and due > NOW
    room.alerts.jobs(due)
    assert room.book.counts().undelivered == 0
    assert len((folder / "alerts.jsonl").read_text().splitlines()) == 1
