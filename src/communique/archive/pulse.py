"""Tells how far a worker is, in a small file: for the eyes of the driver, and of whoever takes over from the dead."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

DEATHS = 5  # of workers over one document, after which it is set aside
WORST = 8  # documents whose deaths are remembered
WIDTH = 256  # bytes: each telling covers the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What the file says."""

    number: int = 0  # of the document at hand
    documents: int = 0  # done, failures too
    failures: int = 0
    share: float = 0.0  # of the shard that is done
    deaths: Mapping[int, int] = field(default_factory=dict)  # of workers, by the number of the document at hand


def read_beat(path: Path) -> Beat | None:
    """Return what a pulse says; None: there is none, or it was caught at half a breath."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Beat)
    except (OSError, msgspec.MsgspecError):
        return None


class Pulse:
    """The pulse of a worker over one shard. A worker that ends in an orderly way leaves none behind."""

    def __init__(self, path: Path) -> None:
        """Find out whether somebody died over this shard."""
        self._path = path
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
        self.tell(Beat())
        return self

    def tell(self, beat: Beat) -> None:
        """Tell which document is at hand; what is known of deaths is told with it."""
        known = replace(beat, deaths=dict(self.deaths.most_common(WORST)))
        os.pwrite(self._handle, msgspec.json.encode(known).ljust(WIDTH), 0)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End in an orderly way."""
        os.close(self._handle)
        self._path.unlink(missing_ok=True)
