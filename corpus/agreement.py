"""How far two annotators agree, layer by layer: pages of `corpus/second` against their twins in `corpus/pages`.

Neither is the truth, so every measure is symmetric; the first annotation stands where `corpus.score` has the gold.
A second page whose header says `second: events` has its other layers from the first: only its events are compared."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.check import CATEGORIES, STATUSES
from corpus.page import NAME_TAGS, AnnotatedPage, CorpusError, Fact, Mark, read_page
from corpus.score import ROLES, Quoted, characters, count_pairs, f1, pairs_by_overlap, quotations_of, ratio, role_f1

SHOWN = 20
"""How many kinds of disagreement are listed."""
ARGUMENTS = ("actor", "recipient", "place", "when")
"""What facts tell of an event beside its category, mode and status; the same if the fields are the same to the word."""
Quarrels = Counter[str]
"""Kinds of disagreement in words."""


def agreement(seconds: list[Path], firsts: Path) -> int:
    """Prints the figures over all pages of `seconds` that have a twin of the same name in `firsts`.

    1 if the raw texts of some differ: they are named and not counted."""
    tally: Counter[str] = Counter()
    quarrels: Quarrels = Counter()
    compared = different = 0
    for path in seconds:
        if not (firsts / path.name).exists():
            continue
        try:
            compare(read_page(firsts / path.name), read_page(path), tally, quarrels)
            compared += 1
        except CorpusError as error:
            print(error)
            different += 1
    print(f"{'pages':32} {compared}")
    for name, value, cases in figures(tally):
        print(f"{name:32} {value:.3f} {cases:5}")
    print("\nmost frequent disagreements")
    for kind, count in quarrels.most_common(SHOWN):
        print(f"{count:5} {kind}")
    return 1 if different else 0


def compare(first: AnnotatedPage, second: AnnotatedPage, tally: Counter[str], quarrels: Quarrels) -> None:
    """Adds one page to the counts. Raises CorpusError if the two are not annotations of the same text."""
    if first.text != second.text:
        raise CorpusError(f"{second.path}: its raw text is not that of {first.path}")
    _events(first, second, tally, quarrels)
    if second.header.get("second") == "events":
        return
    _lines(first, second, tally, quarrels)
    _names(first, second, tally, quarrels)
    _times(first, second, tally, quarrels)
    _quotations(first, second, tally, quarrels)
    _scare_quotes(first, second, tally, quarrels)


def figures(tally: Counter[str]) -> Iterator[tuple[str, float, int]]:
    """Each measure's name and value, and on how many cases of both annotators, or common cases, it rests."""
    yield "lines_same", ratio(tally["lines same"], tally["lines"]), tally["lines"]
    yield "lines_kappa", kappa(tally), tally["lines"]
    for layer in ("names", "names in content", "name spans", "times", "time values"):
        yield _f1(layer, tally)
    yield "time_value_same", ratio(tally["time value same"], tally["times both"]), tally["times both"]
    dated = tally["dated times"]
    yield "time_value_same_if_dated", ratio(tally["dated times same"], dated), dated
    for role in ROLES:
        yield f"{role}_f1", role_f1(role, tally), tally[f"{role} gold"] + tally[f"{role} found"]
    for what in ("kind", "act", "speaker entity", "chain"):
        yield f"quotation_{what.replace(' ', '_')}_same", ratio(tally[f"{what} right"], tally["pairs"]), tally["pairs"]
    chained = tally["chained"]
    yield "chain_same_if_any", ratio(tally["chained same"], chained), chained
    for layer in ("scare quotes", "events", "event triggers"):
        yield _f1(layer, tally)
    for what in ("mode", "status", *ARGUMENTS):
        yield f"event_{what}_same", ratio(tally[f"{what} same"], tally["events both"]), tally["events both"]


def kappa(tally: Counter[str]) -> float:
    """Cohen's kappa of the kinds of lines; 1 if there is nothing to disagree about."""
    lines = tally["lines"]
    kinds = {key.removeprefix("first ") for key in tally if key.startswith("first ")}
    chance = sum(ratio(tally[f"first {k}"], lines) * ratio(tally[f"second {k}"], lines) for k in kinds)
    return (ratio(tally["lines same"], lines) - chance) / (1 - chance) if chance < 1 else 1.0


def _f1(layer: str, tally: Counter[str]) -> tuple[str, float, int]:
    first, second = tally[f"{layer} first"], tally[f"{layer} second"]
    return f"{layer.replace(' ', '_')}_f1", f1(tally[f"{layer} both"], first, second), first + second


def _lines(first: AnnotatedPage, second: AnnotatedPage, tally: Counter[str], quarrels: Quarrels) -> None:
    for (_, _, one), (_, _, other) in zip(first.lines, second.lines, strict=True):
        tally["lines"] += 1
        tally["lines same"] += one == other
        tally[f"first {one}"] += 1
        tally[f"second {other}"] += 1
        if one != other:
            quarrels[f"line {one} / {other}"] += 1


def _names(first: AnnotatedPage, second: AnnotatedPage, tally: Counter[str], quarrels: Quarrels) -> None:
    one, other = ({(m.start, m.end): m.tag for m in page.of(*NAME_TAGS)} for page in (first, second))
    _count("names", set(one.items()), set(other.items()), tally)
    _count("name spans", set(one), set(other), tally)
    told = [{i for i in names.items() if _place(first, i[0]) == "in content"} for names in (one, other)]
    _count("names in content", told[0], told[1], tally)
    for span in one.keys() | other.keys():
        if one.get(span) != other.get(span):
            quarrels[f"name {_place(first, span)} {one.get(span, '-')} / {other.get(span, '-')}"] += 1


def _times(first: AnnotatedPage, second: AnnotatedPage, tally: Counter[str], quarrels: Quarrels) -> None:
    one, other = ({(m.start, m.end): m.value for m in page.of("T")} for page in (first, second))
    _count("times", set(one), set(other), tally)
    _count("time values", set(one.items()), set(other.items()), tally)
    dated = all(page.header.get("published", "unknown") != "unknown" for page in (first, second))
    for span in one.keys() | other.keys():
        if span not in one or span not in other:
            quarrels[f"time {_place(first, span)} {'first' if span in one else 'second'} only"] += 1
            continue
        same = one[span] == other[span]
        tally["time value same"] += same
        tally["dated times"] += dated
        tally["dated times same"] += dated and same
        if not same:
            quarrels[f"time value, page {'' if dated else 'not '}dated for both"] += 1


def _quotations(first: AnnotatedPage, second: AnnotatedPage, tally: Counter[str], quarrels: Quarrels) -> None:
    pairs = pairs_by_overlap(quotations_of(first), quotations_of(second))
    count_pairs(pairs, tally)
    for one, other in pairs:
        if not one or not other:
            quarrels[f"quotation {(one or other)['kind']} {'first' if one else 'second'} only"] += 1
            continue
        if one["kind"] != other["kind"]:
            quarrels[f"quotation {one['kind']} / {other['kind']}"] += 1
        for role in ROLES:
            if one[role] != other[role]:
                quarrels[f"{role} of a quotation: {_relation(one[role], other[role])}"] += 1
        _told(_fact(first, one), _fact(second, other), tally, quarrels)


def _told(one: Fact | None, other: Fact | None, tally: Counter[str], quarrels: Quarrels) -> None:
    """Act, speaker and chain, which stand in the facts of a pair of quotations."""
    for what, a, b in (
        ("act", _words(one), _words(other)),
        ("speaker entity", _speaker(one), _speaker(other)),
        ("chain", _chain(one), _chain(other)),
    ):
        tally[f"{what} right"] += a == b
        if a != b:
            quarrels[f"{what} of a quotation"] += 1
    if _chain(one) or _chain(other):
        tally["chained"] += 1
        tally["chained same"] += _chain(one) == _chain(other)


def _scare_quotes(first: AnnotatedPage, second: AnnotatedPage, tally: Counter[str], quarrels: Quarrels) -> None:
    one, other = ({frozenset(_inside(page, m)) for m in page.of("Q")} for page in (first, second))
    _count("scare quotes", one, other, tally)
    quarrels["scare quotes first only"] += len(one - other)
    quarrels["scare quotes second only"] += len(other - one)


def _events(first: AnnotatedPage, second: AnnotatedPage, tally: Counter[str], quarrels: Quarrels) -> None:
    one, other = _events_of(first), _events_of(second)
    for layer in ("events", "event triggers"):
        tally[f"{layer} first"] += len(one)
        tally[f"{layer} second"] += len(other)
    left = list(other)
    for fact, trigger in one:
        hits = [e for e in left if e[1] & trigger]
        if not hits:
            quarrels[f"event {_category(fact)} first only"] += 1
            continue
        hit = min(hits, key=lambda e: _category(e[0]) != _category(fact))
        left.remove(hit)
        tally["event triggers both"] += 1
        if _category(hit[0]) != _category(fact):
            quarrels[f"event {_category(fact)} / {_category(hit[0])}"] += 1
            continue
        tally["events both"] += 1
        for what, one_side, other_side in _details(fact, hit[0]):
            tally[f"{what} same"] += one_side == other_side
            quarrels[f"{what} of an event"] += one_side != other_side
    for fact, _ in left:
        quarrels[f"event {_category(fact)} second only"] += 1


def _details(fact: Fact, other: Fact) -> Iterator[tuple[str, set[str], set[str]]]:
    """Mode, status and arguments of two facts of one category."""
    words, others = set(fact.words), set(other.words)
    yield "mode", words - STATUSES, others - STATUSES
    yield "status", words & STATUSES, others & STATUSES
    for what in ARGUMENTS:
        yield what, set(fact.fields.get(what, ())), set(other.fields.get(what, ()))


def _events_of(page: AnnotatedPage) -> list[tuple[Fact, set[int]]]:
    numbers = dict.fromkeys(n for m in page.of("E") for n in m.numbers)
    facts = [(page.fact(f"E{n}"), n) for n in numbers]
    return [(fact, {i for m in page.of("E") if n in m.numbers for i in _inside(page, m)}) for fact, n in facts if fact]


def _count(layer: str, first: set[object], second: set[object], tally: Counter[str]) -> None:
    tally[f"{layer} first"] += len(first)
    tally[f"{layer} second"] += len(second)
    tally[f"{layer} both"] += len(first & second)


def _inside(page: AnnotatedPage, mark: Mark) -> set[int]:
    return characters([(mark.start, mark.end)], page.text)


def _fact(page: AnnotatedPage, quotation: Quoted) -> Fact | None:
    return page.fact(f"Q{quotation['number']}")


def _words(fact: Fact | None) -> tuple[str, ...]:
    return fact.words if fact else ()


def _speaker(fact: Fact | None) -> tuple[str, ...]:
    return fact.fields.get("speaker", ()) if fact else ()


def _chain(fact: Fact | None) -> tuple[str, ...]:
    """The links; those that nobody names count as the same, because they are described freely."""
    return tuple(link.partition(" ")[0] if link.startswith("unnamed") else link for link in _links(fact))


def _links(fact: Fact | None) -> tuple[str, ...]:
    return fact.fields.get("chain", ()) if fact else ()


def _category(fact: Fact) -> str:
    return next((word for word in fact.words if word in CATEGORIES), "")


def _place(page: AnnotatedPage, span: tuple[int, int]) -> str:
    """The kind of line in which the span stands."""
    return "in " + next((kind for start, end, kind in page.lines if start <= span[0] < end), "no line")


def _relation(one: set[int], other: set[int]) -> str:
    if not one or not other:
        return f"{'first' if one else 'second'} only"
    if one < other or other < one:
        return f"longer in the {'first' if other < one else 'second'}"
    return "parts differ" if one & other else "elsewhere"
