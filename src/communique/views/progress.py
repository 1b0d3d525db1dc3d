"""Tells on standard error how far the reading is, and what could not be read."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.status import Status

FEW = 5  # documents that need no progress
STEP = 100  # documents between two lines where standard error is no terminal


class Progress:
    """Counts documents and failures: a moving line in a terminal, plain lines elsewhere, nothing for a few."""

    def __init__(self, console: Console, *, may_move: bool) -> None:
        """Keep the console of standard error.

        Args:
            may_move: Whether a moving line disturbs nothing else on the same terminal.
        """
        self.documents = 0
        self.failures = 0
        self.repeated = 0
        self._seen: set[str] = set()
        self._console = console
        self._may_move = may_move and console.is_terminal
        self._status: Status | None = None

    def __enter__(self) -> Self:
        """Begin; nothing is shown yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the moving line away; tell the sum of more than a few documents."""
        if self._status:
            self._status.stop()
        if kind is None and (self.repeated or self.documents + self.failures > FEW):
            self.say(self._sum())

    def read(self, document: str) -> None:
        """Count one document; one whose text came before is counted as repeated."""
        self.documents += 1
        self.repeated += document in self._seen
        self._seen.add(document)
        if self._may_move and self.documents > FEW:
            if self._status is None:
                self._status = Status("", console=self._console)
                self._status.start()
            self._status.update(f"{self._sum()} ...")
        elif self.documents % STEP == 0:
            self.say(f"{self._sum()} ...")

    def fail(self, reason: str) -> None:
        """Count one failure and tell its reason on one line."""
        self.failures += 1
        self.say(reason)

    def say(self, words: str) -> None:
        """Print one line."""
        line = f"communique: {' '.join(words.split())}"
        self._console.print(line, markup=False, highlight=False, soft_wrap=True, emoji=False)

    def _sum(self) -> str:
        parts = [f"{self.documents} documents read"]
        if self.repeated:
            parts.append(f"{self.repeated} of them with the text of another (in one record it counts once)")
        if self.failures:
            parts.append(f"{self.failures} inputs failed" if self.failures > 1 else "1 input failed")
        return ", ".join(parts)
