"""Coreference within the page: whom each mention means, read from left to right with what was said before."""

from dataclasses import replace
from itertools import islice

from depesche.extract.mentions.appositions import appositions
from depesche.extract.mentions.draft import Draft
from depesche.extract.mentions.figures import Figure, People, told
from depesche.extract.mentions.holders import Asked, fit
from depesche.extract.mentions.memory import MOST_PEOPLE, Memory, Trace
from depesche.extract.mentions.nouns import gender_at, is_profession, nominative
from depesche.extract.mentions.past import past_year
from depesche.extract.mentions.pronouns import Antecedents, quoted_words
from depesche.extract.mentions.takeup import Taken
from depesche.extract.mentions.titles import related_office, served, unreal
from depesche.extract.mentions.unlisted_figures import ends_of, name_stem, nominative_name, short_forms
from depesche.extract.mentions.words import Row
from depesche.model.mention import COMMON, Office

FADING, COMPOUND_PRESENCE = 0.85, 0.3
"""How much a mention counts for 'beide Länder': less with each sentence, and little as part of a compound."""


class Reading:
    """The state of a reader who has come to some point of the document."""

    def __init__(self, row: Row, people: People, drafts: list[Draft], published: int | None = None) -> None:
        """`published` is the year of the page."""
        self._row, self._people, self._published = row, people, published
        self._shared: dict[tuple[str, str], Figure] = {}
        self._memory = Memory()
        self._stems: dict[tuple[str, str], Figure] = {}
        self._at: dict[int, Figure] = {}
        """First word of an unlisted name -> its figure."""
        self._names = {" ".join(draft.name) for draft in drafts if draft.name}
        self._short = short_forms(row, drafts)
        self._quotes = quoted_words(row)
        self._antecedents = Antecedents(row, self._memory, self._quotes, self._group)
        self._taken = Taken(row, self._memory, self._quotes)
        self._titled = appositions(row, drafts)
        for draft in drafts:
            owned = self._possessive(draft) or draft.relation  # told once it is known whose
            if draft.start in self._titled and draft.office is not None and not owned:
                self._title(draft, draft.office)

    def resolve(self, draft: Draft) -> Figure | None:
        """The figure that the next mention in reading order means; None if it cannot be told."""
        figure = self._figure(draft)
        if figure is not None:
            head = draft.head if draft.head >= 0 else draft.end - 1
            subject = self._row.relation(head) == "nsubj" if self._row.tagged else self._row.starts(draft.start)
            sentence = self._row.words[draft.start].sentence
            article = self._row.before(draft.start)
            quote = self._quotes[draft.start]
            self._memory.keep(Trace(figure, draft.start, draft.end, sentence, subject, draft.form, article, quote))
            self._describe(draft, figure)
        return figure

    def _figure(self, draft: Draft) -> Figure | None:
        if draft.form == "pronoun":
            return self._antecedents.of(draft)
        if draft.kind == "person" and draft.form == "name":
            return self._people.of.get(draft.start)
        if draft.entry is not None:
            return self._listed(draft)
        if draft.name:
            return self._unlisted(draft)
        return self._nominal(draft)

    def _listed(self, draft: Draft) -> Figure:
        """A state, organisation or place of the gazetteer."""
        entry = draft.entry
        assert entry is not None
        kind = draft.kind
        state = kind == "state"
        code = entry.state if state else None
        key = code or (entry.name if entry.use == "seat" else entry.key)
        figure = self._shared.get((kind, key))
        if figure is None:
            name = self._row.naming.gazetteer.state_name(code) if code is not None else key
            figure = Figure(kind=kind, name=name or entry.name, state=entry.state, code=code, subkind=entry.subkind)
            self._shared[kind, key] = figure
        figure.called(draft.span.of(self._row.text))
        return figure

    def _unlisted(self, draft: Draft) -> Figure:
        """An organisation or place that no list knows, under its first name on the page."""
        if draft.start in self._short and (long := self._at.get(self._short[draft.start])) is not None:
            figure = long
        else:
            stem = name_stem(self._row, draft.name)
            figure = self._stems.get((draft.kind, stem)) or self._shortened(draft, stem) or self._new_unlisted(draft)
        self._stems.setdefault((draft.kind, name_stem(self._row, draft.name)), figure)
        self._at[draft.start] = figure
        figure.called(draft.span.of(self._row.text))
        return figure

    def _shortened(self, draft: Draft, stem: str) -> Figure | None:
        """The organisation before whose name begins or ends with a name of one word: 'SG' of 'SG Musterstadt'."""
        if draft.kind != "organisation" or len(draft.name) != 1:
            return None
        longer = {f: None for (kind, name), f in self._stems.items() if kind == draft.kind and stem in ends_of(name)}
        return next(iter(longer)) if len(longer) == 1 else None

    def _new_unlisted(self, draft: Draft) -> Figure:
        written = " ".join(nominative_name(self._row, draft))
        bare = self._row.naming.variants(written)[1:]
        genitive = self._row.tagged and self._row.words[draft.end - 1].token.feature("Case") == "Gen"
        name = bare[0] if bare and (genitive or any(v in self._names for v in bare)) else written
        new = Figure(kind=draft.kind, name=name, subkind=draft.subkind, unlisted=True)
        return self._share(draft.kind, name, new)

    def _share(self, kind: str, key: str, new: Figure) -> Figure:
        return self._shared.setdefault((kind, key), new)

    def _nominal(self, draft: Draft) -> Figure | None:
        if draft.start in self._titled:
            figure = self._people.of[self._titled[draft.start]]
            if draft.office is not None:
                self._title(draft, self._owned(draft))
            figure.gender = figure.gender or (draft.gender if draft.gender == "f" else "")
            return figure
        if draft.by.startswith("mentions/pair"):
            return self._most_present(draft.subkind or "state", self._row.words[draft.start].sentence)
        if draft.by.startswith("mentions/taken-up"):
            return self._taken.listed(draft)
        if draft.noun or draft.by.startswith("mentions/age"):
            return self._common(draft)
        if draft.kind in ("group", "organisation"):
            return self._unnamed(draft)
        return self._holder(draft)

    def _common(self, draft: Draft) -> Figure | None:
        """Whom a common noun takes up, else people or a body without a name; None for a noun that takes up nobody."""
        if draft.by.startswith("mentions/age"):
            return self._taken.aged(draft)
        if draft.kind == "organisation":
            found = self._taken.echoed(draft) if draft.definite or draft.start == draft.head else None
            if found is not None or draft.by.startswith("mentions/echo"):
                return found
        else:
            found = self._taken.person(draft)
            if found is not None:
                return found
        count = sum(key.split("#")[0] == draft.noun for kind, key in self._shared if kind == draft.kind)
        number = 0 if draft.definite and not draft.plural else count
        new = Figure(kind=draft.kind, name=draft.noun, named=False, subkind=COMMON, gender=draft.gender, number=number)
        figure = self._share(draft.kind, f"{draft.noun}#{number}" if number else draft.noun, new)
        figure.called(draft.span.of(self._row.text))
        return figure

    def _describe(self, draft: Draft, figure: Figure) -> None:
        """Notes the noun that a mention is, or that stands right before a name, and the gender that it tells."""
        row, before = self._row, draft.start - 1
        if draft.form == "nominal" and draft.head >= 0:
            noun = draft.noun or row.words[draft.head].text
            own = draft.kind == figure.kind
        elif draft.form == "name" and row.joined(before) and row.tag(before) == "NOUN" and figure.kind != "state":
            noun, own = row.words[before].text, True
            if figure.kind == "organisation":
                figure.gender = figure.gender or gender_at(row, before)
            elif figure.kind == "person" and is_profession(row, before, draft):
                figure.holds(Office(role=nominative(row, before), title=nominative(row, before)))
        else:
            if (
                draft.form == "name"
                and figure.kind == "organisation"
                and row.before(draft.start) in row.naming.determiners
            ):
                figure.gender = figure.gender or gender_at(row, draft.start - 1)
            return
        if own and noun.lower() not in figure.nouns:
            figure.nouns.append(noun.lower())

    def _title(self, draft: Draft, office: Office) -> None:
        """Gives the person by whose name a title stands the office that it tells."""
        name = self._titled[draft.start]
        if office.role and not unreal(self._row, draft, name):
            year = past_year(self._row, draft.head, self._published)
            self._appoint(self._people.of[name], replace(office, year=year))

    def _appoint(self, figure: Figure, office: Office) -> None:
        figure.holds(office)
        if office.of is not None and figure.state is None:
            known = self._row.naming.gazetteer.state_name(office.of)
            figure.state = office.of if known is not None else self._shared_state(office.of)

    def _shared_state(self, owner: str) -> str | None:
        """The state of a body, or of a place that is no state itself."""
        found = self._shared.get(("organisation", owner)) or self._shared.get(("place", owner))
        entry = self._row.naming.gazetteer.exact(owner) if found is None else None
        return found.state if found is not None else entry.state if entry is not None else None

    def _owned(self, draft: Draft) -> Office:
        """The office of a mention; 'sein Sprecher' belongs to the state of whom 'sein' means."""
        office = draft.office
        assert office is not None
        if self._possessive(draft) and (office.of is None or draft.relation):
            owner = next((t.figure for t in islice(self._memory.back(), 2) if t.start == draft.start), None)
            if draft.relation:
                return related_office(office, owner.offices if owner is not None else ())
            return replace(office, of=None if owner is None or draft.trade else served(owner))
        return related_office(office, ()) if draft.relation else office

    def _possessive(self, draft: Draft) -> bool:
        """True for 'sein Sprecher'."""
        word = self._row.naming.pronouns.get(self._row.words[draft.start].low)
        return word is not None and word.possessive

    def _unnamed(self, draft: Draft) -> Figure:
        """An organ of state, or people without names: one figure for each title and state.

        'Den Beamten zufolge' takes up 'Beamte aus den USA', whatever state those have.
        """
        office = self._owned(draft)
        stem = office.title.removesuffix("n")
        if draft.definite and office.of is None:
            for (kind, key), figure in reversed(self._shared.items()):
                if kind == draft.kind and key.split(" (")[0].removesuffix("n") == stem:
                    return figure
        key = f"{office.title} ({office.of})" if office.of else office.title
        state = office.of if self._row.naming.gazetteer.state_name(office.of or "") else None
        new = Figure(
            kind=draft.kind, name=told(draft.group, office.of) if draft.group else key, state=state,
            named=draft.kind == "organisation", subkind=draft.subkind,
            offices=[office] if office.role and draft.kind == "group" else [],
        )  # fmt: skip
        figure = self._share(draft.kind, key, new)
        figure.called(draft.span.of(self._row.text))
        return figure

    def _holder(self, draft: Draft) -> Figure | None:
        """The person of the page who fits a title without a name, else an unnamed holder of the office."""
        if draft.office is None:
            return None
        office = self._owned(draft)
        sentence = self._row.words[draft.start].sentence
        if draft.definite or self._row.starts(draft.start):
            fits = [
                (
                    fit(
                        self._memory,
                        self._row.naming.related_roles,
                        figure,
                        Asked(office, draft.gender, sentence, draft.start),
                    ),
                    figure,
                )
                for figure in self._persons()
            ]
            score, best = max(fits, key=lambda f: f[0], default=(0.0, None))
            if best is not None and score > 0:
                if office.role and not unreal(self._row, draft, -1):
                    self._take_up(best, office, draft.inferred)
                return best
        bare = draft.start == draft.head and not self._row.starts(draft.start)
        if bare and (office.of is None or draft.inferred):  # 'als Präsident': what somebody is, not who
            return None
        name = f"{office.title} ({office.of})" if office.of else office.title
        state = office.of if self._row.naming.gazetteer.state_name(office.of or "") else None
        offices = [] if not office.role or unreal(self._row, draft, -1) else [office]
        new = Figure(kind="person", name=name, state=state, named=False, gender=draft.gender, offices=offices)
        figure = self._share("person", name, new)
        figure.called(draft.span.of(self._row.text))
        return figure

    def _take_up(self, figure: Figure, office: Office, inferred: bool) -> None:
        """Notes what a title without a name adds to what is known of the person it means: an owner, 'former'."""
        same = any(held.role == office.role for held in figure.offices)
        if (office.of is not None and (same or not inferred)) or (same and office.qualifier is not None):
            self._appoint(figure, office)

    def _persons(self) -> list[Figure]:
        """The people mentioned so far, then those whom the page names later."""
        return list(dict.fromkeys([*self._memory.people(), *islice(self._people, MOST_PEOPLE)]))

    def _most_present(self, kind: str, here: int) -> Figure | None:
        """The group of the two figures of a kind that the text has spoken of most, and most lately."""
        presence: dict[Figure, float] = {}
        for trace in reversed(list(self._memory.back())):
            figure: Figure | None = trace.figure
            if kind == "state" and figure is not None and figure.kind == "person":
                figure = self._shared.get(("state", figure.state or ""))
            if figure is not None and figure.kind == kind and not figure.members:
                weight = COMPOUND_PRESENCE if trace.form == "compound" else 1.0
                presence[figure] = presence.get(figure, 0.0) + weight * FADING ** (here - trace.sentence)
        best = sorted(presence, key=lambda figure: -presence[figure])[:2]
        return self._group([f for f in presence if f in best]) if len(best) == 2 else None

    def _group(self, members: list[Figure]) -> Figure:
        """The group of some figures; the same members give the same group."""
        name = ", ".join(sorted(member.name for member in members))
        return self._share("group", name, Figure(kind="group", name=name, members=tuple(members)))
