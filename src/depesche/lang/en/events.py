"""English words by which events are found and by which their status is told: few, to show that the structure carries."""

from collections.abc import Iterable

from depesche.lang.events import Effect, EventKnowledge, Governor
from depesche.lang.frames import read_contexts, read_frames
from depesche.lang.lexicon import read_rows

PACKAGE = "depesche.lang.en"


def irregular_forms() -> dict[str, str]:
    """Past and participle of irregular verbs, with a space between."""
    return {row["verb"]: row["forms"] for row in read_rows(PACKAGE, "lexicon/frames_irregular.tsv")}


IRREGULAR = irregular_forms()


def verb_forms(verb: str) -> tuple[str, ...]:
    """Forms of a verb, in lower case."""
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        regular = [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    else:
        regular = [
            verb,
            verb + "s",
            verb + "es",
            stem + "ed",
            stem + "ing",
            stem + stem[-1] + "ed",
            stem + stem[-1] + "ing",
        ]
    return tuple(dict.fromkeys([*regular, *IRREGULAR.get(verb, "").split()]))


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural of a noun, in lower case."""
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    return noun, plural, noun + "es"


def _all(words: str, effect: Effect) -> dict[str, Effect]:
    return dict.fromkeys(words.split(), effect)


def _governors(
    verbs: str, effect: Effect, actor: str = "subj", *, source: bool = False
) -> Iterable[tuple[str, Governor]]:
    for verb in verbs.split():
        yield verb, Governor(("obj", "clause"), effect, actor, source)


GOVERNORS = dict(
    [
        *_governors("plan want hope intend announce agree promise pledge expect", "planned"),
        *_governors("demand urge ask", "demanded", "obj", source=True),
        *_governors("deny", "denied", "", source=True),
        *_governors("refuse reject cancel", "denied"),
        *_governors("claim allege say report", "claimed", "", source=True),
        *_governors("hold begin continue end resume", "happened"),
    ]
)


def classes() -> dict[str, tuple[str, ...]]:
    """Word classes, by name."""
    return {row["class"]: tuple(row["words"].split()) for row in read_rows(PACKAGE, "lexicon/frames_classes.tsv")}


CLASSES = classes()


def actors() -> dict[str, tuple[str, bool, bool]]:
    """Nouns of bodies and crowds -> kind, whether the state beside them stands for them, whether compounds differ."""
    rows = read_rows(PACKAGE, "lexicon/frames_actors.tsv")
    return {row["word"]: (row["kind"], bool(row["whose"]), row["note"] == "whole") for row in rows}


def split_forms(verbs: Iterable[str]) -> dict[str, dict[str, str]]:
    """Forms of verbs with a particle ('call-off') -> particle -> verb."""
    out: dict[str, dict[str, str]] = {}
    for verb in verbs:
        base, _, particle = verb.partition("-")
        for form in verb_forms(base) if particle else ():
            out.setdefault(form, {})[particle] = verb
    return out


def knowledge() -> EventKnowledge:
    """The English section, read from its lists."""
    frames = read_frames(PACKAGE)
    acting = actors()
    verbs = dict.fromkeys([f.head for f in frames if not f.noun] + list(GOVERNORS))
    by_form: dict[str, list[str]] = {}
    for verb in (v for v in verbs if "-" not in v):
        for form in verb_forms(verb):
            by_form.setdefault(form, []).append(verb)
    nouns = dict.fromkeys(f.head for f in frames if f.noun)
    words = [*(w.lower() for f in frames for w in f.words), *(w for group in CLASSES.values() for w in group)]
    ordered = sorted((f for f in frames if not f.noun), key=lambda f: -len(f.words))
    return EventKnowledge(
        verbs={verb: tuple(f for f in ordered if f.head == verb) for verb in verbs},
        nouns={noun: tuple(f for f in frames if f.noun and f.head == noun) for noun in nouns},
        verb_forms={form: tuple(found) for form, found in by_form.items()},
        split_forms=split_forms(verbs),
        noun_forms={form: noun for noun in nouns for form in noun_forms(noun)},
        word_forms={word: noun_forms(word) for word in words},
        class_forms={name: tuple(f for w in group for f in noun_forms(w)) for name, group in CLASSES.items()},
        contexts=read_contexts(PACKAGE),
        noun_initial=False,
        frame_prepositions=frozenset("under into to on in out off at behind by".split()),
        modals={
            **_all("may might could can", "hypothetical"),
            **_all("must should", "demanded"),
            **_all("shall", "planned"),
        },
        future=frozenset({"will", "'ll"}),
        conditional=frozenset({"would", "'d"}),
        negations=frozenset("not n't never no neither nor".split()),
        adverbs={
            **_all("allegedly reportedly apparently", "claimed"),
            **_all("possibly perhaps probably", "hypothetical"),
        },
        adjectives={**_all("planned upcoming expected scheduled future", "planned"), **_all("alleged", "claimed")},
        conjunctions={**_all("if whether unless", "hypothetical"), **_all("before", "planned")},
        prepositions={**_all("before", "planned"), **_all("without", "denied")},
        governors=GOVERNORS,
        classes=CLASSES,
        actors={word: kind for word, (kind, _, _) in acting.items()},
        represented=frozenset(word for word, (_, whose, _) in acting.items() if whose),
        whole_actors=frozenset(word for word, (_, _, whole) in acting.items() if whole),
        passive_agents=("by",),
        of_prepositions=frozenset({"of"}),
        origin_prepositions=frozenset({"from"}),
        becoming=frozenset("is are was were be been being".split()),
        having=frozenset("has have had".split()),
        first_person=frozenset("i we me us our my".split()),
        relatives=frozenset("who which that whom whose".split()),
        pointing=frozenset("this that it these those both".split()),
        place_prepositions=frozenset("in at near".split()),
        noun_prepositions=frozenset("with between on against".split()),
        both=frozenset({"both"}),
        as_words=frozenset({"as"}),
        aspect=frozenset("hold begin continue end resume take".split()),
    )


ENGLISH = knowledge()
