"""What a visitor can do and notice in Chromium, driven through Debian's chromedriver."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

AXE = Path(__file__).parents[3] / "build" / "axe" / "package" / "axe.min.js"
DRIVER = "/usr/bin/chromedriver"
PATIENCE = 60
"""Seconds after which something that should come is missing: long, since the machine may be busy."""
ALARMS = """
window.alarms = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => { window.alarms.push(name); };
"""
GRAVE = ("serious", "critical")
LINKS = "return [...new Set([...document.querySelectorAll('a[href], img[src], link[href]')].map(e => e.href || e.src))]"
ASKED = """
const [addresses, done] = arguments;
Promise.all(addresses.map(address => fetch(address).then(answer => [address, answer.status])
  .catch(error => [address, String(error)]))).then(done);
"""
WIDER = """
const wide = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && box.right > wide + 1 && !e.closest('.scroll, .hidden, .skip, .chart, details:not([open])');
}).slice(0, 5).map(e => e.outerHTML.slice(0, 160));
"""


class Visitor:
    """One browser window."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(self, address: str, *, width: int = 1280, dark: bool = False) -> None:
        """Opens a page in a window of the width, in light or dark."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.get(address)

    def find(self, selector: str) -> WebElement:
        """The first element of a CSS selector, as soon as it is there."""
        return WebDriverWait(self.driver, PATIENCE).until(lambda d: d.find_element(By.CSS_SELECTOR, selector))

    def all(self, selector: str) -> list[WebElement]:
        """All elements of a CSS selector."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def until(self, script: str, *values: object) -> Any:
        """Waits until a script returns something true."""
        return WebDriverWait(self.driver, PATIENCE).until(lambda d: d.execute_script(script, *values))

    def links(self) -> list[str]:
        """Addresses that the page links to or shows."""
        found: list[str] = self.driver.execute_script(LINKS)
        return found

    def asked(self, addresses: list[str]) -> dict[str, Any]:
        """What each address answers: a status, or the error."""
        return dict(self.driver.execute_async_script(ASKED, addresses))

    def complaints(self) -> list[str]:
        """Errors on the console since last asked: broken scripts, refused by the policy, missing files."""
        return [str(entry["message"]) for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def requests(self) -> list[str]:
        """Addresses asked for since last asked."""
        told = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [m["params"]["request"]["url"] for m in told if m["method"] == "Network.requestWillBeSent"]

    def alarms(self) -> list[str]:
        """Dialogs that the page has tried to open: only a script of it would."""
        found: list[str] = self.driver.execute_script("return window.alarms")
        return found

    def overflow(self) -> list[str]:
        """Elements that reach beyond the right edge, if the page can be scrolled sideways."""
        grew = self.driver.execute_script(
            "const page = document.documentElement; return page.scrollWidth > page.clientWidth + 1"
        )
        found: list[str] = self.driver.execute_script(WIDER) if grew else []
        return found or (["the page can be scrolled sideways"] if grew else [])

    def barriers(self) -> list[str]:
        """Serious and critical findings of axe-core on the page."""
        if not self.driver.execute_script("return Boolean(window.axe)"):
            self.driver.execute_script(AXE.read_text(encoding="utf-8"))
        told = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(r => done(r.violations))"
        )
        return [
            f"{rule['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
            for rule in told
            if rule["impact"] in GRAVE
            for node in rule["nodes"][:3]
        ]


@contextmanager
def visiting() -> Iterator[Visitor]:
    """A window of a Chromium of its own, without a profile."""
    options = ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
                 "--disable-background-networking", "--no-first-run", "--lang=en"):  # fmt: skip
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=ChromeService(DRIVER))
    try:
        driver.set_script_timeout(PATIENCE)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": ALARMS})
        yield Visitor(driver)
    finally:
        driver.quit()
