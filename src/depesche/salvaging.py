"""What can be read of a damaged store becomes a new one."""

from dataclasses import dataclass
from pathlib import Path

from depesche.errors import UsageError
from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.recording import record_pages
from depesche.settings import DEFAULT, Settings
from depesche.store import Store
from depesche.store.salvage import wreck


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What became of the pages of a damaged store."""

    kept: int
    """Pages with their findings."""
    anew: int
    """Pages of which only the bytes were whole; they were analysed again."""
    lost: tuple[str, ...]
    """Ids of pages of which nothing could be read."""
    decisions: int
    """Judgements of people."""


def salvage(place: str | Path, target: str | Path, settings: Settings = DEFAULT) -> Salvaged:
    """Writes what can be read of a damaged store into a new one, and links it; the damaged one stays as it is.

    Raises `UsageError` if the target exists, `StoreDamaged` if nothing can be read, `StoreError` and its kin.
    """
    if "://" not in str(target) and Path(target).exists():
        raise UsageError(str(target), "exists already", "Name another file, or remove it first.")
    kept, lost, bare = 0, list[str](), list[Page]()
    with wreck(place, settings) as found, Store.open(target, settings) as store:
        for page in found.pages():
            if isinstance(page, Findings):
                store.add(page)
                kept += 1
            elif isinstance(page, Page):
                bare.append(page)
            else:
                lost.append(page)
        decisions = found.decisions()
        store.add_judgements(decisions)
        record_pages(bare, store, settings)  # links all
    return Salvaged(kept=kept, anew=len(bare), lost=tuple(lost), decisions=len(decisions))
