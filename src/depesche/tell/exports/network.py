"""Actors and what joins them, counted in a temporary file, so that a network of millions of edges needs no memory."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from types import TracebackType
from typing import NamedTuple, Self

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.identity import content_id
from depesche.tell.chain import UNKNOWN_OUTLET
from depesche.tell.exports.record import Told

AT_ONCE = 50_000
"""Edges that are counted in memory before they go to the file."""
TABLES = """
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
    CREATE TABLE nodes (id TEXT PRIMARY KEY, name TEXT, kind TEXT, state TEXT) WITHOUT ROWID;
    CREATE TABLE edges (source TEXT, target TEXT, relation TEXT, label TEXT, weight INTEGER,
        PRIMARY KEY (source, target, relation, label)) WITHOUT ROWID;
"""
ADD_EDGE = """
    INSERT INTO edges VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (source, target, relation, label) DO UPDATE SET weight = weight + excluded.weight
"""


class Node(NamedTuple):
    """An actor, an outlet, or a link of a chain that is no known actor."""

    id: str
    name: str
    kind: str
    state: str


class Edge(NamedTuple):
    """What joins two nodes, and how often."""

    source: str
    target: str
    relation: str
    """`event` or `chain`."""
    label: str
    weight: int


class Network:
    """Nodes and edges, each once, sorted by their ids. The same pages in another order give the same network."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")
        self._nodes: dict[str, Node] = {}
        self._edges: Counter[tuple[str, str, str, str]] = Counter()

    def __enter__(self) -> Self:
        self._file.executescript(TABLES)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._file.close()

    def nodes(self) -> Iterator[Node]:
        """All nodes."""
        self._put_away()
        return (Node(*row) for row in self._file.execute("SELECT * FROM nodes ORDER BY id"))

    def edges(self) -> Iterator[Edge]:
        """All edges."""
        self._put_away()
        return (Edge(*row) for row in self._file.execute("SELECT * FROM edges ORDER BY 1, 2, 3, 4"))

    def add(self, pages: Iterable[Told]) -> None:
        """Counts what the pages tell."""
        for findings, _ in pages:
            known = {e.id: Node(e.id, e.name, e.kind, e.state or "") for e in findings.entities}
            outlet = findings.document.outlet or UNKNOWN_OUTLET
            publisher = Node(content_id("outlet", outlet), outlet, "outlet", "")
            for event in findings.events:
                self._add_event(event, known)
                self._add_chain(publisher, event.according_to, [], known)
            for said in findings.quotations:
                speakers = [known[i] for i in said.speaker_is if i in known]
                self._add_chain(publisher, said.chain, speakers, known)
            if len(self._edges) > AT_ONCE:
                self._put_away()

    def _add_event(self, event: Event, known: dict[str, Node]) -> None:
        self._nodes.update((i, known[i]) for i in (*event.actor, *event.recipient) if i in known)
        label = f"{event.category} {event.status}"
        for one in event.actor:
            for other in event.recipient or event.actor:
                if one != other and one in known and other in known and (event.recipient or one < other):
                    self._edges[one, other, "event", label] += 1

    def _add_chain(
        self, publisher: Node, links: tuple[Link, ...], speakers: list[Node], known: dict[str, Node]
    ) -> None:
        if not links and not speakers:
            return
        chain = [publisher, *(_linked(link, known) for link in links)]
        for one, other in (*pairwise(chain), *((chain[-1], speaker) for speaker in speakers)):
            self._nodes[one.id] = one
            self._nodes[other.id] = other
            if one.id != other.id:
                self._edges[one.id, other.id, "chain", "according to"] += 1

    def _put_away(self) -> None:
        """Of a node that has several names or kinds the first in order stands, whichever page came first."""
        with self._file:
            self._file.executemany(
                "INSERT INTO nodes VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                " kind = excluded.kind, state = excluded.state"
                " WHERE (excluded.name, excluded.kind, excluded.state) < (name, kind, state)",
                self._nodes.values(),
            )
            self._file.executemany(ADD_EDGE, [(*ends, count) for ends, count in self._edges.items()])
        self._nodes.clear()
        self._edges.clear()


def _linked(link: Link, known: dict[str, Node]) -> Node:
    if link.entity in known:
        return known[link.entity]
    return Node(link.entity or content_id("link", link.name), link.name, link.kind or "link", "")
