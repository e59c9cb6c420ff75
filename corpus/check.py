"""Verifies that a page's marks and facts agree with each other."""

from collections.abc import Iterator

from corpus.page import CONTENT_TAGS, NAME_TAGS, AnnotatedPage

HEADER = ("outlet", "manner", "field", "language", "published")
CATEGORIES = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
    COERCE ASSAULT""".split()
)
STATUSES = frozenset({"happened", "planned", "claimed", "denied", "demanded", "hypothetical"})


def mistakes(page: AnnotatedPage) -> Iterator[str]:
    """Everything on the page that cannot be meant so; empty for a sound page."""
    for key in HEADER:
        if key not in page.header:
            yield f"header lacks {key}"
    yield from _mark_mistakes(page)
    yield from _quotation_mistakes(page)
    yield from _event_mistakes(page)


def _mark_mistakes(page: AnnotatedPage) -> Iterator[str]:
    for mark in page.marks:
        text = page.text[mark.start : mark.end]
        if not text.strip():
            yield f"empty mark {mark.tag} at {mark.start}"
        elif text != text.strip():
            yield f"mark {mark.tag} starts or ends with white space: {text[:40]!r}"
        if mark.tag == "T" and not mark.value:
            yield f"time without a value: {text[:40]!r}"
    for a, b in zip(page.marks, page.marks[1:], strict=False):
        if a.start < b.start < a.end < b.end:
            yield f"marks cross: {page.text[a.start : b.end][:60]!r}"


def _quotation_mistakes(page: AnnotatedPage) -> Iterator[str]:
    contents = {n for m in page.of(*CONTENT_TAGS) for n in m.numbers}
    if not contents:
        return
    for mark in page.of("C", "S", "A", "L"):
        for number in mark.numbers:
            if number not in contents:
                yield f"{mark.tag}{number} belongs to no content: {page.text[mark.start : mark.end][:40]!r}"
    known = _entities(page)
    for number in sorted(contents):
        fact = page.fact(f"Q{number}")
        for name in fact.fields.get("speaker", ()) if fact else ():
            if name not in known:
                yield f"Q{number}: speaker {name!r} is marked nowhere and no fact names it"


def _event_mistakes(page: AnnotatedPage) -> Iterator[str]:
    known = _entities(page)
    for number in sorted({n for m in page.of("E") for n in m.numbers}):
        fact = page.fact(f"E{number}")
        if fact is None:
            yield f"E{number} has no fact"
            continue
        if not CATEGORIES & set(fact.words):
            yield f"E{number}: no category among {fact.words}"
        if not STATUSES & set(fact.words):
            yield f"E{number}: no status among {fact.words}"
        for role in ("actor", "recipient", "place"):
            for name in fact.fields.get(role, ()):
                if name not in known:
                    yield f"E{number}: {role} {name!r} is marked nowhere and no fact names it"
    for fact in page.facts:
        if fact.key[0] == "E" and fact.key[1:].isdigit() and not any(fact.key[1:] in m.numbers for m in page.of("E")):
            yield f"{fact.key} has no trigger mark"


def _entities(page: AnnotatedPage) -> set[str]:
    marked = {m.value or page.text[m.start : m.end] for m in page.of(*NAME_TAGS)}
    kinds = {"person", "state", "organisation", "place", "group", "other"}
    told = {_fact_name(f.key, f.words, kinds) for f in page.facts if kinds & set(f.words)}
    return marked | told


def _fact_name(key: str, words: tuple[str, ...], kinds: set[str]) -> str:
    name = [key]
    for word in words:
        if word in kinds:
            break
        name.append(word)
    return " ".join(name)
