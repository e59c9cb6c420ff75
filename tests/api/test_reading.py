"""Parts of long listings, over invented ones of numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.api import reading
from depesche.api.asked import Paging
from depesche.api.reading import holding, keyed, part
from depesche.errors import UsageError
from depesche.model.record import Slice


def numbers(most: int) -> reading.Fetch[int]:
    """A listing of numbers whose cursors are the numbers themselves."""

    def fetch(after: str | None, limit: int) -> Slice[int]:
        first = int(after) + 1 if after is not None else 0
        items = tuple(range(first, min(most, first + limit)))
        return Slice(items, str(items[-1]) if items and items[-1] + 1 < most else None)

    return fetch


@settings(derandomize=True, database=None, deadline=None)
@given(
    most=st.integers(0, 60),
    wanted=st.sets(st.integers(0, 59)),
    limit=st.integers(1, 9),
    at_once=st.integers(1, 20),
    most_read=st.integers(1, 30),
)
def test_parts_are_what_meets_the_question_and_end_where_their_cursor_says(
    most: int, wanted: set[int], limit: int, at_once: int, most_read: int
) -> None:
    found: list[int] = []
    cursor: str | None = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "AT_ONCE", at_once)
        patch.setattr(reading, "MOST_READ", most_read)
        for _ in range(200):
            items, cursor = part(numbers(most), Paging(cursor=cursor, limit=limit), holding(wanted.__contains__))
            assert len(items) <= limit
            found += items
            if cursor is None:
                break
    assert cursor is None
    assert found == [n for n in range(most) if n in wanted]


def test_a_rare_question_ends_a_part_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_READ", 10)
    items, cursor = part(numbers(1000), Paging(limit=5), holding(lambda number: number == 900))
    assert items == []
    assert cursor is not None


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_short_list_is_followed_by_its_keys_though_it_changes(limit: int) -> None:
    told = [(0.5, "b"), (0.5, "a"), (0.25, "z"), (1.0, "a")]
    items, cursor = keyed(told, lambda pair: pair, Paging(limit=limit))
    rest = [*told[1:], (0.1, "new"), (2.0, "new")]
    while cursor is not None:
        more, cursor = keyed(rest, lambda pair: pair, Paging(limit=limit, cursor=cursor))
        items += more
    assert items == sorted({*items})
    assert (2.0, "new") in items
    assert keyed([], lambda pair: pair, Paging(cursor="WzEsMl0")) == ([], None)


@pytest.mark.parametrize(
    "cursor", ["", "%", "bm90aGluZw", "W10", "WzFd", "WyJhIiwgImIiLCAiYyJd", "eyJhIjogMX0", "\x00", "ü"]
)
def test_a_cursor_that_was_not_given_out_is_refused(cursor: str) -> None:
    with pytest.raises(UsageError):
        keyed([(1.0, "a")], lambda pair: pair, Paging(cursor=cursor))
