"""German rules for days, months and years: `Donnerstag, 25. Februar`, `Anfang September 2014`, `den 80er Jahren`."""

import re
from dataclasses import replace

from depesche.lang.dating import Half, Rule, rule, span_of
from depesche.lang.de.dating_words import (
    ADJECTIVE_STARTS,
    DAY_PARTS,
    DECADES,
    FEASTS,
    MONTHS,
    PARTS_OF_PERIOD,
    PIECES,
    SEASONS,
    WEEKDAY_STARTS,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    either,
    shift_of,
)
from depesche.model.calendar import Relative, interval_of
from depesche.model.seasons import feast_day

Match = re.Match[str]
MANDATE = 6
"""Years that a pair such as `die Amtsperiode 2010/15` may cover."""
DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)\.?")
SUNDAY_PAPER = re.compile(r"(?:Bild|Welt|Zeitung|Blick) am $")
NAMED = re.compile(r"^(?i:für|von|nach|vor|wie|gegenüber|der|den|dem|des|zwischen) ")
NAME_BEHIND = re.compile(r"[^\S\n][A-ZÄÖÜ][a-zäöü]")
"""After these a month before another name is a person: 'von August Thyssen'."""
MONTH = re.compile(rf"({PIECES['MONTH']})")


def month_day(day: str, month: str, year: str | None, at: tuple[int, int], weekday: int | None = None) -> Half:
    """A day of a month, with its year or without. `at` are the offsets."""
    key = f"{MONTHS[month]:02d}-{int(day.strip('. ')):02d}"
    if year:
        return Half(start=at[0], end=at[1], type="DATE", value=f"{year}-{key}", weekday=weekday)
    relative = Relative("monthday", f"{key}#{weekday}" if weekday else key, steered=True)
    return Half(start=at[0], end=at[1], type="DATE", relative=relative, weekday=weekday)


def possible(halves: tuple[Half, ...]) -> tuple[Half, ...]:
    """Nothing where a day does not exist (30. Februar), so that the text is read otherwise."""
    for half in halves:
        key = half.relative.what.partition("@")[0].partition("#")[0] if half.relative else ""
        value = half.value or f"2000-{key}"
        if value.count("-") == 2 and interval_of(value)[0] is None:
            return ()
    return halves


def _days(m: Match) -> tuple[Half, ...]:
    """`3., 4. und 7. Oktober 2012`: one expression for each day; a stretch with `bis` also as a whole, after its parts."""
    text, month, year = m.string, m["month"], m["year"]
    days = [d for d in DAY.finditer(text, m.start("days"), m.end("days")) if not text[d.end() : d.end() + 1].isdigit()]
    weekday = WEEKDAYS[m["weekday"]] if m["weekday"] else None
    out = [month_day(d[0], month, year, d.span()) for d in days[:-1]]
    start = m.start("weekday") if weekday and len(days) == 1 else days[-1].start()
    out.append(month_day(days[-1][0], month, year, (start, span_of(m)[1]), weekday if len(days) == 1 else None))
    joined = text[days[-2].end() : days[-1].start()].strip() if len(days) > 1 else ""
    if joined.split(" ")[0] in ("bis", "–", "-") and len(days) == 2:
        first, last = (f"{MONTHS[month]:02d}-{int(d[0].strip('. ')):02d}" for d in days)
        value = f"{year}-{first}/{year}-{last}" if year else ""
        relative = None if year else Relative("monthday", f"{first}/{last}", steered=True)
        if first < last:
            at, end = days[0].start(), span_of(m)[1]
            out.append(Half(start=at, end=end, type="DATE", value=value, relative=relative))
    if m["ofyear"]:
        out = [_of_year(half, shift_of(m["adjective"])) for half in out]
    return possible(tuple(out))


def _of_year(half: Half, shift: int) -> Half:
    """`29. März dieses Jahres`: the year counts from the page's."""
    relative = half.relative
    if relative is None:
        return half
    return replace(
        half,
        relative=replace(relative, what=f"{relative.what.partition('#')[0]}@{shift}", direction="same", steered=False),
    )


def _stretch(m: Match) -> tuple[Half, ...]:
    """`vom 5. März bis 7. April 2023`: both days, and the stretch; the year at its end is the year of both."""
    first, last = f"{MONTHS[m['month']]:02d}-{int(m['day']):02d}", f"{MONTHS[m['month2']]:02d}-{int(m['day2']):02d}"
    (start, middle), (begin, end) = m.span("x"), span_of(m, "y")
    if m["year"]:
        earlier = m["year"] if first < last else str(int(m["year"]) - 1)
        values = f"{earlier}-{first}", f"{m['year']}-{last}"
        halves = [
            Half(start=s, end=e, type="DATE", value=v)
            for s, e, v in zip((start, begin), (middle, end), values, strict=True)
        ]
        whole = Half(start=start, end=end, type="DATE", value="/".join(values))
        return (*halves, whole) if possible(tuple(halves)) else ()
    ends = ((start, middle, first), (begin, end, last))
    halves = [Half(start=s, end=e, type="DATE", relative=Relative("monthday", k, steered=True)) for s, e, k in ends]
    if first < last:
        relative = Relative("monthday", f"{first}/{last}", steered=True)
        halves.append(Half(start=start, end=end, type="DATE", relative=relative))
    return possible(tuple(halves[:2])) and tuple(halves)


def _numeric(m: Match) -> tuple[Half, ...]:
    year = m["year"] if len(m["year"]) == 4 else ("19" if int(m["year"]) > 40 else "20") + m["year"]
    clock = f"T{int(m['hour']):02d}:{m['minute']}" if m["hour"] else ""
    value = f"{year}-{int(m['month']):02d}-{int(m['day']):02d}"
    if interval_of(value)[0] is None:
        return ()
    start, end = span_of(m)
    return (Half(start=start, end=end, type="TIME" if clock else "DATE", value=value + clock),)


def _numeric_day(m: Match) -> tuple[Half, ...]:
    key = f"{int(m['month']):02d}-{int(m['day']):02d}"
    start, end = m.span("x")
    return possible((Half(start=start, end=end, type="DATE", relative=Relative("monthday", key, steered=True)),))


def _months(m: Match) -> tuple[Half, ...]:
    """`Juli und August 2014`: one expression for each month, the year with the last."""
    if not m["part"] and not m["year"] and NAMED.search(m[0]) and NAME_BEHIND.match(m.string, m.end()):
        return ()
    part = PARTS_OF_PERIOD.get((m["part"] or "").lower(), "")
    found = list(MONTH.finditer(m.string, m.start("months"), m.end("months")))
    out = []
    for index, month in enumerate(found):
        number, last = f"{MONTHS[month[1]]:02d}", index == len(found) - 1
        start = m.start("part") if part and index == 0 else month.start()
        end = m.end("year") if m["year"] and last else month.end()
        if m["year"]:
            out.append(Half(start=start, end=end, type="DATE", value=f"{m['year']}-{number}", part=part))
        elif m["ofyear"] and last:
            relative = Relative("named", f"{number}@{shift_of(m['adjective'])}", "same", tail=part)
            out.append(Half(start=start, end=m.end("ofyear"), type="DATE", relative=relative))
        else:
            relative = Relative("named", number, tail=part, steered=True)
            out.append(Half(start=start, end=end, type="DATE", relative=relative))
    return tuple(out)


def _shifted_month(m: Match) -> tuple[Half, ...]:
    """`vergangenen September`, `August vorigen Jahres`."""
    shift = shift_of(m["adjective"])
    number, (start, end) = f"{MONTHS[m['month']]:02d}", span_of(m, "x")
    if m.groupdict().get("ofyear"):
        relative = Relative("named", f"{number}@{shift}", "same")
    elif shift == 0:
        relative = Relative("named", number, "same")
    else:
        relative = Relative("named", number, "before" if shift < 0 else "future")
    return (Half(start=start, end=end, type="DATE", relative=relative),)


def _weekday(m: Match) -> tuple[Half, ...]:
    if SUNDAY_PAPER.search(m.string[max(0, m.start("x") - 12) : m.start("x")]):
        return ()
    number, tail = WEEKDAYS[m["weekday"]], DAY_PARTS.get((m["daypart"] or m["daypartcap"] or "").lower(), "")
    adjective = (m["adjective"] or "").lower()
    start, end = span_of(m, "x")
    kind, direction, steered = "weekday", "past", True
    if adjective.startswith(("heutig", "gestrig", "morgig")):
        shift = {"h": 0, "g": -1, "m": 1}[adjective[0]]
        relative = Relative("day", str(shift), tail=tail)
        return (Half(start=m.start("weekday"), end=end, type="TIME" if tail else "DATE", relative=relative),)
    if adjective:
        shift = shift_of(adjective)
        direction, steered = ("before", False) if shift < 0 else ("future", shift == 0)
    base = "text" if "folgend" in adjective else "page"
    relative = Relative(kind, str(number), direction, base, tail, steered)  # type: ignore[arg-type]
    return (Half(start=start, end=end, type="TIME" if tail else "DATE", relative=relative),)


def _weekday_behind(m: Match) -> tuple[Half, ...]:
    """`das Ergebnis vom Sonntag`: behind, whatever the verb says."""
    return tuple(replace(h, relative=replace(h.relative, steered=False)) for h in _weekday(m) if h.relative)


def _weekday_of_week(m: Match) -> tuple[Half, ...]:
    """`am Dienstag vergangener Woche`."""
    start, end = span_of(m)
    relative = Relative("weekday", f"{WEEKDAYS[m['weekday']]}@{shift_of(m['adjective'])}", "same")
    return (Half(start=start, end=end, type="DATE", relative=relative),)


def _season(m: Match) -> tuple[Half, ...]:
    name, (start, end) = m["season"], span_of(m, "x")
    if not (m["year"] or m["lead"] or m["adjective"] or m["whole"] or (m["article"] and "monate" in name)):
        return ()
    code = next(c for s, c in SEASONS.items() if name.lower().find(s.lower()) >= 0)
    if m["year"]:
        year = int(m["year"][:4]) + (1 if "/" in m["year"] and code == "WI" else 0)
        part = "EITHER" if code == "WI" and "/" not in m["year"] else ""
        return (Half(start=start, end=end, type="DATE", value=f"{year}-{code}", part=part),)
    direction, steered = "near", True
    if m["adjective"]:
        shift = shift_of(m["adjective"])
        direction, steered = ("before" if shift < 0 else "future" if shift > 0 else "near"), False
    return (Half(start=start, end=end, type="DATE", relative=Relative("season", code, direction, steered=steered)),)  # type: ignore[arg-type]


def _year(m: Match) -> tuple[Half, ...]:
    start, end = span_of(m, "x")
    return (Half(start=start, end=end, type="DATE", value=m["year"]),)


def _year_part(m: Match) -> tuple[Half, ...]:
    start, end = span_of(m)
    return (Half(start=start, end=end, type="DATE", value=m["year"], part=PARTS_OF_PERIOD[m["part"].lower()]),)


def _year_pair(m: Match) -> tuple[Half, ...]:
    """`2019/20`, `1925/ 26`: a season or school year over two years."""
    first = int(m["year"])
    second = int(m["second"]) if len(m["second"]) == 4 else first // 100 * 100 + int(m["second"])
    start, end = span_of(m, "x")
    second += 100 if second < first else 0
    if second - first > (MANDATE if m["kind"] else 1):
        return ()
    return (Half(start=start, end=end, type="DATE", value=f"{first}/{second}"),)


def _decade(m: Match) -> tuple[Half, ...]:
    start, end = span_of(m)
    digits = m["digits"]
    decade = digits[-2] if digits else str(DECADES[m["word"].lower()])
    century = digits[:2] if digits and len(digits) == 4 else ("20" if decade in "01" else "19")
    part = PARTS_OF_PERIOD.get(
        (m["part"] or "").lower(), {"f": "START", "s": "END"}.get((m["half"] or " ")[0].lower(), "")
    )
    return (Half(start=start, end=end, type="DATE", value=century + decade, part=part),)


def _century(m: Match) -> tuple[Half, ...]:
    start, end = span_of(m)
    return (Half(start=start, end=end, type="DATE", value=f"{int(m['number']) - 1:02d}"),)


def _feast(m: Match) -> tuple[Half, ...]:
    key, (start, end) = FEASTS[m["feast"]], span_of(m, "x")
    if m["year"]:
        return (Half(start=start, end=end, type="DATE", value=feast_day(key, int(m["year"])).isoformat()),)
    return (Half(start=start, end=end, type="DATE", relative=Relative("feast", key, steered=True)),)


def _short_weekday(m: Match) -> tuple[Half, ...]:
    start, end = span_of(m)
    weekday = WEEKDAYS_SHORT[m["weekday"]]
    return possible((month_day(m["day"], m["month"], m["year"], (start, end), weekday),))


_P = PIECES | {"FEAST": either(FEASTS)}
_LEAD = (
    r"(?:(?i:im|in|seit|ab|bis|vom|von|zum|für|gegenüber|monat|zwischen|schon|erst|noch|des|wie|nach|vor|den|dem|der) )"
)
RULES: tuple[Rule, ...] = (
    rule("days", "0 {WEEKDAY}",
         r"(?:(?P<weekday>{WEEKDAY}),?(?: (?:den|dem|der))?,? (?P<open>\()?_)?(?P<days>(?<!\d:){D}\.?(?!\d)(?:_(?:{JOIN}){1,2}_(?:und )?(?:(?:am|vom|zum|auf|den) ){0,2}{D}\.?(?!\d)){0,8}(?<=\.))_(?P<month>{MONTH})(?:_(?P<year>{YEAR})|(?P<ofyear> (?:des )?(?P<adjective>{ADJECTIVE}) Jahres))?(?(open)\))", _days, _P),
    rule("weekday-of", "vom", r"(?P<adjective>){0}vom (?P<x>(?P<weekday>{WEEKDAY})(?P<daypart>{DAYPART})?(?P<daypartcap>){0})(?!\w)", _weekday_behind, _P),
    rule("stretch", "0", r"(?P<x>(?P<day>{D})\. (?P<month>{MONTH}))_(?:bis|–|-)_(?:zum )?(?P<y>(?P<day2>{D})\. (?P<month2>{MONTH})(?: (?P<year>{YEAR}))?)", _stretch, _P),
    rule("short-weekday", "mo di mi do fr sa so", r"(?P<weekday>Mo|Di|Mi|Do|Fr|Sa|So)\.?,? (?P<day>{D}\.) ?(?P<month>{MONTH})(?: (?P<year>{YEAR}))?", _short_weekday, _P),
    rule("numeric", "0", r"(?P<day>{D})\._(?P<month>{MM})\._(?P<year>(?:1[89]|20)\d\d|\d\d(?![\d.,:]))(?:,?_(?:um |-_|\|_)?(?P<hour>{HH}):(?P<minute>{MIN})(?::\d\d)?(?!_Uhr)\b)?(?!\d)", _numeric, _P),
    rule("iso", "0", r"(?P<year>(?:19|20)\d\d)-(?P<month>{MM})-(?P<day>{D})(?:(?:T| )(?P<hour>{HH}):(?P<minute>{MIN})(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)", _numeric, _P),
    rule("numeric-day", "am vom zum bis ab seit den", r"(?i:am|vom|zum|bis|ab|seit|den)(?: den)? (?P<x>(?P<day>{D})\._?(?P<month>{MM})\.)(?!_\d)", _numeric_day, _P),
    rule("month", "{PERIOD} im in seit ab bis vom von zum für gegenüber monat zwischen schon erst noch des wie nach vor",
         r"(?:" + _LEAD + r"{1,2})?(?P<part>{PERIOD})?_(?P<months>{MONTH}(?:_(?:{JOIN})_(?:{PERIOD} )?{MONTH}){0,5})(?: (?:des Jahres )?(?P<year>{YEAR})|(?P<ofyear> (?:des )?(?P<adjective>{ADJECTIVE}) Jahres))?", _months, _P),
    rule("month-year", "{MONTH}", r"(?P<part>){0}(?P<ofyear>){0}(?P<adjective>){0}(?P<months>{MONTH}(?:_(?:{JOIN})_{MONTH}){0,5}) (?:des Jahres )?(?P<year>{YEAR})", _months, _P),
    rule("month-shifted", ADJECTIVE_STARTS, r"(?P<x>(?P<adjective>{ADJECTIVE}) (?P<month>{MONTH}))", _shifted_month, _P),
    rule("month-of-year", "{MONTH}", r"(?P<x>(?P<month>{MONTH})(?P<ofyear> (?:des )?(?P<adjective>{ADJECTIVE}) Jahres))", _shifted_month, _P),
    rule("weekday", WEEKDAY_STARTS, r"(?<!-)(?P<adjective>){0}(?P<x>(?P<weekday>{WEEKDAY})(?:(?P<daypart>{DAYPART})| (?P<daypartcap>{DAYPARTCAP}))?)(?!\w)(?!-_?[A-ZÄÖÜ])", _weekday, _P),
    rule("weekday-of-week", "{WEEKDAY}", r"(?P<weekday>{WEEKDAY}) (?:der )?(?P<adjective>{ADJECTIVE}) Woche(?!\w)", _weekday_of_week, _P),
    rule("weekday-shifted", ADJECTIVE_STARTS + " heutigen gestrigen morgigen", r"(?P<x>(?P<adjective>{ADJECTIVE}|(?i:heutig|gestrig|morgig)e[nrsm]?) (?P<weekday>{WEEKDAY})(?:(?P<daypart>{DAYPART})| (?P<daypartcap>{DAYPARTCAP}))?)(?!\w)", _weekday, _P),
    rule("season", "im in seit ab bis vom zum für vor nach {SEASONNAME} {ARTICLE} " + ADJECTIVE_STARTS, r"(?P<lead>(?i:im|in|seit|ab|bis|vom|zum|für|vor dem|nach dem|seit dem) )?(?P<x>(?P<article>{ARTICLE} )?(?:(?P<adjective>{ADJECTIVE}) (?:\w+en )?|(?P<whole>ganzen) )?(?P<season>{SEASONNAME})s?(?: (?P<year>{YEAR}(?:/\d\d)?))?)(?!\w|-_?[A-ZÄÖÜ])", _season, _P),
    rule("year-named", "jahr jahre jahres das {ARTICLE}", r"(?P<x>(?:[Dd]as )?(?:Jahr|Jahre|Jahres|Geschäftsjahr|Wahljahr) (?P<year>{YEAR}))", _year, _P),
    rule("year-part", "{PERIOD}", r"(?P<part>{PERIOD}) (?:des Jahres )?(?P<year>{YEAR})", _year_part, _P),
    rule("year-pair", "0 der die das saison spielzeit schuljahr", r"(?P<x>(?P<kind>(?:(?:der|die|das|dem) )?(?:Saison|Spielzeit|Amtsperiode|Amtszeit|Legislaturperiode|Schuljahr|Studienjahr|Wintersemester) )?(?P<year>(?:1[89]|20)\d\d)_/_(?P<second>\d\d(?:\d\d)?))(?![\d.])", _year_pair, _P),
    rule("decade", "0 {DECADE} {PERIOD} den der die", r"(?:(?P<part>{PERIOD}) )?(?:(?i:den|der|die) )?(?:(?P<half>(?i:frühen|späten)) )?(?:(?P<digits>(?:1[5-9]|20)?\d0)-?(?:er|ern)\b(?:-?_Jahre[ns]?)?|(?P<word>{DECADE})-?_Jahre[ns]?)(?!\w|-)", _decade, _P),
    rule("century", "0 {ARTICLE}", r"(?:(?:der )?(?:ersten|zweiten) Hälfte des )?(?P<number>\d{1,2})\._Jahrhunderts?", _century, _P),
    rule("feast", "{FEAST}", r"(?P<x>(?P<feast>{FEAST})s?(?: (?P<year>{YEAR}))?)(?!\w|-)", _feast, _P),
)  # fmt: skip
