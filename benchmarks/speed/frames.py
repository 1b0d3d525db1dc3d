"""Measures how fluently the timeline zooms in Chromium: milliseconds a frame, with 2,000 marks drawn.

Usage: python benchmarks/speed/frames.py [--entries 10000] [--frames 200]
The page is the one that is served; its entries are made up, so many that the chart draws as many as it may.
"""

import argparse
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import uvicorn
from fastapi.routing import APIRoute
from selenium import webdriver

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.domain.document import Origin, make_document
from communique.reading import read
from communique.record import open_record
from communique.views.record_of import produced_by
from communique.views.web import Serving, create_app

FLOOR = 33.0  # milliseconds: the median frame may take no longer
WORDS = "Sergei Lavrov met Marco Rubio in Vienna on Sunday."
START = date(2019, 1, 1)
DAYS = 2400
SWITCHES = ("headless=new", "no-sandbox", "disable-gpu", "hide-scrollbars", "window-size=1920,1200")
ZOOM = """
const [frames, done] = arguments;
const {timeline} = document.querySelector('[data-island=timeline]');
const whole = timeline.window(), middle = (whole.from + whole.to) / 2, span = whole.to - whole.from;
const stamps = [], drawn = [];
function step(now) {
  stamps.push(now);
  drawn.push(timeline.layout.marks.length + timeline.layout.clusters.length);
  if (stamps.length > frames) return done([stamps, drawn]);
  const turn = (stamps.length - 1) / frames;
  const part = 0.25 + 0.75 * Math.abs(1 - 2 * turn);
  timeline.zoomTo({from: middle - span * part / 2, to: middle + span * part / 2});
  requestAnimationFrame(step);
}
requestAnimationFrame(step);
"""


def made_up(count: int) -> dict[str, object]:
    """Return so many entries as the chart takes them: of four days, one interval and one arrow."""
    chance = random.Random(11)  # noqa: S311  the same entries each time
    days = [START + timedelta(days=day) for day in range(DAYS)]
    whens: list[tuple[str, str | None, str | None]] = [(f"{day}", f"{day}", f"{day}") for day in days]
    whens += [(f"{day:%B %Y}", f"{day}", f"{day + timedelta(days=20)}") for day in days]
    whens.append(("no day given", None, None))
    statuses, levels = list(ContactStatus), list(ContactLevel)
    marks = []
    for number in range(count):
        day = chance.randrange(DAYS)
        when = (day, day, day, day, DAYS + day, 2 * DAYS)[number % 6]
        place = (chance.randrange(len(statuses)), number % len(levels), 0, when, 0)
        marks.append((f"contact-{number}", *place, f"{days[day]}"))
    return {"as_of": f"{days[-1]}", "is_cut": False, "statuses": statuses, "levels": levels, "modes": list(ContactMode),
            "whens": whens, "who": ["Ada Vell, Bo Lund"], "marks": marks}  # fmt: skip


@contextmanager
def served(folder: Path, count: int) -> Iterator[str]:
    """Serve a small record, with so many entries on its timeline; yield its address."""
    database = folder / "record.db"
    with open_record(database) as record:
        for _ in record.add([read(make_document(WORDS, Origin(published=date(2025, 3, 10))))], produced_by()):
            pass
    app = create_app(Serving(database=str(database), by="bench"))
    entries = made_up(count)
    app.router.routes.insert(0, APIRoute("/timeline/marks.json", lambda: entries))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def zoomed(address: str, frames: int) -> tuple[list[float], list[int]]:
    """Return the milliseconds of each frame, in order of length, and how many marks each had."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for switch in SWITCHES:
        options.add_argument(f"--{switch}")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.set_script_timeout(120)
        driver.get(f"{address}/timeline")
        while not driver.execute_script("return document.querySelector('[data-island]').timeline !== undefined"):
            time.sleep(0.05)
        stamps, drawn = driver.execute_async_script(ZOOM, frames)
    finally:
        driver.quit()
    return sorted(later - earlier for earlier, later in pairwise(stamps)), drawn


def main() -> None:
    """Print the frames; fail where the median is too long."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--frames", type=int, default=200)
    asked = parser.parse_args()
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        sys.exit("chromium and chromedriver are not installed")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), asked.entries) as address:
        frames, drawn = zoomed(address, asked.frames)
    median, late = frames[len(frames) // 2], frames[len(frames) * 95 // 100]
    marks = sorted(drawn)[len(drawn) // 2]
    print(f"{asked.entries:,} entries; {min(drawn):,} to {max(drawn):,} marks drawn, {marks:,} in the median")
    print(f"a frame of the zoom: {median:.1f} ms in the median, {late:.1f} at 95 of 100, {frames[-1]:.1f} at most")
    sys.exit(0 if median <= FLOOR else f"expected a median of at most {FLOOR} ms")


if __name__ == "__main__":
    main()
