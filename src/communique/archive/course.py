"""How far an archive is: counted where shards are done, felt at the pulse where they are not."""

import time
from dataclasses import dataclass

from communique.archive.folder import Folder
from communique.archive.pulse import read_beat
from communique.archive.shards import Plan
from communique.archive.worker import Done


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far an archive is."""

    documents: int  # read by this run, failures too
    failures: int
    share: float  # of all input, done by this run and those before it
    rate: float | None  # documents a second; None: nothing is done yet
    seconds_left: float | None  # None: nothing tells


class Course:
    """Keeps count of a run."""

    def __init__(self, folder: Folder, plan: Plan) -> None:
        """Take stock of what runs before this one did."""
        self._folder = folder
        self._sizes = {shard.number: shard.size for shard in plan.shards}
        self._left = {number for number in self._sizes if not folder.is_read(number)}
        self._before = sum(size for number, size in self._sizes.items() if number not in self._left)
        self._size = 0  # bytes done by this run
        self._documents = 0
        self._failures = 0
        self._start = time.monotonic()

    def take(self, done: Done) -> None:
        """Count a shard that is done."""
        if done.shard in self._left and not done.trouble:
            self._left.discard(done.shard)
            self._size += self._sizes[done.shard]
            self._documents += done.documents
            self._failures += done.failures

    def standing(self) -> Standing:
        """Return how far it is by now."""
        beats = {int(path.name): beat for path in self._folder.pulses.glob("*") if (beat := read_beat(path))}
        documents = self._documents + sum(beat.documents for beat in beats.values())
        failures = self._failures + sum(beat.failures for beat in beats.values())
        seconds = time.monotonic() - self._start
        done = self._size + sum(beat.share * self._sizes.get(number, 0) for number, beat in beats.items())
        whole = sum(self._sizes.values())
        return Standing(
            documents=documents,
            failures=failures,
            share=min(1.0, (self._before + done) / whole) if whole else 1.0,
            rate=documents / seconds if documents and seconds else None,
            seconds_left=max(0.0, (whole - self._before - done)) * seconds / done if done else None,
        )
