"""A person with a browser: goes to pages, presses keys, looks at what is there."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from communique.views.web import Serving, create_app

AXE = (Path(__file__).parent / "vendored" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WAIT_SECONDS = 15
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
SWITCHES = ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars", "window-size=1500,1100",
            "disable-background-networking", "disable-component-update", "no-first-run")  # fmt: skip

IN_A_BROWSER = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"),
]


def browser(profile: Path) -> webdriver.Chrome:
    """Start Debian's Chromium, without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for switch in (*SWITCHES, f"user-data-dir={profile}"):
        options.add_argument(f"--{switch}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))


@contextmanager
def served(database: Path) -> Iterator[str]:
    """Serve the pages of a record from this process; yield their address."""
    app = create_app(Serving(database=str(database), by="Ada"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + WAIT_SECONDS
    while not server.started and thread.is_alive() and time.monotonic() < until:
        threading.Event().wait(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(WAIT_SECONDS)


class Visitor:
    """A browser on one site."""

    def __init__(self, driver: webdriver.Chrome, site: str) -> None:
        self.driver, self.site = driver, site
        self.asked: list[str] = []
        self.said: list[str] = []

    def look(self, *, width: int = 1440, height: int = 900, dark: bool = False, script: bool = True) -> None:
        """Set how wide the window is, which scheme the system has, and whether scripts run."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        media = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in media.items()]
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})

    def go(self, path: str) -> None:
        """Open a page of the site, and wait until what it draws is drawn."""
        self.driver.get(f"{self.site}{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the charts of the page are drawn."""
        drawn = "return [...document.querySelectorAll('[data-island]')].every(one => !one.hidden)"
        self.until(lambda: self.run(drawn), "its charts are drawn")

    def run(self, script: str, *arguments: object):
        """Return what a script finds."""
        return self.driver.execute_script(script, *arguments)

    def until(self, holds, what: str):
        """Wait until something holds; return it."""
        wait = WebDriverWait(self.driver, WAIT_SECONDS, poll_frequency=0.05)
        return wait.until(lambda _: holds(), f"{self.path}: waited in vain until {what}")

    def find(self, selector: str):
        """Return the first element."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str):
        """Return the elements."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def press(self, keys: str) -> None:
        """Press keys, wherever the focus is."""
        webdriver.ActionChains(self.driver).send_keys(keys).perform()

    def follow(self, element) -> None:
        """Press a link or a button that leads to another page, and wait until it is there."""
        before = self.now
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        if element.is_displayed():
            element.click()
        else:  # a fold that the style sheet keeps open is closed to the driver
            self.run("arguments[0].focus()", element)
            self.press(Keys.ENTER)
        self.arrive(before)

    def arrive(self, before: float) -> None:
        """Wait until another page than the one of that time is there."""
        here = "return document.readyState === 'complete' && performance.timeOrigin"
        self.until(lambda: self.run(here) not in (False, before), "another page is there")
        self.settle()

    @property
    def now(self) -> float:
        """Return when this page was opened: another page, another time."""
        return self.run("return performance.timeOrigin")

    @property
    def path(self) -> str:
        """Return the path of the page."""
        return urlsplit(self.driver.current_url).path

    @property
    def text(self) -> str:
        """Return what can be read."""
        return self.find("main").text

    @property
    def overflow(self) -> list[str]:
        """Return what is wider than the window."""
        return self.run("""
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [`${document.documentElement.scrollWidth} > ${wide}`, ...[...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > wide + 1)
                .slice(0, 5).map(one => one.outerHTML.slice(0, 120))];
        """)

    def complaints(self) -> list[str]:
        """Return what the console said since the last time, but that the page itself is a refusal."""
        said = [entry["message"] for entry in self.driver.get_log("browser")]
        own = f"{self.driver.current_url.partition('#')[0]} - Failed to load resource: "
        return [words for words in said if not (words.startswith(own) and "status of 4" in words)]

    def strangers(self) -> set[str]:
        """Return the other hosts asked since the last time."""
        asked = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        sent = (one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent")
        own = urlsplit(self.site).netloc
        return {url for url in sent if urlsplit(url).netloc not in {own, ""} and not url.startswith("data:")}

    def barriers(self) -> list[str]:
        """Return what axe finds on the page, in words."""
        if not self.run("return 'axe' in window"):
            self.run(AXE)
        found = self.driver.execute_async_script(
            "const done = arguments[1];"
            "axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then(found => done("
            "found.violations.map(one => `${one.id}: ${one.help}: ${one.nodes.slice(0, 4).map("
            "node => `${node.html.slice(0, 160)} [${node.any.concat(node.all, node.none).map("
            "check => check.message).join(' ')}]`).join(' | ')}`)), error => done([String(error)]))",
            RULES,
        )
        return list(found)
