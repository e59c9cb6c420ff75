"""Bodies and crowds that act without a name ('die Opposition', 'Demonstranten'): entities that only events need."""

from dataclasses import dataclass, field

from depesche.lang.events import EventKnowledge
from depesche.model.document import Document
from depesche.model.findings import Found
from depesche.model.identity import content_id
from depesche.model.mention import Entity, Mention
from depesche.model.span import Span
from depesche.model.syntax import Token

BY = "events/actors@1"
KINDS = {"power": "organisation", "body": "organisation", "side": "group", "crowd": "group", "private": "group"}
SHORTEST_WORD = 4


@dataclass(slots=True)
class Actors:
    """The nominal actors of one document, made when a sentence names them; one noun is one actor."""

    document: Document
    knows: EventKnowledge
    entities: dict[str, Entity] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def at(self, token: Token) -> str | None:
        """The id of the actor that a noun names, None if it names none."""
        kind = self._kind(token.form) if token.upos == "NOUN" else None
        return self._named(token, kind) if kind is not None else None

    def _named(self, token: Token, kind: str) -> str:
        key = content_id("e", self.document.page_id, "actor", token.form.lower().rstrip("ns"))
        if key not in self.entities:
            of_kind = KINDS[kind]
            self.entities[key] = Entity(id=key, kind=of_kind, name=token.form, named=False, subkind=kind, by=BY)  # type: ignore[arg-type]
        here = self.spans.setdefault(key, [])
        if token.span not in here:
            here.append(token.span)
        return key

    def addressed(self, token: Token) -> str | None:
        """The id of whoever is spoken to, who is somebody whatever the noun; None if it is no noun."""
        if token.upos not in ("NOUN", "PROPN") or (self.knows.noun_initial and not token.form[:1].isupper()):
            return None
        return self._named(token, self._kind(token.form) or "crowd")

    def _kind(self, form: str) -> str | None:
        if self.knows.noun_initial and not form[:1].isupper():
            return None
        small = form.lower()
        for start in range(max(1, len(small) - SHORTEST_WORD + 1)):
            if start in (0, *range(3, len(small))):
                kind = self.knows.actors.get(small[start:])
                if kind is not None and (start == 0 or small[start:] not in self.knows.whole_actors):
                    return kind
        return None

    def is_body(self, name: str) -> bool:
        """True if a word of a name tells that it is an institution, a union or an association."""
        return any(self._kind(word) in ("power", "body") for word in name.split())

    def of_class(self, name: str, which: str) -> bool:
        """True if a word of a name ends in one of a class of words."""
        forms = tuple(self.knows.class_forms.get(which, ()))
        return bool(forms) and any(word.endswith(forms) for word in name.lower().split())

    def represented(self, form: str) -> bool:
        """True if the state or body named beside the noun stands for it."""
        small = form.lower()
        return any(small[start:] in self.knows.represented for start in (0, *range(3, len(small) - 2)))

    def kept(self, found: Found, used: set[str]) -> Found:
        """What was found, with those of the actors that take part in events and where the text names them."""
        taken = [key for key in self.entities if key in used]
        mentions = [
            Mention(
                id=content_id("m", self.document.page_id, *span, "nominal", self.entities[key].kind),
                span=span,
                kind=self.entities[key].kind,
                form="nominal",
                entity=key,
                by=BY,
            )
            for key in taken
            for span in self.spans[key]
        ]
        ordered = sorted([*found.mentions, *mentions], key=lambda m: m.span) if mentions else found.mentions
        return Found(
            document=found.document,
            syntax=found.syntax,
            mentions=tuple(ordered),
            entities=(*found.entities, *(self.entities[key] for key in taken)),
            times=found.times,
            quotations=found.quotations,
        )
