"""Two processes against one, each with a warm pipeline: how many times as fast the same articles are read.

    python benchmarks/speed/processes.py [FOLDER] [--rounds N]

Rounds alternate between all articles for one process and half of them for each of two; the figure is the median of
the rounds. It counts the time that passes, so it means something on an idle machine with two cores alone.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from communique.documents import load_documents
from communique.domain.document import Document
from communique.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
TIMES = 4  # how often a round takes each article: it lasts some seconds
FLOOR = 1.8


def main() -> int:
    """Print the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    found = [document for document in load_documents([options.folder]) if isinstance(document, Document)]
    halves = (found[::2] * TIMES, found[1::2] * TIMES)
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as one, ProcessPoolExecutor(2, context) as two:
        passed(one, [found])
        passed(two, [found, found])
        ratio = median(passed(one, [halves[0] + halves[1]]) / passed(two, halves) for _ in range(options.rounds))
    print(f"two processes against one: {ratio:.2f} times as fast   (floor {FLOOR})")
    return 0


def passed(pool: ProcessPoolExecutor, parts: Sequence[list[Document]]) -> float:
    """Return how many seconds pass until each part has been read by a process of its own."""
    start = time.perf_counter()
    list(pool.map(read_all, parts))
    return time.perf_counter() - start


def read_all(documents: list[Document]) -> None:
    """Read the texts; what is found stays in the process."""
    for document in documents:
        read(document)


if __name__ == "__main__":
    sys.exit(main())
