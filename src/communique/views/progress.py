"""Tells on standard error how far the work is, and what could not be read."""

from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.status import Status

FEW = 5  # documents that need no progress
STEP = 100  # documents between two lines where standard error is no terminal


def words_for_documents(number: int) -> str:
    """Return how many documents.

    >>> words_for_documents(1)
    '1 document'
    """
    return f"{number} document{'s' if number != 1 else ''}"


class Tally(Protocol):
    """What the documents so far came to, in words."""

    @property
    def is_notable(self) -> bool:
        """Tell whether the end must be told however few documents there were."""

    def so_far(self, documents: int) -> str:
        """Return the sum in a few words, for a line that moves."""

    def words(self, documents: int, failed: str) -> str:
        """Return the sum.

        Args:
            failed: How many inputs failed, in words; empty: none.
        """


class Watching(Protocol):
    """What is told of work while it goes on."""

    documents: int
    failures: int

    def read(self, document: str) -> None:
        """Take note of a document that was read."""

    def step(self) -> None:
        """Take note of a document that needed no reading."""

    def fail(self, reason: str) -> None:
        """Take note of an input that failed, and why."""

    def say(self, words: str) -> None:
        """Take note of something worth a line."""


class Readings:
    """The tally of documents that are only read."""

    def __init__(self) -> None:
        """Begin with none."""
        self.repeated = 0

    @property
    def is_notable(self) -> bool:
        """Tell whether a text came twice."""
        return self.repeated > 0

    def so_far(self, documents: int) -> str:
        """Return the sum in a few words."""
        return f"{words_for_documents(documents)} read"

    def words(self, documents: int, failed: str) -> str:
        """Return the sum."""
        repeated = f"{self.repeated} of them with the text of another (in one record it counts once)"
        return ", ".join(filter(None, [self.so_far(documents), repeated if self.repeated else "", failed]))


class Progress:
    """Counts documents and failures: a moving line in a terminal, plain lines elsewhere, nothing for a few."""

    def __init__(self, console: Console, *, may_move: bool, tally: Tally | None = None) -> None:
        """Keep the console of standard error.

        Args:
            may_move: Whether a moving line disturbs nothing else on the same terminal.
            tally: What is told of the documents; else that they were read.
        """
        self.documents = 0
        self.failures = 0
        self._readings = Readings()
        self._tally: Tally = tally or self._readings
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
        if kind is None and (self._tally.is_notable or self.documents + self.failures > FEW):
            self.say(self._sum())

    def read(self, document: str) -> None:
        """Count one document; one whose text came before is counted as repeated."""
        self._readings.repeated += document in self._seen
        self._seen.add(document)
        self.step()

    def step(self) -> None:
        """Count one document and tell how far the work is."""
        self.documents += 1
        if self._may_move and self.documents > FEW:
            if self._status is None:
                self._status = Status("", console=self._console)
                self._status.start()
            self._status.update(f"{self._tally.so_far(self.documents)} ...")
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
        failed = f"{self.failures} inputs failed" if self.failures > 1 else "1 input failed" if self.failures else ""
        return self._tally.words(self.documents, failed)
