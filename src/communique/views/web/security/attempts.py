"""Slows down those who guess passwords."""

from collections import deque
from collections.abc import Hashable
from datetime import datetime, timedelta
from threading import Lock

MOST = 8  # failures
WITHIN = timedelta(minutes=15)
REMEMBERED = 10_000  # names and addresses


class Attempts:
    """The failed attempts of the last minutes, by name and by the address they came from."""

    def __init__(self) -> None:
        """Begin with none."""
        self._failed: dict[Hashable, deque[datetime]] = {}
        self._lock = Lock()

    def wait(self, keys: tuple[Hashable, ...], now: datetime) -> timedelta | None:
        """Return how long somebody has to wait before the next attempt; None: not at all."""
        with self._lock:
            waits = [wait for key in keys if (wait := self._wait(key, now))]
        return max(waits, default=None)

    def _wait(self, key: Hashable, now: datetime) -> timedelta | None:
        failed = self._failed.get(key)
        while failed and failed[0] + WITHIN <= now:
            failed.popleft()
        return failed[0] + WITHIN - now if failed and len(failed) >= MOST else None

    def fail(self, keys: tuple[Hashable, ...], now: datetime) -> None:
        """Remember a failure."""
        with self._lock:
            for key in keys:
                self._failed.setdefault(key, deque(maxlen=MOST)).append(now)
            while len(self._failed) > REMEMBERED:
                self._failed.pop(next(iter(self._failed)))

    def succeed(self, keys: tuple[Hashable, ...]) -> None:
        """Forget the failures of a name."""
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)
