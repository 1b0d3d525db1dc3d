"""Reading against the bare parse: articles per second of both, what each room adds, as ratios from one run.

    python benchmarks/speed/reading.py [FOLDER] [--rounds N]

The parser's own pipeline, as its users run it, takes the same texts in the same process. Rounds alternate, so that
whatever else the machine does falls on all alike, and the processor's time is counted; the figures are the medians of
the rounds. FOLDER holds the texts (else examples/).
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from communique.actors import find_actors, introduce_speakers
from communique.commitments import find_commitments
from communique.contacts import find_contacts, introduce_states
from communique.dates import find_times
from communique.documents import load_documents
from communique.domain.document import Document
from communique.domain.said import Said
from communique.events import find_events, introduce_sides
from communique.language import annotate
from communique.language.pipeline import load_pipeline
from communique.positions import find_positions
from communique.reading import read
from communique.statements import find_statements

EXAMPLES = Path(__file__).parents[2] / "examples"
LEAST_ARTICLES = 64  # a round is repeated texts, so that it lasts some seconds
FLOOR = 0.75  # of articles per second, against the bare parse
CEILINGS = {  # rooms that are held to a share of the bare parse together
    ("dates",): 0.05,
    ("actors", "statements"): 0.12,
    ("contacts",): 0.05,
    ("positions", "events"): 0.05,
}
Spent = dict[str, float]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    loaded = [document for document in load_documents([options.folder]) if isinstance(document, Document)]
    documents = (loaded * (LEAST_ARTICLES // len(loaded) + 1))[: max(LEAST_ARTICLES, len(loaded))]
    parse_all(documents)
    read_each(documents)
    rounds = [
        (timed(parse_all, documents), timed(read_each, documents), spent_by_room(documents))
        for _ in range(options.rounds)
    ]
    words = sum(len(document.text.split()) for document in documents)
    bare = len(documents) / median(parse for parse, _, _ in rounds)
    full = len(documents) / median(whole for _, whole, _ in rounds)
    print(f"{len(documents)} articles of {words / len(documents):.0f} words, {options.rounds} rounds, one process")
    print(f"bare spaCy      {bare:6.1f} articles a second of the processor")
    print(f"communique.read {full:6.1f}")
    print(f"ratio           {median(parse / whole for parse, whole, _ in rounds):6.2f}   (floor {FLOOR})")
    print_rooms([{room: seconds / parse for room, seconds in spent.items()} for parse, _, spent in rounds])
    return 0


def parse_all(documents: Sequence[Document]) -> None:
    """Parse the texts with the bare pipeline, as its users do."""
    for _ in load_pipeline().pipe(document.text for document in documents):
        pass


def read_each(documents: Sequence[Document]) -> None:
    """Read the texts."""
    for document in documents:
        read(document)


def timed(work: Callable[[Sequence[Document]], object], documents: Sequence[Document]) -> float:
    """Return how many seconds of the processor the work takes."""
    start = time.process_time()
    work(documents)
    return time.process_time() - start


def spent_by_room(documents: Sequence[Document]) -> Spent:
    """Return how many seconds of the processor each room takes over all documents."""
    spent: Spent = {}

    def clock(room: str, start: float) -> float:
        now = time.process_time()
        spent[room] = spent.get(room, 0.0) + now - start
        return now

    now = time.process_time()
    for page in map(annotate, documents):
        now = clock("language, parse included", now)
        times = tuple(find_times(page))
        now = clock("dates", now)
        named = find_actors(page)
        now = clock("actors", now)
        statements = tuple(find_statements(page, named, times))
        now = clock("statements", now)
        cast = introduce_speakers(page, named, statements)
        now = clock("actors", now)
        contacts = tuple(find_contacts(page, cast, times, statements))
        cast = introduce_states(page, cast, contacts)
        now = clock("contacts", now)
        positions = tuple(find_positions(page, cast, statements))
        now = clock("positions", now)
        tuple(find_commitments(page, contacts, statements, positions, times))
        now = clock("commitments", now)
        said = Said(cast=cast, times=times, statements=statements, contacts=contacts, positions=positions)
        introduce_sides(page, cast, tuple(find_events(page, said)))
        now = clock("events", now)
    return spent


def print_rooms(rounds: Sequence[Spent]) -> None:
    """Print what each room takes, as a share of the bare parse, and those that are held to a share."""
    for room in rounds[0]:
        print(f"  {room:<26}{median(spent[room] for spent in rounds):6.1%} of the bare parse")
    for rooms, ceiling in CEILINGS.items():
        share = median(sum(spent[room] for room in rooms) for spent in rounds)
        print(f"  {' and '.join(rooms):<26}{share:6.1%}   (at most {ceiling:.0%})")


if __name__ == "__main__":
    sys.exit(main())
