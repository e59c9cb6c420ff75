"""German words of time, and the pieces of pattern that the rules are built from."""

from collections.abc import Iterable
from importlib.resources import files

MONTHS = {
    "Januar": 1, "Jänner": 1, "Jan.": 1, "Februar": 2, "Feber": 2, "Feb.": 2, "März": 3, "Maerz": 3, "Mrz.": 3, "April": 4,
    "Apr.": 4, "Mai": 5, "Juni": 6, "Juno": 6, "Jun.": 6, "Juli": 7, "Jul.": 7, "August": 8, "Aug.": 8, "September": 9,
    "Sept.": 9, "Sep.": 9, "Oktober": 10, "Okt.": 10, "November": 11, "Nov.": 11, "Dezember": 12, "Dez.": 12,
}  # fmt: skip
WEEKDAYS = {
    "Montag": 1, "Dienstag": 2, "Mittwoch": 3, "Donnerstag": 4, "Freitag": 5, "Samstag": 6, "Sonnabend": 6, "Sonntag": 7,
}  # fmt: skip
WEEKDAYS_SHORT = {"Mo": 1, "Di": 2, "Mi": 3, "Do": 4, "Fr": 5, "Sa": 6, "So": 7}
DAY_PARTS = {
    "frühmorgen": "TMO", "morgen": "TMO", "vormittag": "TMO", "mittag": "TMI", "nachmittag": "TAF", "spätnachmittag": "TAF",
    "vorabend": "TEV", "spätabend": "TEV", "abend": "TEV", "nacht": "TNI", "früh": "TMO", "mitternacht": "T24:00",
}  # fmt: skip
SEASONS = {"Frühjahr": "SP", "Frühling": "SP", "Sommer": "SU", "Herbst": "FA", "Winter": "WI"}
NUMBERS = {
    "ein": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "eines": 1, "zwei": 2, "beiden": 2, "beide": 2, "drei": 3,
    "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13,
    "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20,
    "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90, "hundert": 100,
    "tausend": 1000, "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5,
    "fünfeinhalb": 5.5,
}  # fmt: skip
ORDINALS = {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "letzt": -1}
UNITS = {
    "Sekunde": "TS", "Minute": "TM", "Stunde": "TH", "Tag": "D", "Werktag": "D", "Arbeitstag": "D", "Woche": "W",
    "Monat": "M", "Quartal": "Q", "Jahr": "Y", "Jahrzehnt": "DE", "Jahrhundert": "CE", "Wochenende": "WE",
    "Lebensjahr": "Y", "Spielminute": "TM", "Nacht": "NI", "Nächte": "NI", "Abend": "EV",
}  # fmt: skip
SHIFTS = {"heutig": 0, "gestrig": -1, "morgig": 1, "vorgestrig": -2}
ADJECTIVES = {
    "vorletzt": -2, "vergangen": -1, "letzt": -1, "vorig": -1, "verflossen": -1, "abgelaufen": -1, "dies": 0, "laufend": 0,
    "aktuell": 0, "heurig": 0, "kommend": 1, "gleich": 0, "selb": 0, "folgend": 1, "darauffolgend": 1, "nächst": 1, "künftig": 1, "übernächst": 2,
}  # fmt: skip
ADJECTIVE_STARTS = " ".join(f"{stem}*" if len(stem) > 3 else stem for stem in ADJECTIVES)
WEEKDAY_STARTS = "{WEEKDAY} mont* dien* mitt* donn* frei* sams* sonn*"
DEICTIC = {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2, "heut": 0}
DECADES = {
    "zwanziger": 2, "dreißiger": 3, "vierziger": 4, "fünfziger": 5, "sechziger": 6, "siebziger": 7, "achtziger": 8,
    "neunziger": 9, "zwanzigern": 2, "achtzigern": 8, "neunzigern": 9, "siebzigern": 7, "sechzigern": 6, "fünfzigern": 5,
}  # fmt: skip
PARTS_OF_PERIOD = {"anfang": "START", "mitte": "MID", "ende": "END", "beginn": "START"}


def lexicon(name: str) -> list[list[str]]:
    """Rows of a list in `lexicon/`, without its header and comments."""
    text = (files("depesche.lang.de") / "lexicon" / name).read_text(encoding="utf-8")
    return [r.split("\t") for r in text.splitlines()[1:] if r.strip() and not r.startswith("#")]


FEASTS = {row[0]: row[1] for row in lexicon("feasts.tsv")}
"""Name as written -> key of `model.seasons.feast_day`."""
VAGUE = {row[0]: (row[1], int(row[2]), int(row[3])) for row in lexicon("vague_times.tsv")}
"""Lower-case phrase -> value, and the days from the page's date that it may mean."""


def either(words: Iterable[str]) -> str:
    """Alternatives, the longest first, so that `Jahr` does not cut `Jahrzehnt` short."""
    return "|".join(w.replace(".", r"\.") for w in sorted(words, key=lambda w: (-len(w), w)))


def folded(words: Iterable[str]) -> str:
    """Alternatives that may be written in either case."""
    return "(?i:" + either(words) + ")"


ABOUT = (
    "rund etwa gut fast circa ca. ungefähr mindestens höchstens genau über mehr-als weniger-als zirka beinahe".split()
)
ENDING = "e[nrsm]?"
_articles = ["der", "die", "das", "den", "dem"]
_licences = """im in am an seit bis ab vom von zum zur für gegen gegenüber auf zwischen nach vor schon erst noch bereits
    wie monat heutigen gestrigen morgigen um über des den dem""".split()
PIECES: dict[str, str] = {
    "MONTH": "(?:" + either(MONTHS) + r")(?!\w)",
    "WEEKDAY": either(WEEKDAYS),
    "DAYPART": either(DAY_PARTS),
    "DAYPARTCAP": either([p.capitalize() for p in DAY_PARTS if p != "früh"]) + "|früh",
    "SEASON": either(SEASONS),
    "SEASONNAME": either([*SEASONS, "Spätsommer", "Hochsommer", "Frühsommer", "Spätherbst", "Sommermonate", "Wintermonate"]),
    "NUMBER": folded(NUMBERS) + r"\b|\d{1,4}(?:[.,]\d{1,3})?",
    "NUMBERWORD": folded(NUMBERS),
    "VAGUENUMBER": folded([w + e for w in ("einig", "wenig", "viel", "mehrer", "etlich", "lang", "ganz") for e in ("e", "en", "er")] + ["ein paar"]),
    "ABOUT": folded([w.replace("-", " ") for w in ABOUT]),
    "ADJECTIVE": "(?i:" + either(ADJECTIVES) + ")(?i:" + ENDING + ")",
    "ORDINAL": "(?i:" + either(ORDINALS) + ")(?i:" + ENDING + ")",
    "UNIT": "|".join(f"{u}(?:e[ns]?|n|s|es)?" for u in sorted(UNITS, key=lambda w: -len(w))) + r"|Std\.|Min\.|Sek\.",
    "ARTICLE": folded(_articles),
    "LICENCE": folded(_licences),
    "YEAR": r"(?:1[0-9]|20)\d\d(?![\d\w]|[.,:]\d)",
    "D": r"(?:0?[1-9]|[12]\d|3[01])",
    "MM": r"(?:0?[1-9]|1[0-2])",
    "HH": r"(?:[01]?\d|2[0-4])",
    "MIN": r"[0-5]\d",
    "DEICTIC": folded(DEICTIC),
    "JOIN": r",|/|–|-|und|oder|sowie|bis|auf",
    "PERIOD": folded(PARTS_OF_PERIOD),
    "DECADE": folded(DECADES),
}  # fmt: skip


def number(written: str) -> str:
    """A number as TIMEX3 wants it: `2`, `3.5`; `X` for a vague one."""
    low = written.lower()
    if low in NUMBERS:
        return f"{NUMBERS[low]:g}"
    if not low[0].isdigit():
        return "X"
    if "," in low:
        return low.replace(",", ".")
    return str(int(low.replace(".", "")))


def unit_of(written: str) -> str:
    """TIMEX3 letters of a unit in any of its forms, e.g. `TH` for `Stunden`."""
    short = {"Std.": "TH", "Min.": "TM", "Sek.": "TS"}
    if written in short:
        return short[written]
    return next(code for name, code in sorted(UNITS.items(), key=lambda u: -len(u[0])) if written.startswith(name))


def shift_of(written: str) -> int:
    """Offset that an adjective gives: `vergangenen` -> -1."""
    low = written.lower()
    return next(n for stem, n in sorted(ADJECTIVES.items(), key=lambda a: -len(a[0])) if low.startswith(stem))
