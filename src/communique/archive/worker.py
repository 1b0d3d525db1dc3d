"""Reads one shard, document by document; this is what runs in each worker, whichever engine starts it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique import __version__
from communique.archive.folder import Folder, trouble
from communique.archive.inputs import Item, read_stretch
from communique.archive.parts import Part
from communique.archive.pulse import DEATHS, Beat, Pulse
from communique.archive.shards import Shard
from communique.archive.sieve import read_sieved
from communique.archive.tables import FAILURES, LANGUAGE, READ, SIEVED_OUT, rows_of
from communique.documents import Given
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.domain.record import ProducedBy
from communique.errors import CommuniqueError, RecordError, SourceError
from communique.language.pipeline import load_pipeline, pipeline_name
from communique.reading import read
from communique.rulebook import add_rules, rules_hash

PAUSE = 1.0  # seconds
Reader = Callable[[Document], Findings | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What every worker of a run is told."""

    folder: str
    turn: str  # the run; another one in the folder: ours is over
    given: Given
    is_sieved: bool
    produced_by: ProducedBy
    own_rules: str | None  # the folder of the user's rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a worker says of a shard."""

    shard: int
    documents: int = 0  # failures too
    failures: int = 0
    trouble: str = ""  # why it could not be read, or written
    is_source: bool = False  # whether it is the input that is to blame
    is_outdated: bool = False  # whether another run has taken over


class OutdatedError(CommuniqueError):
    """Another run has taken over."""


def producer() -> ProducedBy:
    """Return what makes the findings here: version, parser, rules. What the sieve lets through is read as ever."""
    return ProducedBy(communique=__version__, pipeline=pipeline_name(), rules=rules_hash())


class Worker:
    """Reads shards with one warm pipeline."""

    def __init__(self, orders: Orders) -> None:
        """Take up the user's rules and load the pipeline.

        Raises:
            RecordError: Here, something else would be read than where the run was started.
        """
        if orders.own_rules:
            add_rules(Path(orders.own_rules))
        here = producer()
        if here != orders.produced_by:
            raise RecordError(f"expected workers with {orders.produced_by}, found one with {here}")
        self._orders = orders
        self._folder = Folder(Path(orders.folder))
        self._checked = 0.0  # when the turn was last looked at
        self._read: Reader = read_sieved if orders.is_sieved else read
        load_pipeline()

    def read(self, shard: Shard) -> Done:
        """Read a shard, unless it is read already."""
        if self._folder.is_read(shard.number):
            return Done(shard=shard.number)
        try:
            self._check_turn()
            with Pulse(self._folder.pulse(shard.number)) as pulse:
                documents, failures = self._read_all(shard, pulse)
        except SourceError as error:
            return Done(shard=shard.number, trouble=str(error), is_source=True)
        except OutdatedError as error:
            return Done(shard=shard.number, trouble=str(error), is_outdated=True)
        except OSError as error:
            return Done(shard=shard.number, trouble=str(trouble(self._folder.path, error)))
        return Done(shard=shard.number, documents=documents, failures=failures)

    def _check_turn(self, *, every: float = 0.0) -> None:
        """Make sure that our run is still on; within so many seconds of the last look, trust it.

        Raises:
            OutdatedError: It is not.
        """
        now = time.monotonic()
        if now < self._checked + every:
            return
        self._checked = now
        try:
            turn = self._folder.turn.read_text()
        except FileNotFoundError:
            turn = "none"
        if turn != self._orders.turn:
            raise OutdatedError(f"{self._folder.path}: expected run {self._orders.turn}, found {turn}")

    def _read_all(self, shard: Shard, pulse: Pulse) -> tuple[int, int]:
        """Read a shard into its part; return how many documents and failures."""
        number = failures = 0
        with Part(self._folder.part(shard.number)) as part:
            for number, (share, item) in enumerate(self._items(shard), 1):
                pulse.tell(Beat(number=number, documents=number - 1, failures=failures, share=share))
                for table, row in self._rows(item, is_deadly=pulse.is_deadly(number)):
                    part.put(table, {**row, "shard": shard.number, "number": number})
                    failures += table == FAILURES
                self._check_turn(every=PAUSE)
            self._check_turn()
            part.keep()
        return number, failures

    def _items(self, shard: Shard) -> Iterator[tuple[float, Item]]:
        """Yield the items of a shard, each with the share of the shard before it."""
        for number, stretch in enumerate(shard.stretches):
            for item in read_stretch(stretch, self._orders.given):
                yield (number + item.share) / len(shard.stretches), item

    def _rows(self, item: Item, *, is_deadly: bool) -> list[tuple[str, dict[str, object]]]:
        """Return the rows of an item, those of a failure where there is no other: no document takes others with it."""
        if isinstance(item.found, SourceError):
            return [_failure(item, str(item.found).removeprefix(f"{item.file}{item.place}: "))]
        if is_deadly:
            return [_failure(item, f"expected to be read, found {DEATHS} workers ended over it")]
        try:
            return list(self._of_document(item.found))
        except Exception as error:  # noqa: BLE001  the outermost edge of a worker
            name = type(error).__name__
            return [_failure(item, f"{name}: {error} (a fault of communique; please report it)")]

    def _of_document(self, document: Document) -> Iterator[tuple[str, dict[str, object]]]:
        findings = self._read(document)
        if findings is None:
            return rows_of(Findings(document=document, notes=document.notes), SIEVED_OUT)
        is_listed = any(note.kind == LANGUAGE for note in findings.notes)
        return rows_of(findings, LANGUAGE if is_listed else READ)


def _failure(item: Item, reason: str) -> tuple[str, dict[str, object]]:
    told = " ".join(reason.encode("utf-8", "replace").decode().split())
    return FAILURES, {"file": item.file, "place": item.place, "offset": item.offset, "reason": told}
