"""Events that a page refers back to: 'wies die Kritik zurück' means those who criticised before."""

from dataclasses import dataclass, field, replace

from depesche.extract.events.match import Match, noun_frames
from depesche.extract.events.scene import Scene


@dataclass(slots=True)
class Memory:
    """Who acted in the last event of each category, in the order of the text."""

    actors: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def note(self, match: Match) -> None:
        """Keeps the actors of a full match."""
        if match.whole and match.actor:
            self.actors[match.frame.category] = match.actor

    def completed(self, scene: Scene, match: Match) -> Match:
        """The match with a recipient, if its object names an event told before and nobody else."""
        if match.recipient or match.predicate is None or not any(slot.wide for slot in match.frame.recipient):
            return match
        heads = list(match.predicate.obj)
        for slot in match.frame.recipient:
            heads += match.predicate.phrases.get(slot.name, [])
        for head in heads:
            for frame in noun_frames(scene, head):
                meant = tuple(i for i in self.actors.get(frame.category, ()) if i not in match.actor)
                if meant:
                    return replace(match, recipient=meant, whole=match.whole or bool(match.actor))
        return match
