"""Floors for the events of the four pages with gold events: what was reached once must stay."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.pipeline import analyse

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEEDS.exists(), reason="no gold data beside the project")]


def plain(name: str) -> str:
    """A name as it is compared: letters and digits only."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum())


def names(ids: tuple[str, ...], findings: Findings, alias: dict[str, str]) -> set[str]:
    """The gold ids of entities, or their own names."""
    known = {e.id: e for e in findings.entities}
    return {alias.get(plain(known[i].name)) or (known[i].state or "") or known[i].name for i in ids}


def score(findings: Findings, gold: list[dict[str, Any]], alias: dict[str, str]) -> tuple[int, int, int]:
    """How many gold events are found, and of these how many have their participants and their status."""
    left, found, participants, status = list(findings.events), 0, 0, 0
    for want in gold:
        start, end = want["evidence"]["start"], want["evidence"]["end"]

        def fit(event: Event, want: dict[str, Any] = want) -> bool:
            return bool(names(event.actor, findings, alias) & set(want["actor"]))

        hits = [e for e in left if e.category == want["category"] and e.evidence.start < end and start < e.evidence.end]
        if not hits:
            continue
        best = max(hits, key=fit)
        left.remove(best)
        actor, recipient = names(best.actor, findings, alias), names(best.recipient, findings, alias)
        found += 1
        if want["category"] == "CONSULT":
            participants += {*want["actor"], *want["recipient"]} <= actor | recipient
        else:
            participants += set(want["actor"]) <= actor and set(want["recipient"]) <= recipient
        status += best.status == want["status"]
    return found, participants, status


def test_events_of_the_gold_pages() -> None:
    gold = json.loads((SEEDS / "gold.json").read_text(encoding="utf-8"))
    alias = {plain(a): e["id"] for e in gold["entities"] for a in (e["id"], *e.get("aliases", []))}
    total, predicted, counts = 0, 0, [0, 0, 0]
    for path in sorted(SEEDS.glob("0*.txt")):
        findings = analyse(Page.of(path.read_bytes(), str(path)))
        here = [e for e in gold["events"] if e["id"].startswith(path.name[:3])]
        counts = [a + b for a, b in zip(counts, score(findings, here, alias), strict=True)]
        total, predicted = total + len(here), predicted + len(findings.events)
    found, participants, status = counts
    assert found >= 0.9 * total
    assert predicted <= 1.65 * total
    assert participants >= 0.75 * found
    assert status >= 0.9 * found
