"""Findings as items, and items as text in which words of pages are fenced."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, Final

from depesche.api import shapes
from depesche.mcp_server.answers import NOTICE, Answer, Item, One, Quoted, Related
from depesche.tell.listing import clipped, printable
from depesche.tell.show import printable_same_length

LONGEST: Final = 1500
"""Characters of one passage; a longer one is cut, and its end says where."""
MOST_PASSAGES: Final = 6
MOST_RELATED: Final = 12
NAME: Final = 90
LINE: Final = 300


def event_item(event: shapes.Event) -> Item:
    """An event."""
    sources = event["sources"]
    return {
        "id": event["id"],
        "kind": "event",
        "told": plain(event["sentence"], LINE),
        "status": event["status"],
        "date": days(event["when"]),
        "attribution": plain(event["attribution"], LINE),
        "reports": sources["reports"],
        "origins": names(sources["origins"]),
        "independent": sources["independent"],
        "quoted": quoted(event["page"], event["passages"]),
        "found_by": event["by"],
    }


def statement_item(said: shapes.Statement) -> Item:
    """A statement."""
    sources = said["sources"]
    how = ", ".join(filter(None, (said["kind"], said.get("act"), said.get("certainty"))))
    speaker = plain(said["speaker_words"], NAME)
    return {
        "id": said["id"],
        "kind": "statement",
        "told": f"said by {speaker} ({how})",
        "status": None,
        "date": days(said["when"]) if "when" in said else None,
        "attribution": plain(said["attribution"], LINE),
        "reports": sources["reports"],
        "origins": names(sources["origins"]),
        "independent": sources["independent"],
        "quoted": quoted(said["page"], said["passages"]),
        "found_by": said["by"],
    }


def bare(kind: str, key: str, told: str, quotes: list[Quoted]) -> Item:
    """An item of which only the words are known."""
    return {
        "id": key,
        "kind": kind,
        "told": told,
        "status": None,
        "date": None,
        "attribution": None,
        "reports": None,
        "origins": [],
        "independent": None,
        "quoted": quotes,
        "found_by": None,
    }


def related(role: str, one: Item) -> Related:
    """An item as something that belongs to another."""
    return {**one, "role": role}  # type: ignore[typeddict-unknown-key] # nothing related has anything related


def quoted(page: shapes.PageRef, passages: Iterable[shapes.Passage]) -> list[Quoted]:
    """Passages of a page, each no longer than may be."""
    found: list[Quoted] = []
    for passage in list(passages)[:MOST_PASSAGES]:
        text = printable_same_length(passage["text"][:LONGEST])
        found.append(
            {
                "page": page["id"],
                "outlet": plain(page["outlet"], NAME) if page["outlet"] else None,
                "title": plain(page["title"], NAME) if page["title"] else None,
                "url": address(page["url"]),
                "published": days(page["published"]),
                "start": passage["start"],
                "end": passage["start"] + len(text),
                "text": text,
                "cut": len(text) < len(passage["text"]),
            }
        )
    return found


def days(when: shapes.When) -> str | None:
    """A day, or the first and last of an interval; None if nothing is known."""
    first, last = when["earliest"], when["latest"]
    if first is None and last is None:
        return None
    return first if first == last else f"{first or '?'} to {last or '?'}"


def names(given: Iterable[str]) -> list[str]:
    """Names, harmless and short, the first dozen."""
    return [plain(name, NAME) for name in list(given)[:MOST_RELATED]]


def plain(text: str, width: int) -> str:
    """Words of a page within a line of ours: on one line, short, without characters that hide or reorder."""
    return clipped(printable(text), width)


def address(url: str | None) -> str | None:
    """The page's address if it is one of the web and has no room for sentences."""
    known = url is not None and url.startswith(("http://", "https://")) and url.isascii() and url.isprintable()
    return url if known and url is not None and " " not in url and len(url) <= LINE else None


def as_text(answer: Answer) -> str:
    """The answer for a reader of text: our own lines, and words of pages between fences that no page can know."""
    fence = _fence(answer)
    out = [answer["message"]]
    if answer["items"]:
        out += ["", NOTICE.replace("under `quoted`", f"between lines of '{fence}'")]
    for number, item in enumerate(answer["items"], 1):
        out += ["", f"[{number}] {item['kind']} {plain(item['id'], LINE)}", *_lines(item, fence)]
        for part in item.get("related", []):
            out += [f"  {part['role']}: {part['kind']} {part['id']}", *("  " + line for line in _lines(part, fence))]
    if answer["cursor"]:
        out += ["", f"There is more: ask again with cursor={answer['cursor']}"]
    return "\n".join(out)


def _lines(item: One, fence: str) -> list[str]:
    facts: list[tuple[str, Any]] = [
        ("status", item["status"]),
        ("date", item["date"] or ("not known" if item["kind"] == "event" else None)),
        ("attribution", item["attribution"]),
        ("reports", item["reports"]),
        ("origins", "; ".join(item["origins"]) or None),
    ]
    if item["reports"] is not None:
        number = item["independent"]
        facts.append(("independent origins", "not established" if number is None else number))
    facts.append(("found by", item["found_by"]))
    out = [f"    told: {item['told']}"]
    out += [f"    {name}: {value}" for name, value in facts if value is not None]
    for words in item["quoted"]:
        where = f"page {plain(words['page'], LINE)}, characters {words['start']} to {words['end']}"
        known = [words["outlet"] or "unknown outlet", words["published"], words["url"]]
        out.append(f"    quoted from {where} ({', '.join(filter(None, known))}):")
        out += [f"    {fence}", f"    > {words['text']}{' [it goes on]' if words['cut'] else ''}", f"    {fence}"]
    return out


def _fence(answer: Answer) -> str:
    """A line that stands in none of the answer's words: a hash of all of them."""
    words = repr([answer["items"], answer["message"]])
    fence = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    while fence in words:
        fence = blake2b(fence.encode(), digest_size=6).hexdigest()
    return f"--- words of a page {fence} ---"
