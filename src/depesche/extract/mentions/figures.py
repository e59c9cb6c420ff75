"""Who is on the page: figures that mentions are gathered under while a document is read."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.words import Row
from depesche.lang.naming import GroupWord
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
    nouns: list[str] = field(default_factory=list)
    """Common nouns, lower case, that stood beside the name, or by which somebody without a name is called."""
    number: int = 0
    """Tells people apart who are called by the same noun: 0 for the first, then 1, 2 ..."""
    unlisted: bool = False
    """True for an organisation or place that no list knows."""

    def entity_id(self, page_id: str) -> str:
        """Id that depends on the page, the kind and the name only."""
        if self.code is not None:
            return self.code
        parts: list[str | int] = [member.entity_id(page_id) for member in self.members]
        parts += [self.number] if self.number else []
        return content_id("e", page_id, self.kind, self.name, *parts)

    def entity(self, page_id: str) -> Entity:
        """The finished entity."""
        person = self.kind == "person" and (self.named or self.gender == "f")
        return Entity(
            id=self.entity_id(page_id), kind=self.kind, gender=self.gender if person else "",
            name=self.name, state=self.state, offices=tuple(self.offices),
            aliases=tuple(alias for alias in self.aliases if alias != self.name), named=self.named,
            members=tuple(member.entity_id(page_id) for member in self.members), subkind=self.subkind,
            by="entities/page@1",
        )  # fmt: skip

    def called(self, alias: str) -> None:
        """Notes a way in which the text names the figure."""
        if alias not in self.aliases:
            self.aliases.append(alias)

    def holds(self, office: Office) -> None:
        """Notes an office. One without an owner is the same as one with an owner; 'former' is what the page tells once
        and leaves out then."""
        for place, held in enumerate(self.offices):
            owners, words = {held.of, office.of} - {None}, {held.qualifier, office.qualifier} - {None}
            if held.role == office.role and len(owners) < 2 and len(words) < 2:
                known = held if held.of is not None or office.of is None else office
                years = [year for year in (held.year, office.year) if year is not None]
                year = min(years) if len(years) > 1 else None
                self.offices[place] = replace(known, qualifier=next(iter(words), None), year=year)
                return
        self.offices = [*self.offices, office]


def folded(words: tuple[str, ...]) -> str:
    """A name for comparison: lower case, without hyphens and full stops."""
    return " ".join(words).lower().replace("-", " ").replace(".", "")


class People:
    """The people named on a page: full names first, short names under them."""

    def __init__(self, row: Row, drafts: list[Draft]) -> None:
        self._row = row
        self._seen = frozenset(word for draft in drafts for word in draft.name)
        self._figures: dict[str, Figure] = {}
        self._by_word: dict[str, list[Figure]] = {}
        """Family name, or given name, -> people who have it."""
        self._starts: dict[Figure, list[int]] = {}
        self.of: dict[int, Figure] = {}
        """Index of a draft's first word -> figure."""
        for draft in drafts:
            if is_full(draft):
                self._take_full(draft)
        for draft in drafts:
            if draft.start not in self.of:
                self._take_short(draft)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def _bare(self, draft: Draft) -> tuple[str, ...]:
        """The words of a name without a genitive ending, if it is one."""
        *first, last = draft.name
        shorter = self._row.naming.variants(last)[1:]
        if not shorter:
            return draft.name
        token = self._row.words[draft.end - 1].token
        genitive = token.feature("Case") == "Gen" and self._row.after(draft.end - 1)[:1].isupper()
        seen = next((v for v in shorter if v in self._seen), None)
        if seen is not None or genitive or not last[-1].isalnum():
            return (*first, seen or shorter[0])
        return draft.name

    def _new(self, key: str, words: tuple[str, ...], family: str, draft: Draft) -> Figure:
        figure = Figure(kind="person", name=" ".join(words), words=words, family=family, gender=draft.gender)
        self._figures[key] = figure
        for word in dict.fromkeys((family, words[0], self._without_particle(family))):
            self._by_word.setdefault(word, []).append(figure)
        return figure

    def _without_particle(self, family: str) -> str:
        """'al-Burhan' is 'Burhan' too."""
        prefixes = (p for p in self._row.naming.particle_prefixes if p.endswith("-") and family.startswith(p))
        return family.removeprefix(next(prefixes, ""))

    def _put(self, draft: Draft, figure: Figure, words: tuple[str, ...]) -> None:
        figure.called(" ".join(words))
        insort(self._starts.setdefault(figure, []), draft.start)
        self.of[draft.start] = figure

    def _take_full(self, draft: Draft) -> None:
        words = self._bare(draft)
        eastern = draft.by.startswith("mentions/family-first")
        key = folded(words) if eastern else f"{folded(words[:1])} {folded(words[draft.family :])}"
        figure = self._figures.get(key)
        if figure is None:
            family = words[0] if eastern or draft.by.startswith("mentions/numbered") else words[-1]
            figure = self._new(key, words, family, draft)
        elif len(words) > len(figure.words):
            figure.called(figure.name)
            figure.name, figure.words = " ".join(words), words
        self._put(draft, figure, words)

    def _take_short(self, draft: Draft) -> None:
        words = self._bare(draft)
        family = words[-1]
        known = self._by_word.get(family, [])
        same = [f for f in known if family in (f.family, self._without_particle(f.family))] or known
        gender = draft.gender or self._title_gender(draft)
        if gender:
            same = [f for f in same if not f.gender or f.gender == gender] or same
        figure = self._nearest(same, draft.start) or self._new(folded(words), words, family, draft)
        figure.gender = figure.gender or draft.gender
        self._put(draft, figure, words)

    def _title_gender(self, draft: Draft) -> str:
        """The gender of the title right before a short name: 'Minister' tells a man where a woman has the name too."""
        office = self._row.naming.offices.get(self._row.before(draft.start))
        return office.gender if office is not None else ""

    def _nearest(self, figures: list[Figure], at: int) -> Figure | None:
        """Of people with the same name, the one named last before `at`, else the first of the page."""
        if len(figures) < 2:
            return figures[0] if figures else None
        before = [(starts[n - 1], f) for f in figures if (n := bisect_left(starts := self._starts[f], at))]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        return min(figures, key=lambda f: self._starts[f][0])


def is_full(draft: Draft) -> bool:
    """True if a name has a given and a family name, or a number; a title does not make a family name full."""
    if draft.by.startswith("mentions/titled"):
        return False
    return draft.family > 0 or draft.by.startswith(("mentions/family-first", "mentions/numbered"))


def told(group: GroupWord, of: str | None) -> str:
    """The name of people without names: 'unnamed officials of USA', 'allies of USA'."""
    whose = f"{group.role} of {of}" if of else group.role
    return whose if group.named else f"unnamed {whose}"
