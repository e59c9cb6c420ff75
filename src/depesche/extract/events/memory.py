"""What a page has told so far: who acted in its last events."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Memory:
    """Who acted in the last event of each category and in the last of all, in the order of the text."""

    actors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Category and actors."""
    towards: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    """Actors and recipients of the events that have both."""
    sides: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    """Actors and recipients of the last event of each category."""
    pair: tuple[str, ...] = ()
    """The two of the last event that was told between two."""

    def note(self, category: str, actor: tuple[str, ...], recipient: tuple[str, ...]) -> None:
        """Keeps the participants of an event."""
        self.sides[category] = actor, recipient
        if actor:
            self.actors[category] = actor
            self.last.append((category, actor))
        if actor and recipient:
            self.towards.append((actor, recipient))
        if len({*actor, *recipient}) == 2:
            self.pair = tuple(dict.fromkeys((*actor, *recipient)))
