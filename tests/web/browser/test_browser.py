"""The web pages in a real browser: what a visitor sees and does, what a hostile page cannot do, and who is shut out."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.keys import Keys

from tests.web.browser.conftest import SEEDS
from tests.web.browser.visitor import Visitor

pytestmark = pytest.mark.browser

FIXED = (
    "/", "/timeline", "/stories", "/actors", "/statements", "/claims", "/plans", "/map", "/review", "/search?q=Hafen",
    "/search", "/nothing",
)  # fmt: skip
REACHED = ("story", "page", "actor", "dyad", "correct")
"""Kinds of pages that are found by following links."""
WIDTHS = (390, 820, 1280)


def kinds(browser: Visitor, start: str) -> Iterator[str]:
    """One address of each kind of page."""
    yield from (start + path for path in FIXED)
    wanted, ways = set(REACHED), [start + path for path in ("/", "/stories", "/actors")]
    for way in ways:
        browser.open(way)
        for address in browser.links():
            kind = urlsplit(address).path.split("/")[1]
            if kind in wanted and not address.endswith(".json"):
                wanted.discard(kind)
                ways += [address] if kind == "page" else []
                yield address.split("#")[0]
    assert not wanted, f"no page leads to {wanted}"


@pytest.fixture(scope="module")
def pages(browser: Visitor, demo: str) -> list[str]:
    return list(kinds(browser, demo))


def test_the_instruments_see_what_is_wrong(browser: Visitor, ordinary: str) -> None:
    browser.open(ordinary, width=390)
    assert (browser.overflow(), browser.barriers(), browser.alarms()) == ([], [], [])
    browser.driver.execute_script("""
      const wide = document.createElement('p'); wide.className = 'broad'; wide.textContent = 'W'.repeat(900);
      document.querySelector('main').append(wide, document.createElement('img'));
      Object.assign(wide.style, {display: 'inline-block', maxWidth: 'none', whiteSpace: 'pre'}); window.alert(1);
    """)
    assert any("broad" in element for element in browser.overflow())
    assert any("image-alt" in barrier for barrier in browser.barriers())
    assert browser.alarms() == ["alert"]


def test_no_page_complains_or_shuts_anybody_out(browser: Visitor, pages: list[str]) -> None:
    assert not faults_of(browser, pages)


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="no gold data beside the project")
def test_neither_do_those_of_the_reference_pages(browser: Visitor, linked: str) -> None:
    addresses = list(kinds(browser, linked))
    assert not faults_of(browser, addresses)
    links: set[str] = set()
    for address in addresses:
        browser.open(address, width=390)
        assert browser.overflow() == [], address
        links.update(link.split("#")[0] for link in browser.links() if link.startswith(linked))
    answers = browser.asked(sorted(links - {f"{linked}/nothing", f"{linked}/nothing.json"}))
    assert {a: s for a, s in answers.items() if s != 200 and "/nothing" not in a} == {}


def faults_of(browser: Visitor, pages: list[str]) -> dict[str, list[str]]:
    """What is wrong with pages, in light and in dark."""
    browser.complaints()
    faults: dict[str, list[str]] = {}
    for address in pages:
        for dark in (False, True):
            browser.open(address, dark=dark)
            missing = "/nothing" in address  # says so with its status, which the console repeats
            found = [] if missing else browser.complaints()
            found += browser.barriers()
            if found:
                faults[f"{address} {'dark' if dark else 'light'}"] = found
            browser.complaints()
    return faults


def test_every_page_fits_its_window(browser: Visitor, pages: list[str]) -> None:
    wider = {}
    for address in pages:
        for width in WIDTHS:
            browser.open(address, width=width)
            if found := browser.overflow():
                wider[f"{address} {width}"] = found
    assert not wider


def test_every_link_answers(browser: Visitor, demo: str, pages: list[str]) -> None:
    links: set[str] = set()
    for address in pages:
        browser.open(address)
        links.update(link.split("#")[0] for link in browser.links() if link.startswith(demo))
    answers = browser.asked(sorted(links - {f"{demo}/nothing", f"{demo}/nothing.json"}))
    assert len(answers) > 100
    assert {a: s for a, s in answers.items() if s != 200 and "/nothing" not in a} == {}


def test_layers_switch_and_marks_explain(browser: Visitor, pages: list[str]) -> None:
    browser.open(next(a for a in pages if "/page/" in a))
    colour = "return getComputedStyle(document.querySelector('.m-mention')).borderBottomColor"
    before = browser.driver.execute_script(colour)
    browser.find("#layer-mention").click()
    assert browser.until(f"{colour} !== arguments[0]", before)
    browser.find("#layer-mention").send_keys(Keys.SPACE)
    assert browser.until(f"{colour} === arguments[0]", before)
    mark = browser.find(".m-mention")
    ActionChains(browser.driver).move_to_element(mark).perform()
    assert browser.until("return document.getElementById('explained').textContent === arguments[0].title", mark)
    assert "lit" in str(mark.get_attribute("class"))
    assert "@" in browser.find("#explained").text, "the rule is named"


def test_charts_come_alive(browser: Visitor, demo: str) -> None:
    browser.open(demo)
    browser.complaints()
    frame = browser.find("[data-chart]")
    ActionChains(browser.driver).move_to_element(frame).perform()
    assert browser.until("return arguments[0].dataset.alive === 'yes'", frame)
    day = browser.find(".alive .mark-symbol path[aria-label*='/finding/']")
    ActionChains(browser.driver).move_to_element(day).perform()
    tip = "return document.querySelector('#chart-tip.visible td.value')?.textContent"
    assert browser.until(tip) in str(day.get_attribute("aria-label"))
    span = "const [a, b] = arguments[0].view.scale('x').domain(); return b - a"
    before = browser.driver.execute_script(span, frame)
    origin = ScrollOrigin.from_element(day)
    ActionChains(browser.driver).scroll_from_origin(origin, 0, -400).perform()
    nearer = "const [a, b] = arguments[0].view.scale('x').domain(); return b - a < arguments[1]"
    assert browser.until(nearer, frame, before), "the wheel enlarges"
    assert (browser.complaints(), browser.barriers(), browser.overflow()) == ([], [], [])
    browser.open(f"{demo}/map")
    browser.find("[data-chart]").send_keys(Keys.NULL)
    assert browser.until("return document.querySelector('[data-chart]').dataset.alive === 'yes'")
    browser.find(".vega-bind input").send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert browser.until("return document.querySelector('[data-chart]').view.signal('zoom') > 1")
    assert (browser.complaints(), browser.barriers()) == ([], [])


def test_exact_words_are_two_clicks_away(browser: Visitor, demo: str) -> None:
    browser.open(demo)
    browser.find(".event a.exact").click()
    assert browser.until("return location.pathname.startsWith('/page/') && document.querySelector('.anchor:target')")
    wanted = "return document.querySelector('.anchor:target').getBoundingClientRect().top"
    assert 0 <= browser.driver.execute_script(wanted) < 900, "the words are in sight"


def test_search_finds_other_forms_and_compounds(browser: Visitor, ordinary: str) -> None:
    browser.open(ordinary)
    browser.find("#q").send_keys("Raketenlieferung", Keys.ENTER)
    assert browser.until("return location.pathname === '/search'")
    assert "Raketenlieferungen wurden vermutet" in browser.find("main").text


def test_the_keyboard_leads_to_the_content(browser: Visitor, ordinary: str) -> None:
    browser.open(ordinary)
    ActionChains(browser.driver).send_keys(Keys.TAB).perform()
    assert browser.until("return document.activeElement.classList.contains('skip')")
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    assert browser.until("return location.hash === '#content'")


def test_merging_and_undoing(browser: Visitor, own: str) -> None:
    browser.open(f"{own}/actors")
    holt, brandt = (str(link.get_attribute("href")) for link in browser.all("tbody a")[:2])
    browser.open(holt)
    browser.find("details summary").click()
    browser.find("form.decide input[name=right]").send_keys(brandt)
    browser.find("form.decide input[name=name]").send_keys("Mara Veltin")
    browser.find("form.decide button[value=merge]").click()
    assert browser.until("return location.pathname === '/review' && document.querySelector('button[value=undo]')")
    assert "Mara Veltin" in browser.find("main").text
    browser.open(f"{own}/actors")
    assert len(browser.all("tbody tr")) == 1
    browser.open(f"{own}/review")
    browser.find("button[value=undo]").click()
    assert browser.until("return document.querySelector('.doubt.withdrawn')")
    browser.open(f"{own}/actors")
    assert len(browser.all("tbody tr")) == 2


def test_a_finding_is_opened_corrected_and_taken_back(browser: Visitor, own: str) -> None:
    browser.open(f"{own}/page/one")
    browser.complaints()
    ActionChains(browser.driver).move_to_element(browser.find(".m-event-trigger")).perform()
    browser.find("#opened a").click()
    assert browser.until("return location.pathname.startsWith('/correct/') && document.querySelector('.pick .lit')")
    assert [e.text for e in browser.all(".pick .lit")] == ["traf"]
    browser.find("select[name=status] option[value=planned]").click()
    browser.find("form.correct input[name=name]").send_keys("Mara Veltin")
    browser.find("form.correct button[value=correct]").click()
    assert browser.until("return document.querySelector('button[value=undo]')")
    assert (browser.barriers(), browser.complaints(), browser.overflow()) == ([], [], [])
    address = browser.driver.current_url
    browser.open(f"{own}/page/one")
    assert browser.find(".event .status-planned, .event.status-planned")
    assert browser.find(".event .corrected")
    browser.open(address)
    browser.find("button[value=undo]").click()
    assert browser.until("return document.querySelector('.doubt.withdrawn')")
    browser.open(f"{own}/page/one")
    assert browser.all(".event .corrected") == []


def test_words_are_chosen_by_selecting_them(browser: Visitor, own: str) -> None:
    browser.open(f"{own}/page/one")
    browser.find(".statement a[href^='/correct/']").click()
    first, last = (next(w for w in browser.all(".pick .word") if w.text == text) for text in ("liefern", "keine"))
    browser.driver.execute_script("document.getSelection().setBaseAndExtent(...arguments)", first, 0, last, 1)
    browser.driver.execute_script("document.querySelector('.pick').dispatchEvent(new Event('mouseup'))")
    assert [e.text for e in browser.all(".pick .lit")] == ["liefern", "keine"]
    browser.find("form.correct input[name=name]").send_keys("Mara Veltin", Keys.ENTER)
    assert browser.until("return document.querySelector('button[value=undo]')")
    browser.open(f"{own}/statements")
    assert "liefern keine" in [e.text.strip('“”" ') for e in browser.all(".statement .words")]


def test_hostile_pages_run_nothing_and_break_nothing(browser: Visitor, hostile: str) -> None:
    browser.open(hostile)
    browser.requests(), browser.complaints()
    found = [f"{hostile}{path}" for path in FIXED if path != "/nothing"]
    for path in ("/", "/actors"):
        browser.open(hostile + path, width=390)
        for kind in REACHED:
            found += [a.split("#")[0] for a in browser.links() if urlsplit(a).path.startswith(f"/{kind}/")]
    for page in sorted({a for a in found if "/page/" in a and not a.endswith(".json")})[:4]:
        browser.open(page, width=390)
        found += [a for a in browser.links() if "/correct/" in a]
    few = sorted({a for a in found if not a.endswith(".json")})
    for address in few:
        browser.open(address, width=390)
        assert browser.alarms() == [], address
        assert browser.overflow() == [], address
        assert browser.complaints() == [], address
    assert len(few) > 30
    foreign = [a for a in browser.requests() if not a.startswith(hostile) and not re.match(r"(data|about|chrome):", a)]
    assert foreign == []


def test_it_works_without_scripts(browser: Visitor, ordinary: str) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(f"{ordinary}/timeline")
        browser.find(".event a.exact").click()
        browser.find("#layer-event").click()
        assert browser.find(".document .m-event-trigger").text == "traf"
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
