"""Findings within one document: mentions, times, quotations, events, quantities."""

from depesche.extract.events import find_events
from depesche.extract.mentions import find_mentions, with_first_persons
from depesche.extract.quantities import find_quantities
from depesche.extract.quotations import find_quotations
from depesche.extract.times import find_times

__all__ = ["find_events", "find_mentions", "find_quantities", "find_quotations", "find_times", "with_first_persons"]
