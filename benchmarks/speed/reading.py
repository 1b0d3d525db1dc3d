"""Reading against the bare parse: articles per second of both, and the ratio, from one run.

    python benchmarks/speed/reading.py [FOLDER] [--rounds N]

The parser's own pipeline takes the same texts in the same process. Rounds alternate, so that whatever else the
machine does falls on both; the median ratio of the rounds is the figure. FOLDER holds the texts (else examples/).
The last table says what each room adds to the parse.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from communique.actors import find_actors, introduce_speakers
from communique.commitments import find_commitments
from communique.contacts import find_contacts
from communique.dates import find_times
from communique.documents import load_documents
from communique.domain.document import Document
from communique.domain.said import Said
from communique.events import find_events
from communique.language import annotate
from communique.language.pipeline import load_pipeline
from communique.positions import find_positions
from communique.reading import read
from communique.statements import find_statements

EXAMPLES = Path(__file__).parents[2] / "examples"
LEAST_ARTICLES = 64  # a round is repeated texts, so that it lasts some seconds


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
    rounds = [(timed(parse_all, documents), timed(read_each, documents))
              for _ in range(options.rounds)]  # fmt: skip
    words = sum(len(document.text.split()) for document in documents)
    bare, full = (median(pair[index] for pair in rounds) for index in (0, 1))
    print(f"{len(documents)} articles of {words / len(documents):.0f} words, {options.rounds} rounds, one process")
    print(f"bare spaCy      {len(documents) / bare:6.1f} articles/s")
    print(f"communique.read {len(documents) / full:6.1f} articles/s")
    print(f"ratio           {median(parse / read for parse, read in rounds):6.2f}   (floor 0.60)")
    print_rooms(documents, bare)
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
    """Return how many seconds the work takes."""
    start = time.perf_counter()
    work(documents)
    return time.perf_counter() - start


def print_rooms(documents: Sequence[Document], bare: float) -> None:
    """Print what each room takes, as a share of the bare parse."""
    spent: dict[str, float] = {}

    def clock(room: str, start: float) -> float:
        now = time.perf_counter()
        spent[room] = spent.get(room, 0.0) + now - start
        return now

    now = time.perf_counter()
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
        now = clock("contacts", now)
        positions = tuple(find_positions(page, cast, statements))
        now = clock("positions", now)
        tuple(find_commitments(page, contacts, statements, positions))
        now = clock("commitments", now)
        said = Said(cast=cast, times=times, statements=statements, contacts=contacts, positions=positions)
        tuple(find_events(page, said))
        now = clock("events", now)
    for room, seconds in spent.items():
        print(f"  {room:<26}{seconds / bare:6.1%} of the bare parse")


if __name__ == "__main__":
    sys.exit(main())
