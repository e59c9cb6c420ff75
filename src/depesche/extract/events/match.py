"""A frame found at a token, and what both verbs and nouns ask of words around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from depesche.extract.events.predicate import Predicate
from depesche.extract.events.scene import Scene
from depesche.lang.frames import Frame

JUDGES = "JUDGES"
"""Class of words for courts, prosecutors and the police."""
OTHER_NOUNS = "OTHERNOUNS"
"""Class of nouns that only look as if they ended in one of the lexicon ('Vereinigung', 'Einigung')."""
NO_NOUN = "\0"
SHORTEST_FIRST_PART = 3
"""A compound's first part has at least this many letters."""


@dataclass(frozen=True, slots=True)
class Match:
    """A frame found at a token."""

    frame: Frame
    at: int
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    used: frozenset[int]
    """Other tokens of the construction, whose own frames do not count."""
    topic: tuple[int, ...] = ()
    whole: bool = True
    """False if participants that the frame needs are missing: it may still name an event told elsewhere."""
    predicate: Predicate | None = None
    alone: bool = False
    """True if the word may tell of politics without anybody."""


def enough(scene: Scene, need: str, actor: list[str], recipient: list[str]) -> bool:
    """Whether there are as many participants as needed; a group counts as two."""
    if need in ("pair", "main"):
        return sum(2 if scene.entities[i].kind == "group" else 1 for i in {*actor, *recipient}) > 1
    if need in ("actor", "recipient"):
        return bool(actor if need == "actor" else recipient)
    return bool(actor or recipient)


def of_class(scene: Scene, index: int, classes: str) -> bool:
    """True if the token, or one coordinated with it, is a word of one of the classes."""
    words = [scene.words[member] for member in scene.conjuncts(index)]
    return any(word.endswith(scene.knows.class_forms.get(name, ())) for name in classes.split(",") for word in words)


def judges(scene: Scene, ids: Iterable[str]) -> bool:
    """True if one of the entities is a court, a prosecutor or the police."""
    return any(scene.actors.of_class(scene.entities[i].name, JUDGES) for i in ids)


def is_word(scene: Scene, index: int, word: str) -> bool:
    """True if a token is a form of the noun or adjective `word`, or a compound that ends in it."""
    small = word.lower()
    return scene.words[index].endswith(scene.knows.word_forms.get(small, (small,)))


def noun_frames(scene: Scene, index: int) -> tuple[Frame, ...]:
    """Frames of a noun, or of the longest noun of the lexicon that it ends in."""
    form = scene.words[index]
    if form.endswith(tuple(scene.knows.class_forms.get(OTHER_NOUNS, ())) or (NO_NOUN,)):
        return ()
    for start in range(len(form) - 2):
        if start == 0 or start >= SHORTEST_FIRST_PART:
            lemma = scene.knows.noun_forms.get(form[start:].lstrip("-"))
            if lemma is not None:
                return tuple(f for f in scene.knows.nouns[lemma] if start == 0 or f.compounds)
    return ()


def behind(scene: Scene, index: int, preposition: str) -> int | None:
    """The phrase with a preposition that stands right behind a word, wherever the parser hung it."""
    tokens = scene.sentence.tokens
    if index + 1 < len(tokens) and scene.words[index + 1] == preposition and tokens[index + 1].deprel == "case":
        return tokens[index + 1].head
    return None
