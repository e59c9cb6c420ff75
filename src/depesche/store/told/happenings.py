"""Events and statements as several reports tell them."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.model.story import plans_of
from depesche.store.told.change import Change, Direct
from depesche.store.told.grouping import groups_around, judged_on
from depesche.store.told.tables import ACTOR, EVENT, PLACE, RECIPIENT, TELLING

PLANNED = ("planned", "demanded")


@dataclass(frozen=True, slots=True)
class Report:
    """One told event, as its row has it."""

    key: int
    finding: str
    spot: str
    earliest: str | None
    latest: str | None
    what: str
    status: str
    outlet: str | None
    several: int | None


def regroup(change: Change) -> None:
    """Makes events anew of the reports that are marked, and of all that are or were grouped with them."""
    for kind in ("event", "statement"):
        marked = sorted(change.dirty[kind])
        change.dirty[kind].clear()
        if not marked:
            continue
        around, groups = groups_around(change.db, kind, _with_their_groups(change.db, marked))
        reports = _reports(change.db, around)
        grouped = [[reports[i] for i in group if i in reports] for group in groups]
        if kind == "statement":
            _several(change, reports, grouped)
        else:
            _events(change, reports, grouped)


def _with_their_groups(db: Direct, findings: list[str]) -> set[str]:
    """These and those that now stand in one group with them."""
    several = {s for (s,) in db.among("SELECT several FROM told_findings WHERE finding IN (*)", findings) if s}
    return {f for (f,) in db.among("SELECT finding FROM told_findings WHERE several IN (*)", several)} | set(findings)


def _reports(db: Direct, findings: Iterable[str]) -> dict[str, Report]:
    asked = "SELECT key, finding, spot, earliest, latest, what, status, outlet, several FROM told_findings"
    rows = db.among(f"{asked} WHERE finding IN (*)", sorted(findings))
    return {row[1]: Report(*row) for row in rows}


def _several(change: Change, reports: dict[str, Report], groups: list[list[Report]]) -> None:
    """A group of statements has a number below zero, so that it is none of an event."""
    key_of = {r.finding: -group[0].key for group in groups if len(group) > 1 for r in group}
    rows = [(key_of.get(r.finding), r.key) for r in reports.values() if key_of.get(r.finding) != r.several]
    change.db.each("UPDATE told_findings SET several = ? WHERE key = ?", rows)


def _events(change: Change, reports: dict[str, Report], groups: list[list[Report]]) -> None:
    grouped = {r.finding for group in groups for r in group}
    wanted = [group for group in groups if group] + [[r] for r in reports.values() if r.finding not in grouped]
    _remove(change, sorted({r.several for r in reports.values() if r.several}))
    judged = judged_on(change.db, "plan", [r.finding for r in reports.values() if r.status in PLANNED])
    outcomes = {
        p.plan: p.result for p in plans_of(list(judged.values()), [tuple(r.finding for r in g) for g in groups])
    }
    parts = _parts(change.db, [r.key for r in reports.values()])
    rows, keys = [], []
    for group in wanted:
        ordered = sorted(group, key=lambda r: r.spot)
        telling = next((r for r in ordered if r.status == "happened"), ordered[0])
        plan = next((r for r in ordered if r.status in PLANNED), None)
        key = change.key("told_happenings")
        planned = (outcomes.get(plan.finding, "open"), plan.key, plan.spot) if plan else (None, None, None)
        rows.append((key, ordered[0].spot, telling.key, telling.what, telling.status, telling.earliest,
                     telling.latest or telling.earliest or "", telling.outlet, len(ordered), *planned))  # fmt: skip
        keys += [(key, r.key) for r in ordered]
        change.tallies["count", "events"] += 1
        change.tallies["status", telling.status] += 1
        _link(change, key, ordered[0].spot, telling, [parts.get(r.key, {}) for r in ordered])
        if len(ordered) > 1 or telling.several:
            _mark(change.db, ordered, telling)
    change.db.each(f"INSERT INTO told_happenings VALUES ({', '.join('?' * 12)})", rows)
    change.db.each("UPDATE told_findings SET several = ? WHERE key = ?", keys)


def _mark(db: Direct, reports: list[Report], telling: Report) -> None:
    others = [(r.key,) for r in reports if r is not telling]
    db.each(f"UPDATE told_parts SET roles = roles & {TELLING - 1} WHERE finding = ? AND roles >= {TELLING}", others)
    db.ask(f"UPDATE told_parts SET roles = roles | {TELLING} WHERE finding = ? AND roles < {TELLING}", telling.key)


def _parts(db: Direct, findings: list[int]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    rows = db.among("SELECT finding, actor, roles FROM told_parts WHERE finding IN (*)", findings)
    for finding, actor, roles in rows:
        found.setdefault(finding, {})[actor] = roles
    return found


def _link(change: Change, key: int, spot: str, telling: Report, parts: list[dict[int, int]]) -> None:
    """Between whom and where it happened, as any of the reports tells it."""
    month = (telling.earliest or "")[:7]
    pairs = sorted({pair for of in parts for pair in _pairs(of)})
    change.db.each(
        "INSERT INTO told_pairs (one, other, spot, happening, what, month) VALUES (?, ?, ?, ?, ?, ?)",
        [(*pair, spot, key, telling.what, month) for pair in pairs],
    )
    change.dyads.update(pairs)
    places = sorted({actor for of in parts for actor, roles in of.items() if roles & PLACE})
    change.db.each("INSERT INTO told_scenes (happening, place) VALUES (?, ?)", [(key, place) for place in places])
    change.tallies.update(("place", str(place)) for place in places)


def _pairs(parts: dict[int, int]) -> Iterable[tuple[int, int]]:
    """Between actors and recipients; among the actors of a meeting, between all."""
    actors = [a for a, roles in parts.items() if roles & ACTOR]
    others = [a for a, roles in parts.items() if roles & RECIPIENT] or actors
    return ((min(a, b), max(a, b)) for a in actors for b in others if a != b)


def _remove(change: Change, keys: list[int]) -> None:
    db = change.db
    for (status,) in db.among("SELECT status FROM told_happenings WHERE key IN (*)", keys):
        change.tallies["count", "events"] -= 1
        change.tallies["status", status] -= 1
    pairs = db.among("SELECT one, other, spot, happening FROM told_pairs WHERE happening IN (*)", keys)
    for one, other, _, _ in pairs:
        change.dyads[one, other] -= 1
    db.each("DELETE FROM told_pairs WHERE one = ? AND other = ? AND spot = ? AND happening = ?", pairs)
    for (place,) in db.among("SELECT place FROM told_scenes WHERE happening IN (*)", keys):
        change.tallies["place", str(place)] -= 1
    for table, column in (("told_scenes", "happening"), ("told_happenings", "key")):
        db.each(f"DELETE FROM {table} WHERE {column} = ?", [(key,) for key in keys])


def leave_groups(change: Change, findings: list[int]) -> None:
    """Takes reports that go out of what they are grouped with; the other reports are marked."""
    db = change.db
    several = {s for (s,) in db.among("SELECT several FROM told_findings WHERE key IN (*)", findings) if s}
    asked = "SELECT several, kind, finding, key FROM told_findings WHERE several IN (*)"
    members = [row for row in db.among(asked, sorted(several)) if row[3] not in findings or row[1] == EVENT]
    for _, kind, finding, _ in members:
        change.dirty["event" if kind == EVENT else "statement"].add(finding)
    _remove(change, sorted({group for group, kind, _, _ in members if kind == EVENT}))
