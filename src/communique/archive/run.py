"""Makes an archive of sources: plan, read, settle; what was broken off goes on where it was."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import msgspec

from communique.archive.course import Course
from communique.archive.cutting import cut
from communique.archive.engine import EngineError
from communique.archive.files import find_files
from communique.archive.folder import Folder, trouble, write_whole
from communique.archive.manifest import Manifest, read_manifest
from communique.archive.settling import settle
from communique.archive.shards import InputFile, Options, Plan, Refusal, Shard, Sizes
from communique.archive.worker import Done, Orders, producer
from communique.errors import BusyError, RecordError, SourceError

FRUITLESS = 12  # times that workers end before another shard is done
USUAL = Sizes()
TOLD = 5  # inputs that a message names


class Runs(Protocol):
    """What hands shards to workers."""

    def started(self) -> AbstractContextManager[None]:
        """Be ready to work."""

    def run(self, shards: Sequence[Shard], orders: Orders) -> Iterator[Done]:
        """Yield what became of each shard, as they are done."""


Watch = Callable[[Course], AbstractContextManager[None]]  # is told of the course while shards are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to make an archive of, where, and with what."""

    options: Options
    output: Path
    engine: Runs
    watch: Watch
    own_rules: Path | None = None  # the folder of the user's rules
    sizes: Sizes = USUAL


def make_archive(job: Job) -> Manifest:
    """Return the manifest of the archive, once it is whole.

    Raises:
        SourceError: A source does not exist, or is another than when the archive was begun.
        RecordError: The folder belongs to another run, does not take what is written, or the engine cannot start.
        AccessError: The cluster is not reached.
    """
    folder = Folder(job.output.absolute())
    if folder.manifest.exists():
        return _finished(folder, job)
    _check_pyarrow()
    with folder.taken():
        plan = _plan(folder, job)
        if any(not folder.is_read(shard.number) for shard in plan.shards):
            with job.engine.started():
                _read(folder, plan, job)
        try:
            manifest = settle(folder, plan)
        except OSError as error:
            raise trouble(folder.path, error) from error
    folder.clear()
    return manifest


def _finished(folder: Folder, job: Job) -> Manifest:
    manifest = read_manifest(folder.manifest)
    _check_same(folder, manifest.options, job.options)
    _check_same(folder, manifest.produced_by, producer())
    folder.clear()
    return manifest


def _check_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401, ICN001, PLC0415  an extra
    except ImportError as error:
        raise RecordError(
            f"expected the package pyarrow, which writes Parquet, found: {error}; "
            f"pip install 'communique[archive]' brings it"
        ) from error


def _plan(folder: Folder, job: Job) -> Plan:
    """Return the plan that the folder was begun with, if it fits what is asked for; else a new one.

    Raises:
        RecordError: It does not fit.
        SourceError: A source does not exist.
    """
    found = list(find_files(job.options.sources, besides=folder.path))
    kept = folder.kept_plan()
    if kept is not None:
        _check_same(folder, kept.options, job.options)
        _check_same(folder, kept.produced_by, producer())
        _check_files(folder, kept, found)
        return kept
    cuts = list(cut(found, job.sizes))
    plan = Plan(
        produced_by=producer(),
        options=job.options,
        shards=tuple(one for one in cuts if isinstance(one, Shard)),
        refused=tuple(one for one in cuts if isinstance(one, Refusal)),
    )
    write_whole(folder.plan, msgspec.json.encode(plan))
    return plan


def _check_same(folder: Folder, expected: object, found: object) -> None:
    """Make sure that the folder was begun with the same.

    Raises:
        RecordError: Something differs; names it.
    """
    before, now = msgspec.to_builtins(expected), msgspec.to_builtins(found)
    for name in before:
        if before[name] != now[name]:
            raise RecordError(
                f"{folder.path}: expected what this archive was begun with ({name}: {_shown(before[name])}), "
                f"found another ({_shown(now[name])}); name a new folder"
            )


def _shown(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _check_files(folder: Folder, kept: Plan, found: list[InputFile | Refusal]) -> None:
    """Make sure that the sources hold the files they held.

    Raises:
        SourceError: One came, went or changed.
    """
    planned = {stretch.file.path: stretch.file for shard in kept.shards for stretch in shard.stretches}
    refused = {refusal.where for refusal in kept.refused}
    now = {one.path: one for one in found if isinstance(one, InputFile)}
    changed = [path for path, file in planned.items() if path in now and not _is_same(file, now[path])]
    states = {
        "gone": [path for path in planned if path not in now],
        "changed": changed,
        "new": [path for path in now if path not in planned and path not in refused],
    }
    said = [
        f"{', '.join(paths[:TOLD])}{' ...' * (len(paths) > TOLD)}: {state}" for state, paths in states.items() if paths
    ]
    if said:
        raise SourceError(
            f"{folder.path}: expected the inputs that this archive was begun with, found others ({'; '.join(said)}); "
            f"put them back, or name a new folder"
        )


def _is_same(first: InputFile, second: InputFile) -> bool:
    return (first.size, first.modified) == (second.size, second.modified)


def _read(folder: Folder, plan: Plan, job: Job) -> None:
    """Have every shard read; where workers end, others take their place.

    Raises:
        SourceError: A file is gone, or another than it was.
        RecordError: The folder does not take what is written, or workers end again and again.
    """
    course = Course(folder, plan)
    fruitless = 0
    with job.watch(course), _dismissing(folder):
        while missing := [shard for shard in plan.shards if not folder.is_read(shard.number)]:
            try:
                _read_once(folder, missing, plan, job, course)
            except EngineError:
                is_fruitful = any(folder.is_read(shard.number) for shard in missing)
                fruitless = 0 if is_fruitful else fruitless + 1
                if fruitless > FRUITLESS:
                    raise


@contextmanager
def _dismissing(folder: Folder) -> Iterator[None]:
    """Tell the workers of a run that ends before its work to stop at their next document."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            write_whole(folder.turn, b"nobody's")
        raise


def _read_once(folder: Folder, missing: list[Shard], plan: Plan, job: Job, course: Course) -> None:
    """Have these shards read; those of a run before this one, whose workers may still be at it, are told to stop."""
    orders = Orders(
        folder=str(folder.path),
        turn=uuid4().hex,
        given=plan.options.given,
        is_sieved=plan.options.is_sieved,
        produced_by=plan.produced_by,
        own_rules=str(job.own_rules) if job.own_rules else None,
    )
    write_whole(folder.turn, orders.turn.encode())
    blamed: list[str] = []
    for done in job.engine.run(missing, orders):
        course.take(done)
        if done.is_source:
            blamed.append(done.trouble)
        elif done.is_outdated:
            raise BusyError(done.trouble)
        elif done.trouble:
            raise RecordError(done.trouble)
    if blamed:
        more = f"; and {len(blamed) - TOLD} more" if len(blamed) > TOLD else ""
        raise SourceError(f"{'; '.join(blamed[:TOLD])}{more}; the same command goes on from there")
