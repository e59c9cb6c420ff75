"""Pages on one happening, and on another of the same kind some days later."""

import pytest

from depesche.link import link
from depesche.model.event import Category
from depesche.model.findings import Findings
from depesche.model.story import links_from
from depesche.model.when import When
from tests.builders import PageBuilder, on

TEXT = (
    "Im Hafen von Lunden haben Unbekannte einen Frachter der Reederei Brandt überfallen. Die Wasserschutzpolizei "
    "suchte mit Booten nach den Tätern, die Fässer mit Heizöl erbeuteten. Ilka Brandt forderte mehr Streifen."
)
COLUMN = (
    "Wer den Fluss kennt, wundert sich nicht: Heizöl ist teuer, die Wasserschutzpolizei fährt selten Streifen, und die "
    "Reederei Brandt spart. Unbekannte mit Booten sind nichts Neues, und Ilka Brandt forderte schon oft genug. Der "
    "Überfall auf den Frachter in Lunden war so leicht wie das Stehlen von Fässern, die keiner sah."
)
LATER = (
    "Die Täter kamen wieder mit Booten. Einen Frachter der Reederei Brandt trafen sie im Hafen von Lunden ohne Wachen "
    "an und ließen nur leere Fässer zurück; Heizöl und Diesel fehlen. Die Wasserschutzpolizei suchte Streifen um "
    "Streifen das Ufer ab, wo Ilka Brandt wartete."
)


def page(
    name: str, published: str, *told: tuple[Category, str, When], text: str = TEXT, people: tuple[str, ...] = ()
) -> Findings:
    words = " ".join(word for _, word, _ in told)
    builder = PageBuilder(f"Überfall im Hafen {words}\n{text}\n", name=name, published=on(published))
    for person in ("Ilka Brandt", "Jens Kolb", *people):
        builder.entity(person)
    builder.entity("Lunden", "place")
    for category, word, when in told:
        builder.event(category, word, when=when)
    return builder.build()


def stories(*pages: Findings) -> tuple[tuple[str, ...], ...]:
    return links_from(link(pages)).stories


FIRST = page("first", "2031-03-04", ("ASSAULT", "geentert", on("2031-03-03")))


@pytest.mark.parametrize(
    ("later", "one"),
    [
        (("ASSAULT", "geentert", on("2031-03-03")), True),
        (("ASSAULT", "gekapert", on("2031-03-05")), False),
        (("COERCE", "beschlagnahmt", on("2031-03-05")), True),
        (("ASSAULT", "gekapert", on("2030-03-05")), True),
        (("ACCUSE", "beschuldigt", on("2031-03-05")), True),
    ],
    ids=["the same", "it happened again", "what followed", "long before", "words about it"],
)
def test_the_like_of_another_day_is_another_story(later: tuple[Category, str, When], one: bool) -> None:
    assert bool(stories(FIRST, page("later", "2031-03-05", later, text=LATER))) == one


def test_a_page_of_like_words_does_not_join_two_happenings() -> None:
    """The column on the first happening appeared between both."""
    column = page("column", "2031-03-04", text=COLUMN)
    again = page("later", "2031-03-05", ("ASSAULT", "gekapert", on("2031-03-05")), text=LATER)
    assert stories(column, again)
    assert stories(FIRST, column, again) == (("column", "first"),)


def test_what_is_recalled_first_is_no_news() -> None:
    """The later page begins with what the earlier one told, and then goes on."""
    later = page(
        "later",
        "2031-03-05",
        ("ASSAULT", "geentert", on("2031-03-03")),
        ("COERCE", "gefasst", on("2031-03-05")),
        text=LATER,
    )
    assert stories(FIRST, later) == (("first", "later"),)


def test_people_who_speak_on_both_pages_make_a_saga() -> None:
    pages = []
    for name, day in (("spring", "2031-03-04"), ("autumn", "2031-09-04")):
        builder = PageBuilder(
            f"{TEXT if name == 'spring' else LATER}\nJens Kolb dankte.\n", name=name, published=on(day)
        )
        builder.quotation("Streifen", (builder.entity("Ilka Brandt"),))
        builder.quotation("dankte", (builder.entity("Jens Kolb"),))
        pages.append(builder.build())
    links = links_from(link(pages))
    assert links.sagas == (("autumn", "spring"),)
    assert not links.stories
