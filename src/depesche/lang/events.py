"""What a language must know so that events can be found: frames, forms, and what changes the status of an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from depesche.lang.frames import Frame

Effect = Literal["happened", "planned", "demanded", "denied", "claimed", "hypothetical"]


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb or noun that says of an event in one of its slots whether it happened, and who takes part in it."""

    slots: tuple[str, ...]
    """`obj`, `subj`, `clause`, or a preposition."""
    effect: Effect
    actor: str = ""
    """`subj` or `obj` if that is also the actor of the event ('sie planen ein Treffen'), else empty."""
    source: bool = False
    """True if the subject is according to whom the event is (not) so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKnowledge:
    """The section `events` of a language pack. Words are lower case unless said otherwise."""

    verbs: Mapping[str, tuple[Frame, ...]]
    """Lemma with its particle -> frames of single verbs and of constructions, longest first."""
    nouns: Mapping[str, tuple[Frame, ...]]
    """Lemma as in the lexicon -> frames."""
    verb_forms: Mapping[str, tuple[str, ...]]
    """Whole-word form -> lemmas."""
    split_forms: Mapping[str, Mapping[str, str]]
    """Form without its particle -> particle -> lemma."""
    participles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Participle of the past without ending -> lemmas of verbs."""
    respelled: Mapping[str, str] = field(default_factory=dict)
    """Forms in another country's spelling -> as in `verb_forms`."""
    noun_forms: Mapping[str, str]
    """Form -> lemma of the lexicon."""
    modals: Mapping[str, Effect]
    """Form of a modal verb -> what it makes of an event."""
    noun_initial: bool = True
    """True if nouns begin with a capital."""
    modals_of_report: frozenset[str] = frozenset()
    """Forms that with a perfect infinitive report a rumour ('soll ... geliefert haben')."""
    future: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    paired_negations: Mapping[str, str] = field(default_factory=dict)
    """A word that negates where another one stands before it ('weder ... noch')."""
    adverbs: Mapping[str, Effect] = field(default_factory=dict)
    adjectives: Mapping[str, Effect] = field(default_factory=dict)
    """Adjective without ending -> effect on the event noun that it belongs to."""
    endings: tuple[str, ...] = ()
    """Endings of adjectives, longest first."""
    conjunctions: Mapping[str, Effect] = field(default_factory=dict)
    """Conjunction or infinitive preposition -> effect on the clause."""
    prepositions: Mapping[str, Effect] = field(default_factory=dict)
    """Preposition before an event noun -> effect."""
    opinion: frozenset[str] = frozenset()
    """Nouns such as 'Meinung', 'Angaben': by a phrase with one of these an event is claimed."""
    opinion_prepositions: frozenset[str] = frozenset()
    governors: Mapping[str, Governor] = field(default_factory=dict)
    word_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words of constructions and classes -> their forms."""
    class_forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Word class -> all forms of its words."""
    frame_prepositions: frozenset[str] = frozenset()
    """Prepositions that constructions begin with ('zu Besuch kommen')."""
    noun_prepositions: frozenset[str] = frozenset()
    """Prepositions whose phrase belongs to an event noun before it, and not to the verb."""
    passive_agents: tuple[str, ...] = ()
    """Prepositions of the agent of a passive, the surest first."""
    of_prepositions: frozenset[str] = frozenset()
    """Prepositions that stand for a genitive."""
    origin_prepositions: frozenset[str] = frozenset()
    becoming: frozenset[str] = frozenset()
    """Forms of the auxiliary of the passive."""
    having: frozenset[str] = frozenset()
    """Forms of the auxiliary that only an active perfect has."""
    accusative: frozenset[str] = frozenset()
    """Articles that no subject has."""
    dative: frozenset[str] = frozenset()
    """Articles and pronouns that no direct object has."""
    dative_plural: frozenset[str] = frozenset()
    """Articles of the plural that a direct object has only in the singular."""
    perfect: frozenset[str] = frozenset()
    """Infinitives that make a perfect infinitive."""
    motion: frozenset[str] = frozenset()
    """Verbs whose perfect looks like a passive of state ('ist gereist')."""
    purpose_prepositions: frozenset[str] = frozenset()
    reflexives: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    """Pronouns that point back at what was said or done ('das', 'dies')."""
    place_prepositions: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    """Prepositions that only tell where something happens."""
    person_endings: tuple[str, ...] = ()
    """Last letters of nouns that mean people where a nationality stands before them."""
    as_words: frozenset[str] = frozenset()
    actors: Mapping[str, str] = field(default_factory=dict)
    """Noun for somebody without a name who acts -> `power`, `body`, `side` or `crowd`."""
    whole_actors: frozenset[str] = frozenset()
    """Those of these nouns that no compound ends in."""
    represented: frozenset[str] = frozenset()
    """Those of these nouns for which the state named beside them stands."""
    contexts: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    """Context of an event -> stems that a word may hold anywhere, and stems that it must begin with."""
    both: frozenset[str] = frozenset()
    """Forms of 'both'."""
    place_adjectives: tuple[str, ...] = ()
    """Endings of adjectives made from the names of states, the longest first."""
    aspect: frozenset[str] = frozenset()
    """Verbs that only say that an event went on or took place ('stattfinden', 'durchführen')."""
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Word classes that frames ask for: class -> words or last parts of words."""

    def frames_of_verb(self, lemma: str) -> tuple[Frame, ...]:
        """Frames of a verb, constructions first."""
        return self.verbs.get(lemma, ())
