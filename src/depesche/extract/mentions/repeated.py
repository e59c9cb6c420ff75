"""Names that the page gives elsewhere: what was known as a name once is one wherever it stands."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.words import Row

SHORTEST = 3
KINDS = ("place", "organisation")


def repeated_names(row: Row, names: list[Draft]) -> Iterator[Draft]:
    """Drafts for unlisted places and organisations where neither a rule nor a label saw their names."""
    counts: dict[tuple[str, ...], Counter[str]] = {}
    first: dict[tuple[str, ...], Draft] = {}
    for draft in names:
        if draft.name:
            counts.setdefault(draft.name, Counter())[draft.kind] += 1
            first.setdefault(draft.name, draft)
    known = {name: d for name, d in first.items() if d.kind in KINDS and d.entry is None and len(counts[name]) == 1}
    heads: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(known, key=len, reverse=True):
        heads.setdefault(name[0], []).append(name)
    taken = {n for d in names for n in range(d.start, d.end)}
    for at, form in enumerate(row.forms):
        if at in taken:
            continue
        for name in (n for word in row.naming.variants(form) for n in heads.get(word, ())):
            end = at + len(name)
            if _stands(row, at, name, form) and not any(n in taken for n in range(at, end)):
                taken.update(range(at, end))
                found = replace(known[name], start=at, end=end, span=row.span(at, end), by="mentions/repeated@1")
                yield replace(found, name=tuple(row.forms[at:end]))
                break


def _stands(row: Row, at: int, name: tuple[str, ...], form: str) -> bool:
    if len(name) == 1:
        return len(form) >= SHORTEST and row.tag(at) == "PROPN" and row.capital(at)
    return form == name[0] and tuple(row.forms[at : at + len(name)]) == name
