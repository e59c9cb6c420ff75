"""English rules for parts of years, feasts, stretches and days beside days: `early 2019`, `the day before yesterday`."""

import re

from depesche.lang.dating import Half, Rule, rule, span_of
from depesche.model.calendar import Relative, interval_of
from depesche.model.seasons import feast_day

Match = re.Match[str]
PARTS = {"early": "START", "mid": "MID", "late": "END", "beginning": "START", "start": "START", "middle": "MID", "end": "END"}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
FEASTS = {
    "Christmas Eve": "12-24", "Christmas Day": "12-25", "Christmas": "12-25", "Boxing Day": "12-26",
    "New Year's Eve": "12-31", "New Year’s Eve": "12-31", "New Year's Day": "01-01", "New Year’s Day": "01-01",
    "Good Friday": "easter-2", "Easter Sunday": "easter", "Easter Monday": "easter+1", "Easter": "easter",
    "Ash Wednesday": "easter-46", "Ascension Day": "easter+39", "Pentecost": "easter+49", "Whit Monday": "easter+50",
}  # fmt: skip
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE"}
DAYS_IN = {"day": 1, "week": 7, "month": 31, "year": 366, "decade": 3653}
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "few": 0}


def _one(m: Match, group: str | int = 0, **fields: object) -> tuple[Half, ...]:
    start, end = span_of(m, group)
    return (Half(start=start, end=end, **({"type": "DATE"} | fields)),)  # type: ignore[arg-type]


def _part_of_year(m: Match) -> tuple[Half, ...]:
    return _one(m, "x", value=m["year"], part=PARTS[m["part"].lower()])


def _end_of(m: Match) -> tuple[Half, ...]:
    """`the end of the year`, `the middle of this week`."""
    return _one(m, "x", relative=Relative(m["unit"].lower(), "0", tail=PARTS[m["part"].lower()]))


def _quarter(m: Match) -> tuple[Half, ...]:
    key = ("Q" if m["unit"].lower() == "quarter" else "H") + str(ORDINALS[m["ordinal"].lower()])
    if key in ("H3", "H4"):
        return ()
    if m["year"]:
        return _one(m, "x", value=f"{m['year']}-{key}")
    return _one(m, "x", relative=Relative("part", key, steered=True))


def _weekend(m: Match) -> tuple[Half, ...]:
    return _one(m, "x", relative=Relative("weekend", "0", "past", steered=True))


def _feast(m: Match) -> tuple[Half, ...]:
    key = FEASTS[m["feast"]]
    if m["year"]:
        return _one(m, value=feast_day(key, int(m["year"])).isoformat())
    return _one(m, relative=Relative("feast", key, steered=True))


def _season(m: Match) -> tuple[Half, ...]:
    code = SEASONS[m["season"].lower()]
    return _one(m, "x", value=f"{m['year']}-{code}", part="EITHER" if code == "WI" else "")


def _century(m: Match) -> tuple[Half, ...]:
    return _one(m, value=f"{int(m['number']) - 1:02d}")


def _beside(m: Match) -> tuple[Half, ...]:
    """`the day before yesterday`, `the following day`: two days from the page, or one from the last day of the text."""
    low = m[0].lower()
    if low.endswith(("yesterday", "tomorrow")):
        return _one(m, relative=Relative("day", "-2" if low.endswith("yesterday") else "2"))
    back = "previous" in low or "before" in low or "earlier" in low
    return _one(m, relative=Relative("day", "-1" if back else "1", base="text"))


def _clock_word(m: Match) -> tuple[Half, ...]:
    tail = "T12:00" if m["x"].lower() == "noon" else "T24:00"
    return _one(m, "x", type="TIME", relative=Relative("day", "0", base="text", tail=tail))


def _recent(m: Match) -> tuple[Half, ...]:
    """`the past two weeks`, `the next few days`: a stretch that ends, or begins, with the page's date."""
    number, unit = m["number"].lower(), m["unit"].lower()
    count = int(number) if number.isdigit() else NUMBERS[number]
    reach = (count or 10) * DAYS_IN[unit] + DAYS_IN[unit]
    days = (0, reach) if m["shift"].lower() in ("next", "coming") else (-reach, 0)
    return _one(m, "x", type="DURATION", value=f"P{count or 'X'}{UNITS[unit]}", days=days)


def _per(m: Match) -> tuple[Half, ...]:
    return _one(m, type="SET", value=f"P1{UNITS[m['unit'].lower()]}")


def _bare(m: Match) -> tuple[Half, ...]:
    return _one(m, "x", type="DURATION", value=f"PX{UNITS[m['unit'].lower()]}")


def _stretch(m: Match) -> tuple[Half, ...]:
    """`10 to 13 September 2023`, `September 10-13, 2023`: both days and the whole, as in German."""
    year, month = m["year"], f"{MONTHS[m['month']]:02d}"
    keys = [f"{month}-{int(m[day]):02d}" for day in ("first", "last")]
    if keys[0] >= keys[1] or any(interval_of(f"2000-{key}")[0] is None for key in keys):
        return ()
    start, end = span_of(m)
    first_end, last_start = m.end("first"), m.start("last")
    if m.start("month") < m.start("last"):  # the month stands first
        spans = [(start, first_end), (last_start, end), (start, end)]
    else:
        spans = [(m.start("first"), first_end), (last_start, end), (start, end)]
    parts = [*keys, "/".join(keys)]
    if year:
        values = [f"{year}-{keys[0]}", f"{year}-{keys[1]}", f"{year}-{keys[0]}/{year}-{keys[1]}"]
        return tuple(Half(start=a, end=b, type="DATE", value=v) for (a, b), v in zip(spans, values, strict=True))
    relatives = [Relative("monthday", part, steered=True) for part in parts]
    return tuple(Half(start=a, end=b, type="DATE", relative=r) for (a, b), r in zip(spans, relatives, strict=True))


MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7, "August": 8, "September": 9,
    "October": 10, "November": 11, "December": 12,
}  # fmt: skip
_P = {
    "YEAR": r"(?:1[0-9]|20)\d\d(?![\d\w]|[.,:]\d)", "FEAST": "|".join(sorted(FEASTS, key=lambda f: -len(f))),
    "SEASON": "(?i:" + "|".join(SEASONS) + ")", "UNIT": "(?i:day|week|month|year|decade)", "MONTH": "|".join(MONTHS),
    "ORDINAL": "(?i:first|second|third|fourth)", "D": r"(?:0?[1-9]|[12]\d|3[01])", "TO": r"_(?:to|until|through|and|-|–)_",
}  # fmt: skip
RULES: tuple[Rule, ...] = (
    rule("part-of-year", "early late mid", r"(?P<x>(?P<part>(?i:early|late|mid))(?: |-)(?P<year>{YEAR}))", _part_of_year, _P),
    rule("end-of", "the beginning start middle end", r"(?P<x>(?:(?i:the) )?(?P<part>(?i:beginning|start|middle|end)) of (?:the|this) (?P<unit>(?i:week|month|quarter|year|decade|century)))(?!\w)", _end_of, _P),
    rule("quarter", "the first second third fourth", r"(?P<x>(?:(?i:the) )?(?P<ordinal>{ORDINAL}) (?P<unit>(?i:quarter|half))(?: of (?:the year )?(?P<year>{YEAR})| of the year))", _quarter, _P),
    rule("weekend", "over at on during the", r"(?:(?i:over|at|on|during) )?(?P<x>(?i:the weekend))(?!\w)", _weekend, _P),
    rule("feast", "christmas boxing new good easter ash ascension pentecost whit", r"(?P<feast>{FEAST})(?: (?P<year>{YEAR}))?(?!\w)", _feast, _P),
    rule("season", "the in spring summer autumn fall winter", r"(?:(?i:in) )?(?P<x>(?:the )?(?P<season>{SEASON})(?: of)? (?P<year>{YEAR}))", _season, _P),
    rule("century", "the 0", r"(?:the )?(?P<number>1\d|20|21)(?:th|st)(?: |-)century(?!\w)", _century, _P),
    rule("beside", "the", r"(?i:the day (?:before yesterday|after tomorrow|(?:before|after|earlier)(?! (?:the|he|she|it|they|his|her)\b))|the (?:following|next|previous) day)(?!\w)", _beside, _P),
    rule("clock-word", "shortly around at after before by until", r"(?:(?i:shortly|just) )?(?i:around|at|after|before|by|until) (?P<x>(?i:noon|midnight))(?!\w|-)", _clock_word, _P),
    rule("recent", "the past last next coming", r"(?P<x>(?:(?i:the) )?(?P<shift>(?i:past|last|next|coming)) (?P<number>(?i:two|three|four|five|six|seven|eight|nine|ten|few)|\d{1,3}) (?P<unit>{UNIT})s)(?!\w)", _recent, _P),
    rule("per", "once twice three four several", r"(?i:once|twice|(?:three|four|five|several) times) (?:a|per|each) (?P<unit>{UNIT})(?!\w)", _per, _P),
    rule("bare", "for in", r"(?i:for|in) (?P<x>(?P<unit>{UNIT})s)(?!\w)", _bare, _P),
    rule("half-hour", "half", r"(?i:half an hour)(?!\w)", lambda m: _one(m, type="DURATION", value="PT30M"), _P),
    rule("stretch", "0", r"(?P<first>{D}){TO}(?P<last>{D}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?(?!\w)", _stretch, _P),
    rule("stretch-month-first", " ".join(m.lower() for m in MONTHS), r"(?P<month>{MONTH}) (?P<first>{D}){TO}(?:(?P=month) )?(?P<last>{D})(?!\d)(?:,? (?P<year>{YEAR}))?(?!\w)", _stretch, _P),
)  # fmt: skip
