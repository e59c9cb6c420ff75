"""What a language must tell so that speech reported in its texts can be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from depesche.model.attribution import LinkKind
from depesche.model.quotation import Certainty

Clause = Literal["that", "whether", "question", "main", "infinitive", "quoted"]
NounRole = Literal["act", "stance", "document", "cue"]
LONGEST_SOURCE = 24
"""Letters of the longest source word that is looked up as the end of a compound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """A verb, or an idiom with a verb, that introduces what somebody says, thinks or has written."""

    lemma: str
    """As in the lexicon, with its particle joined: `mitteilen`, `zum Ausdruck bringen`."""
    particle: str = ""
    idiom: tuple[str, ...] = ()
    """Words, in lower case, that must stand in the same clause."""
    reflexive: bool = False
    clauses: frozenset[Clause] = frozenset()
    objects: frozenset[str] = frozenset()
    """`object` for an accusative that tells the content, else prepositions of such an object."""
    never: tuple[str, ...] = ()
    """Ends of objects with which the verb says nothing: 'forderte zwölf Todesopfer', 'bestritt ein Spiel'."""
    addressed: bool = False
    """True if its accusative is the person spoken to or accused ('forderte die Partei auf, ...')."""
    speaks_in_passive: bool = False
    """True if the subject of its passive is the speaker: 'wurde X zitiert'."""
    act: str = "asserts"
    impersonal: bool = False
    """True if it reports speech only with an empty subject: 'hieß es'; 'er hieß „Plan B“' names."""
    weak: bool = False
    """True if it counts only with the subjunctive or quoted words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueNoun:
    """A noun that names a saying, a view or a text that speaks. One form can have several roles."""

    lemma: str
    roles: frozenset[NounRole]
    act: str = "asserts"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWord:
    """A noun that tells what kind of source somebody or something is."""

    kind: LinkKind
    told: str = ""
    """How an organ of a state is called in the record, in English: `intelligence services`; empty for others."""
    compounds: bool = True
    """True if compounds that end in it are such sources too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Knowledge of reported speech. All words are lower case unless said otherwise."""

    finite: Mapping[str, tuple[CueVerb, ...]]
    """Finite form without particle -> verbs, those with particle or idiom first: `teilte` -> mitteilen."""
    joined: Mapping[str, tuple[CueVerb, ...]]
    """Finite form with the particle joined (verb at the end of its clause): `mitteilte`."""
    participles: Mapping[str, tuple[CueVerb, ...]]
    infinitives: Mapping[str, tuple[CueVerb, ...]]
    particles: frozenset[str]
    nouns: Mapping[str, CueNoun]
    """Form as written -> noun."""
    noun_endings: tuple[str, ...]
    """Ends of compounds that name a saying: `angaben` for 'Polizeiangaben', 'US-Angaben'."""
    before: frozenset[str]
    """Prepositions that stand before the speaker whatever he is: `laut`."""
    after: frozenset[str]
    """Postpositions: `zufolge`."""
    before_noun: frozenset[str]
    """Prepositions that count only before, or after, a noun of saying: `nach`."""
    thus: frozenset[str]
    """Words that resume the source named before: `demnach`."""
    thus_with_subjunctive: frozenset[str]
    """The same, but only with the subjunctive: `danach`, else temporal."""
    whereby: frozenset[str]
    """Relative words that open what a noun says: `wonach`."""
    so: frozenset[str]
    """Words before a speaker without a verb: `so`."""
    how: frozenset[str]
    """Words that open a clause with cue and speaker: `wie`."""
    that: frozenset[str]
    whether: frozenset[str]
    questions: frozenset[str]
    infinitive_marks: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    joining: frozenset[str]
    """Conjunctions that join clauses without a word on how: `und`."""
    auxiliaries_perfect: frozenset[str]
    auxiliaries_passive: frozenset[str]
    copulas: frozenset[str]
    modals: frozenset[str]
    hearsay_modals: frozenset[str]
    """Modal verbs by which a text passes on a claim: `soll`."""
    subjunctive: frozenset[str]
    """Forms that are subjunctive and nothing else, present and perfect: `sei`, `habe` is third person here."""
    subjunctive_vowels: frozenset[str]
    """Vowels without which a form that stands in no list may as well be indicative: `ä` in 'bekäme'."""
    subjunctive_past: frozenset[str]
    """Forms that replace them: `wäre`, `hätte`, `würde`."""
    attribute_endings: tuple[str, ...]
    """Ends of adjectives that stand before a noun and never as a predicate: `en`."""
    reflexives: frozenset[str]
    comparisons: frozenset[str]
    """Particles that the grammar does not count as prepositions: `als` in 'bezeichnete ihn als ...'."""
    guesses: frozenset[str]
    """Past subjunctives by which the narrator guesses: `dürfte`."""
    first_person: frozenset[str]
    impersonal: frozenset[str]
    """Subjects that are nobody: `es`, `man`."""
    pronouns: frozenset[str]
    """Third person pronouns that may stand for a speaker."""
    expletives: frozenset[str]
    """Words without meaning beside an impersonal verb: `es`."""
    nominative_pronouns: frozenset[str]
    """Pronouns that can only be a subject: `er`."""
    agent: frozenset[str]
    """Prepositions of the speaker in the passive: `von`, `durch`."""
    out_of: frozenset[str]
    """Prepositions of a circle of people: `aus` in 'Angaben aus Regierungskreisen'."""
    containers: frozenset[str]
    """Prepositions of the text or circle in which something is said: `in` ('heißt es in dem Bericht'), `aus`."""
    facing: frozenset[str]
    """Prepositions of the person spoken to: `gegenüber`."""
    datives: frozenset[str]
    """Articles and pronouns that can only be dative: `dem`, `ihm`."""
    towards: frozenset[str]
    """Prepositions before an audience or outlet: `vor`, `zu`."""
    audiences: frozenset[str]
    interviews: frozenset[str]
    together: frozenset[str]
    """Prepositions between an interview and its other party: `mit`."""
    citing: tuple[tuple[str, ...], ...]
    """Word sequences before a source behind the speaker: ('unter', 'berufung', 'auf')."""
    citing_participles: frozenset[str]
    """Participles by which somebody else passes on a speaker's words: `zitiert`."""
    evidence: frozenset[str]
    """Nouns, as written, for what a source knows by: `Informationen`."""
    possessing: frozenset[str]
    """Finite verbs that give such evidence to somebody: `hätten`."""
    anonymous: frozenset[str]
    """Words that mark a source as unnamed: `anonym`, `insider`, `namentlich`."""
    hearsay: tuple[tuple[str, ...], ...]
    """Phrases without any source: ('dem', 'vernehmen', 'nach')."""
    hearsay_words: frozenset[str]
    """Nouns of sayings which, alone, name nobody: `berichten` in 'Berichten zufolge'."""
    correlates: frozenset[str]
    """Words that announce a clause and belong to the cue: `davon`, `darauf`."""
    determiners: frozenset[str]
    determiners_not_genitive: frozenset[str]
    """Articles that, behind a noun, open another phrase: `das`, `den`."""
    anaphors: frozenset[str]
    """Words that stand for what the sentence before says: 'Das teilte ... mit'."""
    adverbs_before_speaker: frozenset[str]
    """Words that may stand before the speaker's phrase and are no part of it: `auch`, `selbst`."""
    adverbs_after_speaker: frozenset[str]
    """Words behind the speaker's phrase that are no part of it: `weiter`, `wörtlich`, `zudem`."""
    negations: frozenset[str]
    """Words that negate a clause or a noun: `nicht`, `kein`."""
    certainty: Mapping[str, Certainty]
    """Words that tell how sure a statement is: `offenbar`, `könnte`."""
    named_things: tuple[str, ...]
    """Ends of nouns behind which quotation marks hold a name or title: `motto`, `film`."""
    sources: Mapping[str, SourceWord]
    """Noun of a source's phrase, or the end of one -> what it is: `zeitung` -> outlet."""
    clauses_without_comma: bool = False
    """True if no comma stands before what is said, so that only the grammar tells where it begins."""
    places: frozenset[str] = frozenset()
    """Prepositions before the place where something is said: `in`, `bei`."""
    anybody: frozenset[str] = frozenset()
    """Subjects that stand for whoever does it: `wer`."""
    own: frozenset[str] = frozenset()
    """Words before 'newspaper' by which a page means its own outlet: `unserer`."""
    dative_articles: frozenset[str] = frozenset()
    """Articles that may be dative: `der`, `dem`."""
    staff: frozenset[str] = frozenset()
    """People who belong to an outlet, so that its name behind them is no audience: `reporter`."""
    perfect_infinitives: frozenset[str] = frozenset()
    """Infinitives that make a modal verb tell of the past: `haben` in 'soll gesagt haben'."""
    causing: frozenset[str] = frozenset()
    """Finite verbs by which somebody has another speak: `ließ` in 'ließ seinen Anwalt mitteilen'."""
    lying_before: frozenset[str] = frozenset()
    """Verbs by which somebody has a paper at hand: `vorliegt` in 'der Bericht, der der Zeitung A vorliegt'."""
    through: frozenset[str] = frozenset()
    """Prepositions of whom somebody speaks through: `über` in 'ließ über seinen Anwalt mitteilen'."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Alpha-3 code of a state -> its adjective; only for English, in which the record names organs of states."""

    def source(self, word: str) -> SourceWord | None:
        """What a lower-case word tells of a source: the longest ending that is known."""
        for cut in range(min(len(word), LONGEST_SOURCE), 1, -1):
            found = self.sources.get(word[-cut:])
            if found is not None and (found.compounds or cut == len(word) or word[-cut - 1] == "-"):
                return found
        return None
