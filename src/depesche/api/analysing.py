"""Text in, findings out: nothing is stored."""

from dataclasses import replace
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct

from depesche.api.asked import DAY
from depesche.api.operations import Call
from depesche.model.page import Page
from depesche.pipeline import analyse as analyse_page
from depesche.settings import Settings
from depesche.tell.contract import findings_object

MOST_CHARACTERS: Final = 200_000
"""A long newspaper page has 40,000."""
LIMITS: Final = Settings(max_page_bytes=4 * MOST_CHARACTERS, max_text_characters=MOST_CHARACTERS)


class Analysed(Struct, kw_only=True, forbid_unknown_fields=True):
    """One page to be read."""

    content: Annotated[str, Meta(min_length=1, max_length=MOST_CHARACTERS, description="The page, as text or as HTML.")]
    media: Annotated[Literal["text", "html"], Meta(description="What the content is.")] = "text"
    url: Annotated[Annotated[str, Meta(max_length=2000)] | None, Meta(description="From where it is.")] = None
    outlet: Annotated[Annotated[str, Meta(max_length=200)] | None, Meta(description="Who published it.")] = None
    title: Annotated[Annotated[str, Meta(max_length=1000)] | None, Meta(description="Its title.")] = None
    published: Annotated[
        Annotated[str, Meta(pattern=DAY, max_length=10)] | None,
        Meta(description="When it appeared; counts as stated.", examples=["2031-03-04"]),
    ] = None


EXAMPLE: Final = {
    "content": "Ministerin Maren Holt traf am Montag Außenminister Timo Brandt. „Wir liefern nicht“, sagte sie.",
    "published": "2031-03-04",
}


def analyse(call: Call) -> dict[str, Any]:
    """Everything found in a text or an HTML page; nothing is stored.

    The same object that the command `analyse` prints. One text is read at a time; a few may wait.
    """
    wanted: Analysed = call.body
    page = Page.of(wanted.content.encode("utf-8", "surrogatepass"), "text", wanted.media)
    page = replace(
        page, url=wanted.url, outlet=wanted.outlet, title=wanted.title, published=wanted.published, encoding="utf-8"
    )
    with call.desk.analysing():
        return findings_object(analyse_page(page, LIMITS))
