"""Labels that the language core learned, merged with what the rules found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import cast

from depesche.extract.mentions.draft import NAME_FORMS, Draft
from depesche.extract.mentions.people import gender_of
from depesche.extract.mentions.words import Row
from depesche.model.mention import EntityKind
from depesche.model.syntax import Label

PREFIX = "name:"
FLOOR = 0.5
"""Labels below this probability are not looked at."""
SURE_RULES = ("mentions/gazetteer-name", "mentions/gazetteer-seat", "mentions/metonym", "mentions/gazetteer-capital")
FAR_BETTER = 0.9
"""A label must be this sure to change the kind of what the gazetteer knows."""


def with_labels(row: Row, drafts: list[Draft], labels: Iterable[Label]) -> list[Draft]:
    """The drafts, settled with the labels by this rule; without labels the drafts as they are.

    1. A label and a name of the same words: the gazetteer's kind stays unless the label is far surer; for other names
       the label's kind counts; the rule's knowledge (entry, parts of the name) stays if the kinds agree.
    2. A label that overlaps names with other words: the label's words count, unless the name is the longer one and
       comes from the gazetteer.
    3. A label on a derived word ('Berliner', 'Briten') is dropped.
    4. A label alone is a name. A name alone stays if its rule is sure of it (gazetteer, title, company's suffix).
    """
    spans = [label for label in labels if label.kind.startswith(PREFIX) and label.score >= FLOOR]
    if not spans:
        return drafts
    names = [d for d in drafts if d.form in NAME_FORMS]
    out = [d for d in drafts if d.form not in NAME_FORMS]
    by_word: dict[int, list[Draft]] = {}
    for draft in names:
        for n in range(draft.start, draft.end):
            by_word.setdefault(n, []).append(draft)
    taken: set[int] = set()
    derived = {(d.start, d.end) for d in out if d.form in ("adjective", "nominal")}
    for label in sorted(spans, key=lambda one: (one.span, one.kind)):
        placed = words_of(row, label)
        if placed is None or placed in derived or any(n in taken for n in range(*placed)):
            continue
        rivals = list(dict.fromkeys(d for n in range(*placed) for d in by_word.get(n, ())))
        chosen = choice(row, label, placed, rivals)
        if chosen is not None:
            taken.update(range(min(placed[0], chosen.start), max(placed[1], chosen.end)))
            out.append(chosen)
    out.extend(d for d in names if not any(n in taken for n in range(d.start, d.end)) and sure(d))
    return out


def words_of(row: Row, label: Label) -> tuple[int, int] | None:
    """First and last (exclusive) word index of a label's span."""
    first = bisect_right(row.words, label.span.start, key=lambda word: word.span.end)
    end = bisect_left(row.words, label.span.end, key=lambda word: word.span.start)
    return (first, end) if first < end else None


def choice(row: Row, label: Label, placed: tuple[int, int], rivals: list[Draft]) -> Draft | None:
    """The draft that stands for a label and the names that overlap it."""
    kind = cast(EntityKind, label.kind.removeprefix(PREFIX))
    for rival in rivals:
        same = (rival.start, rival.end) == placed
        listed = rival.entry is not None and rival.by.startswith(SURE_RULES)
        longer = listed and rival.end - rival.start > placed[1] - placed[0]
        known = listed and label.score < FAR_BETTER
        agrees = rival.kind == kind or (rival.kind == "state" and kind in ("place", "organisation"))
        built = (
            rival.kind == kind == "person"
            and rival.score >= FAR_BETTER
            and rival.end - rival.start > placed[1] - placed[0]
        )
        if (same and (agrees or known)) or longer or built:
            return rival
    return labelled(row, label, placed, kind)


def labelled(row: Row, label: Label, placed: tuple[int, int], kind: EntityKind) -> Draft | None:
    """A new draft for a label that no rule explains."""
    start, end = placed
    words = row.forms[start:end]
    family = len(words) - 1 if kind == "person" else -1
    return Draft(
        start=start, end=end, span=row.span(start, end), kind=kind, form="name", by=label.by, score=label.score,
        name=tuple(words), family=family, gender=gender_of(row, tuple(words)) if kind == "person" else "",
    )  # fmt: skip


def sure(draft: Draft) -> bool:
    """True if a name stays although no label agrees."""
    return draft.score >= 0.85
