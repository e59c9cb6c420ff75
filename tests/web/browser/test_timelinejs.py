"""An export opened in TimelineJS itself: what a newsroom sees."""

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.tell.exports.samples import HOSTILE, exported
from tests.web.browser.visitor import Visitor

pytestmark = pytest.mark.browser
LIBRARY = Path(__file__).parents[3] / "build" / "timelinejs" / "package" / "dist"
PAGE = """<!doctype html><meta charset="utf-8"><title>Timeline</title>
<link rel="stylesheet" href="/library/css/timeline.css"><div id="timeline" style="height: 600px"></div>
<script src="/library/js/timeline.js"></script>
<script>window.timeline = new TL.Timeline("timeline", "/events.json", {font: null, hash_bookmark: false});</script>
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Nothing: tests print what went wrong."""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "library").symlink_to(LIBRARY)
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "events.json").write_text(exported("timelinejs"), "utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=tmp_path))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_every_slide_is_shown_with_its_words_and_dates(browser: Visitor, address: str) -> None:
    browser.open(address)
    assert browser.until("return document.querySelectorAll('.tl-slide').length === 4")
    slides = [str(slide.get_attribute("textContent")) for slide in browser.all(".tl-slide")]
    assert "CONSULT: Ilka Brandt → Piet van Oorschot" in slides[0]
    assert "2031-03-03 Mon" in slides[0]
    assert "Elbkurier <- nda" in slides[0]
    assert any("Die Polizei sperrte in Lautern am Montag die Ost-Reederei aus." in slide for slide in slides)
    assert len(browser.all(".tl-timemarker")) == 4
    groups = {str(group.get_attribute("textContent")) for group in browser.all(".tl-timegroup")}
    assert {"happened", "planned"} <= groups
    assert browser.alarms() == []
    assert HOSTILE not in " ".join(slides), "it has no day"
