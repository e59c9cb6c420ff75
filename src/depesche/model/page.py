"""A page as it was got: bytes, where from, and what the bringer says about it."""

from dataclasses import dataclass
from typing import Literal

from depesche.model.identity import bytes_id

Media = Literal["text", "html", "conllu"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One raw page. `id` is the bringer's, or the first 16 hexadecimal characters of `sha256`."""

    id: str
    source: str
    """Path, archive record or URL from which the bytes came."""
    data: bytes
    media: Media
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    """Publication date as the bringer states it (ISO 8601); it counts as stated."""
    retrieved: str | None = None
    """When the bytes were got (ISO 8601), if an archive says so. It is no publication date."""
    headers: tuple[tuple[str, str], ...] = ()
    """What the server said of it, if it was fetched: kind, date, last change."""
    is_text: bool = False
    """True if the text is already clean, so that every line is content (`"is": "text"` in JSON Lines)."""
    encoding: str | None = None
    """Encoding if the bringer knows it (JSON Lines are UTF-8 by definition), else it is detected."""

    @staticmethod
    def of(data: bytes, source: str, media: Media = "text", *, id: str | None = None) -> "Page":  # noqa: A002
        """A page with its hash; `id` as given, else made from the hash."""
        sha256 = bytes_id(data)
        return Page(id=id or sha256[:16], source=source, data=data, media=media, sha256=sha256)
