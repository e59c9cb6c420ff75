"""English words of reported speech: the common verbs and phrases."""

from depesche.lang.reporting import CueVerb, Reporting

SPEECH = """say said says|tell told tells|announce announced announces|confirm confirmed confirms|deny denied denies
|claim claimed claims|warn warned warns|report reported reports|add added adds|argue argued argues|explain explained explains
|insist insisted insists|state stated states|write wrote writes|declare declared declares|note noted notes
|demand demanded demands|promise promised promises|suggest suggested suggests|believe believed believes"""
ACTS = {"announce": "announces", "confirm": "confirms", "deny": "denies", "warn": "threatens", "demand": "demands"}


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


NOTHING: frozenset[str] = frozenset()

REPORTING = Reporting(
    finite=verbs(),
    joined={},
    participles={form: found for form, found in verbs().items() if form.endswith("ed") or form in ("said", "told")},
    infinitives={},
    particles=NOTHING,
    nouns={},
    noun_endings=(),
    before=NOTHING,
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
    kinds={"newspaper": "outlet", "agency": "agency", "police": "authority", "government": "authority"},
)
