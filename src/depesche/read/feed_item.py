"""What the items of all kinds of feeds become, and the dates that feeds and mails write."""

from email.utils import parsedate_to_datetime

from depesche.errors import EmptyPage, MalformedPage, PageError
from depesche.model.page import Page
from depesche.read.jsonl import ISO_DAY, complaint, page_of_object


def page_of_item(item: dict[str, str], about: str) -> Page | PageError:
    """The page of `html` or `text`, `url`, `title`, `published`, `outlet`; a date that nobody can read is left out."""
    value = {key: text.strip() for key, text in item.items() if text.strip()}
    if "html" not in value and "text" not in value:
        return EmptyPage(about, "the item has neither content nor summary", "Get the page that it links to")
    if "html" in value:
        value.pop("text", None)
    published = iso_date(value.pop("published", ""))
    if published:
        value["published"] = published
    if not value.get("url", "").lower().startswith(("http://", "https://")):
        value.pop("url", None)
    reason = complaint(value)
    return page_of_object(value, about) if reason is None else MalformedPage(about, reason, "Mend or remove the item")


def iso_date(text: str) -> str | None:
    """An ISO date as it stands, one of mail (RFC 5322) as ISO; None for what is neither."""
    text = text.strip()[:100]
    if ISO_DAY.fullmatch(text):
        return text
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
