"""English words of reported speech: the common verbs and phrases."""

from depesche.lang.lexicon import read_rows
from depesche.lang.reporting import CueVerb, Reporting, SourceWord

SPEECH = """say said says|tell told tells|announce announced announces|confirm confirmed confirms|deny denied denies
|claim claimed claims|warn warned warns|report reported reports|add added adds|argue argued argues|explain explained explains
|insist insisted insists|state stated states|write wrote writes|declare declared declares|note noted notes
|demand demanded demands|promise promised promises|suggest suggested suggests|believe believed believes"""
ACTS = {"announce": "announces", "confirm": "confirms", "deny": "denies", "warn": "threatens", "demand": "demands"}
BEFORE_NOUNS = {"USA": "US", "GBR": "UK", "ARE": "UAE"}
"""States that newspapers call by their letters before a noun: 'US intelligence services'."""
SOURCES = (
    (
        "newspaper newspapers magazine broadcaster daily weekly tabloid channel radio television media press",
        "outlet",
        "",
    ),
    ("agency", "agency", ""),
    ("police", "authority", "police"),
    ("government", "authority", "government"),
    ("services", "authority", "intelligence services"),
    ("ministry", "authority", "ministry"),
    ("military army forces", "authority", "military"),
    ("court", "authority", "court"),
    ("authorities", "authority", "authorities"),
    ("report study document documents survey letter statement poll", "document", ""),
    ("twitter facebook instagram telegram tweet", "social media", ""),
    ("sources insiders", "anonymous", ""),
    ("rumours rumors", "hearsay", ""),
)


def verbs() -> dict[str, tuple[CueVerb, ...]]:
    """Finite forms of the verbs above."""
    out: dict[str, tuple[CueVerb, ...]] = {}
    for group in SPEECH.replace("\n", "").split("|"):
        lemma, *forms = group.split()
        verb = CueVerb(
            lemma=lemma, clauses=frozenset({"that", "whether", "main", "quoted"}), act=ACTS.get(lemma, "asserts")
        )
        for form in (lemma, *forms):
            out[form] = (verb,)
    return out


def sources() -> dict[str, SourceWord]:
    """Nouns of sources."""
    return {
        form: SourceWord(kind=kind, told=told)  # type: ignore[arg-type]
        for forms, kind, told in SOURCES
        for form in forms.split()
    }


def attributes() -> dict[str, str]:
    """Adjectives of states as they stand before a noun."""
    rows = read_rows("depesche.lang.en.lexicon", "states.tsv")
    first = {row["code"]: row["adjectives"].split(",")[0].strip() for row in rows}
    return {code: adjective for code, adjective in first.items() if adjective} | BEFORE_NOUNS


NOTHING: frozenset[str] = frozenset()

REPORTING = Reporting(
    finite=verbs(),
    joined={},
    participles={form: found for form, found in verbs().items() if form.endswith("ed") or form in ("said", "told")},
    infinitives={},
    particles=NOTHING,
    nouns={},
    noun_endings=(),
    before=frozenset({"according"}),
    after=NOTHING,
    before_noun=NOTHING,
    thus=NOTHING,
    thus_with_subjunctive=NOTHING,
    whereby=NOTHING,
    so=NOTHING,
    how=frozenset({"as"}),
    that=frozenset({"that"}),
    whether=frozenset({"whether", "if"}),
    questions=frozenset("who whom what how where when why which".split()),
    infinitive_marks=NOTHING,
    subordinators=frozenset("because when while after before although since if unless until".split()),
    relatives=frozenset("who whom whose which that".split()),
    coordinators=frozenset("and or but".split()),
    joining=frozenset({"and"}),
    auxiliaries_perfect=frozenset("has have had".split()),
    auxiliaries_passive=frozenset("is are was were be been being".split()),
    copulas=frozenset("is are was were be".split()),
    modals=frozenset("will would can could shall should may might must".split()),
    hearsay_modals=NOTHING,
    subjunctive=NOTHING,
    subjunctive_vowels=NOTHING,
    subjunctive_past=NOTHING,
    attribute_endings=(),
    reflexives=NOTHING,
    comparisons=frozenset({"as"}),
    guesses=NOTHING,
    first_person=frozenset({"i"}),
    impersonal=frozenset({"it", "there"}),
    pronouns=frozenset({"he", "she", "they"}),
    expletives=frozenset({"it"}),
    nominative_pronouns=frozenset("he she they i we".split()),
    agent=frozenset({"by"}),
    out_of=frozenset({"from"}),
    containers=frozenset({"in", "from"}),
    facing=NOTHING,
    datives=NOTHING,
    towards=frozenset({"to"}),
    audiences=frozenset({"reporters", "journalists"}),
    interviews=frozenset({"interview"}),
    together=frozenset({"with"}),
    citing=(("citing",), ("quoting",)),
    citing_participles=frozenset({"quoted", "cited"}),
    evidence=frozenset({"information", "evidence"}),
    possessing=frozenset({"has", "have", "had"}),
    anonymous=frozenset({"anonymous", "unnamed", "sources", "insiders", "officials"}),
    hearsay=(("reportedly",), ("allegedly",)),
    hearsay_words=frozenset({"reports", "rumours", "rumors"}),
    correlates=NOTHING,
    determiners=frozenset("the a an this these his her its their our".split()),
    determiners_not_genitive=frozenset("the a an".split()),
    anaphors=frozenset("this that".split()),
    adverbs_before_speaker=frozenset({"also", "even"}),
    adverbs_after_speaker=frozenset("on in at to also later".split()),
    negations=frozenset("not no never neither".split()),
    certainty={
        "apparently": "apparent",
        "probably": "probable",
        "likely": "probable",
        "possibly": "possible",
        "perhaps": "possible",
        "might": "possible",
        "reportedly": "hearsay",
        "allegedly": "hearsay",
    },
    named_things=("motto", "film", "book", "novel", "song", "album", "title"),
    sources=sources(),
    clauses_without_comma=True,
    places=frozenset("in at".split()),
    staff=frozenset("reporter correspondent editor journalist columnist".split()),
    attributes=attributes(),
)
