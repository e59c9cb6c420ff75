"""What English knows of events: its lists, and the forms of their words."""

from collections.abc import Iterable

from depesche.lang.event_lists import read_actors, read_classes, read_event_words, read_governors
from depesche.lang.events import EventKnowledge
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
    frames, governing, groups = read_frames(PACKAGE), read_governors(PACKAGE), read_classes(PACKAGE)
    verbs = dict.fromkeys([f.head for f in frames if not f.noun] + list(governing))
    by_form: dict[str, list[str]] = {}
    for verb in (v for v in verbs if "-" not in v):
        for form in verb_forms(verb):
            by_form.setdefault(form, []).append(verb)
    nouns = dict.fromkeys(f.head for f in frames if f.noun)
    words = [*(w.lower() for f in frames for w in f.words), *(w for group in groups.values() for w in group)]
    ordered = sorted((f for f in frames if not f.noun), key=lambda f: -len(f.words))
    return EventKnowledge(
        verbs={verb: tuple(f for f in ordered if f.head == verb) for verb in verbs},
        nouns={noun: tuple(f for f in frames if f.noun and f.head == noun) for noun in nouns},
        verb_forms={form: tuple(found) for form, found in by_form.items()},
        split_forms=split_forms(verbs),
        noun_forms={form: noun for noun in nouns for form in noun_forms(noun)},
        noun_initial=False,
        governors=governing,
        classes=groups,
        word_forms={word: noun_forms(word) for word in words},
        class_forms={name: tuple(f for w in group for f in noun_forms(w)) for name, group in groups.items()},
        contexts=read_contexts(PACKAGE),
        **read_actors(PACKAGE),
        **read_event_words(PACKAGE),
    )


ENGLISH = knowledge()
