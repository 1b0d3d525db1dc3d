"""How long the server takes for a page of a large record: the median of 20, for people and for programs.

    python benchmarks/speed/store.py --documents 20000 --database PATH     makes such a record
    python benchmarks/speed/pages.py PATH [--only WORDS]

The record is only read. Beside the time that passes stands the mean time of the processor (on Linux), which other
programs on the machine do not lengthen much. Exit status 1: a page takes longer than it may.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import httpx

from communique.record import Store, Wanted, open_record

PORT = 8377
TIMES = 20
MOST_MS = 300.0
PATIENCE_SECONDS = 60
PAGES = ("timeline", "contacts", "statements", "positions", "positions/list", "commitments", "events", "actors",
         "documents", "network", "matrix", "review", "review/log", "search")  # fmt: skip
NARROWED = ("timeline", "contacts", "positions", "commitments", "network", "matrix", "review")
LISTS = ("documents", "actors", "contacts", "statements", "positions", "commitments", "events", "timeline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What there is in the record to ask for."""

    contact: str
    actor: str
    document: str
    party: str
    issue: str
    word: str
    past: str  # a day a year before the latest
    lately: str  # a day a month before it
    negotiation: str


def known(record: Store) -> Known:
    """Return what there is to ask for."""
    contact = record.contacts(Wanted(limit=1))[0].thing
    actors = [merged.thing for merged in record.actors()]
    actor = next((one for one in actors if one.party), actors[0])
    issues = [merged.thing.issue for merged in record.positions()]
    latest = record.latest() or date(2025, 1, 1)
    words = record.text(contact.evidence[0].document)[:200].split()
    return Known(
        contact=contact.id,
        actor=actor.id,
        document=contact.evidence[0].document,
        party=actor.party or actor.id,
        issue=next((issue for issue in issues if issue), "territory"),
        word=max(words, key=len).strip(".,"),
        past=(latest - timedelta(days=365)).isoformat(),
        lately=(latest - timedelta(days=30)).isoformat(),
        negotiation=record.negotiations()[0].id,
    )


def addresses(there: Known) -> Iterator[tuple[str, str]]:
    """Yield the pages, each with what it is called: those of people, narrowed too, then those of programs."""
    inside = f"negotiation={there.negotiation}"
    yield "first page", "/"
    yield "dossier", f"/negotiations/{there.negotiation}"
    yield "dossier of a past day", f"/negotiations/{there.negotiation}?as_of={there.past}"
    yield "what changed", f"/negotiations/{there.negotiation}/changes?since={there.lately}"
    for name in PAGES:
        yield name, f"/{name}"
    for name in NARROWED:
        yield f"{name} of a negotiation", f"/{name}?{inside}"
        yield f"{name} of a past day", f"/{name}?as_of={there.past}&{inside}"
        yield f"{name} of a party", f"/{name}?party={there.party}"
    yield "timeline as marks", "/timeline/marks.json"
    yield "history of a party", f"/history?party={there.party}&issue={there.issue}"
    yield "search for a word", f"/search?text={there.word}"
    yield "search in a negotiation", f"/search?text={there.word}&{inside}"
    yield "a contact", f"/contacts/{there.contact}"
    yield "an actor", f"/actors/{there.actor}"
    yield "a document", f"/documents/{there.document}"
    yield from programs(there, inside)


def programs(there: Known, inside: str) -> Iterator[tuple[str, str]]:
    """Yield what programs ask for."""
    for name in LISTS:
        yield f"REST {name}", f"/api/v1/{name}"
        yield f"REST {name} of a negotiation", f"/api/v1/{name}?{inside}"
    yield "REST contacts of a past day", f"/api/v1/contacts?as_of={there.past}"
    yield "REST contacts of a party", f"/api/v1/contacts?party={there.party}&status=held"
    yield "REST documents with a word", f"/api/v1/documents?text={there.word}"
    yield "REST history", f"/api/v1/history?party={there.party}&issue={there.issue}"
    yield "REST search", f"/api/v1/search?words={there.word}"
    yield "REST a contact", f"/api/v1/contacts/{there.contact}"


@contextmanager
def served(database: Path) -> Iterator[tuple[httpx.Client, int]]:
    """Yield a client of a server of its own, which ends afterwards, and the number of its process.

    Raises:
        TimeoutError: It does not begin.
    """
    command = [sys.executable, "-m", "communique", "serve", "--database", str(database), "--port", str(PORT)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603  our own program
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=PATIENCE_SECONDS) as client:
            _wait(client)
            yield client, server.pid
    finally:
        server.terminate()
        server.wait(PATIENCE_SECONDS)


def _wait(client: httpx.Client) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            client.get("/api/v1/me")
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"expected a server at {client.base_url}, found none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """How long a page takes, in milliseconds."""

    middle: float
    longest: float
    processor: float | None  # mean; None: not told on this system
    kilobytes: float


def spent(client: httpx.Client, process: int, address: str) -> Spent:
    """Return how long a page takes."""
    times, size = [], 0
    begun = processor_ms(process)
    for _ in range(TIMES):
        before = time.perf_counter()
        answer = client.get(address).raise_for_status()
        times.append((time.perf_counter() - before) * 1000)
        size = len(answer.content)
    ended = processor_ms(process)
    processor = None if begun is None or ended is None else (ended - begun) / TIMES
    return Spent(middle=median(times), longest=max(times), processor=processor, kilobytes=size / 1024)


def processor_ms(process: int) -> float | None:
    """Return the time of the processor that a process has had; None where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def is_slow(page: Spent, *, is_busy: bool) -> bool:
    """Tell whether a page takes too long; where others keep the machine busy, the time of the processor counts."""
    return (page.processor if is_busy and page.processor is not None else page.middle) > MOST_MS


def told(page: Spent) -> str:
    """Return how long a page takes, in words."""
    processor = "" if page.processor is None else f", processor {page.processor:.0f}"
    return f"{page.middle:7.1f} ms (longest {page.longest:.1f}{processor}), {page.kilobytes:.0f} KB"


def ask(database: Path, pages: list[tuple[str, str]], *, is_busy: bool) -> int:
    """Print how long each page takes; return how many take too long or fail."""
    slow = 0
    with served(database) as (client, process):
        for name, address in pages:
            try:
                page = spent(client, process, address)
            except httpx.HTTPError as error:
                print(f"{name:<34} fails: {error}")
                slow += 1
                continue
            is_long = is_slow(page, is_busy=is_busy)
            slow += is_long
            print(f"{name:<34} {told(page)}  {address}{'  TOO LONG' if is_long else ''}", flush=True)
    return slow


def main() -> int:
    """Print how long each page takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("database", type=Path)
    parser.add_argument("--only", default="", help="pages whose name or address has these words")
    asked = parser.parse_args()
    is_busy = os.getloadavg()[0] > (os.cpu_count() or 1)
    with open_record(asked.database, writable=False, create=False) as record:
        pages = [page for page in addresses(known(record)) if asked.only in " ".join(page)]
        print(f"{record.extent().documents:,} documents; the median of {TIMES}, at most {MOST_MS:.0f} ms")
    if is_busy:
        print("other programs keep the machine busy: the time of the processor is what counts")
    slow = ask(asked.database, pages, is_busy=is_busy)
    print("all within" if not slow else f"{slow} too long or failing")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
