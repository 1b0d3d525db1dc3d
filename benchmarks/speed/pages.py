"""How long the server takes for a page of a large record: the median of 20, for people and for programs.

    python benchmarks/speed/store.py --documents 20000 --database PATH     makes such a record
    python benchmarks/speed/pages.py PATH [--only WORDS]

The record is only read. Exit status 1: a page takes longer than it may.
"""

import argparse
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
def served(database: Path) -> Iterator[httpx.Client]:
    """Yield a client of a server of its own, which ends afterwards.

    Raises:
        TimeoutError: It does not begin.
    """
    command = [sys.executable, "-m", "communique", "serve", "--database", str(database), "--port", str(PORT)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603  our own program
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=PATIENCE_SECONDS) as client:
            _wait(client)
            yield client
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


def spent(client: httpx.Client, address: str) -> tuple[float, float, int]:
    """Return the median and the longest of the times of a page in milliseconds, and its size in bytes."""
    times, size = [], 0
    for _ in range(TIMES):
        before = time.perf_counter()
        answer = client.get(address).raise_for_status()
        times.append((time.perf_counter() - before) * 1000)
        size = len(answer.content)
    return median(times), max(times), size


def main() -> int:
    """Print how long each page takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("database", type=Path)
    parser.add_argument("--only", default="", help="pages whose name or address has these words")
    asked = parser.parse_args()
    with open_record(asked.database, writable=False, create=False) as record:
        pages = [page for page in addresses(known(record)) if asked.only in " ".join(page)]
        print(f"{record.extent().documents:,} documents; the median of {TIMES}, at most {MOST_MS:.0f} ms")
    slow = 0
    with served(asked.database) as client:
        for name, address in pages:
            try:
                middle, longest, size = spent(client, address)
            except httpx.HTTPError as error:
                print(f"{name:<34} fails: {error}")
                slow += 1
                continue
            mark = "" if middle <= MOST_MS else "  TOO LONG"
            slow += middle > MOST_MS
            print(
                f"{name:<34} {middle:7.1f} ms (longest {longest:.1f}), {size / 1024:.0f} KB  {address}{mark}",
                flush=True,
            )
    print("all within" if not slow else f"{slow} too long or failing")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
