"""Inputs that unpack to more than a machine holds: set aside with a reason, in bounded memory."""

import gzip
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.making import line_of, rows, text_of
from tests.documents.making import make_warc, page_of

ROOT = Path(__file__).parents[2]
MOST = 450_000_000  # bytes of memory
MEGABYTE = b" " * 1_000_000


def packed(megabytes: int, before: bytes = b"", behind: bytes = b"") -> bytes:
    """Return so many blanks between two stretches, as gzip."""
    machine = zlib.compressobj(9, wbits=31)
    pieces: Iterator[bytes] = (machine.compress(part) for part in (before, *[MEGABYTE] * megabytes, behind))
    return b"".join([*pieces, machine.flush()])


def article(number: int) -> bytes:
    return page_of(f"{text_of(number)} The talks in Oslo went on for a week, and nobody left before the end of it.")


def made(folder: Path, megabytes: int) -> Path:
    """Fill a folder with bombs, each between two articles."""
    folder.mkdir()
    pages = [make_warc((f"https://p.example/{n}", article(n)))[0] for n in range(5)]
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    head = answer + b"Content-Encoding: gzip\r\n\r\n"
    bomb = packed(megabytes, b"<html><body><article><p>", b"</p></article></body></html>")
    within = record(head + bomb)
    size = len(answer) + 2 + megabytes * len(MEGABYTE)
    whole = packed(megabytes, record_head(size) + answer + b"\r\n", b"\r\n\r\n")
    endless = gzip.compress(record(head, is_measured=False))
    (folder / "a.warc.gz").write_bytes(pages[0] + gzip.compress(within) + pages[1] + whole + pages[2])
    (folder / "b.warc.gz").write_bytes(pages[3] + endless + pages[4])
    (folder / "c.jsonl.gz").write_bytes(
        gzip.compress(line_of(11).encode())
        + packed(megabytes, b'{"text": "', b'"}\n')
        + gzip.compress(line_of(12).encode())
    )
    with (folder / "d.html").open("wb") as page:
        page.write(b"<html><body><p>")
        for _ in range(min(megabytes, 200)):
            page.write(MEGABYTE)
    return folder


def record_head(size: int | None) -> bytes:
    measure = "" if size is None else f"Content-Length: {size}\r\n"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bomb.example/\r\n"
        f"WARC-Date: 2025-04-13T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n{measure}\r\n"
    ).encode()


def record(block: bytes, *, is_measured: bool = True) -> bytes:
    return record_head(len(block) if is_measured else None) + block + b"\r\n\r\n"


@pytest.mark.parametrize(
    "megabytes",
    [pytest.param(12, marks=pytest.mark.slow), pytest.param(500, marks=pytest.mark.drill)],
)
def test_bombs_are_set_aside_and_memory_stays_bounded(tmp_path, megabytes):
    folder = made(tmp_path / "in", megabytes)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    script = [sys.executable, ROOT / "tests" / "archive" / "driving.py", tmp_path / "out", "none", folder]
    ended = subprocess.run([str(part) for part in script], capture_output=True, text=True, env=environment, check=False)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) < MOST
    assert len(rows(tmp_path / "out", "documents")) == 7
    told = sorted(
        (Path(row["file"]).name, row["reason"].partition(", found")[0]) for row in rows(tmp_path / "out", "failures")
    )
    assert told == [
        ("a.warc.gz", "expected a page of at most 10,000,000 bytes"),
        ("a.warc.gz", "expected at most 10,000,000 bytes"),
        ("b.warc.gz", "expected a WARC record"),
        ("c.jsonl.gz", "expected a line of at most 10,000,000 bytes"),
        ("d.html", "expected one article of at most 10,000,000 bytes"),
    ]
