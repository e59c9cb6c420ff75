"""Two versions of one page, and what is told of their differences."""

from collections import Counter
from dataclasses import replace

import pytest

from depesche.lang.correcting import correction_note
from depesche.link import link
from depesche.link.versions import address
from depesche.model.findings import Findings
from depesche.model.version import Version, versions_from
from depesche.tell.versions import version_lines
from tests.builders import PageBuilder, on

ADDRESS = "https://www.fjordbote.example/politik/hafen.html"
HEAD = "Brand im Hafen\nBei dem Brand starben {} Menschen.\n"
BEFORE = HEAD.format(12) + "Minister Ole Krag sagte, alle Schuppen seien geprüft worden.\n"
AFTER = HEAD.format(15) + "Minister Ole Krag sagte, fast alle Schuppen seien geprüft worden.\n"


def page(name: str, text: str, *said: str, day: str | None = None, url: str | None = ADDRESS) -> Findings:
    built = PageBuilder(text, name=name, **({"published": on(day)} if day else {}))  # type: ignore[arg-type]
    minister = built.entity("Ole Krag")
    for words in said:
        built.quotation(words, (minister,))
    found = built.build()
    return replace(found, page=replace(found.page, url=url))


def versions(*pages: Findings) -> tuple[Version, ...]:
    return versions_from(link(pages))


OLD = page("b", BEFORE, "alle Schuppen seien geprüft worden", day="2031-04-01")
NEW = page("a", AFTER, "fast alle Schuppen seien geprüft worden", day="2031-04-02")


def test_what_changed_silently() -> None:
    (version,) = versions(NEW, OLD)
    assert (version.earlier, version.later, version.marked) == ("b", "a", "")
    assert [c.what for c in version.changes] == ["statement changed", "number changed"]
    assert version.changes[0].before == OLD.quotations[0].id
    assert version.changes[0].after == NEW.quotations[0].id
    assert version.changes[1].after == "Bei dem Brand starben 15 Menschen."
    lines = list(version_lines("a", [version], {"a": NEW, "b": OLD}))
    assert lines[0] == "a later version of b: changed silently"
    assert lines[1] == (
        "  statement changed: 'alle Schuppen seien geprüft worden' -> 'fast alle Schuppen seien geprüft worden'"
    )


def test_a_correction_is_marked() -> None:
    note = "Korrektur: In einer früheren Fassung stand eine falsche Zahl.\n"
    (version,) = versions(OLD, page("a", AFTER + note, "fast alle Schuppen seien geprüft worden"))
    assert (version.earlier, version.later, version.marked) == ("b", "a", "correction")
    assert version.note == note.strip()


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ((), ("fast alle Schuppen seien geprüft worden",), {"statement added": 1}),
        (("fast alle Schuppen seien geprüft worden",), (), {"statement withdrawn": 1}),
        (("Schuppen",), ("Schuppen",), {}),
    ],
)
def test_statements_come_and_go(old: tuple[str, ...], new: tuple[str, ...], changes: dict[str, int]) -> None:
    one, two = page("a", AFTER, *old, day="2031-04-01"), page("b", AFTER, *new, day="2031-04-02")
    (version,) = versions(one, two)
    assert Counter(c.what for c in version.changes) == changes


def test_other_addresses_are_other_articles() -> None:
    assert versions(OLD, page("a", AFTER, url="https://fjordbote.example/politik/hafen-2.html")) == ()
    assert versions(page("a", AFTER, url=None), page("b", BEFORE, url=None)) == ()


def test_a_page_whose_id_was_taken_is_a_version() -> None:
    (version,) = versions(page("hafen@12345678", AFTER, url=None), page("hafen@9abcdef0", BEFORE, url=None))
    assert {version.earlier, version.later} == {"hafen@12345678", "hafen@9abcdef0"}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://www.a.example/x/", "http://a.example/x#top", True),
        ("https://a.example/x?utm_source=feed", "https://a.example/x", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/x", "https://b.example/x", False),
    ],
)
def test_addresses(one: str, two: str, same: bool) -> None:
    assert (address(one) == address(two)) is same


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("Richtigstellung: Der Ort heißt anders.", "de", "correction"),
        ("In einer früheren Version dieses Artikels hieß es", "de", "correction"),
        ("Dieser Artikel wurde aktualisiert.", "de", "update"),
        ("Correction: an earlier version gave a wrong year.", "en", "correction"),
        ("Die Korrekturen am Haushalt gehen weiter.", "de", None),
        ("Der Minister reiste ab.", "de", None),
    ],
)
def test_notes(line: str, language: str, kind: str | None) -> None:
    assert correction_note(line, language) == kind
