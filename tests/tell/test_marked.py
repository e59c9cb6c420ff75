"""The text of a page as a notebook shows it."""

import re
from html import unescape
from xml.etree import ElementTree

from depesche.tell.marked import STYLES, marked, marks_of
from tests.tell.exports.samples import PAGES, hostile, rich


def test_every_finding_is_marked_with_what_it_is() -> None:
    page = rich()
    root = ElementTree.fromstring(marked(page))
    titles = {span.attrib["title"]: "".join(span.itertext()) for span in root.iter("span") if "title" in span.attrib}
    assert titles["COERCE (happened): Polizei, Mara Veltin → Ost-Reederei"] == "sperrte"
    assert titles["direct: Mara Veltin"] == "bleibt zu."
    assert any(title.startswith("organisation: nda") for title in titles)
    assert len(list(marks_of(page))) == len(page.mentions) + len(page.times) + len(page.events) + 2


def test_the_text_is_whole_whatever_overlaps() -> None:
    for page in PAGES[:2] + PAGES[3:]:
        paragraphs = re.findall(r"<p>(.*?)</p>", marked(page))[1:-1]
        words = [unescape(re.sub(r"<[^>]+>", "", paragraph)) for paragraph in paragraphs]
        assert words == [line.span.of(page.document.text) for line in page.document.kept()]
    assert all(style in marked(rich()) for style in STYLES.values())


def test_a_hostile_page_is_only_text() -> None:
    shown = marked(hostile())
    assert "<b>&" not in shown
    assert "&lt;b&gt;" in shown
    assert not {"\u202e", "\x00"} & set(shown)
