"""What the listing of events is asked for beyond the filters of every listing."""

from dataclasses import dataclass

from depesche.errors import UsageError
from depesche.model.event import Event
from depesche.model.folding import padded
from depesche.model.record import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Conditions on one event, all of which must hold; None asks for nothing."""

    category: str | None = None
    mode: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    context: str | None = None

    @staticmethod
    def of(
        *, category: str | None, mode: str | None, recipient: str | None, dyad: str | None, context: str | None
    ) -> "Wanted":
        """From options. Raises `UsageError` if a dyad has not two names."""
        pair = tuple(name.strip() for name in dyad.split(",")) if dyad else ()
        if dyad and (len(pair) != 2 or not all(pair)):
            raise UsageError(dyad, "is not two names", "Write them with a comma between: NAME,NAME.")
        return Wanted(
            category=category.upper() if category else None,
            mode=mode.lower() if mode else None,
            recipient=recipient,
            dyad=(pair[0], pair[1]) if pair else None,
            context=context.lower() if context else None,
        )

    def fits(self, sourced: Sourced[Event]) -> bool:
        """True if the event meets all conditions."""
        event = sourced.finding
        if self.category not in (None, event.category) or self.mode not in (None, event.mode):
            return False
        if self.context is not None and self.context not in event.contexts:
            return False
        if self.recipient is not None and not _named(self.recipient, sourced, event.recipient):
            return False
        everybody = (*event.actor, *event.recipient)
        return self.dyad is None or all(_named(name, sourced, everybody) for name in self.dyad)


def _named(wanted: str, sourced: Sourced[Event], ids: tuple[str, ...]) -> bool:
    """True if one of the entities bears the name, as the filters compare names: whole words, whatever their case."""
    entities = (entity for entity in sourced.entities if entity.id in ids)
    return any(padded(wanted) in padded(name) for entity in entities for name in (entity.name, *entity.aliases))
