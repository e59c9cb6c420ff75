"""The file that says what belongs together on the pages of a folder."""

from pathlib import Path

import pytest
from corpus.links import link_mistakes, paragraphs, read_links
from corpus.page import CorpusError

PAGE = """outlet: Elbkurier
manner: broadsheet
field: local
language: de
published: 2031-05-06
===
h| Nachricht
[[S1:[[P:Ilka Brandt]]]] [[C1:sagte]], [[I1:sie [[E1:reise]] ab]].
Zweiter Absatz.
===
Q1 asserts; speaker=Ilka Brandt
E1 CONSULT planned; actor=Ilka Brandt
"""
GOOD = """# told
event: 01.E1, 02.E1
partial: 01.P2, 02.P2; first=01
plan: 01.E1; result=fulfilled; outcome=02.E1
story one: 01, 02
saga: one
"""
FOLDER = Path(__file__).parents[2] / "corpus"


def folder(at: Path, links: str) -> Path:
    for name in ("01-broadsheet", "02-agency"):
        (at / f"{name}.page").write_text(PAGE, "utf-8")
    (at / "links").write_text(links, "utf-8")
    return at


def test_a_sound_file(tmp_path: Path) -> None:
    linked = read_links(folder(tmp_path, GOOD))
    assert not list(link_mistakes(linked))
    assert linked.of("partial")[0].members == ("01.P2", "02.P2")
    assert linked.stories == {"one": ("01", "02")}
    assert len(paragraphs(linked.pages["01"])) == 2


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("event: 01.E7", "marked nowhere"),
        ("event: 01.Q1", "should refer to E"),
        ("copy: 01, 03; first=01", "no reference"),
        ("copy: 01, 02", "lacks first"),
        ("partial: 01.P3, 02.P1; first=01", "2 lines of content"),
        ("plan: 01.E1; result=done", "no result"),
        ("happening: 01.E1", "unknown kind"),
        ("event: 02.E1, 01.E1", "two lines"),
        ("saga: two", "unknown story"),
        ("story two: 01", "2 stories"),
    ],
)
def test_mistakes(tmp_path: Path, line: str, mistake: str) -> None:
    assert any(mistake in found for found in link_mistakes(read_links(folder(tmp_path, f"{GOOD}{line}\n"))))


def test_a_line_without_a_colon(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="without a colon"):
        read_links(folder(tmp_path, "event 01.E1\n"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("**/links")), ids=lambda path: path.parent.name)
def test_our_own_folders_are_sound(path: Path) -> None:
    assert not list(link_mistakes(read_links(path.parent)))
