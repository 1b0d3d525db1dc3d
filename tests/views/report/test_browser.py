"""The report in a real browser: nothing overflows, every link leads into view, nothing is asked of anywhere."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

import communique

EXAMPLES = Path(communique.__file__).parents[2] / "examples"
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
WIDTHS = [360, 768, 1440]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for switch in ("headless=new", "no-sandbox", "disable-gpu", "disable-background-networking", "hide-scrollbars"):
        options.add_argument(f"--{switch}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    page = tmp_path_factory.mktemp("report") / "report.html"
    command = [sys.executable, "-m", "communique", "read", str(EXAMPLES), "--format", "html", "--output", str(page)]
    subprocess.run(command, check=True)
    return page.as_uri()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(browser, report, width):
    browser.set_window_size(width, 900)
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.get(report)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_a_finding_leads_to_its_words_and_back(browser, report, width):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    browser.get(report)
    for link in ("aside .quotes a[href^='#S']", "article a.ref[href^='#S']"):
        found = browser.find_elements(By.CSS_SELECTOR, link)[-1]
        target = found.get_attribute("href").split("#")[1]
        browser.execute_script("arguments[0].click()", found)
        inside = "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
        assert browser.execute_script(inside + "return box.bottom > 0 && box.top < innerHeight", target)


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser, report):
    browser.get(report)
    asked = browser.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in asked if not name.startswith("data:")] == []
    assert browser.get_log("browser") == []
    assert browser.find_elements(By.TAG_NAME, "script") == []
