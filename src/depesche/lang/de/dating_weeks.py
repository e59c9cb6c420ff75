"""German rules for numbered weeks and for compounds: `12. Kalenderwoche`, `der zweiten Märzwoche`, `Jahresende`."""

import re

from depesche.lang.dating import Half, Rule, rule, span_of
from depesche.lang.de.dating_words import DECADES, MONTHS, ORDINALS, PIECES, either
from depesche.model.calendar import Relative, interval_of

Match = re.Match[str]
ENDS = {"anfang": "START", "beginn": "START", "mitte": "MID", "ende": "END", "ausklang": "END", "auftakt": "START"}
PERIODS = {"jahres": "year", "monats": "month", "wochen": "week", "quartals": "quarter"}
NAMED_MONTHS = {name: number for name, number in MONTHS.items() if not name.endswith(".")}


def _one(m: Match, group: str | int = 0, **fields: object) -> tuple[Half, ...]:
    start, end = span_of(m, group)
    return (Half(start=start, end=end, type="DATE", **fields),)  # type: ignore[arg-type]


def _calendar_week(m: Match) -> tuple[Half, ...]:
    """`12. Kalenderwoche 2023`, `KW 12`: the year has it or the match is something else."""
    week = f"W{int(m['first'] or m['second']):02d}"
    if m["year"]:
        value = f"{m['year']}-{week}"
        return _one(m, "x", value=value) if interval_of(value)[0] else ()
    return _one(m, "x", relative=Relative("part", week, steered=True))


def _month_week(m: Match) -> tuple[Half, ...]:
    """`der ersten Märzwoche`, `der letzten Woche im Mai`: days 1 to 7, 8 to 14 ...; the last one ends with the month."""
    count = ORDINALS[re.sub(r"e[nrsm]?$", "", m["ordinal"].lower())]
    month = NAMED_MONTHS[m["month"] or m["inmonth"]]
    if count > 4:
        return ()
    last = 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    first = last - 6 if count < 0 else 7 * count - 6
    return _one(
        m, "x", relative=Relative("monthday", f"{month:02d}-{first:02d}/{month:02d}-{first + 6:02d}", steered=True)
    )


def _end_of_period(m: Match) -> tuple[Half, ...]:
    """`Jahresende`, `Monatsmitte`, `Wochenbeginn`, with the year if it follows."""
    unit, part = PERIODS[m["period"].lower()], ENDS[m["end"]]
    if m["year"]:
        return _one(m, "x", value=m["year"], part=part) if unit == "year" else ()
    return _one(m, "x", relative=Relative(unit, "0", tail=part))


def _decade_word(m: Match) -> tuple[Half, ...]:
    """`Fünfzigerjahre`, `80er-Jahren`: of the last century, but for the tens and twenties written in figures."""
    return _one(m, "x", value=f"19{DECADES[m['word'].lower()]}")


_P = PIECES | {
    "PERIODNAME": "(?i:" + "|".join(PERIODS) + ")",
    "ENDNAME": "|".join(ENDS),
    "MONTHNAME": either(NAMED_MONTHS),
    "DECADESTEM": "(?i:" + "|".join(w for w in DECADES if w.endswith("er")) + ")",
}
_ENDSTARTS = " ".join(p + e for p in PERIODS for e in ENDS)
_DECADESTARTS = " ".join(w + "jahre" + e for w in DECADES if w.endswith("er") for e in ("", "n"))
_MONTHSTARTS = " ".join(f"{ordinal}{e}" for ordinal in ORDINALS for e in ("e", "en", "er"))
RULES: tuple[Rule, ...] = (
    rule("calendar-week", "0 kw kalenderwoche der", r"(?:(?i:der) )?(?P<x>(?:(?P<first>\d{1,2})\. (?:KW|Kalenderwoche)|(?:KW|Kalenderwoche) (?P<second>\d{1,2}))(?!\w)(?:(?: |_/_)(?P<year>{YEAR}))?)", _calendar_week, _P),
    rule("month-week", _MONTHSTARTS + " {ARTICLE}", r"(?:{ARTICLE} )?(?P<x>(?P<ordinal>{ORDINAL}) (?:(?P<month>{MONTHNAME})woche|Woche (?:im|des) (?P<inmonth>{MONTHNAME})s?))(?!\w)", _month_week, _P),
    rule("end-of-period", _ENDSTARTS, r"(?P<x>(?P<period>{PERIODNAME})(?P<end>{ENDNAME})(?:s|es)?(?: (?P<year>{YEAR}))?)(?!\w)", _end_of_period, _P),
    rule("decade-word", _DECADESTARTS, r"(?P<x>(?P<word>{DECADESTEM})jahren?)(?!\w)", _decade_word, _P),
)  # fmt: skip
