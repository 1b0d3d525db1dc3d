"""The watch: polls feeds, adds what is new, and tells everyone once what follows from it."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from communique.documents import Network
from communique.domain.document import Document
from communique.errors import DeliveryError, RecordError, SourceError
from communique.record import Wanted
from communique.views.watch.digest import DigestFolder
from communique.views.watch.journal import Journal
from communique.views.watch.news import news_of
from communique.views.watch.polling import Poll
from communique.views.watch.telling import Batch, Telling, make_batch

if TYPE_CHECKING:
    from communique.record import Store

log = logging.getLogger(__name__)
WINDOW = timedelta(days=90)  # news of a thing that turned before that is no news
Add = Callable[[Iterator[Document | SourceError]], object]  # reads and adds what it is given; returns once it is safe


class Channel(Protocol):
    """Somebody who is told."""

    @property
    def name(self) -> str:
        """Return by what the journal knows it; the same after a restart."""

    def deliver(self, batch: Batch) -> None:
        """Tell a batch.

        Raises:
            DeliveryError: It was not taken.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What a watch works with."""

    feeds: tuple[str, ...]  # addresses, files or folders
    record: "Store"
    journal: Journal
    add: Add
    now: Callable[[], datetime]  # in UTC
    sleep: Callable[[float], None]  # seconds
    interval: timedelta
    digest: DigestFolder | None = None
    channels: tuple[Channel, ...] = ()  # who gets what is urgent
    wanted: Wanted = field(default_factory=Wanted)  # whose news; `as_of` is set to the day of each round
    network: Network = field(default_factory=Network)
    is_following: bool = False  # whether the article behind a feed's summary is fetched


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one look at the feeds."""

    told: tuple[Telling, ...]
    failures: tuple[str, ...]  # what will be tried again


def watch(work: Watch, tell: Callable[[Round], None]) -> None:
    """Look at the feeds again and again, until somebody stops it.

    A record that refuses (another program writes, the disk is full) fails a round; the next one makes up for it.

    Args:
        tell: Called after each round.
    """
    while True:
        begun = work.now()
        try:
            done = watch_once(work)
        except RecordError as error:
            done = Round((), (str(error),))
        tell(done)
        left = work.interval - (work.now() - begun)
        if left > timedelta():
            work.sleep(left.total_seconds())


def watch_once(work: Watch) -> Round:
    """Look at the feeds once: add what is new, note what is worth telling, and deliver all that is due.

    The first round of a journal only takes note of what the record held before.

    Raises:
        RecordError: The record or the journal refuses.
    """
    if work.journal.is_new:
        work.journal.take_as_told(telling.key for telling in _news(work))
    poll = Poll(work.journal, work.network, work.is_following)
    work.add(poll.load(work.feeds))
    poll.keep()
    told = tuple(_news(work))
    if told:
        work.journal.note(make_batch(told, work.now(), _receivers(work, told)))
    return Round(told, tuple(_deliver_all(work)))


def _news(work: Watch) -> Iterator[Telling]:
    today = work.now().date()
    return news_of(work.record, today - WINDOW, replace(work.wanted, as_of=today, limit=None), work.journal.is_told)


def _receivers(work: Watch, told: Sequence[Telling]) -> tuple[str, ...]:
    """Return who gets a batch: the digest all of it, the others what is urgent of it."""
    folder = [work.digest.name] if work.digest else []
    is_urgent = any(telling.is_urgent for telling in told)
    return (*folder, *(channel.name for channel in work.channels if is_urgent))


def _deliver_all(work: Watch) -> Iterator[str]:
    """Deliver what is pending, the oldest first; yield each failure, after which the rest of a channel has to wait."""
    everyone: list[tuple[Channel, bool]] = [(channel, True) for channel in work.channels]
    if work.digest:
        everyone.insert(0, (work.digest, False))
    for channel, is_urgent_only in everyone:
        try:
            for batch in work.journal.pending(channel.name):
                channel.deliver(batch.urgent if is_urgent_only else batch)
                work.journal.mark_delivered(batch, channel.name)
        except DeliveryError as error:
            log.info("kept for the next round: %s", error)
            yield str(error)
