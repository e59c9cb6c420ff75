"""Whom nouns, ages, pronouns and short forms take up, with the parser's tags. All persons and events are invented."""

import pytest

from depesche.model.findings import Findings
from depesche.model.page import Page
from depesche.pipeline import analyse


def findings_of(text: str) -> Findings:
    return analyse(Page.of(text.encode(), "page.txt"))


def meant(text: str, part: str, nth: int = 0) -> str | None:
    """Name of the entity that the nth mention written `part` means; None if nobody is known there."""
    found = findings_of(text)
    hits = [m for m in found.mentions if m.span.of(found.document.text) == part]
    names = {e.id: e.name for e in found.entities}
    return names.get(hits[nth].entity or "") if len(hits) > nth else None


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [
        ("Jana Quast kam zu spät. Die 34-Jährige entschuldigte sich.", "Die 34-Jährige", "Jana Quast"),
        ("Vor Gericht steht Bernd Olbrich. Der Angeklagte schwieg.", "Der Angeklagte", "Bernd Olbrich"),
        ("Das gab die Gewerkschaft Nordlicht bekannt. Die Gewerkschaft droht.", "Die Gewerkschaft", "Nordlicht"),
        ("„Ich gehe nicht“, sagte Anna Muster. Sie blieb.", "Ich", "Anna Muster"),
        ("Der Bund der Imker (BdI) tagte. Später lud der BdI zum Essen.", "BdI", "Bund der Imker"),
        ("Zwei Redakteurinnen klagten. Sie gewannen. Den Redakteurinnen wurde gratuliert.", "Sie", "Redakteurinnen"),
    ],
)  # fmt: skip
def test_whom_a_word_takes_up(text: str, part: str, name: str) -> None:
    assert meant(text, part) == name


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Bernd Olbrich aß. Der Tisch war alt.", "Der Tisch"),
        ("Der Regen ließ nach. Die Behörde schwieg.", "die Behörde"),
        ("„Ich gehe“, hieß es.", "Ich"),
    ],
)
def test_what_takes_up_nobody(text: str, part: str) -> None:
    assert meant(text, part) is None


def test_quoted_words_do_not_give_the_text_its_he() -> None:
    text = "Paul Ammer ist enttäuscht. „Mit Peter Zuber habe ich geredet“, erzählte Ammer. Er hofft noch."
    assert meant(text, "Er") == "Paul Ammer"


def test_people_of_one_noun_are_told_apart_and_common() -> None:
    found = findings_of("Ein Nachbar rief. Ein Nachbar lachte. Der Nachbar ging. Der Nachbar kam.")
    neighbours = [e for e in found.entities if e.name == "Nachbar"]
    assert all(e.subkind == "common noun" and not e.named for e in neighbours)
    assert len({e.id for e in neighbours}) == len(neighbours)
