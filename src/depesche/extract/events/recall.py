"""Events that a page refers back to: 'wies die Kritik zurück' means those who criticised before."""

from dataclasses import dataclass, field, replace

from depesche.extract.events.match import Match, noun_frames, of_class
from depesche.extract.events.matching import satisfied
from depesche.extract.events.scene import Scene

DEED = "DEED"
"""Class of nouns that point back at what somebody has just done ('der Schritt', 'die Entscheidung')."""
ANSWERS = frozenset({"REJECT", "SUPPORT", "ACCUSE"})
"""Acts of speech that answer to what somebody else has done or said."""
FAR = 4
"""A deed is not looked for further back than so many events."""


@dataclass(slots=True)
class Memory:
    """Who acted in the last event of each category and in the last of all, in the order of the text."""

    actors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, match: Match) -> None:
        """Keeps the actors of a full match."""
        if match.whole and match.actor:
            self.actors[match.frame.category] = match.actor
            self.last.append(match.actor)

    def completed(self, scene: Scene, match: Match) -> Match:
        """The match with a recipient, if its object names an event told before and nobody else."""
        if match.recipient or match.predicate is None:
            return match
        heads = list(match.predicate.obj) + list(match.predicate.dat)
        for slot in match.frame.recipient:
            heads += match.predicate.phrases.get(slot.name, [])
        for head in heads if any(slot.wide for slot in match.frame.recipient) else ():
            for frame in noun_frames(scene, head):
                meant = tuple(i for i in self.actors.get(frame.category, ()) if i not in match.actor)
                if meant:
                    return _with(scene, match, meant)
        if match.frame.category in ANSWERS and match.actor and self._points_back(scene, heads, match):
            meant = next((a for a in reversed(self.last[-FAR:]) if not set(a) & set(match.actor)), ())
            if meant:
                return _with(scene, match, meant)
        return match

    def _points_back(self, scene: Scene, heads: list[int], match: Match) -> bool:
        """True for 'wies das zurück', 'begrüßte den Schritt' and a bare 'widersprach'."""
        assert match.predicate is not None
        if not heads:
            return match.frame.category == "REJECT" and not match.predicate.clauses
        pointing = [scene.words[h] in scene.knows.relatives and h not in scene.mentions for h in heads]
        return any(pointing) or any(of_class(scene, h, DEED) for h in heads)


def _with(scene: Scene, match: Match, recipient: tuple[str, ...]) -> Match:
    """The match with a recipient, whole if that was all it lacked."""
    assert match.predicate is not None
    actor = list(match.actor)
    whole = satisfied(scene, match.predicate, match.frame, actor, list(recipient), match.used)
    return replace(match, recipient=recipient, whole=match.whole or (bool(actor) and whole))
