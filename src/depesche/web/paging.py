"""Long lists in numbered pages."""

from typing import Any

AT_A_TIME = 50


def first_of(page: int, count: int = AT_A_TIME) -> int:
    """Number of the first entry of a page; pages count from 1, entries from 0."""
    return (page - 1) * count


def paging(total: int, page: int, count: int = AT_A_TIME, *, exact: bool = True) -> dict[str, Any]:
    """Where a page of a list stands in the whole; not `exact` if there are more than `total`."""
    return {"total": total, "exact": exact, "page": page, "pages": max(1, -(-total // count))}
