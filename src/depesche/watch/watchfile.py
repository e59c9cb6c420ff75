"""Reads a file of orders (TOML). Every error names the place, the reason and the next step."""

import re
import tomllib
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, get_args

from depesche.errors import UsageError
from depesche.watch.exchange import Limits
from depesche.watch.networks import networks
from depesche.watch.orders import Occasion, Orders, Rule, Sink, SinkKind, Source, SourceKind
from depesche.watch.toml_part import Part

OCCASIONS: tuple[str, ...] = get_args(Occasion)
KINDS: tuple[str, ...] = get_args(SourceKind)
SINKS: tuple[str, ...] = get_args(SinkKind)
TABLES = ("watch", *KINDS, "alert", "sink")
SHORTEST = 60.0
"""Seconds between two looks at one source; more often is rude."""


def orders_in(path: Path) -> Orders:
    """The orders of a file. Raises `UsageError`."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is no UTF-8 text"
        raise UsageError(str(path), f"cannot be read: {reason}", "Name a file as docs/watch.md shows.") from None
    return orders_of(text, str(path))


def orders_of(text: str, name: str) -> Orders:
    """The orders that a text gives. Raises `UsageError`."""
    try:
        value = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of tomllib: also brackets without end
        raise UsageError(name, f"is no TOML: {error}", "Mend that line; texts stand in quotation marks.") from None
    return _File(text, name).orders(value)


WATCH_KEYS = (
    "contact", "every", "delay", "parallel", "attempts", "longest_wait", "connect", "read", "total", "max_bytes",
    "allow_networks", "seed",
)  # fmt: skip
SOURCE_KEYS = (
    "name", "url", "urls", "every", "outlet", "pages", "include", "exclude", "since", "backlog", "recheck",
)  # fmt: skip
ALERT_KEYS = ("name", "when", "to", "actor", "about", "words", "outlet")
SINK_KEYS = (
    "name", "kind", "path", "url", "secret_env", "host", "port", "from", "to", "user", "password_env", "starttls",
)  # fmt: skip


class _File:
    def __init__(self, text: str, name: str) -> None:
        self._lines, self._name = text.splitlines(), name

    def orders(self, value: dict[str, Any]) -> Orders:
        for table in value:
            if table not in TABLES:
                near = get_close_matches(table, TABLES, 1)
                step = f"Did you mean [[{near[0]}]]?" if near else f"Known are {', '.join(TABLES)}."
                raise UsageError(self._place(self._line(table, 0, "")), f"[{table}] is not known", step)
        watch = Part(self.fail, "watch", 0, value.get("watch", {}))
        every = watch.seconds("every", 900.0, SHORTEST)
        sources = [self._source(p, every) for kind in KINDS for p in self._parts(value, kind)]
        sinks = [self._sink(part) for part in self._parts(value, "sink")]
        if not any(sink.name == "terminal" for sink in sinks):
            sinks.insert(0, Sink(name="terminal", kind="terminal"))
        rules = [self._rule(part, [sink.name for sink in sinks]) for part in self._parts(value, "alert")]
        if not sources:
            raise UsageError(self._name, "names nothing to watch", "Add a [[feed]], a [[sitemap]] or [[pages]].")
        for table, named in (("source", sources), ("alert", rules), ("sink", sinks)):
            names = [one.name for one in named]
            for name in names:
                if names.count(name) > 1:
                    raise UsageError(self._name, f"has two {table}s called {name!r}", "Give each its own name.")
        return self._whole(watch, tuple(sources), tuple(rules), tuple(sinks))

    def _whole(
        self, part: Part, sources: tuple[Source, ...], rules: tuple[Rule, ...], sinks: tuple[Sink, ...]
    ) -> Orders:
        written = part.texts("allow_networks")
        try:
            allowed = networks(written)
        except ValueError as error:
            part.fail("allow_networks", f"allow_networks: {error}", "Write networks as 10.1.0.0/16 or 127.0.0.1.")
        limits = Limits()
        found = Orders(
            sources=sources,
            rules=rules,
            sinks=sinks,
            contact=part.text("contact"),
            delay=part.seconds("delay", 5.0, 0.5),
            parallel=part.number("parallel", 8, 1, 64) or 8,
            attempts=part.number("attempts", 5, 1, 50) or 5,
            longest_wait=part.seconds("longest_wait", 21_600.0, SHORTEST),
            limits=Limits(
                connect=part.seconds("connect", limits.connect, 1.0),
                read=part.seconds("read", limits.read, 1.0),
                total=part.seconds("total", limits.total, 1.0),
            ),
            max_bytes=part.number("max_bytes", 20_000_000, 1_000, 1_000_000_000) or 20_000_000,
            networks=allowed,
            seed=part.number("seed", 1, 0, 2**31) or 0,
        )
        part.end(WATCH_KEYS)
        return found

    def _source(self, part: Part, every: float) -> Source:
        kind: Any = part.table
        name = part.text("name", needed=True)
        if kind == "pages":
            urls = part.texts("urls")
            if not urls:
                part.fail("urls", "has no urls", 'Add urls = ["https://...", ...]')
        else:
            urls = (part.text("url", needed=True),)
        since = part.take("since", (str, date), "")
        written = since.isoformat() if isinstance(since, date | datetime) else since
        if written and not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            part.fail("since", f"since = {written!r} is no day", "Write it as 2031-03-01.")
        found = Source(
            name=name,
            kind=kind,
            urls=tuple(part.address("urls" if kind == "pages" else "url", url) for url in urls),
            every=part.seconds("every", every, SHORTEST),
            outlet=part.text("outlet") or None,
            pages=part.take("pages", bool, True),
            include=part.texts("include"),
            exclude=part.texts("exclude"),
            since=written,
            backlog=part.number("backlog", None, 0, 10_000_000),
            recheck=tuple(part.parsed("recheck", value, SHORTEST) for value in part.texts("recheck")),
        )
        part.end(SOURCE_KEYS)
        return found

    def _rule(self, part: Part, sinks: list[str]) -> Rule:
        name = part.text("name", needed=True)
        when: Any = part.texts("when")
        if not when:
            part.fail("when", "has no when", f"Choose from {', '.join(OCCASIONS)}.")
        for occasion in when:
            part.choice("when", occasion, OCCASIONS)
        to = part.texts("to", ("terminal",))
        for sink in to:
            part.choice("to", sink, tuple(sinks))
        found = Rule(
            name=name,
            when=when,
            to=to,
            actor=part.text("actor") or None,
            about=part.text("about") or None,
            words=part.text("words") or None,
            outlet=part.text("outlet") or None,
        )
        if "words" in when and not found.words:
            part.fail("words", "has no words to look for", 'Add words = "..."')
        if "statement" in when and not (found.actor or found.about):
            part.fail("actor", "would tell every statement", "Add actor = ... or about = ...")
        part.end(ALERT_KEYS)
        return found

    def _sink(self, part: Part) -> Sink:
        name, kind = part.text("name", needed=True), part.text("kind", needed=True)
        part.choice("kind", kind, SINKS)
        needed = {"file": ("path",), "webhook": ("url",), "mail": ("host", "from")}.get(kind, ())
        url = part.text("url", needed="url" in needed)
        found = Sink(
            name=name,
            kind=kind,  # type: ignore[arg-type] # it is one of them
            path=part.text("path", needed="path" in needed),
            url=part.address("url", url) if url else "",
            secret_env=part.text("secret_env"),
            host=part.text("host", needed="host" in needed),
            port=part.number("port", 587, 1, 65_535) or 587,
            sender=part.text("from", needed="from" in needed),
            to=part.texts("to"),
            user=part.text("user"),
            password_env=part.text("password_env"),
            starttls=part.take("starttls", bool, True),
        )
        if kind == "mail" and not found.to:
            part.fail("to", "has no to", 'Add to = ["..."]')
        part.end(SINK_KEYS)
        return found

    def _parts(self, value: dict[str, Any], table: str) -> list[Part]:
        given = value.get(table, [])
        if not isinstance(given, list):
            line = self._line(table, 0, "")
            raise UsageError(self._place(line), f"[{table}] stands in single brackets", f"Write it as [[{table}]].")
        return [Part(self.fail, table, number, one) for number, one in enumerate(given)]

    def fail(self, table: str, number: int, key: str, reason: str, next_step: str) -> NoReturn:
        """Raises `UsageError` with the line."""
        which = f"[{table}]" if table == "watch" else f"[[{table}]] number {number + 1}"
        raise UsageError(self._place(self._line(table, number, key)), f"{which}: {reason}", next_step)

    def _place(self, line: int | None) -> str:
        return f"{self._name}, line {line}" if line else self._name

    def _line(self, table: str, number: int, key: str) -> int | None:
        """The line of a key in the so-manieth table of a name; that of the table if the key is not found."""
        heading = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]")
        starts = [at for at, line in enumerate(self._lines) if heading.match(line)]
        if number >= len(starts):
            return None
        start = starts[number]
        for at in range(start + 1, len(self._lines)):
            if self._lines[at].lstrip().startswith("["):
                break
            if key and re.match(rf"\s*{re.escape(key)}\s*=", self._lines[at]):
                return at + 1
        return start + 1
