"""Dates at the ends of the calendar do not end a run."""

import pytest

from depesche.link import link
from tests.builders import PageBuilder, on


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("status", ["happened", "planned"])
def test_pages_and_events_of_far_years_are_linked_without_overflow(day: str, status: str) -> None:
    pages = []
    for name in ("a", "b"):
        page = PageBuilder("Jana Sandow traf Tomas Ryl in Selm.", name=name, published=on(day))
        one, other = page.entity("Jana Sandow"), page.entity("Tomas Ryl")
        page.event("CONSULT", "traf", (one,), (other,), status=status)  # type: ignore[arg-type]
        page.event("AGREE", "Selm", (one,), (other,), when=on(day), status=status)  # type: ignore[arg-type]
        pages.append(page.build())
    assert isinstance(link(pages), list)
