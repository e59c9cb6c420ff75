"""German rules for clock times, parts of the day and bare years, where the words around decide what a number is."""

import re

from depesche.lang.dating import Half, Rule, rule, span_of
from depesche.lang.de.dating_words import DAY_PARTS, NUMBERS, PIECES, WEEKDAYS
from depesche.model.calendar import Relative

Match = re.Match[str]
CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d\d))?")
COUNTED = re.compile(
    r"[^\S\n]{1,3}(?:Euro|Dollar|Franken|Rubel|Lire|Mark|Kronen|Pfund|Meter[n]?|Kilometer[n]?|km|m|kg|Kilo\w*|Gramm|Grad|Prozent"
    r"|Quadrat\w+|Kubik\w+|Hektar|Liter[n]?|Tonnen|Stück|Mal|Menschen|Personen|Einwohner\w*|Mitglieder\w*|Teilnehmer\w*"
    r"|Besucher\w*|Zuschauer\w*|Soldaten|Mitarbeiter\w*|Arbeitspl\w+|Unterschriften|Schüler\w*|Kinder\w*|Tote\w*|Seiten"
    r"|Stimmen|Stunden|Tage[n]?|Wochen|Monate[n]?|Jahre[n]?|Watt|Megawatt|Kilowatt\w*|Millionen|Milliarden|Fälle[n]?|PS"
    r"|Polizist\w+|Demonstrant\w+|Exemplare[n]?|Wohnungen|Firmen|Betriebe[n]?|Bürger\w*|Familien|Hektometer|Punkte[n]?)(?!\w)|%|\s?€"
)
YEAR_LEAD = re.compile(
    r"(?:(?:^|[^\w])(?i:im|in|seit|ab|bis|von|vom|für|jahr|jahre|jahren|jahres|sommer|herbst|winter|frühjahr|bereits|schon|erst"
    r"|anno|wm|em|gegründet|ende|anfang|mitte|zwischen|geboren|gegenüber)[^\S\n]{1,3}|[(/–-][^\S\n]?)$"
)
NOT_YEAR_LEAD = re.compile(
    r"(?:\d[.,: ]?|(?<!\d\d\d)\d/|[€$£§#+]\s?|(?i:rund|etwa|knapp|über|gut|fast|circa|ca\.|mindestens|mehr als|Nr\.|Nummer|Tel\.|insgesamt|davon|sprich|je|jeweils|einen von)[^\S\n]{1,3})$"
)

UNTIL = re.compile(r"(?i:bis|seit) (?i:mindestens|etwa|rund|gut) $")
MADE = re.compile(
    r" (?:als \w+ )?(?:gegründet|geboren|erbaut|gebaut|errichtet|eröffnet|erfunden|entdeckt|gestorben|eingeweiht)(?!\w)"
)
"""What happens in a year and to no number of things, right behind it."""


def _clock(hour: str, minute: str | None) -> str:
    return f"T{int(hour):02d}:{minute or '00'}"


def _clocks(m: Match) -> tuple[Half, ...]:
    """`10-18 Uhr`, `von 8.30-12 und 14.30-16.30 Uhr`: each time by itself, the word `Uhr` with the last."""
    found = list(CLOCK.finditer(m.string, m.start("clocks"), m.end("clocks")))
    out = []
    for index, time in enumerate(found):
        if int(time[1]) > 24 or int(time[2] or 0) > 59:
            return ()
        end = span_of(m)[1] if index == len(found) - 1 else time.end()
        out.append(Half(start=time.start(), end=end, type="TIME", relative=_at(_clock(time[1], time[2]))))
    return tuple(out)


def _at(tail: str) -> Relative:
    return Relative("day", "0", base="text", tail=tail)


def _one_clock(m: Match) -> tuple[Half, ...]:
    start, end = span_of(m, "x")
    return (Half(start=start, end=end, type="TIME", relative=_at(_clock(m["hour"], m["minute"]))),)


def _spoken(m: Match) -> tuple[Half, ...]:
    hour = int(NUMBERS[m["number"].lower()])
    if not 0 < hour <= 12:
        return ()
    start, end = span_of(m, "x")
    half = _clock(str(hour - 1), "30") if m["half"] else _clock(str(hour), None)
    return (Half(start=start, end=end, type="TIME", relative=_at(half)),)


def _part(m: Match) -> tuple[Half, ...]:
    part = m["part"].lower().removesuffix("s").removesuffix("stunden")
    tail = DAY_PARTS.get(part) or DAY_PARTS.get(part.removesuffix("s"), "TMO")
    start, end = span_of(m, "x")
    return (Half(start=start, end=end, type="TIME", relative=_at(tail)),)


def _night_to(m: Match) -> tuple[Half, ...]:
    """`in der Nacht auf Montag`: the night that ends on that day."""
    start, end = span_of(m, "x")
    relative = Relative("weekday", str(WEEKDAYS[m["weekday"]]), "past", tail="TNI", steered=True)
    return (Half(start=start, end=end, type="TIME", relative=relative),)


def _year(m: Match) -> tuple[Half, ...]:
    """A bare number is a year unless it counts something; before 1900 and in round thousands it must be shown to be one."""
    year, before = int(m["year"]), m.string[max(0, m.start() - 20) : m.start()]
    shown = YEAR_LEAD.search(before) or UNTIL.search(before) or (year > 1500 and MADE.match(m.string, m.end()))
    if COUNTED.match(m.string, m.end()) or (NOT_YEAR_LEAD.search(before) and not UNTIL.search(before)):
        return ()
    plain = 1900 < year <= 2049 and year != 2000
    if not plain and not shown:
        return ()
    start, end = span_of(m)
    return (Half(start=start, end=end, type="DATE", value=m["year"]),)


_TIME = r"{HH}(?:[.:]{MIN})?"
_AND = r"_(?:-|–|\?|/|bis|und|oder|bzw\.)_"
RULES: tuple[Rule, ...] = (
    rule("ticker", "0", r"(?<![^\n])(?P<x>(?P<hour>{HH})[:.](?P<minute>{MIN})(?:_Uhr)?)(?=_(?:-|–|—|\||:) ?)", _one_clock, PIECES),
    rule("clock", "0", r"(?P<clocks>" + _TIME + r"(?:" + _AND + r"(?:von )?" + _TIME + r"){0,4})_-?_(?:Uhr|h)(?!\w|-)", _clocks, PIECES),
    rule("clock-at", "um gegen ab bis", r"(?i:um|gegen|ab|bis) (?P<x>(?P<hour>{HH})[.:](?P<minute>{MIN})(?:_Uhr)?)(?![\d:%]|[.,]\d|_(?:Euro|Prozent|Meter|Punkte|Sekunden|Minuten))", _one_clock, PIECES),
    rule("clock-and", "0", r"(?P<x>(?P<hour>{HH})\.(?P<minute>{MIN}))(?= (?:und|oder|bis) {HH}[.:]{MIN} Uhr)", _one_clock, PIECES),
    rule("spoken", "um gegen ab halb", r"(?:(?i:um|gegen|ab) )?(?P<x>(?P<half>halb )(?P<number>{NUMBERWORD}))(?!\w)", _spoken, PIECES),
    rule("spoken-hour", "{NUMBERWORD}", r"(?P<x>(?P<half>){0}(?P<number>{NUMBERWORD}) Uhr)(?!\w)", _spoken, PIECES),
    rule("part", "am vom zum gegen über in der bis des seit früh* spät*", r"(?i:am|vom|zum|gegen|über|bis zum|seit dem|in der|des) (?:(?:frühen|späten|selben|gleichen|nächsten) )?(?P<x>(?P<part>Morgen|Vormittag|Mittag|Nachmittag|Spätnachmittag|Abend|Nacht)(?:s)?)(?!\w|-| (?:auf|zum|zu|vom|von) )", _part, PIECES),
    rule("small-hours", "den {ARTICLE} frühen", r"(?P<x>(?:(?:den|die) )?(?:(?:frühen|späten) )?(?P<part>Morgenstunden|Abendstunden|Nachtstunden|Mittagsstunden|Nachmittagsstunden|Vormittagsstunden))(?!\w)", _part, PIECES),
    rule("midnight", "kurz mitternacht um gegen nach vor", r"(?:(?i:kurz )?(?i:um|gegen|nach|vor|bis) )?(?P<x>(?P<part>Mitternacht))(?!\w|-)", _part, PIECES),
    rule("part-adverb", "abends mittags vormittags nachmittags nachts", r"(?P<x>(?P<part>Abends|Mittags|Vormittags|Nachmittags|Nachts|Morgens))(?!\w)", _part, PIECES),
    rule("night-to", "in nacht", r"(?:[Ii]n der )?(?P<x>Nacht (?:auf|zum|zu|von {WEEKDAY} auf)(?: den)? (?P<weekday>{WEEKDAY}))(?!\w)", _night_to, PIECES),
    rule("year", "0", r"(?P<year>{YEAR})(?!-?_?jährig|er[n]?\b|-[A-Za-zäöü])", _year, PIECES),
)  # fmt: skip
