"""German words by which events are found and by which their status is told."""

from collections.abc import Iterable

from depesche.lang.de.events_forms import noun_forms, participles, verb_forms, word_forms
from depesche.lang.events import Effect, EventKnowledge, Governor
from depesche.lang.frames import read_contexts, read_frames
from depesche.lang.lexicon import read_rows

PACKAGE = "depesche.lang.de"


def _all(words: Iterable[str], effect: Effect) -> dict[str, Effect]:
    """The same effect for each of `words`."""
    return dict.fromkeys(words, effect)


def governors() -> dict[str, Governor]:
    """The governors of the lexicon, by lemma."""
    return {
        row["lemma"]: Governor(tuple(row["slots"].split("/")), row["effect"], row["actor"], bool(row["source"]))  # type: ignore[arg-type]
        for row in read_rows(PACKAGE, "lexicon/frames_governors.tsv")
    }


def classes() -> dict[str, tuple[str, ...]]:
    """Word classes, by name."""
    return {row["class"]: tuple(row["words"].split()) for row in read_rows(PACKAGE, "lexicon/frames_classes.tsv")}


def actors() -> dict[str, tuple[str, bool, bool]]:
    """Nouns of bodies and crowds -> kind, whether the state beside them stands for them, whether compounds differ."""
    rows = read_rows(PACKAGE, "lexicon/frames_actors.tsv")
    return {row["word"]: (row["kind"], bool(row["whose"]), row["note"] == "whole") for row in rows}


def knowledge() -> EventKnowledge:
    """The German section, read from its lists."""
    frames = read_frames(PACKAGE)
    governing = governors()
    verb_frames = [f for f in frames if not f.noun]
    noun_frames = [f for f in frames if f.noun]
    lemmas = dict.fromkeys([f.head for f in verb_frames] + [g for g in governing if g.endswith("n")])
    whole, split = verb_forms(lemmas)
    groups = classes()
    acting = actors()
    wanted = [*(w for f in verb_frames for w in f.words), *(w for words in groups.values() for w in words)]
    ordered = sorted(verb_frames, key=lambda f: -len(f.words))
    return EventKnowledge(
        verbs={lemma: tuple(f for f in ordered if f.head == lemma) for lemma in lemmas},
        nouns={f.head: tuple(g for g in noun_frames if g.head == f.head) for f in noun_frames},
        verb_forms=whole,
        split_forms=split,
        participles=participles(lemmas),
        respelled={form.replace("ß", "ss"): form for form in (*whole, *split) if "ß" in form},
        noun_forms=noun_forms(f.head for f in noun_frames),
        governors=governing,
        classes=groups,
        word_forms={word.lower(): word_forms(word) for word in wanted},
        class_forms={name: tuple(f for w in words for f in word_forms(w)) for name, words in groups.items()},
        frame_prepositions=frozenset("zu in an auf um unter mit nach vor als aus".split()),
        noun_prepositions=frozenset("mit zwischen über gegen an".split()),
        modals=MODALS,
        modals_of_report=frozenset("soll sollen will wollen solle wolle".split()),
        future=frozenset("wird werden werde".split()),
        conditional=frozenset("würde würden".split()),
        negations=frozenset(
            "nicht nie niemals kein keine keinen keinem keiner keines keinerlei weder nirgends".split()
        ),
        paired_negations={"noch": "weder"},
        adverbs=ADVERBS,
        adjectives=ADJECTIVES,
        endings=("eren", "erem", "erer", "eres", "ere", "en", "em", "er", "es", "e"),
        conjunctions=CONJUNCTIONS,
        prepositions={"vor": "planned", "ohne": "denied", "statt": "denied", "anstatt": "denied", "bis": "planned"},
        opinion=frozenset("meinung ansicht angaben auffassung darstellung einschätzung überzeugung worten".split()),
        opinion_prepositions=frozenset({"nach", "zufolge", "laut"}),
        passive_agents=("von", "durch", "seitens"),
        of_prepositions=frozenset({"von", "seitens"}),
        origin_prepositions=frozenset({"aus"}),
        becoming=frozenset("wird werden wurde wurden worden werde würde würden".split()),
        having=frozenset("hat haben hatte hatten habe hätte hätten".split()),
        accusative=frozenset("den einen ihn seinen ihren dem einem".split()),
        dative=frozenset(
            """dem der einem einer diesem dieser seinem seiner ihrem ihrer unserem unserer meinem meiner keinem keiner
            ihm ihnen denen""".split()
        ),
        dative_plural=frozenset("den seinen ihren unseren diesen allen vielen".split()),
        perfect=frozenset({"haben", "sein", "worden"}),
        motion=frozenset(MOTION.split()),
        purpose_prepositions=frozenset({"zu", "mit"}),
        reflexives=frozenset({"sich", "mich", "uns"}),
        first_person=frozenset("ich wir man mich uns unser unsere unserer unseren unserem".split()),
        relatives=frozenset("der die das den dem dessen deren denen welcher welche welches welchen welchem".split()),
        pointing=frozenset("das dies dieses beides dem diesem alles".split()),
        place_prepositions=frozenset("in nach bei auf an vor".split()),
        both=frozenset({"beide", "beiden", "beider"}),
        place_adjectives=("ischen", "ischer", "isches", "ischem", "ische"),
        as_words=frozenset({"als"}),
        purpose=frozenset({"um", "ohne", "statt", "anstatt"}),
        contexts=read_contexts(PACKAGE),
        aspect=frozenset(ASPECT.split()),
        actors={word: kind for word, (kind, _, _) in acting.items()},
        represented=frozenset(word for word, (_, whose, _) in acting.items() if whose),
        whole_actors=frozenset(word for word, (_, _, whole) in acting.items() if whole),
    )


MODALS: dict[str, Effect] = {
    **_all("soll sollen will wollen möchte möchten wolle solle".split(), "planned"),
    **_all("könnte könnten dürfte dürften kann können könne mag".split(), "hypothetical"),
    **_all("muss müssen müsse müsste müssten sollte sollten darf dürfen dürfe".split(), "demanded"),
    **_all("wollte wollten".split(), "planned"),
    **_all("konnte konnten musste mussten durfte durften".split(), "happened"),
}
ADVERBS: dict[str, Effect] = {
    **_all("angeblich mutmaßlich offenbar offensichtlich anscheinend vorgeblich".split(), "claimed"),
    **_all("möglicherweise vielleicht vermutlich eventuell womöglich wohl gegebenenfalls".split(), "hypothetical"),
    **_all("voraussichtlich demnächst bald künftig".split(), "planned"),
    **_all("beinahe fast".split(), "denied"),
}
ADJECTIVES: dict[str, Effect] = {
    **_all(
        """geplant bevorstehend anstehend künftig baldig kommend anvisiert angestrebt vorgesehen vereinbart angekündigt
        erwartet zukünftig anberaumt erhofft gewünscht beabsichtigt verschoben nächst zugesagt versprochen""".split(),
        "planned",
    ),
    **_all("angeblich mutmaßlich vermeintlich behauptet vermutet".split(), "claimed"),
    **_all("möglich denkbar eventuell drohend befürchtet etwaig".split(), "hypothetical"),
    **_all("gefordert verlangt".split(), "demanded"),
    **_all("abgesagt geplatzt gescheitert verhindert vereitelt abgelehnt ausgefallen".split(), "denied"),
}
CONJUNCTIONS: dict[str, Effect] = {
    **_all("wenn falls sofern ob".split(), "hypothetical"),
    **_all(("um", "damit", "bevor"), "planned"),
    **_all(("ohne", "statt", "anstatt"), "denied"),
}
MOTION = """reisen weiterreisen anreisen fliegen fahren aufbrechen eintreffen ankommen landen zurückkehren kommen gehen treten
zurücktreten beitreten austreten aussteigen einmarschieren aufmarschieren zusammentreffen zusammenkommen eindringen
einrücken abrücken sein entgegenkommen nachgeben wachsen fallen scheitern ausbleiben platzen"""
ASPECT = """stattfinden durchführen abhalten führen beginnen fortsetzen enden beenden starten veranstalten ausrichten laufen
dauern andauern eröffnen unternehmen folgen stehen machen abschließen leiten wiederaufnehmen aufnehmen geben"""

GERMAN = knowledge()
