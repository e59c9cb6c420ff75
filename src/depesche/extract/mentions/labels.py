"""Labels that the language core learned, merged with what the rules found."""

from collections.abc import Iterable

from depesche.extract.mentions.draft import NAME_FORMS, Draft
from depesche.extract.mentions.people import gender_of
from depesche.extract.mentions.placed import Placed, placed_labels
from depesche.extract.mentions.words import Row
from depesche.model.syntax import Label

SURE_RULES = ("mentions/gazetteer-name", "mentions/gazetteer-seat", "mentions/metonym", "mentions/gazetteer-capital")
TOLD_RULES = ("mentions/short-name", "mentions/titled")
TOLD_BELOW = 0.8
"""A label must be this sure to change what a title or a full name on the page tells."""
SURE = 0.85
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
    spans = placed_labels(row, labels)
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
    for label in spans:
        cells = range(label.start, label.end)
        if (label.start, label.end) in derived or any(n in taken for n in cells):
            continue
        chosen = choice(row, label, list(dict.fromkeys(d for n in cells for d in by_word.get(n, ()))))
        taken.update(range(min(label.start, chosen.start), max(label.end, chosen.end)))
        out.append(chosen)
    out.extend(d for d in names if not any(n in taken for n in range(d.start, d.end)) and sure(row, d))
    return out


def choice(row: Row, label: Placed, rivals: list[Draft]) -> Draft:
    """The draft that stands for a label and the names that overlap it."""
    size = label.end - label.start
    for rival in rivals:
        same = (rival.start, rival.end) == (label.start, label.end)
        listed = rival.entry is not None and rival.by.startswith(SURE_RULES)
        longer = listed and rival.end - rival.start > size
        known = (listed and label.score < FAR_BETTER) or (rival.by.startswith(TOLD_RULES) and label.score < TOLD_BELOW)
        agrees = rival.kind == label.kind or (rival.kind == "state" and label.kind in ("place", "organisation"))
        built = rival.kind == label.kind == "person" and rival.score >= FAR_BETTER and rival.end - rival.start > size
        if (same and (agrees or known)) or longer or built:
            return rival
    return labelled(row, label)


def labelled(row: Row, label: Placed) -> Draft:
    """A new draft for a label that no rule explains."""
    words = row.forms[label.start : label.end]
    person = label.kind == "person"
    return Draft(
        start=label.start, end=label.end, span=row.span(label.start, label.end), kind=label.kind, form="name",
        by=label.by, score=label.score, name=tuple(words), family=len(words) - 1 if person else -1,
        gender=gender_of(row, tuple(words)) if person else "",
    )  # fmt: skip


def sure(row: Row, draft: Draft) -> bool:
    """True if a name stays although no label agrees; what has an article like a common noun is no town."""
    town = draft.kind == "place" and draft.entry is not None and draft.entry.subkind == "city"
    if town and draft.end - draft.start == 1 and row.tag(draft.start) == "NOUN":
        return row.before(draft.start) not in row.naming.determiners
    return draft.score >= SURE
