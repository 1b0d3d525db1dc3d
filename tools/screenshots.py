"""Makes pictures of every page of the demonstration, narrow and wide, light and dark, for people to look at.

Usage: python tools/screenshots.py [--output out/screenshots] [--database PATH] [--only timeline,network]
"""

import argparse
import base64
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from selenium import webdriver

sys.path.insert(0, str(Path(__file__).parents[1]))

from communique.record import open_record
from communique.views.demo import show_demo
from communique.views.progress import Progress
from tests.views.web.browser.visiting import Visitor, browser, served
from tools.every_page import every_page

WIDTHS = (360, 1440)
SCHEMES = ("light", "dark")
HIGHEST = 6000  # pixels of a picture


def main() -> None:
    """Make the pictures; say how many."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--output", type=Path, default=Path("out/screenshots"))
    parser.add_argument("--database", type=Path, help="a record; none: that of the demonstration")
    parser.add_argument("--only", default="", help="names of pages, with commas between")
    asked = parser.parse_args()
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        sys.exit("chromium and chromedriver are not installed")
    asked.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = _copied(asked.database, Path(folder))
        made = list(_pictures(database, asked.output, set(filter(None, asked.only.split(",")))))
    print(f"{len(made)} pictures in {asked.output}")


def _copied(database: Path | None, folder: Path) -> Path:
    """Return a record that may be changed: a copy, else that of the demonstration."""
    if database is None:
        show_demo(folder, Progress(Console(stderr=True), may_move=False))
        return folder / "record.db"
    return Path(shutil.copy(database, folder / "record.db"))


def _pictures(database: Path, output: Path, only: set[str]) -> Iterator[Path]:
    with open_record(database) as record:
        pages = {name: path for name, path in every_page(record).items() if not only or name in only}
    with served(database) as site, _opened() as driver:
        visitor = Visitor(driver, site)
        for width in WIDTHS:
            for scheme in SCHEMES:
                visitor.look(width=width, dark=scheme == "dark")
                for name, path in pages.items():
                    visitor.go(path)
                    yield _taken(driver, output / f"{name}-{width}-{scheme}.png", width)


@contextmanager
def _opened() -> Iterator[webdriver.Chrome]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = browser(Path(profile))
        yield driver
        driver.quit()


def _taken(driver: webdriver.Chrome, path: Path, width: int) -> Path:
    height = driver.execute_script("return document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST), "scale": 1}
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    path.write_bytes(base64.b64decode(shot["data"]))
    return path


if __name__ == "__main__":
    main()
