"""A server under steady use: nobody sees an error or a lock, and it does not grow."""

import os
import random
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from communique.client import Client
from communique.record import open_record

IS_LONG = bool(os.environ.get("FULL"))
SECONDS = 1800 if IS_LONG else 300
READERS, WRITERS = 20, 4
PAUSE_SECONDS = 0.5  # a reader looks at what came
REST_SECONDS = 3.0  # a writer thinks
WARM = 0.4  # the share of the time in which caches fill
GROWTH = 1.05
PAGES = ("/", "/contacts", "/statements", "/positions", "/commitments", "/timeline", "/search?q=talks", "/documents")
HERE = "127.0.0.1"


@contextmanager
def server(database):
    """Run `communique serve` in a process of its own; yield its address and its number."""
    with socket.socket() as found:
        found.bind((HERE, 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "communique", "serve", "--port", str(port), "--database", str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            wait_for(f"http://{HERE}:{port}/contacts")
            yield f"http://{HERE}:{port}", process.pid
        finally:
            process.terminate()
            process.communicate(timeout=60)


def wait_for(address):
    """Return once a page comes."""
    for _ in range(200):
        try:
            if httpx.get(address, timeout=5).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {address}")


def held(process):
    """Return the memory that a process holds, in MB."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def read_on(address, until, seed, faults):
    """Look at pages and ask the interface until the end."""
    chance = random.Random(seed)  # noqa: S311  no secret
    with httpx.Client(base_url=address, timeout=60) as browser, Client(address, timeout_seconds=60) as client:
        while time.monotonic() < until:
            try:
                answer = browser.get(chance.choice(PAGES))
                if not answer.is_success:
                    faults.append(f"{answer.url}: {answer.status_code} {answer.text[:200]}")
                thing = next(client.contacts(limit=20))
                client.contact(thing.thing.id)
            except Exception as error:  # noqa: BLE001  whatever a user would see
                faults.append(f"reader: {error!r}")
            time.sleep(PAUSE_SECONDS * chance.random())


def write_on(address, until, seed, faults):
    """Judge, undo and add texts until the end."""
    chance = random.Random(seed)  # noqa: S311  no secret
    with Client(address, timeout_seconds=60) as client:
        contacts = [one.thing.id for one in client.contacts(limit=50)]
        for number in range(100_000):
            if time.monotonic() > until:
                return
            try:
                judgement = client.accept(chance.choice(contacts), f"line {number} of {seed}")
                client.undo(judgement.id)
                day = date(2025, 3, 1) + timedelta(days=number % 28)
                text = f"Norway's foreign minister met his Swedish counterpart in Oslo on {day:%B} {day.day}, 2025."
                client.add_document(f"{text} It was meeting {seed}.{number % 40} of the spring.", published=day)
            except Exception as error:  # noqa: BLE001  whatever a user would see
                faults.append(f"writer: {error!r}")
            time.sleep(REST_SECONDS * chance.random())


@pytest.mark.drill
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="/proc tells how much memory a program holds")
@pytest.mark.timeout(SECONDS + 300)
def test_many_read_and_some_write_for_long(database):
    faults: list[str] = []
    with server(database) as (address, process):
        began, until = time.monotonic(), time.monotonic() + SECONDS
        users = [
            threading.Thread(target=work, args=(address, until, seed, faults))
            for work, count in ((read_on, READERS), (write_on, WRITERS))
            for seed in range(count)
        ]
        for user in users:
            user.start()
        marks: list[tuple[float, float]] = []
        while time.monotonic() < until:
            time.sleep(min(5.0, SECONDS / 60))
            marks.append(((time.monotonic() - began) / SECONDS, held(process)))
        for user in users:
            user.join()
    warm = max(memory for share, memory in marks if share <= WARM)
    last = max(memory for share, memory in marks if share > WARM)
    print(  # noqa: T201  what was measured
        f"{SECONDS} s: {warm:.0f} MB once warm, {last:.0f} MB at most after; {len(faults)} faults"
    )
    assert not faults, faults[:5]
    if IS_LONG:  # in five minutes growth cannot be told from getting warm
        assert last <= warm * GROWTH
    with open_record(database) as record:
        assert not list(record.check())
