"""The archive against bare spaCy and against plain processes, its memory, and the parts that do not spread.

    python benchmarks/speed/archive.py [FOLDER] [--quick]

Mixed news is one article about diplomacy to nine about other things: the one from examples/, the nine from FOLDER or,
without it, made of the sentences in mixed_news.toml. Every figure is the median of five rounds (of `--quick`: one), in
which what is compared takes turns. The times of one process are those of the processor, the times of several those of
the clock: run it on a machine that does nothing else. Exit status 1: something misses its floor.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec

from communique.archive import Course, Engine, Job, Options, Sizes, make_archive
from communique.archive.cutting import cut
from communique.archive.engine import QUIET
from communique.archive.files import find_files
from communique.archive.shards import Shard
from communique.archive.sieve import read_sieved
from communique.archive.worker import Done, Orders, Worker
from communique.documents import Given, load_documents
from communique.domain.document import Document
from communique.language.pipeline import load_pipeline

HERE = Path(__file__)
EXAMPLES = HERE.parents[2] / "examples"
SENTENCES = HERE.with_name("mixed_news.toml")
OTHERS_TO_ONE = 9
SENTENCES_AN_ARTICLE = 12
WORKERS = 2
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How much is measured."""

    rounds: int = 5
    articles: int = 300  # against bare spaCy
    documents: int = 5_000  # against plain processes


def main() -> int:
    """Print the figures; fail where one misses its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--arm", nargs=3, help=argparse.SUPPRESS)  # how this script starts itself
    options = parser.parse_args()
    os.environ.update(QUIET)
    if options.arm:
        name, source, output = options.arm
        print(json.dumps(ARMS[name](Path(source), Path(output))))
        return 0
    scale = Scale(rounds=1, articles=100, documents=500) if options.quick else Scale()
    with TemporaryDirectory() as folder:
        made = Path(folder)
        news = mixed(scale.articles, others_of(options.folder))
        (made / "news.jsonl").write_text("".join(map(line_of, news)), encoding="utf-8")
        (made / "many.jsonl").write_text("".join(map(line_of, mixed(scale.documents, None))), encoding="utf-8")
        kept = [against_the_parse(made, [text for _, text in news], scale), *against_processes(made, scale)]
        print_parts(made)
    return 0 if all(kept) else 1


# --- the texts ---


def others_of(folder: Path | None) -> Iterator[str] | None:
    """Yield the texts of a folder over and over; None: there is none."""
    if folder is None:
        return None
    texts = [document.text for document in load_documents([folder]) if isinstance(document, Document)]
    return (texts[number % len(texts)] for number in range(sys.maxsize))


def mixed(count: int, others: Iterator[str] | None) -> list[tuple[str, str]]:
    """Return so many articles with a title each, no two of one text, every tenth about diplomacy."""
    rows = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    chance = random.Random(11)  # noqa: S311  the same articles each time
    own = [one.text for one in load_documents([EXAMPLES]) if isinstance(one, Document)]
    topics = [*rows["topics"].values()]
    articles = []
    for number in range(count):
        if number % (OTHERS_TO_ONE + 1) == 0:
            text = own[number // (OTHERS_TO_ONE + 1) % len(own)]
        else:
            text = next(others) if others else made_of(topics[number % len(topics)], rows["slots"], chance)
        articles.append((f"Article {number}", f"{text}\n\nThis is report {number} of ours."))
    return articles


def made_of(sentences: Sequence[str], slots: dict[str, list[str]], chance: random.Random) -> str:
    """Return a text of sentences in random order, two to a paragraph, with their slots filled."""
    chosen = [chance.choice(sentences) for _ in range(SENTENCES_AN_ARTICLE)]
    filled = [sentence.format(**{slot: chance.choice(words) for slot, words in slots.items()}) for sentence in chosen]
    return "\n\n".join(" ".join(filled[start : start + 2]) for start in range(0, len(filled), 2))


def line_of(article: tuple[str, str]) -> str:
    """Return an article as a line of JSON."""
    return json.dumps({"title": article[0], "text": article[1], "published": "2025-03-10", "language": "en"}) + "\n"


# --- the runs ---


class InProcess:
    """One worker in this process, so that nothing but its work is timed."""

    @contextmanager
    def started(self) -> Iterator[None]:
        """Do nothing."""
        yield

    def run(self, shards: Sequence[Shard], orders: Orders) -> Iterator[Done]:
        """Read shard after shard."""
        worker = Worker(orders)
        yield from map(worker.read, shards)


@contextmanager
def unwatched(_course: Course) -> Iterator[None]:
    """Watch nothing."""
    yield


def job_of(source: Path, output: Path, engine: Engine | InProcess) -> Job:
    """Return what makes an archive behind the sieve."""
    options = Options(sources=(str(source),), given=Given(), is_sieved=True)
    return Job(options=options, output=output, engine=engine, watch=unwatched)


def by_daft(source: Path, output: Path) -> dict[str, float]:
    """Make an archive on Daft, as the command does."""
    start = time.perf_counter()
    make_archive(job_of(source, output, Engine(workers=WORKERS)))
    return figures_since(start)


def by_processes(source: Path, output: Path) -> dict[str, float]:
    """Read the same in plain processes, behind the same sieve, and write what was read as lines."""
    start = time.perf_counter()
    with get_context("spawn").Pool(WORKERS) as pool, output.open("wb") as written, source.open("rb") as lines:
        for found in pool.imap_unordered(read_line, lines, chunksize=50):
            written.write(found)
    return figures_since(start)


def figures_since(start: float) -> dict[str, float]:
    """Return the seconds of the clock since a moment, those of all processors, and the peak of a worker in bytes."""
    own, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    spent = own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime
    return {"seconds": time.perf_counter() - start, "spent": spent, "peak": theirs.ru_maxrss * 1024.0}


def read_line(line: bytes) -> bytes:
    """Read one line."""
    [document] = load_line(line)
    findings = read_sieved(document)
    return msgspec.json.encode(findings) + b"\n"


def load_line(line: bytes) -> Iterator[Document]:
    """Yield the document of a line, loaded as the archive loads it."""
    from communique.documents.json_lines import draft_of  # noqa: PLC0415  in the process that reads
    from communique.documents.load import finished  # noqa: PLC0415

    found = finished(draft_of(msgspec.json.decode(line)), "line", Given())
    if isinstance(found, Document):
        yield found


ARMS: dict[str, Callable[[Path, Path], dict[str, float]]] = {"daft": by_daft, "processes": by_processes}


def arm(name: str, source: Path, output: Path) -> dict[str, float]:
    """Return the figures of a run in a process of its own, as a user would start it."""
    script = [sys.executable, str(HERE), "--arm", name, str(source), str(output)]
    ended = subprocess.run(script, check=True, capture_output=True, text=True)  # noqa: S603  ourselves
    figures: dict[str, float] = json.loads(ended.stdout)
    return figures


# --- what is measured ---


def against_the_parse(made: Path, texts: Sequence[str], scale: Scale) -> bool:
    """Print how the archive behind the sieve does against bare spaCy over all of it."""
    parse = load_pipeline()

    def bare() -> None:
        for _ in parse.pipe(texts):
            pass

    def archive(number: int) -> None:
        make_archive(job_of(made / "news.jsonl", made / f"sieved{number}", InProcess()))

    archive(-1)
    rounds = [(timed(bare), timed(partial(archive, number))) for number in range(scale.rounds)]
    ratio = median(parsed / read for parsed, read in rounds)
    each = median(read for _, read in rounds) / len(texts)
    print(f"mixed news, {len(texts)} articles, {scale.rounds} rounds, one process, seconds of the processor")
    print(f"  bare spaCy, a thousand articles   {median(bare for bare, _ in rounds) / len(texts) * 1000:8.2f}")
    print(f"  the archive, a thousand articles  {each * 1000:8.2f}     {each * MEGABYTE / 3600:.1f} hours a million")
    return line("archive behind the sieve against bare spaCy", ratio, floor=3.0, goal=6.0, is_least=True)


def against_processes(made: Path, scale: Scale) -> Iterator[bool]:
    """Print what the engine costs on top of plain processes, and the memory of a worker."""
    rounds = []
    for number in range(scale.rounds):
        plain = arm("processes", made / "many.jsonl", made / f"plain{number}")
        daft = arm("daft", made / "many.jsonl", made / f"daft{number}")
        rounds.append((plain, daft))
    print(f"{scale.documents:,} documents, {WORKERS} workers, seconds of the clock (of processors)")
    for name, figures in zip(("plain processes", "the archive on Daft"), zip(*rounds, strict=True), strict=True):
        clock, spent = (median(one[kind] for one in figures) for kind in ("seconds", "spent"))
        print(f"  {name:<32} {clock:8.2f}   ({spent:.2f})")
    more = median(daft["spent"] / plain["spent"] - 1 for plain, daft in rounds)
    print(f"  {'of processors, more by':<32} {more:8.2f}")
    overhead = median(daft["seconds"] / plain["seconds"] - 1 for plain, daft in rounds)
    yield line("engine overhead, all but the reading", overhead, floor=0.15, goal=0.05, is_least=False)
    peak = median(daft["peak"] for _, daft in rounds) / MEGABYTE
    yield line("peak memory of a worker, MB", peak, floor=700, goal=450, is_least=False)


def print_parts(made: Path) -> None:
    """Print what does not spread over workers, and what each shard costs on top of its documents."""
    source = made / "news.jsonl"
    sizes = Sizes(lines=100_000, finest=1)
    planning = median(timed(lambda: list(cut(find_files([str(source)], besides=made), sizes))) for _ in range(5))
    settled: list[float] = []

    class Timing(InProcess):
        """One worker, and the moment at which it is done."""

        def run(self, shards: Sequence[Shard], orders: Orders) -> Iterator[Done]:
            yield from super().run(shards, orders)
            settled.append(time.process_time())
            settled.append(len(shards))

    make_archive(replace(job_of(source, made / "parts", Timing()), sizes=sizes))
    end = time.process_time()
    start, shards = settled
    print("what does not spread over workers, of the processor")
    print(f"  planning, seconds a gigabyte of lines       {planning / source.stat().st_size * 1e9:8.2f}")
    print(f"  settling, milliseconds a shard              {(end - start) / shards * 1e3:8.2f}")


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds of the processor the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def line(name: str, figure: float, *, floor: float, goal: float, is_least: bool) -> bool:
    """Print a figure with its floor; tell whether it is kept."""
    is_kept = figure >= floor if is_least else figure <= floor
    bound = "at least" if is_least else "at most"
    print(f"  {name:<46} {figure:8.2f}   ({bound} {floor:g}, goal {goal:g})  {'ok' if is_kept else 'MISSED'}")
    return is_kept


if __name__ == "__main__":
    sys.exit(main())
