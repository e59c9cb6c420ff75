"""Whom a page names where: states, places that act like states, and groups that fight, which nouns later take up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from depesche.lang.events import EventKnowledge
from depesche.model.findings import Found
from depesche.model.folding import folded
from depesche.model.mention import Entity, Mention
from depesche.model.syntax import ROOT

FIGHTERS = "FIGHTERS"
"""Class of words in the names of groups that fight, or right before them."""
COUNTRY = "COUNTRY"
"""Class of nouns that only states and regions have ('Osten', 'Hauptstadt', 'Präsident')."""
SHORTEST_STEM = 4
"""Letters of an adjective before its ending; shorter ones fit too many names."""
LONGEST_END = 4
"""Letters by which a name may go on after the stem of its adjective ('Halvarien', 'halvarisch')."""
LOOK_BACK = 40
"""Characters before a name in which a word may tell what it is."""
Named = tuple[tuple[int, str], ...]
"""Where an entity is named, and which, in reading order."""


@dataclass(frozen=True, slots=True)
class Background:
    """What a document names, in reading order."""

    powers: Named = ()
    """States, and places of no known state that may act themselves."""
    fighters: Named = ()
    """Groups with a name that fight."""
    sure: frozenset[str] = frozenset()
    """Those of the powers that are states beyond doubt."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Names and adjectives as written -> the power that they mean, for places that the lists of states do not hold."""
    towns: Mapping[str, str | None] = field(default_factory=dict)
    """Towns from which the page reports, and capitals -> the power in which they lie, None if the page does not say."""

    @staticmethod
    def of(found: Found, knows: EventKnowledge) -> "Background":
        """Of what was found in a document."""
        entities = {entity.id: entity for entity in found.entities}
        mentions = sorted((m for m in found.mentions if m.entity in entities), key=lambda m: m.span)
        text = found.document.text
        adjectives = _adjectives(found, entities, knows)
        sure = {i for i, e in entities.items() if e.kind == "state"} | set(adjectives.values())
        sure |= {m.entity for m in mentions if m.entity and _after_town(text, m) and is_power(entities[m.entity])}
        states = sure | _acting(found, entities, knows)
        towns = _towns(text, mentions, states)
        states -= towns.keys()
        powers = [m for m in mentions if m.entity in states and not _dateline(text, m)]
        fighters = [m for m in mentions if _fights(entities[m.entity or ""], m, text, knows)]
        words = {**{entities[i].name: i for i in states if entities[i].kind == "place"}, **adjectives}
        towns |= _capitals(found, mentions, words, knows)
        return Background(_named(powers), _named(fighters), frozenset(sure), words, towns)

    def main_power(self, at: int) -> str | None:
        """The power that is named most often before `at`, of several the first; else the first after it."""
        before = [i for start, i in self.powers if start < at] or [i for _, i in self.powers[:1]]
        return max(dict.fromkeys(before), key=before.count, default=None)

    def seated_in(self, town: str, at: int, other: str | None) -> str | None:
        """The power whose government sits in a town: where the page reports from, the one it tells most of.

        Of a town of which the page says nothing, `other` is taken, who was acted upon last.
        """
        if town in self.towns:
            return self.towns[town] or self.main_power(at)
        return other if other is not None and self.knows_power(other) else self.main_power(at)

    def lies_in(self, town: str, apart: Iterable[str]) -> str | None:
        """The power in which a town lies: as the page says, else the only one besides `apart`; None if in doubt."""
        if town in self.towns:
            return self.towns[town]
        rest = {i for _, i in self.powers} - set(apart)
        return rest.pop() if len(rest) == 1 and not self.knows_power(town) else None

    def knows_power(self, entity: str) -> bool:
        """True if the entity is one of the powers."""
        return any(i == entity for _, i in self.powers)

    def last_powers(self, at: int) -> list[str]:
        """The powers named before `at`, the last one first."""
        last = list(dict.fromkeys(i for start, i in reversed(self.powers) if start < at))
        sure = [i for i in last if i in self.sure]
        return sure if len(sure) > 1 else last

    def fighter(self, at: int) -> str | None:
        """The group that fights named last before `at`; else the only one on the page."""
        before = [i for start, i in self.fighters if start < at]
        everybody = {i for _, i in self.fighters}
        return before[-1] if before else next(iter(everybody)) if len(everybody) == 1 else None


def is_power(entity: Entity) -> bool:
    """True for a state, and for a place in no state that is known: such a place may be a state or region itself."""
    road = any(character.isdigit() for character in entity.name)
    return entity.kind == "state" or (entity.kind == "place" and entity.state is None and entity.named and not road)


def _named(mentions: Iterable[Mention]) -> Named:
    return tuple((m.span.start, m.entity) for m in mentions if m.entity is not None)


def _acting(found: Found, entities: Mapping[str, Entity], knows: EventKnowledge) -> set[str]:
    """Places that are the subject or object of a verb, or whose government, army or envoy is named."""
    places = {m.span.start: m.entity for m in found.mentions if m.entity and is_power(entities[m.entity])}
    out: set[str] = set()
    for sentence in found.syntax.sentences if places else ():
        for index, token in enumerate(sentence.tokens):
            place = places.get(token.span.start)
            if place is None or token.head == ROOT:
                continue
            if token.deprel == "conj" and places.get(sentence.tokens[token.head].span.start) in out:
                out.add(place)  # 'Halvarien und Skoltland unterzeichneten'
                continue
            above, relation = sentence.tokens[token.head], token.deprel.split(":")[0]
            cases = {sentence.tokens[c].form.lower() for c in sentence.dependents(index, "case")}
            bare = not cases - knows.of_prepositions
            acts = relation in ("nsubj", "obj", "iobj") and above.upos == "VERB" and not cases
            heads = (*knows.represented, *knows.class_forms.get(COUNTRY, ()))
            ruled = relation in ("nmod", "flat", "appos") and above.form.lower().endswith(heads)
            if acts or (bare and ruled):
                out.add(place)
    return out


def _after_town(text: str, mention: Mention) -> bool:
    """True for the state in brackets behind the town of a dateline ('Lima (Peru), 3. Mai')."""
    line = text[text.rfind("\n", 0, mention.span.start) + 1 : mention.span.start]
    return line.endswith(" (") and len(line) < LOOK_BACK and text[mention.span.end : mention.span.end + 1] == ")"


def _dateline(text: str, mention: Mention) -> bool:
    """True for the town that opens a line before a state or a dash, and for one in capitals."""
    if mention.span.of(text).isupper() and mention.span.end - mention.span.start > LONGEST_END:
        return True
    opens = mention.span.start == 0 or text[mention.span.start - 1] == "\n"
    return opens and text[mention.span.end : mention.span.end + 2] in (" (", " -", " –", " —")


def _towns(text: str, mentions: Iterable[Mention], states: set[str]) -> dict[str, str | None]:
    """Towns of datelines -> the power in brackets behind them, if there is one: 'Lima (Peru), 3. Mai'."""
    out: dict[str, str | None] = {}
    before: Mention | None = None
    for mention in mentions:
        if before is not None and before.entity and mention.entity in states and _after_town(text, mention):
            out[before.entity] = mention.entity
        elif mention.entity and mention.kind == "place" and _dateline(text, mention):
            out.setdefault(mention.entity, None)
        before = mention
    return out


def _capitals(
    found: Found, mentions: Iterable[Mention], words: Mapping[str, str], knows: EventKnowledge
) -> dict[str, str | None]:
    """Capitals of powers that no list knows: 'die halvarische Hauptstadt Kirkvik'."""
    places = {m.span.start: m.entity for m in mentions if m.kind == "place" and m.entity is not None}
    heads = knows.class_forms.get(COUNTRY, ())
    out: dict[str, str | None] = {}
    for sentence in found.syntax.sentences if places and words else ():
        for token in sentence.tokens:
            town = places.get(token.span.start)
            if town is None or token.head == ROOT or not sentence.tokens[token.head].form.lower().endswith(heads):
                continue
            near = (words.get(sentence.tokens[c].form) for c in sentence.children[token.head])
            power = next((i for i in near if i is not None and i != town), None)
            if power is not None:
                out[town] = power
    return out


def _fights(entity: Entity, mention: Mention, text: str, knows: EventKnowledge) -> bool:
    if entity.kind != "organisation" or not entity.named or mention.form != "name":
        return False
    forms = tuple(knows.class_forms.get(FIGHTERS, ()))
    before = text[max(0, mention.span.start - LOOK_BACK) : mention.span.start].split()[-1:]
    return any(word.strip("„“\"'»«").lower().endswith(forms) for word in (*before, *entity.name.split()))


def _adjectives(found: Found, entities: Mapping[str, Entity], knows: EventKnowledge) -> dict[str, str]:
    """Adjectives of the text that are made from the name of an acting place ('halvarisch' from 'Halvarien')."""
    names = {folded(e.name): i for i, e in entities.items() if e.kind == "place" and is_power(e) and " " not in e.name}
    out: dict[str, str] = {}
    if not names or not knows.place_adjectives:
        return out
    for sentence in found.syntax.sentences:
        for token in sentence.tokens:
            word = token.form.lower()
            ending = next((e for e in knows.place_adjectives if word.endswith(e)), None)
            stem = folded(word[: -len(ending)]) if ending else ""
            if token.form in out or len(stem) < SHORTEST_STEM:
                continue
            fits = [name for name in names if name.startswith(stem) and len(name) - len(stem) <= LONGEST_END]
            if len(fits) == 1:
                out[token.form] = names[fits[0]]
    return out
