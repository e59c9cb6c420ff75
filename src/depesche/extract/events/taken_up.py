"""Whom nouns without a name take up: 'beide Seiten', 'die Regierung', 'die Rebellen', 'der Nachbar'."""

from depesche.extract.events.scene import Scene

PAIR = "PAIR"
"""Class of nouns that mean two powers where 'both' stands before them."""
PARTIES = "PARTIES"
"""Class of plurals that mean both sides of a matter by themselves."""
GOVERNMENT = "GOVERNMENT"
OTHER = "OTHERSIDE"
"""Class of nouns for the other one of two."""
REBELS = "REBELS"
MOST_BEFORE = 3
"""Words between an article and its noun."""


def taken_up(scene: Scene, index: int) -> list[str]:
    """Ids of whom the noun at `index` takes up; empty if it takes up nobody, or somebody is named beside it."""
    word, start = scene.words[index], scene.sentence.tokens[index].span.start
    if _of_class(scene, word, REBELS):
        fighter = scene.background.fighter(start)
        return [fighter] if fighter is not None else []
    if word in scene.knows.both or (_both(scene, index) and _of_class(scene, word, PAIR)):
        return _pair(scene, start) if _of_class(scene, word, PAIR) else list(scene.memory.pair)
    if not _definite(scene, index):
        return []
    if _of_class(scene, word, PARTIES):
        return _pair(scene, start)
    if _of_class(scene, word, GOVERNMENT):
        return _ruling(scene, index)
    if _of_class(scene, word, OTHER) and not _owned(scene, index):
        return _other(scene, start)
    return []


def _ruling(scene: Scene, index: int) -> list[str]:
    """The power whose government is meant: of the town in which it sits, else the one that the page tells most of."""
    start = scene.sentence.tokens[index].span.start
    town = next((t for c in scene.sentence.dependents(index, "nmod") if (t := _town(scene, c)) is not None), None)
    if town is not None:
        last = next((i for i in scene.memory.pair[1:]), None)
        power = scene.background.seated_in(town, start, last)
    else:
        power = None if _owned(scene, index) else scene.background.main_power(start)
    return [power] if power is not None else []


def _town(scene: Scene, index: int) -> str | None:
    """The town named at a word behind a preposition of place; None for places that are powers themselves."""
    mention = scene.mentions.get(index)
    entity = scene.entities.get(mention.entity or "") if mention is not None else None
    if entity is None or entity.kind != "place" or scene.case_of(index) not in scene.knows.where:
        return None
    return entity.id if entity.state is None and not scene.background.knows_power(entity.id) else None


def _of_class(scene: Scene, word: str, name: str) -> bool:
    forms = scene.knows.class_forms.get(name, ())
    return word in forms


def _both(scene: Scene, index: int) -> bool:
    near = scene.words[max(0, index - 2) : index]
    return any(word in scene.knows.both for word in near)


def _definite(scene: Scene, index: int) -> bool:
    """True if a definite article or a possessive stands before the noun, or nothing does in a heading."""
    tokens = scene.sentence.tokens
    articles = [c for c in scene.sentence.children[index] if tokens[c].upos in ("DET", "NUM")]
    if articles:
        return all(
            tokens[c].feature("Definite") == "Def"
            or tokens[c].feature("Poss") == "Yes"
            or tokens[c].feature("PronType") == "Dem"
            for c in articles
        )
    return scene.line == "heading"


def _owned(scene: Scene, index: int) -> bool:
    """True if the phrase says itself whose it is ('die Regierung in Lima', 'die neue Regierung Kenias')."""
    tokens = scene.sentence.tokens
    return any(
        tokens[c].deprel.split(":")[0] in ("nmod", "appos", "flat")
        or c in scene.mentions
        or (tokens[c].deprel == "amod" and scene.words[c].endswith(scene.knows.place_adjectives))
        for c in scene.sentence.children[index]
        if tokens[c].upos not in ("DET", "PUNCT") and tokens[c].deprel != "conj"
    )


def _pair(scene: Scene, start: int) -> list[str]:
    """The two of the last event that was told between two powers, else the last two powers named."""
    told = [i for i in scene.memory.pair if scene.entities[i].kind != "person"]
    if len(told) == 2:
        return told
    before = scene.background.last_powers(scene.sentence.span.start)[:2]
    last = before if len(before) == 2 else scene.background.last_powers(start)[:2]
    if len(last) == 1 and (fighter := scene.background.fighter(start)) is not None:
        return [*last, fighter]
    return sorted(last, key=lambda i: _first(scene, i)) if len(last) == 2 else list(scene.memory.pair)


def _first(scene: Scene, entity: str) -> int:
    return next(start for start, i in scene.background.powers if i == entity)


def _other(scene: Scene, start: int) -> list[str]:
    """The one of the last two powers that the sentence does not speak of."""
    here = {m.entity for m in (*scene.mentions.values(), *scene.parts.values())}
    here |= {scene.background.words.get(token.form) for token in scene.sentence.tokens}
    states = {scene.entities[i].state for i in here if i and i in scene.entities and scene.entities[i].state}
    two = scene.background.last_powers(start)[:2]
    rest = [i for i in two if i not in here and (scene.entities[i].state or i) not in states]
    return rest if len(two) == 2 and len(rest) == 1 else []
