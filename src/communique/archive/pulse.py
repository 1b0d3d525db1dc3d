"""Tells how far a worker is, in a small file: for the eyes of the driver, and of whoever takes over from the dead."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

DEATHS = 5  # of workers over one document, after which it is set aside
WIDTH = 256  # bytes: each telling covers the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What the file says."""

    turn: str
    number: int = 0  # of the document at hand
    documents: int = 0  # done, failures too
    failures: int = 0
    deaths: Mapping[int, int] = field(default_factory=dict)  # of workers, by the number of the document at hand


def read_beat(path: Path) -> Beat | None:
    """Return what a pulse says; None: there is none, or it was caught at half a breath."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Beat)
    except (OSError, msgspec.MsgspecError):
        return None


class Pulse:
    """The pulse of a worker over one shard. A worker that ends in an orderly way leaves none behind."""

    def __init__(self, path: Path, turn: str) -> None:
        """Find out whether somebody died over this shard."""
        self._path = path
        self._turn = turn
        left = read_beat(path)
        self.deaths = Counter(left.deaths if left else {})
        if left and left.number:
            self.deaths[left.number] += 1

    def is_deadly(self, number: int) -> bool:
        """Tell whether a document has ended so many workers that no more are sent to it."""
        return self.deaths[number] >= DEATHS

    def __enter__(self) -> Self:
        """Begin to tell."""
        self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o644)
        self.tell(0, 0, 0)
        return self

    def tell(self, number: int, documents: int, failures: int) -> None:
        """Tell which document is at hand."""
        worst = dict(self.deaths.most_common(8))
        beat = Beat(turn=self._turn, number=number, documents=documents, failures=failures, deaths=worst)
        os.pwrite(self._handle, msgspec.json.encode(beat).ljust(WIDTH), 0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End in an orderly way."""
        os.close(self._handle)
        self._path.unlink(missing_ok=True)
