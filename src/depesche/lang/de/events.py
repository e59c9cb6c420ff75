"""What German knows of events: its lists, and the forms of their words."""

from depesche.lang.de.events_forms import noun_forms, participles, verb_forms, word_forms
from depesche.lang.event_lists import read_actors, read_classes, read_event_words, read_governors
from depesche.lang.events import EventKnowledge
from depesche.lang.frames import read_contexts, read_frames

PACKAGE = "depesche.lang.de"


def knowledge() -> EventKnowledge:
    """The German section, read from its lists."""
    frames, governing, groups = read_frames(PACKAGE), read_governors(PACKAGE), read_classes(PACKAGE)
    verb_frames = sorted((f for f in frames if not f.noun), key=lambda f: -len(f.words))
    noun_frames = [f for f in frames if f.noun]
    lemmas = dict.fromkeys([f.head for f in frames if not f.noun] + [g for g in governing if g.endswith("n")])
    whole, split = verb_forms(lemmas)
    wanted = [*(w for f in verb_frames for w in f.words), *(w for words in groups.values() for w in words)]
    return EventKnowledge(
        verbs={lemma: tuple(f for f in verb_frames if f.head == lemma) for lemma in lemmas},
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
        contexts=read_contexts(PACKAGE),
        **read_actors(PACKAGE),
        **read_event_words(PACKAGE),
    )


GERMAN = knowledge()
