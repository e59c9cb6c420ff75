"""English time expressions: the same structure as the German section, smaller."""

import re

from depesche.lang.dating import Dating, Half, Rule, rule, span_of
from depesche.lang.en import dating_periods
from depesche.model.calendar import Direction, Relative, interval_of

Match = re.Match[str]
MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7, "August": 8, "September": 9,
    "October": 10, "November": 11, "December": 12, "Jan.": 1, "Feb.": 2, "Mar.": 3, "Apr.": 4, "Aug.": 8, "Sept.": 9,
    "Oct.": 10, "Nov.": 11, "Dec.": 12,
}  # fmt: skip
WEEKDAYS = {"Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6, "Sunday": 7}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
}
OFFSET_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "TMI", "midnight": "T24:00"}
SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
PERIODS = {"early": "START", "mid": "MID", "late": "END"}
VAGUE = {
    "now": ("PRESENT_REF", -7, 7), "currently": ("PRESENT_REF", -30, 30), "at present": ("PRESENT_REF", -30, 30),
    "nowadays": ("PRESENT_REF", -365, 365), "recently": ("PAST_REF", -60, 0), "at the time": ("PAST_REF", -36500, 0),
    "in recent weeks": ("PAST_REF", -70, 0), "in recent months": ("PAST_REF", -400, 0), "soon": ("FUTURE_REF", 0, 180),
    "in recent years": ("PAST_REF", -7300, 0), "shortly": ("FUTURE_REF", 0, 60), "in the coming days": ("FUTURE_REF", 0, 14),
    "in the coming weeks": ("FUTURE_REF", 0, 70), "in the coming months": ("FUTURE_REF", 0, 400), "these days": ("PRESENT_REF", -30, 30),
    "in recent days": ("PAST_REF", -14, 0), "in the future": ("FUTURE_REF", 0, 36500),
}  # fmt: skip


def _either(words: dict[str, int] | dict[str, str] | dict[str, tuple[str, int, int]]) -> str:
    return "|".join(w.replace(".", r"\.") for w in sorted(words, key=lambda w: (-len(w), w)))


def _one(m: Match, group: str | int = 0, **fields: object) -> tuple[Half, ...]:
    start, end = span_of(m, group)
    return (Half(start=start, end=end, **fields),)  # type: ignore[arg-type]


def _day(m: Match) -> tuple[Half, ...]:
    key = f"{MONTHS[m['month']]:02d}-{int(m['day']):02d}"
    if interval_of(f"2000-{key}")[0] is None:
        return ()
    weekday = WEEKDAYS[m["weekday"]] if m["weekday"] else None
    if m["year"]:
        return _one(m, type="DATE", value=f"{m['year']}-{key}", weekday=weekday)
    what = f"{key}#{weekday}" if weekday else key
    return _one(m, type="DATE", relative=Relative("monthday", what, steered=True), weekday=weekday)


def _iso(m: Match) -> tuple[Half, ...]:
    clock = f"T{m['hour']}" if m["hour"] else ""
    if interval_of(m["date"])[0] is None:
        return ()
    return _one(m, type="TIME" if clock else "DATE", value=m["date"] + clock)


def _month(m: Match) -> tuple[Half, ...]:
    number, tail = f"{MONTHS[m['month']]:02d}", PERIODS.get((m["part"] or "").lower(), "")
    if m["year"]:
        return _one(m, "x", type="DATE", value=f"{m['year']}-{number}")
    shift = SHIFTS.get((m["shift"] or "").lower())
    direction: Direction = "near" if not shift else "before" if shift < 0 else "future"
    return _one(m, "x", type="DATE", relative=Relative("named", number, direction, tail=tail, steered=shift is None))


def _weekday(m: Match) -> tuple[Half, ...]:
    tail = PARTS.get((m["part"] or "").lower(), "")
    shift = SHIFTS.get((m["shift"] or "").lower())
    direction: Direction = "past" if not shift else "before" if shift < 0 else "future"
    relative = Relative("weekday", str(WEEKDAYS[m["weekday"]]), direction, tail=tail, steered=not shift)
    return _one(m, "x", type="TIME" if tail else "DATE", relative=relative)


def _deictic(m: Match) -> tuple[Half, ...]:
    word = m["deictic"].lower()
    tail = "TNI" if word == "tonight" else PARTS.get((m["part"] or "").lower(), "")
    return _one(m, type="TIME" if tail else "DATE", relative=Relative("day", str(DEICTIC[word]), tail=tail))


def _shifted(m: Match) -> tuple[Half, ...]:
    shift, unit = SHIFTS[m["shift"].lower()], m["unit"].lower()
    if unit in SEASONS:
        direction: Direction = "same" if not shift else "before" if shift < 0 else "future"
        return _one(m, "x", type="DATE", relative=Relative("season", SEASONS[unit], direction))
    if unit in PARTS:
        return _one(m, "x", type="TIME", relative=Relative("day", str(min(shift, 0)), tail=PARTS[unit]))
    return _one(m, "x", type="DATE", relative=Relative("weekend" if unit == "weekend" else unit, str(shift)))


def _number(written: str) -> str:
    low = written.lower()
    return str(NUMBERS[low]) if low in NUMBERS else low if low.isdigit() else "X"


def _duration(m: Match) -> tuple[Half, ...]:
    count, unit = _number(m["number"]), UNITS[m["unit"].lower()]
    value = f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"
    after, offset = (m["after"] or "").lower(), OFFSET_UNITS.get(unit)
    if re.match(r"[- ]old\b", m.string[m.end("unit") : m.end("unit") + 5]):
        return ()
    if not after or offset is None or not count.isdigit():
        return _one(m, "core", type="DURATION", value=value)
    sign = 1 if after in ("later", "from now", "after that") else -1
    base = "page" if after in ("ago", "from now") else "text"
    relative = Relative(offset, str(sign * int(count)), base=base)  # type: ignore[arg-type]
    return _one(m, type="DATE", relative=relative)


def _each(m: Match) -> tuple[Half, ...]:
    if m["weekday"]:
        return _one(m, type="SET", value=f"XXXX-WXX-{WEEKDAYS[m['weekday']]}")
    unit = UNITS[m["unit"].lower()]
    return _one(m, type="SET", value=f"PT1{unit[1]}" if unit.startswith("T") else f"P1{unit}")


def _often(m: Match) -> tuple[Half, ...]:
    values = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H"}
    return _one(m, type="SET", value=values[m[0].lower()])


def _year(m: Match) -> tuple[Half, ...]:
    return _one(m, "x", type="DATE", value=m["year"])


def _decade(m: Match) -> tuple[Half, ...]:
    return _one(m, type="DATE", value=m["digits"][:3])


def _clock(m: Match) -> tuple[Half, ...]:
    half = m["half"].lower().replace(".", "") if m["half"] else ""
    hour = int(m["hour"])
    if half and hour > 12:
        return ()
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    tail = f"T{hour:02d}:{m['minute'] or '00'}"
    return _one(m, "x", type="TIME", relative=Relative("day", "0", base="text", tail=tail))


def _vague(m: Match) -> tuple[Half, ...]:
    value, low, high = VAGUE[re.sub(r"\s+", " ", m[0].lower())]
    return _one(m, type="DATE", value=value, days=(low, high))


_P = {
    "MONTH": f"(?:{_either(MONTHS)})(?!\\w)", "WEEKDAY": _either(WEEKDAYS), "YEAR": r"(?:1[0-9]|20)\d\d(?![\d\w]|[.,:]\d)",
    "NUMBER": f"(?i:{_either(NUMBERS)}|several|some|many|a few|few)\\b|\\d{{1,4}}", "UNIT": f"(?i:{_either(UNITS)})",
    "PART": f"(?i:{_either(PARTS)})", "SHIFT": f"(?i:{_either(SHIFTS)})", "VAGUE": f"(?i:{_either(VAGUE)})",
    "D": r"(?:0?[1-9]|[12]\d|3[01])",
}  # fmt: skip
_NUMBERS = "0 several some many few " + " ".join(NUMBERS)
RULES: tuple[Rule, ...] = (
    rule("day-first", "0 {WEEKDAY}", r"(?:(?P<weekday>{WEEKDAY}),? (?P<open>\()?_(?:the )?)?(?P<day>{D})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?(?(open)\))", _day, _P),
    rule("month-first", "{WEEKDAY} " + " ".join(w.strip(".").lower() for w in MONTHS), r"(?:(?P<weekday>{WEEKDAY}),? (?P<open>\()?_)?(?P<month>{MONTH}) (?P<day>{D})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>{YEAR}))?(?(open)\))", _day, _P),
    rule("iso", "0", r"(?P<date>(?:19|20)\d\d-\d\d-\d\d)(?:(?:T| )(?P<hour>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)", _iso, _P),
    rule("month", "in since until by from of during last this next early late mid", r"(?:(?i:in|since|until|by|from|of|during) )?(?P<x>(?:(?P<part>(?i:early|late|mid))(?:-| )|(?P<shift>{SHIFT}) )?(?P<month>{MONTH})(?:,? (?P<year>{YEAR})|(?! \d{1,2}(?!\d))))", _month, _P),
    rule("month-year", " ".join(w.strip(".").lower() for w in MONTHS), r"(?P<x>(?P<part>){0}(?P<shift>){0}(?P<month>{MONTH}),? (?P<year>{YEAR}))", _month, _P),
    rule("weekday", "{WEEKDAY} last this next", r"(?P<x>(?:(?P<shift>{SHIFT}) )?(?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?)(?!\w)", _weekday, _P),
    rule("deictic", " ".join(DEICTIC), r"(?P<deictic>(?i:today|yesterday|tomorrow|tonight))(?: (?P<part>{PART}))?(?!\w)", _deictic, _P),
    rule("shifted", "the last past previous this next coming", r"(?P<x>(?:the )?(?P<shift>{SHIFT}) (?P<unit>(?i:week|month|year|decade|quarter|weekend|morning|afternoon|evening|night|spring|summer|autumn|fall|winter)))(?!\w|-)", _shifted, _P),
    rule("duration", _NUMBERS, r"(?P<core>(?P<number>{NUMBER})(?: |-)(?P<unit>{UNIT})s?)(?!\w)(?: (?P<after>(?i:ago|earlier|before|later|from now|after that))\b)?", _duration, _P),
    rule("each", "every each", r"(?i:every|each) (?:(?P<weekday>{WEEKDAY})|(?P<unit>{UNIT}))(?!\w)", _each, _P),
    rule("often", "daily weekly monthly yearly annually hourly", r"(?i:daily|weekly|monthly|yearly|annually|hourly)(?!\w)", _often, _P),
    rule("year", "in since until by from of during the", r"(?i:in|since|until|by|from|of|during|the year) (?P<x>(?P<year>{YEAR}))(?! (?:people|dollars|euros|miles|troops|soldiers))", _year, _P),
    rule("decade", "the 0", r"(?:the )?(?P<digits>(?:1[5-9]|20)\d0)s(?!\w)", _decade, _P),
    rule("clock", "0", r"(?P<x>(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?_(?P<half>[ap]\.?m\b\.?))", _clock, _P),
    rule("clock-at", "at by until from", r"(?i:at|by|until|from) (?P<x>(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?:_(?P<half>[ap]\.?m\b\.?))?)(?![\d:])", _clock, _P),
    rule("vague", " ".join(v.split(" ")[0] for v in VAGUE), r"{VAGUE}(?!\w)(?! (?:after|before))", _vague, _P),
)  # fmt: skip

ENGLISH = Dating(
    rules=RULES + dating_periods.RULES,
    past_verbs=frozenset(
        """was were did said told met went came gave took held began won lost fell rose left made saw found spoke wrote led
        sent brought built kept became ran struck shot fought rejected""".split()
    ),
    pluperfect_verbs=frozenset({"had"}),
    future_verbs=frozenset(
        "will would shall should may might can could must plans plan intends expects hopes due".split()
    ),
    perfect_verbs=frozenset({"has", "have"}),
    past_form=re.compile(r"[a-z]{3,}ed$"),
    participle_form=re.compile(r"[a-z]{3,}(?:ed|en)$"),
    present_form=re.compile(r"(?:is|are)$"),
    not_verbs=frozenset("need indeed speed hundred seven eleven then when men women children often even been".split()),
    future_lemmas=frozenset({"will", "shall", "may", "can", "must", "should", "plan"}),
    present_cues=frozenset({"still", "even"}),
    age_cues=frozenset({"still"}),
)
