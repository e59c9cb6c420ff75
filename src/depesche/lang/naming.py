"""What a language must tell so that people, offices, states, organisations and places are found in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from depesche.lang.gazetteer import Gazetteer
from depesche.model.mention import EntityKind

UNREAL = "unreal"
"""Qualifier of an office that nobody holds: 'der mögliche Kanzler', 'eine Kanzlerin Muster'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWord:
    """A title in one of its forms. `gender` is `m`, `f` or empty; `plural` may be unknown (None)."""

    title: str
    role: str
    gender: str
    of: str | None = None
    qualifier: str | None = None
    plural: bool | None = None
    kind: str = ""
    """`state` if it is held for a state or region, `local` for a place, `body` for a body whatever its kind, `voice` if it speaks for one,
    `bound` if the word names the body itself, `trade` if it is no office,
    `relation` if the word names somebody by whom he follows, represents or deals with and is no office itself; or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NominalWord:
    """A noun that takes up somebody: `Zeitung` the last outlet, `Land` the last state."""

    kind: EntityKind
    subkinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWord:
    """A plural noun for people or powers without names, in one of its forms."""

    title: str
    """The nominative plural as written: `Beamte`."""
    role: str
    """The English plural by which the group is told: `officials`."""
    named: bool = False
    """True if a group is known by whose it is (`allies of USA`); False if it hides its members."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNoun:
    """A noun for people that is no office, in one of its forms; `plural` may be unknown (None)."""

    title: str
    gender: str
    plural: bool | None = False
    takes_up: bool = False
    """True if the noun often takes up somebody whom the text has named: `Angeklagte`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PronounWord:
    """What a pronoun can mean. `genders` of `m f n`; `plural` True, False or None for both."""

    genders: str
    plural: bool | None
    possessive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Knowledge of names. Words are lower case unless said otherwise."""

    gazetteer: Gazetteer
    variants: Callable[[str], Sequence[str]]
    """A word as written -> itself and what it may be without its inflection, the likeliest first."""
    given_names: Mapping[str, str]
    """Given name as written -> `m`, `f` or `mf`."""
    family_first: frozenset[str]
    """Family names, as written, of languages that put them first: `Kim`, `Xi`."""
    family_first_given: Callable[[str], bool]
    """Whether a word can be the given part after such a family name."""
    offices: Mapping[str, OfficeWord]
    """Inflected lower-case form -> title."""
    office_tails: tuple[str, ...]
    """Titles, lower case, that end compounds (`...minister`), the longest first."""
    bound_qualifiers: tuple[str, ...]
    """First parts of closed compounds that qualify a title: `vize`; they are keys of `qualifiers` too."""
    bound_prefixes: Mapping[str, str]
    """First parts of closed compounds that stand for a state: `bundes` -> DEU, as alpha-3 code."""
    qualifiers: Mapping[str, str]
    """Words and first parts that qualify an office: `ehemalige` -> `former`; `mögliche` -> `UNREAL`."""
    honorifics: Mapping[str, str]
    """Forms of address -> gender or empty: `herr` -> `m`."""
    particles: frozenset[str]
    """Words inside names: `von`, `van`, `al`."""
    particle_prefixes: tuple[str, ...]
    """Beginnings of lower-case family names: `al-`, `el-`."""
    surname_endings: tuple[str, ...]
    """Endings that only family names have: `enko`, `schwili`."""
    never_names: frozenset[str]
    """Capitalised words that are never part of a person's name: months, weekdays, `Uhr`."""
    place_prepositions: frozenset[str]
    copulas: frozenset[str] = frozenset()
    """Forms of the copula by which somebody is said to hold an office now."""
    """Prepositions that go before a place and not before whoever acts: `in`, `nach`."""
    genitive_links: frozenset[str]
    """Words that attach a state or organisation to an office after it: `der`, `des`, `von`."""
    field_links: frozenset[str]
    """Prepositions between a title and its field: `Ministerin für Sport`."""
    body_endings: tuple[str, ...]
    """Endings of nouns for bodies of people: `fraktion`, `verband`; a name behind one is not the body's."""
    relative_pronouns: frozenset[str]
    determiners: frozenset[str]
    feminine_articles: frozenset[str]
    """Articles before a name that is feminine or plural: `die` USA, `der` Ukraine."""
    indefinite: frozenset[str]
    """Indefinite articles in all forms."""
    plural_articles: frozenset[str]
    """Articles that, before a masculine title, make it plural."""
    demonstratives: frozenset[str]
    """Pronouns that are more often articles: they count only if tagged as pronouns."""
    place_contractions: frozenset[str]
    """Prepositions of place joined with an article: `im`."""
    acting_prepositions: frozenset[str]
    """Prepositions after which a capital stands for its government: `gegen Moskau`."""
    joining_prepositions: frozenset[str]
    """Those of them, and conjunctions, that attach to a noun: `Gespräche mit Moskau`."""
    infinitive_openers: frozenset[str]
    infinitive_marks: frozenset[str]
    """Words after an opener that show an infinitive clause: `um Moskau zu ...`."""
    coordinators: frozenset[str]
    government_words: frozenset[str]
    """Nouns that, with a state, mean its government: `regierung`."""
    organisation_heads: frozenset[str]
    """Nouns that begin the name of an organisation, as written: `Universität`, `FC`."""
    club_marks: frozenset[str]
    """Heads of clubs' names, before which an ordinal may stand: `1. FC`."""
    organisation_tails: frozenset[str]
    """Words that end the name of a company, as written: `AG`, `GmbH`."""
    organisation_endings: tuple[str, ...]
    """Endings of closed nouns for organs of state: `ministerium`, `geheimdienst`."""
    organisation_head_endings: tuple[str, ...]
    """Endings of nouns that, with a place after them, name an institution: `gericht`, `museum`."""
    place_adjective_ending: str
    """What turns a town into an adjective: `er` in `Berliner`; empty if nothing does."""
    organisation_introducers: frozenset[str]
    """Nouns after which the name of an organisation follows: `nachrichtenagentur`, `zeitung`."""
    place_endings: tuple[str, ...]
    """Endings of towns' names, trusted after a place's preposition."""
    street_endings: tuple[str, ...]
    abstract_endings: tuple[str, ...]
    """Endings of words that are no places whatever stands before them."""
    nominals: Mapping[str, NominalWord]
    unnamed: Mapping[str, GroupWord]
    """Plural nouns for people without names that are quoted: `beamte`, `diplomaten`."""
    origin_links: frozenset[str]
    """Prepositions that attach a state to people without names: `Beamte aus ...`."""
    both: frozenset[str]
    """`beide` in all forms."""
    pair_heads: Mapping[str, EntityKind]
    """Nouns after `beide`: `länder` -> state."""
    pronouns: Mapping[str, PronounWord]
    plural_verb_endings: tuple[str, ...]
    office_nouns: frozenset[str] = frozenset()
    """Nouns before a title in the genitive that make it an office without its holder: `amt` des Präsidenten."""
    appointing: frozenset[str] = frozenset()
    """Prepositions before a title that somebody is given, not somebody who has it: `zum` Präsidenten gewählt."""
    lasting: frozenset[str] = frozenset()
    """Words before a year from which on something lasts: `seit`."""
    federal: tuple[str, ...] = ()
    """States, as alpha-3 codes, whose titles begin with a bound prefix, so that the outlet's country tells which."""
    name_head_endings: tuple[str, ...] = ()
    league_heads: tuple[str, ...] = ()
    """Ends of nouns for bodies that are named by whose they are or what for: 'Liga der Inselstaaten'."""
    league_links: frozenset[str] = frozenset()
    """What stands between such a noun and its complement."""
    """Endings of compound nouns that begin the name of a body before what names it: `Turnverein Musterstadt`."""
    singular_articles: frozenset[str] = frozenset()
    """Articles, joined ones too, that leave a title no plural: `dem`, `eines`, `zum`."""
    capital_nouns: bool = True
    """True if common nouns are written with a capital."""
    capital_adjectives: bool = False
    """True if adjectives of states are written with a capital, so that this does not make them nouns."""
    opening_quotes: str = "\"„“»«‚'›‹"
    related_roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Role -> roles that the same person may be given: `ruler` -> `leader`, `head of state`."""
    people: Mapping[str, PersonNoun] = field(default_factory=dict)
    """Inflected lower-case form -> noun for people that is no office: `angeklagten`."""
    bodies: tuple[str, ...] = ()
    """Nouns, lower case, for bodies that act without a name, and endings of such nouns: `polizei`, `mannschaft`."""
    age_endings: tuple[str, ...] = ()
    """What follows a number where somebody is called by his age: `jährige`."""
    place_stem: Callable[[str], str | None] = lambda word: None
    """An adjective or demonym as written -> what the place's name begins with, lower case; None if it is neither."""
    fold: Callable[[str], str] = str
    """A word inside a name without its ending."""
    speakers: frozenset[str] = frozenset()
    """Pronouns by which whoever speaks means himself: `ich`."""
    speaking_bodies: frozenset[str] = frozenset()
    """Pronouns by which a body speaks of itself: `wir`."""
    quotes: frozenset[str] = frozenset('"„“”»«')
    """Marks of quoted words, single ones left out, since they serve as apostrophes too."""
    sure_openers: frozenset[str] = frozenset()
    """Those of them that only open: `„`."""
    sure_closers: frozenset[str] = frozenset("”")
    outlet_endings: tuple[str, ...] = ()
    """Endings of closed compounds, lower case, that are names of papers: `kurier`, `zeitung`."""
    common_outlets: frozenset[str] = frozenset()
    """Compounds with such an ending that are common nouns: `tageszeitung`."""
    company_heads: frozenset[str] = frozenset()
    """Nouns, lower case, that make a name of what stands before a hyphen: `werft`, `gruppe`."""
    profession_endings: tuple[str, ...] = ()
    """Endings of nouns, lower case, for what somebody is by trade: `er`, `ologe`."""
    no_trades: tuple[str, ...] = ()
    """Nouns, lower case, with such an ending that tell no trade, also as ends of compounds: `rivalin`."""
