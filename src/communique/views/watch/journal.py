"""The journal of a watch: what was told, what is still to be delivered, and which versions of the feeds we have.

It is a file of JSON lines that only grows, each line safe on the disk before the next step; so that after a kill at
any moment nothing is lost, and what was delivered is not delivered again.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from communique.documents import Version
from communique.errors import RecordError
from communique.views.watch.telling import Batch

if sys.platform != "win32":
    import fcntl


class Told(msgspec.Struct, frozen=True, tag="told"):
    """News that counts as told without a message: what the record held when the watch began."""

    keys: tuple[str, ...]


class Delivered(msgspec.Struct, frozen=True, tag="delivered"):
    """A batch that somebody has."""

    batch: str
    channel: str


class Seen(msgspec.Struct, frozen=True, tag="seen"):
    """An address whose page is in the record: of a feed, with its version."""

    url: str
    etag: str | None = None
    modified: str | None = None


Line = Told | Batch | Delivered | Seen


class Journal:
    """An open journal."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        """Read what the journal holds; a last line that was cut off by a kill is taken out.

        Raises:
            RecordError: A line is none of a journal.
        """
        self._path, self._stream = path, stream
        self._told: set[str] = set()
        self._batches: dict[str, Batch] = {}
        self._delivered: set[tuple[str, str]] = set()
        self._seen: dict[str, Version] = {}
        self.is_new = True
        whole = 0
        for number, line in enumerate(stream, 1):
            if line.endswith(b"\n"):
                self._take(self._read(line, number))
                whole += len(line)
        stream.seek(whole)
        stream.truncate()

    def is_told(self, key: str) -> bool:
        """Tell whether news was told, or is on its way."""
        return key in self._told

    def take_as_told(self, keys: Iterable[str]) -> None:
        """Keep that nobody need be told this; the watch has begun."""
        self._write(Told(tuple(keys)))

    def note(self, batch: Batch) -> None:
        """Keep what is to be delivered."""
        self._write(batch)

    def pending(self, channel: str) -> tuple[Batch, ...]:
        """Return what a channel has not got yet, the oldest first."""
        return tuple(
            batch
            for batch in self._batches.values()
            if channel in batch.channels and (batch.id, channel) not in self._delivered
        )

    def mark_delivered(self, batch: Batch, channel: str) -> None:
        """Keep that a channel has a batch."""
        self._write(Delivered(batch.id, channel))

    def version(self, url: str) -> Version | None:
        """Return the version of a page that the record has; None: it has none."""
        return self._seen.get(url)

    def mark_seen(self, url: str, version: Version) -> None:
        """Keep which version of a page the record has."""
        if self._seen.get(url) != version:
            self._write(Seen(url, version.etag, version.modified))

    def _read(self, line: bytes, number: int) -> Line:
        try:
            read: Line = msgspec.json.decode(line, type=Line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise RecordError(f"{self._path}:{number}: expected a line of a watch's journal, found {error}") from error
        return read

    def _take(self, line: Line) -> None:
        self.is_new = False
        match line:
            case Told():
                self._told.update(line.keys)
            case Batch():
                self._batches[line.id] = line
                self._told.update(telling.key for telling in line.tellings)
            case Delivered():
                self._delivered.add((line.batch, line.channel))
            case Seen():
                self._seen[line.url] = Version(etag=line.etag, modified=line.modified)

    def _write(self, line: Line) -> None:
        try:
            self._stream.write(msgspec.json.encode(line) + b"\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise RecordError(f"{self._path}: expected room for the journal, found: {error.strerror}") from error
        self._take(line)


@contextmanager
def open_journal(path: Path) -> Iterator[Journal]:
    """Open a journal, made where there is none; only one watch at a time has it.

    Raises:
        RecordError: It cannot be opened, is none, or another watch has it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # an address of a webhook may be as good as a password
        stream = path.open("a+b")
    except OSError as error:
        raise RecordError(f"{path}: expected a journal that can be written, found: {error.strerror}") from error
    with stream:
        _lock(stream, path)
        stream.seek(0)
        yield Journal(path, stream)


def _lock(stream: BinaryIO, path: Path) -> None:
    """Take the journal for this watch alone; where the system knows no such lock, do without."""
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise RecordError(f"{path}: expected a journal nobody uses, found that another watch has it open") from error
