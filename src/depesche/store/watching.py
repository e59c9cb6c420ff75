"""The book of watching, in the tables of a store: what is written in it survives the end of the program.

Inside `Store.page_transaction` its entries are committed with the page, or not at all.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from depesche.model.watching import Alert, Delivery, Item, SourceState, Telling, WatchCounts
from depesche.store.coding import decoded, encoded
from depesche.store.watch_tables import ALERTS, DELIVERIES, FRESH, ITEMS, RULES, SOURCES, TOLD, TURNS
from depesche.store.writing import Store

OPEN = ("due", "begun", "waits")
AT_ONCE = 500
"""Names in one question to the database."""


class WatchBook:
    """Reads and writes the state of watching. Every call is one transaction, unless it is inside another one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def sources(self) -> dict[str, SourceState]:
        """All sources that were met, by name."""
        with self._store.transaction() as connection:
            rows = connection.execute(select(SOURCES)).all()
        return {row.name: SourceState(**row._mapping) for row in rows}

    def poll(self, states: Iterable[SourceState], items: Iterable[Item] = ()) -> None:
        """Notes how sources were met together with the items that they have new or changed."""
        with self._store.transaction() as connection:
            for state in states:
                connection.execute(delete(SOURCES).where(SOURCES.c.name == state.name))
                connection.execute(insert(SOURCES).values(asdict(state)))
            _put(connection, items)

    def item(self, key: str) -> Item | None:
        """The item of an address, if it was seen."""
        with self._store.transaction() as connection:
            payload = connection.execute(select(ITEMS.c.payload).where(ITEMS.c.key == key)).scalar()
        return None if payload is None else decoded(payload, Item)

    def known(self, keys: Iterable[str]) -> dict[str, Item]:
        """Those of the items that were seen before, by key."""
        asked = list(dict.fromkeys(keys))
        found: dict[str, Item] = {}
        with self._store.transaction() as connection:
            for at in range(0, len(asked), AT_ONCE):
                query = select(ITEMS.c.key, ITEMS.c.payload).where(ITEMS.c.key.in_(asked[at : at + AT_ONCE]))
                found |= {row.key: decoded(row.payload, Item) for row in connection.execute(query)}
        return found

    def put(self, *items: Item) -> None:
        """Notes how far items have come."""
        with self._store.transaction() as connection:
            _put(connection, items)

    def due(self, now: float, most: int, without: Iterable[str] = ()) -> list[Item]:
        """Items whose time has come, those that waited longest first."""
        left = set(without)
        query = select(ITEMS.c.payload).where(ITEMS.c.due <= now).order_by(ITEMS.c.due, ITEMS.c.number)
        with self._store.transaction() as connection:
            rows = connection.execute(query.limit(most + len(left))).scalars().all()
        return [item for item in (decoded(row, Item) for row in rows) if item.key not in left][:most]

    def next_due(self, after: float) -> float | None:
        """When the next item's time comes after the time given; None if none is to come."""
        with self._store.transaction() as connection:
            found: float | None = connection.execute(select(func.min(ITEMS.c.due)).where(ITEMS.c.due > after)).scalar()
        return found

    def turn(self, host: str) -> float:
        """From when on a host may be asked; 0 if it never was."""
        with self._store.transaction() as connection:
            found: float | None = connection.execute(select(TURNS.c.at).where(TURNS.c.host == host)).scalar()
        return found or 0.0

    def put_turn(self, host: str, at: float) -> None:
        """Notes it."""
        with self._store.transaction() as connection:
            connection.execute(delete(TURNS).where(TURNS.c.host == host))
            connection.execute(insert(TURNS).values(host=host, at=at))

    def freshen(self, page: str) -> None:
        """Notes a page that the rules of alerts have to look at."""
        with self._store.transaction() as connection:
            connection.execute(delete(FRESH).where(FRESH.c.page == page))
            connection.execute(insert(FRESH).values(page=page))

    def fresh(self) -> list[str]:
        """Pages that the rules of alerts have not seen, in order."""
        with self._store.transaction() as connection:
            return list(connection.execute(select(FRESH.c.page).order_by(FRESH.c.number)).scalars())

    def rules(self) -> set[str]:
        """Rules that know what was on record before them."""
        with self._store.transaction() as connection:
            return set(connection.execute(select(RULES.c.rule)).scalars())

    def told(self, rule: str, subjects: Iterable[str]) -> dict[str, set[str]]:
        """Under which aspects each of the subjects was told; empty for those that were not."""
        asked = list(dict.fromkeys(subjects))
        found: dict[str, set[str]] = {subject: set() for subject in asked}
        with self._store.transaction() as connection:
            for at in range(0, len(asked), AT_ONCE):
                among = TOLD.c.rule == rule, TOLD.c.subject.in_(asked[at : at + AT_ONCE])
                for row in connection.execute(select(TOLD.c.subject, TOLD.c.aspect).where(*among)):
                    found[row.subject].add(row.aspect)
        return found

    def tell(self, rule: str, tellings: Iterable[Telling], sinks: Iterable[str], now: float) -> list[Alert]:
        """Notes what a rule found and queues its alerts for the sinks; returns the alerts. What was told is left."""
        places, made = list(sinks), []
        with self._store.transaction() as connection:
            for telling in tellings:
                new = _note(connection, rule, telling)
                if telling.alert is None or not new:
                    continue
                alert = telling.alert
                if connection.execute(select(ALERTS.c.id).where(ALERTS.c.id == alert.id)).first():
                    continue  # an earlier wording of the rule told it
                connection.execute(insert(ALERTS).values(id=alert.id, rule=rule, payload=encoded(alert)))
                rows = [
                    {"alert": alert.id, "sink": p, "state": "due", "attempts": 0, "due": now, "trouble": ""}
                    for p in places
                ]
                if rows:
                    connection.execute(insert(DELIVERIES), rows)
                made.append(alert)
        return made

    def seen(self, pages: Iterable[str], rules: Iterable[str]) -> None:
        """Notes that these rules have looked at these pages."""
        with self._store.transaction() as connection:
            for page in pages:
                connection.execute(delete(FRESH).where(FRESH.c.page == page))
            for rule in rules:
                connection.execute(delete(RULES).where(RULES.c.rule == rule))
                connection.execute(insert(RULES).values(rule=rule))

    def deliveries(self, now: float) -> list[Delivery]:
        """Alerts that are to be sent now, in the order in which they were made."""
        query = (
            select(ALERTS.c.payload, DELIVERIES)
            .join(DELIVERIES, DELIVERIES.c.alert == ALERTS.c.id)
            .where(DELIVERIES.c.state.in_(OPEN), DELIVERIES.c.due <= now)
            .order_by(ALERTS.c.number, DELIVERIES.c.sink)
        )
        with self._store.transaction() as connection:
            rows = connection.execute(query).all()
        return [
            Delivery(
                alert=decoded(r.payload, Alert), sink=r.sink, begun=r.state == "begun", attempts=r.attempts, due=r.due
            )
            for r in rows
        ]

    def next_delivery(self) -> float | None:
        """When the next alert is to be sent; None if all arrived."""
        query = select(func.min(DELIVERIES.c.due)).where(DELIVERIES.c.state.in_(OPEN))
        with self._store.transaction() as connection:
            found: float | None = connection.execute(query).scalar()
        return found

    def deliver(self, delivery: Delivery, state: str, *, due: float = 0.0, trouble: str = "") -> None:
        """Notes how a delivery stands: `begun`, `done`, `due` again, `given up`."""
        row: dict[str, Any] = {"state": state, "due": due, "trouble": trouble}
        if state in ("due", "given up"):
            row["attempts"] = delivery.attempts + 1
        place = DELIVERIES.c.alert == delivery.alert.id, DELIVERIES.c.sink == delivery.sink
        with self._store.transaction() as connection:
            connection.execute(update(DELIVERIES).where(*place).values(row))

    def alerts(self) -> list[Alert]:
        """All alerts, in order."""
        with self._store.transaction() as connection:
            rows = connection.execute(select(ALERTS.c.payload).order_by(ALERTS.c.number)).scalars().all()
        return [decoded(row, Alert) for row in rows]

    def counts(self) -> WatchCounts:
        """How many there are of everything."""
        with self._store.transaction() as connection:
            items = connection.execute(select(ITEMS.c.state, func.count()).group_by(ITEMS.c.state)).all()
            alerts = connection.execute(select(func.count()).select_from(ALERTS)).scalar_one()
            open_ = select(func.count()).select_from(DELIVERIES).where(DELIVERIES.c.state.in_(OPEN))
            undelivered = connection.execute(open_).scalar_one()
        counted = {row[0]: row[1] for row in sorted(tuple(row) for row in items)}
        return WatchCounts(items=counted, alerts=alerts, undelivered=undelivered)


def _put(connection: Connection, items: Iterable[Item]) -> None:
    """Writes items: those that are there are changed, the others added together."""
    rows = {
        item.key: {
            "key": item.key, "source": item.source, "digest": item.digest, "state": item.state, "due": item.due,
            "payload": encoded(item),
        }
        for item in items
    }  # fmt: skip
    keys = list(rows)
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        there = set(connection.execute(select(ITEMS.c.key).where(ITEMS.c.key.in_(some))).scalars())
        for key in there:
            connection.execute(update(ITEMS).where(ITEMS.c.key == key).values(rows[key]))
        if new := [rows[key] for key in some if key not in there]:
            connection.execute(insert(ITEMS), new)


def _note(connection: Connection, rule: str, telling: Telling) -> bool:
    """Notes the subjects; True if none of them was told before under this aspect."""
    new = True
    missing = []
    for subject in dict.fromkeys(telling.subjects):
        place = TOLD.c.rule == rule, TOLD.c.subject == subject, TOLD.c.aspect == telling.aspect
        if connection.execute(select(TOLD.c.rule).where(*place)).first():
            new = False
        else:
            missing.append({"rule": rule, "subject": subject, "aspect": telling.aspect})
    if missing:
        connection.execute(insert(TOLD), missing)
    return new
