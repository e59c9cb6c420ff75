"""English words by which events are found and by which their status is told: few, to show that the structure carries."""

from collections.abc import Iterable

from depesche.lang.events import Effect, EventKnowledge, Governor
from depesche.lang.frames import read_frames

PACKAGE = "depesche.lang.en"
IRREGULAR = {
    "meet": "met met",
    "speak": "spoke spoken",
    "hold": "held held",
    "withdraw": "withdrew withdrawn",
    "say": "said said",
}


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
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
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
CLASSES = {
    "TREATY": ("treaty", "agreement", "deal", "pact", "accord"),
    "ARMS": ("missile", "bomb", "rocket", "weapon", "drone"),
}


def knowledge() -> EventKnowledge:
    """The English section, read from its lists."""
    frames = read_frames(PACKAGE)
    verbs = dict.fromkeys([f.head for f in frames if not f.noun] + list(GOVERNORS))
    by_form: dict[str, list[str]] = {}
    for verb in verbs:
        for form in verb_forms(verb):
            by_form.setdefault(form, []).append(verb)
    nouns = dict.fromkeys(f.head for f in frames if f.noun)
    words = [*(w for f in frames for w in f.words), *(w for group in CLASSES.values() for w in group)]
    ordered = sorted((f for f in frames if not f.noun), key=lambda f: -len(f.words))
    return EventKnowledge(
        verbs={verb: tuple(f for f in ordered if f.head == verb) for verb in verbs},
        nouns={noun: tuple(f for f in frames if f.noun and f.head == noun) for noun in nouns},
        verb_forms={form: tuple(found) for form, found in by_form.items()},
        split_forms={},
        noun_forms={form: noun for noun in nouns for form in noun_forms(noun)},
        word_forms={word: noun_forms(word) for word in words},
        class_forms={name: tuple(f for w in group for f in noun_forms(w)) for name, group in CLASSES.items()},
        noun_initial=False,
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
        passive_agents=("by",),
        of_prepositions=frozenset({"of"}),
        origin_prepositions=frozenset({"from"}),
        becoming=frozenset("is are was were be been being".split()),
        having=frozenset("has have had".split()),
        first_person=frozenset("i we me us our my".split()),
        relatives=frozenset("who which that whom whose".split()),
        place_prepositions=frozenset("in at near".split()),
        noun_prepositions=frozenset("with between on against".split()),
        as_words=frozenset({"as"}),
        aspect=frozenset("hold begin continue end resume take".split()),
    )


ENGLISH = knowledge()
