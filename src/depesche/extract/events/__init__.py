"""Event mentions with category, participants and status."""

from depesche.lang.pack import LanguagePack
from depesche.model.event import Event
from depesche.model.findings import Found


def find_events(found: Found, pack: LanguagePack) -> tuple[Event, ...]:
    """All event mentions in reading order; expects `found.quotations` to be filled."""
    return ()
