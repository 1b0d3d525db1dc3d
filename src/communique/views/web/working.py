"""Reads what was handed in, in the background: one after the other, so many at most, with how far it is."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Condition, Thread
from typing import TYPE_CHECKING

from communique.documents import Network
from communique.domain.document import Document
from communique.errors import CommuniqueError, SourceError
from communique.record import Added
from communique.views.adding import Additions, Job, add_documents
from communique.views.web.inbox import Inbox, Slip
from communique.views.web.refusing import Refusal

if TYPE_CHECKING:
    from communique.record import Store

log = logging.getLogger(__name__)

MOST_WAITING = 20
REMEMBERED = 50  # tasks that are done and still shown
MOST_REASONS = 200  # failures told of one task
MOST_DOCUMENTS = 200  # shown of one task
PATIENCE_SECONDS = 20.0  # for the document at hand, when the server stops


class Stage(StrEnum):
    """How far a task is."""

    WAITING = "waiting"
    READING = "being read"
    DONE = "done"
    STOPPED = "stopped"  # the record refused; what was added before is there, the rest still waits


@dataclass(slots=True)
class Task:
    """One slip on its way into the record; what it tells while it is read."""

    slip: Slip
    is_resumed: bool = False  # it waited when the server was stopped
    stage: Stage = Stage.WAITING
    tally: Additions = field(default_factory=Additions)
    documents: int = 0
    added: list[Added] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    failures: int = 0

    def read(self, document: str) -> None:
        """Count a document that was read."""
        del document
        self.documents += 1

    def step(self) -> None:
        """Count a document that was there before."""
        self.documents += 1

    def fail(self, reason: str) -> None:
        """Count a failure and keep its reason."""
        self.failures += 1
        self.say(reason)

    def say(self, words: str) -> None:
        """Keep a line."""
        if len(self.reasons) < MOST_REASONS:
            self.reasons.append(" ".join(words.split()))

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will come."""
        return self.stage in {Stage.DONE, Stage.STOPPED}

    def words(self) -> str:
        """Return what it came to, or how far it is."""
        failed = f"{self.failures} inputs failed" if self.failures > 1 else "1 input failed" if self.failures else ""
        return self.tally.words(self.documents, failed).rpartition("; record:")[0]


class Worker:
    """Takes slips out of the inbox, one after the other."""

    def __init__(self, record: "Store", inbox: Inbox, network: Network) -> None:
        """Take up what waited when the server was stopped."""
        self._record, self._inbox, self._network = record, inbox, network
        self._ready = Condition()
        self._is_stopping = False
        self._thread: Thread | None = None
        self._waiting = deque(Task(slip, is_resumed=True) for slip in inbox.waiting())
        self._tasks: dict[str, Task] = {task.slip.id: task for task in self._waiting}
        if self._waiting:
            self._start()

    def hand_in(self, slip: Slip, text: str | None = None, files: Iterable[tuple[str, bytes]] = ()) -> None:
        """Keep a slip until it is in the record.

        Raises:
            Refusal: Too many wait already.
        """
        with self._ready:
            if len(self._waiting) >= MOST_WAITING:
                raise Refusal(503, f"expected at most {MOST_WAITING} inputs waiting, found as many: try again later")
            self._inbox.put(slip, text, files)
            task = Task(slip)
            self._tasks[slip.id] = task
            self._waiting.append(task)
            self._forget()
            self._start()
            self._ready.notify_all()

    def again(self, name: str) -> None:
        """Put a task that was stopped at the end of the line."""
        task = self.task(name)
        with self._ready:
            if task.stage is Stage.STOPPED:
                self._tasks[name] = fresh = Task(task.slip)
                self._waiting.append(fresh)
                self._start()
                self._ready.notify_all()

    def give_up(self, name: str) -> None:
        """Take a task that was stopped, or that still waits, out; what was added of it stays."""
        task = self.task(name)
        with self._ready:
            if task.stage in {Stage.STOPPED, Stage.WAITING}:
                self._waiting = deque(one for one in self._waiting if one is not task)
                del self._tasks[name]
                self._inbox.done(task.slip)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="reading", daemon=True)
            self._thread.start()

    def _forget(self) -> None:
        over = [name for name, task in self._tasks.items() if task.is_over]
        for name in over[: max(0, len(over) - REMEMBERED)]:
            del self._tasks[name]

    def tasks(self) -> list[Task]:
        """Return the tasks, the latest first."""
        with self._ready:
            return list(self._tasks.values())[::-1]

    def task(self, name: str) -> Task:
        """Return a task by its id.

        Raises:
            Refusal: There is none, or no longer.
        """
        with self._ready:
            found = self._tasks.get(name)
        if found is None:
            raise Refusal(404, "this was not handed in here, or is long done: look at the documents")
        return found

    def wait(self, seconds: float) -> bool:
        """Wait until nothing more is to be read; tell whether that came to pass in so many seconds."""
        with self._ready:
            return self._ready.wait_for(lambda: all(task.is_over for task in self._tasks.values()), seconds)

    def stop(self) -> None:
        """End after the document at hand; what is left waits for the next start."""
        with self._ready:
            self._is_stopping = True
            self._ready.notify_all()
        if self._thread is not None:
            self._thread.join(PATIENCE_SECONDS)

    def _run(self) -> None:
        while (task := self._next()) is not None:
            task.stage = Stage.READING
            try:
                self._read(task)
            except CommuniqueError as error:
                task.say(str(error))
                task.stage = Stage.STOPPED
            except Exception:  # the outermost edge: the next one is read whatever this one did
                log.exception("%s: a fault of communique", task.slip.label)
                task.say("a fault of communique; please report it: it stands in the log of the server")
                task.stage = Stage.STOPPED
            with self._ready:
                self._ready.notify_all()

    def _next(self) -> Task | None:
        with self._ready:
            self._ready.wait_for(lambda: self._is_stopping or self._waiting)
            return None if self._is_stopping else self._waiting.popleft()

    def _read(self, task: Task) -> None:
        job = Job(record=self._record, progress=task, tally=task.tally, by=task.slip.by,
                  negotiation=task.slip.negotiation)  # fmt: skip
        for added in add_documents(self._until_stopped(task), job):
            if len(task.added) < MOST_DOCUMENTS:
                task.added.append(added)
        if not self._is_stopping:
            self._inbox.done(task.slip)
            task.stage = Stage.DONE

    def _until_stopped(self, task: Task) -> Iterator[Document | SourceError]:
        for document in self._inbox.documents(task.slip, self._network):
            if self._is_stopping:
                return
            yield document


@contextmanager
def working(record: "Store", inbox: Inbox, network: Network) -> Iterator[Worker]:
    """Yield a worker, and stop it at the end."""
    worker = Worker(record, inbox, network)
    try:
        yield worker
    finally:
        worker.stop()
