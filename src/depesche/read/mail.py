"""A mail (EML): its HTML, else its text, with what its headers say. Attachments are named and left."""

import contextlib
import email
import email.errors
import email.header
import email.message
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parseaddr

from depesche.errors import MalformedPage, PageError, UnreadablePage
from depesche.model.page import Media, Page
from depesche.read.feed_item import iso_date
from depesche.read.files import Content
from depesche.settings import Settings

LOG = logging.getLogger(__name__)
HEADER_CHARACTERS = 2_000
"""So much of a header is decoded; the parsers of the standard library need more than linear time for headers."""
MOST_PARTS = 1_000
MOST_BOUNDARIES = 2_000
"""Lines that may begin a part; parts within parts take more than linear time."""
BODIES: dict[str, Media] = {"text/html": "html", "text/plain": "text"}
LIST_NAME = re.compile(r"([^<>]{1,200}?)\s*<[^<>]{1,300}>")
LINK = re.compile(r"<\s*(https?://[^<>\s]{1,2000})\s*>", re.IGNORECASE)


def pages_of_mail(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """The page of one mail. Raises `MalformedPage`, or `UnreadablePage` for a mail without text."""
    data = content.all_bytes(settings)
    if data.count(b"\n--") > MOST_BOUNDARIES:
        raise MalformedPage(content.source, "the mail has too many parts", "Save the part that you want by itself")
    # The older of the two policies: the newer parses each header by a grammar and fails on damaged ones.
    try:
        mail = email.message_from_bytes(data)
        body, media, left = chosen(mail, content.source)
        raw = body.get_payload(decode=True) if body is not None else None
    except (email.errors.MessageError, RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise MalformedPage(content.source, f"it cannot be read as a mail ({error})", "Save the mail again") from error
    if left:
        LOG.warning("%s: attachments left out: %s", content.source, ", ".join(left))
    if body is None or not isinstance(raw, bytes) or not raw.strip():
        raise UnreadablePage(content.source, "the mail has no text", "Give its attachments as files of their own")
    link = LINK.search(header(mail, "Archived-At"))
    yield replace(
        Page.of(raw, content.source, media),
        title=header(mail, "Subject") or None,
        published=iso_date(header(mail, "Date")),
        outlet=outlet_of(mail),
        url=link.group(1) if link else None,
        encoding=encoding_of(body, raw),
    )


def chosen(mail: email.message.Message, source: str) -> tuple[email.message.Message | None, Media, list[str]]:
    """The first part that is HTML, else the first that is text; names of what is attached. Forwarded mails count so."""
    found: dict[str, email.message.Message] = {}
    left: list[str] = []
    waiting: list[email.message.Message] = [mail]
    for _ in range(MOST_PARTS):
        if not waiting:
            break
        part = waiting.pop()
        kind = part.get_content_type()
        inside = part.get_payload()
        attached = str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")
        if isinstance(inside, list) and part.get_content_maintype() == "multipart" and not attached:
            waiting.extend(piece for piece in reversed(inside) if isinstance(piece, email.message.Message))
        elif kind in BODIES and not attached and kind not in found:
            found[kind] = part
        elif attached or part.get_content_maintype() not in ("text", "multipart"):
            left.append(file_name(part) or kind)
    if waiting:
        raise ValueError(f"it has more than {MOST_PARTS} parts")
    kind = "text/html" if "text/html" in found else "text/plain"
    return found.get(kind), BODIES[kind], left


def file_name(part: email.message.Message) -> str:
    """The name of an attachment, on one line."""
    return " ".join((part.get_filename() or "").split())[:200]


def header(mail: email.message.Message, name: str) -> str:
    """A header decoded, on one line; empty if it is not there."""
    text = str(mail.get(name, ""))[:HEADER_CHARACTERS]
    with contextlib.suppress(ValueError, LookupError, email.errors.MessageError):  # else as it is written
        text = str(email.header.make_header(email.header.decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def outlet_of(mail: email.message.Message) -> str | None:
    """The sender's name, if the list that the mail came by has the same one; else nobody says that it is an outlet."""
    listed = LIST_NAME.match(header(mail, "List-Id"))
    sender = parseaddr(header(mail, "From"))[0].strip()
    name = listed.group(1).strip(" \"'") if listed else ""
    return sender if sender and sender.casefold() == name.casefold() else None


def encoding_of(part: email.message.Message, raw: bytes) -> str | None:
    """The stated encoding if the bytes can be read in it and it is not what detection tells better."""
    stated = str(part.get_content_charset() or "").lower()
    if stated in ("", "us-ascii", "iso-8859-1", "latin-1"):
        return None
    try:
        raw.decode(stated)
    except (LookupError, ValueError):
        return None
    return stated
