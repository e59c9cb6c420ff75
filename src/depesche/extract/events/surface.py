"""Events where no parser has read the sentence: forms of the lexicon, and whoever is mentioned around them."""

from collections.abc import Sequence

from depesche.extract.events.match import Match, enough, noun_frames
from depesche.extract.events.participants import at_word
from depesche.extract.events.scene import Scene
from depesche.lang.frames import Frame


def matches_by_form(scene: Scene) -> list[Match]:
    """Frames of plain verbs and nouns: the last one mentioned before is the actor, the first one after the recipient.

    Word order stands for grammar here, so that only frames with two participants count.
    """
    found = []
    for index in range(len(scene.words)):
        frame = next(iter(_frames(scene, index)), None)
        if frame is None:
            continue
        before = _nearest(scene, range(index - 1, -1, -1))
        after = [i for i in _nearest(scene, range(index + 1, len(scene.words))) if i not in before]
        if enough(scene, "pair", before, after) and before:
            found.append(Match(frame, index, tuple(before), tuple(after), frozenset()))
    return found


def _frames(scene: Scene, index: int) -> Sequence[Frame]:
    lemmas = scene.knows.verb_forms.get(scene.words[index], ())
    split = scene.knows.split_forms.get(scene.words[index], {})
    parted = next((split[word] for word in reversed(scene.words) if word in split), None)
    if parted is not None:
        lemmas = (parted,)
    verbs = [f for lemma in lemmas for f in scene.knows.frames_of_verb(lemma) if not f.words and ":" not in f.needs]
    capital = scene.sentence.tokens[index].form[:1].isupper()
    return verbs or (noun_frames(scene, index) if capital or not scene.knows.noun_initial else ())


def _nearest(scene: Scene, indices: range) -> list[str]:
    return next((found for index in indices if (found := at_word(scene, index))), [])
