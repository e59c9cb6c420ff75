"""Parts of the year and movable feasts, as the calendar has them in any language."""

from datetime import date, timedelta

SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (0, 3)}
"""First month and number of months (meteorological seasons of the north); month 0 is December of the year before."""
QUARTERS = {"Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6)}
PARTS = ("START", "MID", "END")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the names of the published algorithm
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast_day(key: str, year: int) -> date:
    """Day of a feast: `12-24` is fixed, `easter+39` counts from Easter Sunday, `advent+7` from the first Advent Sunday.

    Raises ValueError for another key, or for a day that the year has not.
    """
    for name, start in (("easter", easter), ("advent", first_advent)):
        if key.startswith(name):
            return start(year) + timedelta(days=int(key.removeprefix(name) or 0))
    month, _, day = key.partition("-")
    return date(year, int(month), int(day))


def first_advent(year: int) -> date:
    """The fourth Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=21 + christmas.isoweekday())
