"""Makes sources of every kind, runs archives in this process, and reads back what they hold."""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from communique.archive import Engine, Job, Options, Sizes, make_archive
from communique.archive.joining import read_table
from communique.archive.manifest import Manifest
from communique.archive.tables import TABLES
from communique.archive.worker import Worker
from communique.documents import Given
from tests.documents.making import make_warc, page_of

SMALL = Sizes(lines=1_000, packed_lines=1_000, rows=4, pages=1_500, files=3, finest=1)
CAPITALS = ("Oslo", "Vienna", "Geneva", "Doha", "Muscat", "Ankara", "Cairo", "Rome", "Paris", "Tokyo")
DUPLICATE = "The envoys met in Lisbon on Friday. Both said that they would go on with their talks next week."


def text_of(number: int) -> str:
    """Return a short article of our own, another one for each number."""
    capital, other = CAPITALS[number % 10], CAPITALS[(number // 10 + number + 3) % 10]
    return (
        f"Foreign Minister Sergei Lavrov met the envoy of Oman in {capital} on Friday, an official said. "
        f"The {number + 2} rounds of talks in {other} were useful, he added. Russia demands that sanctions be lifted."
    )


def line_of(number: int, **said: str) -> str:
    """Return a line of JSON with an article."""
    told = {"id": f"line-{number}", "text": text_of(number), "published": "2025-03-10", "source": "Ledger"}
    return json.dumps({**told, **said}) + "\n"


def make_sources(folder: Path, each: int = 6) -> Path:
    """Fill a folder with files of every kind: good, bad, and the same text at several places."""
    folder.mkdir(parents=True)
    lines = [line_of(number) for number in range(each)]
    lines[2:2] = ['{"text": 3}\n', "\n", "{broken\n", line_of(0, text=DUPLICATE, url="https://a.example/1")]
    (folder / "a.jsonl").write_text("".join(lines))
    packed = [line_of(number) for number in range(each, 2 * each)]
    packed.append(line_of(0, text=DUPLICATE, url="https://a.example/2", published="2025-02-01"))
    packed.append(line_of(3))  # word for word, and with the same citation, as in a.jsonl
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("".join(packed).encode(), mtime=0))
    rows = [{"id": f"row-{number}", "text": text_of(number), "published": "2025-03-11"}
            for number in range(2 * each, 3 * each)]  # fmt: skip
    rows[1]["text"] = None
    parquet.write_table(pa.Table.from_pylist(rows), folder / "c.parquet", row_group_size=5)
    pages = [(f"https://pages.example/{number}", page_of(f"{text_of(number)} {DUPLICATE}"))
             for number in range(3 * each, 4 * each)]  # fmt: skip
    (folder / "d.warc.gz").write_bytes(make_warc(*pages)[0])
    for number in range(4 * each, 5 * each):
        (folder / f"e{number}.txt").write_text(f"---\npublished: 2025-03-12\n---\n{text_of(number)}")
    (folder / "f.txt").write_text(
        "Les ministres se sont rencontrés à Paris vendredi et ont parlé de la paix en Europe."
    )
    (folder / "g.xyz").write_text("of no kind")
    return folder


class InProcess:
    """An engine of one worker in this process, read by read: what Daft does, without Daft."""

    def __init__(self, *, stop_after: int | None = None) -> None:
        self.stop_after = stop_after

    @contextmanager
    def started(self) -> Iterator[None]:
        yield

    def run(self, shards, orders):
        worker = Worker(orders)
        for number, shard in enumerate(shards):
            if number == self.stop_after:
                raise KeyboardInterrupt
            yield worker.read(shard)


@contextmanager
def unwatched(_course) -> Iterator[None]:
    yield


def job_of(output: Path, *sources: Path, engine=None, sizes: Sizes = SMALL, is_sieved: bool = False) -> Job:
    options = Options(sources=tuple(map(str, sources)), given=Given(), is_sieved=is_sieved)
    return Job(options=options, output=output, engine=engine or InProcess(), watch=unwatched, sizes=sizes)


def archive(output: Path, *sources: Path, engine: Engine | InProcess | None = None, **more) -> Manifest:
    """Make an archive."""
    return make_archive(job_of(output, *sources, engine=engine, **more))


def rows(output: Path, table: str) -> list[dict]:
    """Return the rows of a table, in one order however they were written."""
    found = [row for path in (output / table).glob("*.parquet") for row in read_table(path)]
    return sorted(found, key=lambda row: json.dumps(row, default=str, sort_keys=True))


def canonical(output: Path) -> dict[str, list[dict]]:
    """Return all rows of all tables."""
    return {table: rows(output, table) for table in TABLES}
