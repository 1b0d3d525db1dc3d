"""Two processes against one, each with a warm pipeline: how many times as fast the same articles are read.

    python benchmarks/speed/processes.py [FOLDER] [--rounds N]

The articles are dealt in small batches, to one process and to two in turn; the figure is the median of the rounds. It
counts the time that passes, so it means something on an idle machine with two cores alone. Beside it stands what the
machine itself gives at that minute: a loop of plain arithmetic, which shares nothing, dealt in the same way.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TypeVar

from communique.documents import load_documents
from communique.domain.document import Document
from communique.reading import read

EXAMPLES = Path(__file__).parents[2] / "examples"
TIMES = 3  # how often a round takes each article: it lasts some seconds
LOOPS = 24  # batches of plain arithmetic in a round
FLOOR = 1.8
Part = TypeVar("Part")


def main() -> int:
    """Print the figure, and beside it the machine's own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    articles = [document for document in load_documents([options.folder]) if isinstance(document, Document)] * TIMES
    loops = [1_000_000] * LOOPS
    context = get_context("spawn")
    read_ratios, loop_ratios = [], []
    with ProcessPoolExecutor(1, context) as one, ProcessPoolExecutor(2, context) as two:
        for pool in (one, two, two):  # each process has started and is warm
            passed(pool, read_one, articles)
        for _ in range(options.rounds):
            loop_ratios.append(passed(one, count, loops) / passed(two, count, loops))
            read_ratios.append(passed(one, read_one, articles) / passed(two, read_one, articles))
    print(f"two processes against one: {median(read_ratios):.2f} times as fast   (floor {FLOOR})")
    print(f"a loop that shares nothing: {median(loop_ratios):.2f} times, the most this machine gave in these rounds")
    return 0


def passed(pool: ProcessPoolExecutor, do: Callable[[Part], object], parts: Sequence[Part]) -> float:
    """Return how many seconds pass until the pool has done it with each part."""
    start = time.perf_counter()
    list(pool.map(do, parts))
    return time.perf_counter() - start


def read_one(document: Document) -> None:
    """Read the text; what is found stays in the process."""
    read(document)


def count(times: int) -> int:
    """Return a sum that takes the processor alone."""
    return sum(number * number % 7 for number in range(times))


if __name__ == "__main__":
    sys.exit(main())
