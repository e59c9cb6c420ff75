"""German rules for days and periods seen from the page, durations and repetitions: `gestern`, `in zwei Wochen`."""

import re

from depesche.lang.dating import Half, Rule, rule, span_of
from depesche.lang.de.dating_words import (
    ADJECTIVE_STARTS,
    DAY_PARTS,
    DEICTIC,
    NUMBERS,
    ORDINALS,
    PARTS_OF_PERIOD,
    PIECES,
    VAGUE,
    WEEKDAYS,
    number,
    shift_of,
    unit_of,
)
from depesche.model.calendar import Direction, Relative

Match = re.Match[str]
OFFSET_UNITS = {
    "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "WE": "weekend",
}  # fmt: skip
EXACT_DAYS = {"TS": 0, "TM": 0, "TH": 1 / 24, "D": 1, "NI": 1, "EV": 1, "W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653, "CE": 36525}  # fmt: skip
DAYS_IN = {
    "TS": 1, "TM": 1, "TH": 2, "D": 14, "W": 70, "M": 400, "Q": 1000, "Y": 7300, "DE": 20000, "CE": 100000, "WE": 70, "NI": 14, "EV": 14,
}  # fmt: skip
"""How far back or ahead a vague number of a unit may reach, in days: 'vor einigen Wochen' is not two years ago."""
TEXTUAL = ("gleich", "selb", "folgend", "darauffolgend")
"""Adjectives that count from what the text has just said."""
AGE_REACH = 24
AGES = re.compile(
    r"(?:^|\W)(?i:ab|mit|unter|alter von|mädchen von|jungen von|frau von|mann von|zwischen \w{2,12} und|bis)[^\S\n]{1,3}$"
)
"""Before a number of years these give a person's age."""
EACH = re.compile(r"(?:^|\W)[Jj]e\s{1,3}$")
PERSONS = re.compile(r"[^\S\n]{1,3}(?:alt|älter|jünger|jüngere|ältere|alte|alten|alter|lebenslang)")


def _one(m: Match, group: str | int = 0, **fields: object) -> tuple[Half, ...]:
    start, end = span_of(m, group)
    return (Half(start=start, end=end, **fields),)  # type: ignore[arg-type]


def _deictic(m: Match) -> tuple[Half, ...]:
    word = m["deictic"].lower()
    if m["deictic"] == "Morgen" and re.search(r"[^\W\d_][^\S\n]*$", m.string[max(0, m.start() - 8) : m.start()]):
        return ()  # 'am Morgen', 'guten Morgen'
    part = (m["daypart"] or "").lower()
    if part and word == "morgen" and part == "morgen":
        part = ""
    tail = DAY_PARTS.get(part, "")
    return _one(m, type="TIME" if tail else "DATE", relative=Relative("day", str(DEICTIC[word]), tail=tail))


def _shifted(m: Match) -> tuple[Half, ...]:
    """`vergangene Woche`, `Ende des laufenden Jahres`, `diesem strengen Winter`, `am nächsten Tag`."""
    unit, shift = unit_of(m["unit"]), shift_of(m["adjective"])
    tail = PARTS_OF_PERIOD.get((m["part"] or "").lower(), "")
    if unit in ("NI", "EV"):
        return _one(m, "x", type="TIME", relative=Relative("day", str(min(shift, 0)), tail="T" + unit))
    if m["adjective"].lower().startswith(TEXTUAL) and unit in OFFSET_UNITS:
        return _one(m, "x", type="DATE", relative=Relative(OFFSET_UNITS[unit], str(shift), base="text"))
    if unit == "D":
        return _one(m, "x", type="DATE", relative=Relative("day", str(shift), base="text"))
    if unit not in OFFSET_UNITS:
        return ()
    return _one(m, "x", type="DATE", relative=Relative(OFFSET_UNITS[unit], str(shift), tail=tail))


def _shifted_many(m: Match) -> tuple[Half, ...]:
    """`den vergangenen zwei Jahren`: a stretch that ends, or begins, with the page's date."""
    unit, shift = unit_of(m["unit"]), shift_of(m["adjective"])
    count = number(m["number"]) if m["number"] else "X"
    if not m["number"] and (shift > 0 or unit in ("W", "M")) and shift != 0:
        reach = DAYS_IN[unit]
        value, days = ("FUTURE_REF", (0, reach)) if shift > 0 else ("PAST_REF", (-reach, 0))
        return _one(m, "x", type="DATE", value=value, days=days)
    reach = round(float(count) * DAYS_IN[unit] / 14) if count != "X" else DAYS_IN[unit]
    days = (0, reach) if shift > 0 else (-reach, 0) if shift < 0 else (-reach, reach)
    return _one(m, "x", type="DURATION", value=_period(count, unit), days=days)


def _period(count: str, unit: str) -> str:
    return f"PT{count}{unit[1]}" if unit.startswith("T") else f"P{count}{unit}"


def _duration(m: Match) -> tuple[Half, ...]:
    """A number of units; with `vor` or `in` also counted from the page, with `zuvor` or `später` from the text."""
    written, unit = m["number"], unit_of(m["unit"])
    prep, after = (m["prep"] or "").lower(), (m["after"] or "").lower()
    before = m.string[max(0, m.start("core") - AGE_REACH) : m.start("core")]
    if unit == "Y" and (PERSONS.match(m.string, m.end("unit")) or AGES.search(before)):
        return ()
    if NUMBERS.get(written.lower()) == 1 and not prep and unit in ("NI", "EV"):
        return ()  # 'ein Abend' is an evening, not how long something took
    count = number(written)
    if after:
        return _away(m, count, unit, -1 if after in ("zuvor", "vorher", "davor", "früher") else 1)
    value = _period(count, unit)
    if m["halved"]:
        value = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "TM": "PT30S"}.get(unit, value)
        count = "" if unit in ("Y", "D") else count
    if m["low"]:
        low = Half(start=m.start("low"), end=m.end("low"), type="DURATION", value=_period(number(m["low"]), unit))
        return (low, Half(start=m.start("number"), end=span_of(m, "core")[1], type="DURATION", value=value))
    if EACH.search(before):
        return _one(m, "core", type="SET", value=value)
    return _from_page(m, value, count, unit)


def _from_page(m: Match, value: str, count: str, unit: str) -> tuple[Half, ...]:
    """`vor zwei Monaten`, `in zwei Tagen`, `seit drei Jahren`: a duration, and where it lies seen from the page."""
    prep = (m["prep"] or "").lower()
    if prep == "seit" and count.isdigit():
        return _one(m, "core", type="DURATION", value=value, days=(-reach_of(int(count), unit), 0))
    if prep not in ("vor", "in") or unit not in OFFSET_UNITS or unit == "WE":
        return _one(m, "core", type="DURATION", value=value)
    sign = -1 if prep == "vor" else 1
    if count.isdigit():
        relative = Relative(OFFSET_UNITS[unit], str(sign * int(count)))
        return _one(m, "core", type="DURATION", value=value, relative=relative)
    reach = DAYS_IN[unit]
    return _one(m, "core", type="DURATION", value=value, days=(-reach, 0) if sign < 0 else (0, reach))


def reach_of(count: int, unit: str) -> int:
    """Days that so many units cover, up to one more: 'for two weeks' may be the third week."""
    return round((count + 1) * EXACT_DAYS[unit])


def _away(m: Match, count: str, unit: str, sign: int) -> tuple[Half, ...]:
    """`zwei Tage zuvor`, `drei Minuten später`: so far from the last day of the text."""
    if unit not in OFFSET_UNITS:
        return _one(m, "coreafter", type="TIME", value="XXXX-XX-XXTXX:XX")
    if not count.isdigit():
        return _one(m, "coreafter", type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF")
    relative = Relative(OFFSET_UNITS[unit], str(sign * int(count)), base="text")
    return _one(m, "coreafter", type="DATE", relative=relative)


def _bare(m: Match) -> tuple[Half, ...]:
    unit = unit_of(m["unit"])
    reach = DAYS_IN[unit]
    back = m["prep"].lower() in ("seit", "vor")
    return _one(m, "x", type="DURATION", value=_period("X", unit), days=(-reach, 0) if back else None)


def _long(m: Match) -> tuple[Half, ...]:
    codes = {
        "jahr": "Y",
        "jahrzehnte": "DE",
        "monate": "M",
        "wochen": "W",
        "tage": "D",
        "stunden": "TH",
        "minuten": "TM",
    }
    low = m[0].lower()
    stem = next((s for s in sorted(codes, key=lambda s: -len(s)) if low.startswith(s)), "jahr")
    return _one(m, type="DURATION", value=_period("X", codes[stem]))


def _compound(m: Match) -> tuple[Half, ...]:
    codes = {"sekund": "TS", "minüt": "TM", "stünd": "TH", "täg": "D", "wöch": "W", "monat": "M", "jähr": "Y"}
    return _one(m, type="DURATION", value=_period(number(m["number"]), codes[m["unit"]]))


def _each(m: Match) -> tuple[Half, ...]:
    """`jeden zweiten Donnerstag im Monat`, `jedes Jahr`, `jedem Montagabend`."""
    weekday, unit = m["weekday"], m["unit"]
    tail = DAY_PARTS.get((m["daypart"] or "").lower(), "")
    if m["ofmonth"]:
        return _one(m, type="SET", value="P1M")
    if weekday:
        return _one(m, type="SET", value=f"XXXX-WXX-{WEEKDAYS[weekday]}{tail}")
    count = ORDINALS.get(re.sub(r"e[nrsm]?$", "", (m["ordinal"] or "erst").lower()), 1)
    return _one(m, type="SET", value=_period(str(max(count, 1)), unit_of(unit)))


def _often(m: Match) -> tuple[Half, ...]:
    low = m[0].lower()
    stems = {
        "alltäg": "P1D",
        "täg": "P1D",
        "wöchent": "P1W",
        "monat": "P1M",
        "jähr": "P1Y",
        "stünd": "PT1H",
        "halbjähr": "P6M",
        "vierteljähr": "P3M",
        "werktags": "P5D",
        "wochentags": "P6D",
    }
    value = next(v for s, v in sorted(stems.items(), key=lambda s: -len(s[0])) if low.startswith(s))
    return _one(m, type="SET", value=value)


def _weekdays(m: Match) -> tuple[Half, ...]:
    return _one(m, type="SET", value=f"XXXX-WXX-{WEEKDAYS[m[0][:-1].capitalize()]}")


def _times_per(m: Match) -> tuple[Half, ...]:
    return _one(m, type="SET", value=_period("1", unit_of(m["unit"])))


def _per(m: Match) -> tuple[Half, ...]:
    return _one(m, "x", type="SET", value=_period("1", unit_of(m["unit"])))


def _vague(m: Match) -> tuple[Half, ...]:
    if m["x"].lower() == "zur zeit" and re.match(r"\s(?:der|des)\s", m.string[m.end() : m.end() + 5]):
        return ()  # 'zur Zeit der Entstehung'
    value, low, high = VAGUE[re.sub(r"\s+", " ", m["x"].lower())]
    return _one(m, "x", type="DATE", value=value, days=(low, high))


def _today_age(m: Match) -> tuple[Half, ...]:
    return _one(m, type="DATE", value="PRESENT_REF", days=(-365, 365))


def _this_day(m: Match) -> tuple[Half, ...]:
    """`am heutigen Tag`, `am gestrigen Vormittag`."""
    shift = {"h": 0, "g": -1, "m": 1}[m[0][0].lower()]
    tail = DAY_PARTS.get(m["part"].lower(), "")
    return _one(m, type="TIME" if tail else "DATE", relative=Relative("day", str(shift), tail=tail))


def _year_now(m: Match) -> tuple[Half, ...]:
    return _one(m, type="DATE", relative=Relative("year", "0"))


def _neighbour(m: Match) -> tuple[Half, ...]:
    """`Vorjahr`, `Vortag`, `Folgetag`, `Tag zuvor`, `der Woche darauf`."""
    name = m["name"]
    back = name.startswith("Vor") or ((m["after"] or "").lower() in ("zuvor", "davor", "vorher"))
    unit = OFFSET_UNITS[unit_of(m["unit"].capitalize())]
    base = "page" if unit == "year" and back else "text"
    return _one(m, "x", type="DATE", relative=Relative(unit, "-1" if back else "1", base=base))  # type: ignore[arg-type]


def _weekend(m: Match) -> tuple[Half, ...]:
    direction: Direction = "past"
    return _one(m, "x", type="DATE", relative=Relative("weekend", "0", direction, steered=True))


def _part_of_year(m: Match) -> tuple[Half, ...]:
    """`der zweiten Jahreshälfte`, `dritten Quartal 2009`."""
    count = ORDINALS[re.sub(r"e[nrsm]?$", "", m["ordinal"].lower())]
    letter = "H" if "alb" in m["unit"] or "hälfte" in m["unit"] else "Q"
    if count < 1 or count > (2 if letter == "H" else 4):
        return ()
    if m["year"]:
        return _one(m, "x", type="DATE", value=f"{m['year']}-{letter}{count}")
    return _one(m, "x", type="DATE", relative=Relative("part", f"{letter}{count}", "near", steered=True))


def _end_of(m: Match) -> tuple[Half, ...]:
    unit = OFFSET_UNITS.get(unit_of(m["unit"]))
    if unit is None:
        return ()
    tail = PARTS_OF_PERIOD[m["part"].lower()]
    return _one(m, type="DATE", relative=Relative(unit, "0", base="text" if unit == "year" else "page", tail=tail))


_NUMBERSTARTS = "0 ersten {NUMBERWORD} einige einigen einiger wenige wenigen weniger viele vielen vieler mehrere mehreren mehrerer etliche etlichen lange langen ganze {ABOUT}"
_PREPS = "(?i:vor|in|seit|nach|binnen|innerhalb|für|über|mit|von|ab|um|während|bis zu|auf|alle)"
RULES: tuple[Rule, ...] = (
    rule("deictic", "{DEICTIC}", r"(?P<deictic>{DEICTIC})(?: (?P<daypart>{DAYPARTCAP}|morgen))?(?!\w|-[A-ZÄÖÜ])", _deictic, PIECES),
    rule("shifted", ADJECTIVE_STARTS + " {ARTICLE} {PERIOD}", r"(?:(?P<part>{PERIOD}) (?:(?:des|der) )?)?(?P<x>(?:{ARTICLE} )?(?P<adjective>{ADJECTIVE}) (?:[a-zäöüß]+en )?(?P<unit>Woche|Monats?|Quartals?|Jahr(?:es)?|Jahrzehnts?|Jahrhunderts?|Wochenendes?|Tag(?:es)?|Nacht|Abends?))(?!\w|-)", _shifted, PIECES),
    rule("shifted-many", ADJECTIVE_STARTS + " {ARTICLE} ersten", r"(?P<x>(?:{ARTICLE} )?(?:(?P<adjective>{ADJECTIVE}) (?:(?P<number>{NUMBER}|{VAGUENUMBER}) )?)(?P<unit>Sekunden|Minuten|Stunden|Tagen?|Wochen|Monaten?|Jahren?|Jahrzehnten?|Jahrhunderten?|Wochenenden))(?!\w|-)", _shifted_many, PIECES),
    rule("duration", "vor in seit nach binnen innerhalb für über mit von ab um während bis auf " + _NUMBERSTARTS,
         r"(?:(?P<prep>" + _PREPS + r")(?: von)? )?(?P<coreafter>(?P<core>(?:(?P<about>{ABOUT}) )?(?:ersten )?(?:(?P<low>{NUMBER})_(?:bis|oder|–|-)_)?(?P<number>{NUMBER}|{VAGUENUMBER})(?: |-)(?:(?:(?P<halved>halbe[nrs]?)|ganze|ganzen|weitere|weiteren|volle|vollen|[a-zäöüß]{4,20}(?:liche|lichen|amtliche)) )?(?P<unit>{UNIT}))(?: (?P<after>(?i:zuvor|vorher|davor|früher|später|danach|darauf))\b)?)(?!\w|-?[a-zäöü]{2}\w*(?<=jährige))", _duration, PIECES),
    rule("bare", "seit vor nach über für binnen", r"(?P<prep>(?i:seit|vor|nach|über|für|binnen)) (?P<x>(?P<unit>Sekunden|Minuten|Stunden|Tagen|Wochen|Monaten|Jahren|Jahre|Jahrzehnten))(?!\w|-)", _bare, PIECES),
    rule("long", "jahrelang* jahrzehntelang* monatelang* wochenlang* tagelang* stundenlang* minutenlang*", r"(?i:jahrelang|jahrzehntelang|monatelang|wochenlang|tagelang|stundenlang|minutenlang)(?:e[nrsm]?)?(?!\w)", _long, PIECES),
    rule("compound", "0 {NUMBERSTEMS}", r"(?P<number>{NUMBERSTEM}|\d{1,3})-?(?P<unit>sekund|minüt|stünd|täg|wöch|monat)ig(?:e[nrsm]?)?(?!\w)", _compound, PIECES | {"NUMBERSTEM": "(?i:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn)", "NUMBERSTEMS": "eintägig|zwei"}),
    rule("each", "je jeweils jede jeden jedem jeder jedes alle", r"(?i:jede[nmrs]?) (?:(?P<ordinal>{ORDINAL}) )?(?:(?P<weekday>{WEEKDAY})(?P<daypart>{DAYPART})?|(?P<unit>Sekunde|Minute|Stunde|Tag|Woche|Monat|Quartal|Jahr|Wochenende|Abend|Nacht))(?P<ofmonth> (?:im|eines|des) Monats?)?(?!\w)", _each, PIECES),
    rule("often", "täglich* alltäglich* wöchentlich* monatlich* jährlich* stündlich* halbjährlich* vierteljährlich* werktags wochentags", r"(?i:(?:alltäg|täg|wöchent|monat|jähr|stünd|halbjähr|vierteljähr)lich(?:e[nrsm]?)?|werktags|wochentags)(?!\w)", _often, PIECES),
    rule("weekdays", "montags dienstags mittwochs donnerstags freitags samstags sonntags", r"(?i:montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags)(?!\w)", _weekdays, PIECES),
    rule("times-per", "0 einmal zweimal dreimal viermal mehrmals", r"(?i:einmal|zweimal|dreimal|viermal|mehrmals|\d{1,3}_-?mal) (?:im|pro|am|in der) (?P<unit>Tag|Woche|Monat|Jahr|Stunde)(?!\w)", _times_per, PIECES),
    rule("per", "euro dollar franken stunden patienten im", r"(?P<x>im Monat|im Jahr)(?= (?:dazu|verdien\w+|kost\w+|bezahl\w+))(?P<unit>){0}", lambda m: _one(m, "x", type="SET", value="P1M" if m["x"].endswith("Monat") else "P1Y"), PIECES),
    rule("vague", " ".join(sorted({v.split(" ")[0] for v in VAGUE})), r"(?P<x>(?i:" + "|".join(sorted(VAGUE, key=lambda v: (-len(v), v))) + r"))(?!\w)", _vague, PIECES),
    rule("vague-adjective", "heutigen heutige heutiger heutiges heutigem", r"(?i:heutige[nrsm]?)(?! (?:{WEEKDAY}|Tag|Abend|Nachmittag|Vormittag|Morgen))(?!\w)", _today_age, PIECES),
    rule("this-day", "heutigen gestrigen morgigen", r"(?i:heutigen|gestrigen|morgigen) (?P<part>Tag(?:es)?|Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht)(?!\w|-)", _this_day, PIECES),
    rule("vague-ahead", "zukünftig*", r"(?i:zukünftige?[nrsm]?)(?!\w)", lambda m: _one(m, type="DATE", value="FUTURE_REF", days=(0, 3650)), PIECES),
    rule("future", "in", r"[Ii]n (?P<x>(?:der )?Zukunft)(?!\w)", lambda m: _one(m, "x", type="DATE", value="FUTURE_REF", days=(0, 36500)), PIECES),
    rule("year-now", "heuer", r"(?i:heuer)(?!\w)", _year_now, PIECES),
    rule("neighbour", "vorjahr vorjahres vortag vortages vormonat vormonats vorwoche folgetag folgejahr folgemonat", r"(?P<x>(?P<name>Vor|Folge)(?P<unit>jahr|tag|monat|woche)(?:e?s)?)(?P<after>){0}(?!\w|-)", _neighbour, PIECES),
    rule("neighbour-after", "tag tage tags woche monat jahr jahre nacht {ARTICLE}", r"(?:(?:den|dem|das|die|im) )?(?P<x>(?P<name>(?:der )?(?P<unit>Tag|Woche|Monat|Jahr)[es]?) (?P<after>zuvor|davor|vorher|darauf|danach|später))(?!\w)", _neighbour, PIECES),
    rule("weekend", "am vom zum das dem übers fürs wochenende", r"(?:(?i:am|vom|zum|das|dem|übers|fürs) )(?P<x>Wochenende)(?!\w|-)", _weekend, PIECES),
    rule("part-of-year", "ersten zweiten dritten vierten erste zweite dritte {ARTICLE}", r"(?P<x>(?:der )?(?P<ordinal>{ORDINAL}) (?P<unit>Quartals?|Halbjahr(?:es)?|Jahreshälfte|Trimesters?|Vierteljahr(?:es)?)(?: (?P<year>{YEAR}))?)(?!\w)", _part_of_year, PIECES),
    rule("end-of", "{PERIOD}", r"(?P<part>{PERIOD}) (?:des|der) (?P<unit>Jahres|Monats|Woche|Jahrzehnts|Jahrhunderts)(?!\w)", _end_of, PIECES),
)  # fmt: skip
