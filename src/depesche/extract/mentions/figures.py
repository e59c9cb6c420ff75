"""Who is on the page: figures that mentions are gathered under while a document is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.people import family_of
from depesche.extract.mentions.words import Row
from depesche.model.identity import content_id
from depesche.model.mention import Entity, EntityKind, Office


@dataclass(slots=True, eq=False)
class Figure:
    """An entity in the making."""

    kind: EntityKind
    name: str
    state: str | None = None
    named: bool = True
    subkind: str | None = None
    gender: str = ""
    code: str | None = None
    """The id, where it is given: the code of a state."""
    offices: list[Office] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    members: tuple["Figure", ...] = ()
    words: tuple[str, ...] = ()
    """The words of a person's name, without inflection."""
    family: str = ""

    def entity_id(self, page_id: str) -> str:
        """Id that depends on the page, the kind and the name only."""
        if self.code is not None:
            return self.code
        parts = [member.entity_id(page_id) for member in self.members]
        return content_id("e", page_id, self.kind, self.name, *parts)

    def entity(self, page_id: str) -> Entity:
        """The finished entity."""
        return Entity(
            id=self.entity_id(page_id), kind=self.kind, name=self.name, state=self.state, offices=tuple(self.offices),
            aliases=tuple(alias for alias in self.aliases if alias != self.name), named=self.named,
            members=tuple(member.entity_id(page_id) for member in self.members), subkind=self.subkind,
            by="entities/page@1",
        )  # fmt: skip

    def called(self, alias: str) -> None:
        """Notes a way in which the text names the figure."""
        if alias not in self.aliases:
            self.aliases.append(alias)

    def holds(self, office: Office) -> None:
        """Notes an office; one without an owner is dropped once the same with an owner is known."""
        if any(o.role == office.role and (o.of == office.of or office.of is None) for o in self.offices):
            return
        self.offices = [o for o in self.offices if not (o.role == office.role and o.of is None)] + [office]


def folded(words: tuple[str, ...]) -> str:
    """A name for comparison: lower case, without hyphens and full stops."""
    return " ".join(words).lower().replace("-", " ").replace(".", "")


class People:
    """The people named on a page: full names first, short names under them."""

    def __init__(self, row: Row, drafts: list[Draft]) -> None:
        self._row = row
        self._seen = frozenset(word for draft in drafts for word in draft.name)
        self._figures: dict[str, Figure] = {}
        self._first: dict[int, int] = {}
        self.of: dict[int, Figure] = {}
        """Index of a draft's first word -> figure."""
        full = [d for d in drafts if d.family > 0 or d.by.startswith(("mentions/family-first", "mentions/numbered"))]
        full = [d for d in full if not self._particles_only(d)]
        for draft in full:
            self._take_full(draft)
        for draft in drafts:
            if draft.start not in self.of:
                self._take_short(draft)

    def _particles_only(self, draft: Draft) -> bool:
        return draft.by.startswith("mentions/titled")

    def _bare(self, draft: Draft) -> tuple[str, ...]:
        """The words of a name without a genitive ending, if it is one."""
        *first, last = draft.name
        shorter = [v for v in self._row.naming.variants(last)[1:] if v in self._seen]
        if shorter:
            return (*first, shorter[0])
        if last.endswith(("'", "’")):
            return (*first, last[:-1])
        token = self._row.words[draft.end - 1].token
        if token.feature("Case") == "Gen" and self._row.after(draft.end - 1)[:1].isalpha():
            return (
                *first,
                self._row.naming.variants(last)[-1] if len(self._row.naming.variants(last)) < 3 else last[:-1],
            )
        return draft.name

    def _take_full(self, draft: Draft) -> None:
        words = self._bare(draft)
        asian = draft.by.startswith("mentions/family-first")
        key = folded(words) if asian else f"{folded(words[:1])} {folded(words[draft.family :])}"
        figure = self._figures.get(key)
        if figure is None:
            family = words[0] if asian or draft.by.startswith("mentions/numbered") else words[-1]
            figure = Figure(kind="person", name=" ".join(words), words=words, family=family, gender=draft.gender)
            self._figures[key] = figure
            self._first[id(figure)] = draft.start
        elif len(words) > len(figure.words):
            figure.called(figure.name)
            figure.name, figure.words = " ".join(words), words
        figure.called(" ".join(words))
        self.of[draft.start] = figure

    def _take_short(self, draft: Draft) -> None:
        words = self._bare(draft)
        family = words[-1] if not draft.by.startswith("mentions/family-first") else family_of(draft)
        same = [f for f in self._figures.values() if f.family == family or f.words[-len(words) :] == words]
        if draft.gender:
            same = [f for f in same if not f.gender or f.gender == draft.gender] or same
        figure = self._nearest(same, draft.start)
        if figure is None:
            figure = Figure(kind="person", name=" ".join(words), words=words, family=family, gender=draft.gender)
            self._figures[folded(words)] = figure
            self._first[id(figure)] = draft.start
        figure.called(" ".join(words))
        figure.gender = figure.gender or draft.gender
        self.of[draft.start] = figure

    def _nearest(self, figures: list[Figure], at: int) -> Figure | None:
        """Of people with the same family name, the one named last before `at`, else the first."""
        if len(figures) < 2:
            return figures[0] if figures else None
        last = {id(f): max((s for s, g in self.of.items() if g is f and s < at), default=-1) for f in figures}
        best = max(figures, key=lambda f: last[id(f)])
        return best if last[id(best)] >= 0 else min(figures, key=lambda f: self._first[id(f)])

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())
