"""The output folder: where things lie in it, who may write to it, and that it belongs to one run."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import msgspec

from communique.archive.shards import Plan
from communique.errors import BusyError, RecordError

MANIFEST = "archive.json"
WORK = "work"  # what is not finished; gone once the archive is whole


class Folder:
    """An output folder.

    `work/plan.json` is the plan, `work/turn` names the run whose workers may write, `work/parts/<shard>/` holds a shard
    that was read, `work/pulse/<shard>` says which document a worker is at.
    """

    def __init__(self, path: Path) -> None:
        """Name the places; nothing is made."""
        self.path = path
        self.manifest = path / MANIFEST
        self.work = path / WORK
        self.plan = self.work / "plan.json"
        self.turn = self.work / "turn"
        self.parts = self.work / "parts"
        self.pulses = self.work / "pulse"

    def part(self, shard: int) -> Path:
        """Return where a shard lies once it is read; there is nothing until all of it is there."""
        return self.parts / f"{shard:06}"

    def pulse(self, shard: int) -> Path:
        """Return where a worker tells which document of a shard it is at."""
        return self.pulses / f"{shard:06}"

    def is_read(self, shard: int) -> bool:
        """Tell whether a shard has been read."""
        return self.part(shard).is_dir()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Keep others from the folder.

        Raises:
            BusyError: Another run is at work in it.
            RecordError: It cannot be written to, or holds something else.
        """
        try:
            self._make()
            with (self.work / "lock").open("w") as lock:
                _lock(lock.fileno(), self.path)
                yield
        except OSError as error:
            raise trouble(self.path, error) from error

    def _make(self) -> None:
        if not self.work.is_dir() and self.path.exists() and any(self.path.iterdir()):
            raise RecordError(
                f"{self.path}: expected a new folder, an empty one or one of an archive that is not finished, "
                f"found a folder that holds other things"
            )
        for folder in (self.parts, self.pulses):
            folder.mkdir(parents=True, exist_ok=True)

    def clear(self) -> None:
        """Throw away what only the work needed."""
        with suppress(FileNotFoundError):  # a worker of a run that was ended may still be taking its own things away
            shutil.rmtree(self.work)

    def kept_plan(self) -> Plan | None:
        """Return the plan that the folder was begun with; None: there is none yet.

        Raises:
            RecordError: It is of a form that we do not know.
        """
        try:
            return msgspec.json.decode(self.plan.read_bytes(), type=Plan)
        except FileNotFoundError:
            return None
        except (msgspec.MsgspecError, OSError) as error:
            raise RecordError(f"{self.plan}: expected the plan of an archive, found: {error}") from error


def _lock(handle: int, path: Path) -> None:
    import fcntl  # noqa: PLC0415  not on every system, and only here

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BusyError(f"{path}: expected a folder of ours alone, found another archive at work in it") from error


def trouble(path: Path, error: OSError) -> RecordError:
    """Return what an error of the output means for whoever reads it."""
    found = error.strerror or error
    return RecordError(f"{path}: expected a folder that takes what is written, found: {found}; what is done is kept")


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens."""
    made = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with made.open("wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        made.replace(path)
    except OSError:
        made.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make sure that a file is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


sync_folder = sync_file  # a folder is synchronised in the same way: its names are what it holds
