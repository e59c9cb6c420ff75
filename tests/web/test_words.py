"""The German words of the pages are complete and fit their English ones."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import depesche.web
from depesche.web.words import CHARTED, LANGUAGES

HOME = Path(depesche.web.__file__).parent
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
METHODS = [("templates/**.html", "jinja2.ext.babel_extract")]


def messages() -> set[str]:
    found = set(CHARTED)
    for _, _, message, _, _ in extract_from_dir(HOME, METHODS):
        found.add(message if isinstance(message, str) else message[0])
    return found


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_word_of_the_pages_is_translated(language: str) -> None:
    with (HOME / "locale" / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    known = {m.id if isinstance(m.id, str) else m.id[0]: m for m in catalog if m.id}
    missing = {m for m in messages() if m not in known or not known[m].string}
    assert missing == set()
    assert set(known) - messages() == set(), "words that no page has"
    for message, entry in known.items():
        for words in [entry.string] if isinstance(entry.string, str) else entry.string:
            assert set(PLACEHOLDER.findall(words)) == set(PLACEHOLDER.findall(message)), message
