"""What a model answered, read strictly: two lists, each item by itself, so that one bad item spoils no other."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

import msgspec

from depesche.model.proposal import ProposalKind, Reason

MOST_CHARACTERS = 400_000
"""Of one answer's content."""
MOST_ITEMS = 300
"""Of each kind; a page of 8,000 characters has a few dozen."""
MOST_NAMES = 12
MOST_DETAIL = 160
Words = Annotated[str, msgspec.Meta(max_length=5_000)]
Name = Annotated[str, msgspec.Meta(max_length=200)]
MOST_PARTS = 8
Parts = Annotated[list[Words], msgspec.Meta(min_length=1, max_length=MOST_PARTS)]
Names = Annotated[list[Name], msgspec.Meta(max_length=MOST_NAMES)]


class SaidQuotation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A quotation as the model writes it: all texts are words of the page."""

    words: Words | Parts
    """In parts, if the words that introduce it stand between them."""
    speaker: Name
    kind: Name
    cue: Name = ""
    chain: Names = []
    context: Words = ""


class SaidEvent(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An event as the model writes it."""

    trigger: Name
    evidence: Words
    category: Name
    status: Name
    actors: Names = []
    recipients: Names = []
    according_to: Names = []


Said = SaidQuotation | SaidEvent
Problem = tuple[ProposalKind | None, Reason, str]
"""Kind of the item, None for the answer as a whole; why it is refused; the words in question."""
T = TypeVar("T", SaidQuotation, SaidEvent)


def said_in(content: str, finish: str = "") -> Iterator[Said | Problem]:
    """What an answer holds, item by item. Raises nothing, whatever the content."""
    if not content.strip():
        yield None, "no content", finish
        return
    if len(content) > MOST_CHARACTERS:
        yield None, "too long", f"{len(content)} characters"
        return
    lists = _decoded(_unwrapped(content), dict[str, msgspec.Raw])
    if isinstance(lists, str):
        yield None, "cut off" if finish == "length" else "not JSON", shortened(content)
        return
    for key, raw in lists.items():
        if key == "quotations":
            yield from _items(raw, "quotation", SaidQuotation)
        elif key == "events":
            yield from _items(raw, "event", SaidEvent)
        else:
            yield None, "unknown key", shortened(key)


def _items(raw: msgspec.Raw, kind: ProposalKind, shape: type[T]) -> Iterator[T | Problem]:
    items = _decoded(raw, list[msgspec.Raw])
    if isinstance(items, str):
        yield kind, "malformed", items
        return
    for number, one in enumerate(items):
        if number >= MOST_ITEMS:
            yield kind, "too many", f"{len(items)} items"
            return
        item = _decoded(one, shape)
        if isinstance(item, str):
            yield kind, "malformed", f"{item}: {shortened(bytes(one).decode('utf-8', 'replace'))}"
        else:
            yield item


def _decoded(data: str | msgspec.Raw, kind: Any) -> Any:
    """The value, or in words why it is none."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return shortened(str(error)) or type(error).__name__


def _unwrapped(content: str) -> str:
    """The content without the code fence that many models put around all of it. Words around it stay: no JSON."""
    plain = content.strip()
    first, _, rest = plain.partition("\n")
    if first.strip() in ("```", "```json") and rest.endswith("```"):
        return rest[:-3]
    return plain


def shortened(text: str) -> str:
    """One line of bounded length, fit for a terminal."""
    line = "".join(c if c.isprintable() else " " for c in text[: MOST_DETAIL * 2])
    line = " ".join(line.split())
    return line if len(line) <= MOST_DETAIL else line[: MOST_DETAIL - 1] + "…"


def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer, for servers that hold a model to one: all keys stand, without limits of length."""
    text: dict[str, Any] = {"type": "string"}

    def shape(said: type[msgspec.Struct]) -> dict[str, Any]:
        fields = msgspec.structs.fields(said)
        lists = (Names, Words | Parts)
        keys = {f.name: {"type": "array", "items": text} if f.type in lists else text for f in fields}
        return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}

    keys = {
        "quotations": {"type": "array", "items": shape(SaidQuotation)},
        "events": {"type": "array", "items": shape(SaidEvent)},
    }
    return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}
