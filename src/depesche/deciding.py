"""What people decide: judgements beside those of the rules, which later runs follow; each can be undone."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from depesche.errors import UsageError
from depesche.model.judgement import Judgement, JudgementKind, Verdict, judged
from depesche.recording import relink
from depesche.store import Store, View

PERSON = "person:"
DECIDED: tuple[JudgementKind, ...] = ("entity", "event", "statement", "copy", "story", "saga")
"""Kinds of which a person may say that two belong together or not."""
LONGEST_NAME = 60
LONGEST_REASON = 400


def person(name: str) -> str:
    """How a judgement names who made it. Raises `UsageError` for a name that is empty or no name."""
    plain = " ".join(name.split())
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise UsageError(name[:LONGEST_NAME], "is not a person's name", "Say who decides, in a few words.")
    return PERSON + plain


def decide(
    store: Store | str | Path,
    kind: str,
    left: str,
    right: str,
    verdict: Verdict,
    by: str,
    reason: str = "",
) -> Judgement:
    """Records that two findings, pages or names are the same or not, and links anew what that touches.

    `by` is the person's name; the judgement's `detail` is the time in UTC. An earlier decision on the same two, by
    anybody, is withdrawn. Raises `UsageError` for a kind that people do not judge, for two that are one, and for a name
    that is none; `StoreError` and its kin.
    """
    if not isinstance(store, Store):
        with Store.open(store) as opened:
            return decide(opened, kind, left, right, verdict, by, reason)
    known = next((k for k in DECIDED if k == kind), None)
    if known is None or verdict not in get_args(Verdict):
        raise UsageError(f"{kind} {verdict}", "is not for a person to judge", f"Choose one of {', '.join(DECIDED)}.")
    if not left or not right or left == right:
        raise UsageError(left or right, "cannot be judged against itself", "Name two different findings.")
    maker, (first, second) = person(by), sorted((left, right))
    with View.open(store.path) as view:
        earlier = [j.id for j in view.decisions() if (j.left, j.right) == (first, second) and not j.withdrawn]
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    reason = " ".join(reason.split())[:LONGEST_REASON] or "no reason given"
    judgement = judged(known, first, second, maker, 1.0, reason, verdict=verdict, detail=now)
    _change(store, [judgement], earlier, maker)
    return judgement


def undo(store: Store | str | Path, judgement: str, by: str) -> None:
    """Withdraws a judgement, a person's or a rule's; it stays readable. Raises `UsageError` if none has this id."""
    if not isinstance(store, Store):
        with Store.open(store) as opened:
            undo(opened, judgement, by)
        return
    if not _change(store, [], [judgement], person(by)):
        raise UsageError(judgement, "no standing judgement has this id", "List them: depesche review.")


def _change(store: Store, come: Iterable[Judgement], go: Iterable[str], maker: str) -> int:
    withdrawn = store.withdraw(go, maker)
    store.add_judgements(come)
    relink(store)
    return withdrawn
