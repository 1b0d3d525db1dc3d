"""Puts a watch together from the settings."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from communique.documents import Network
from communique.domain.ids import digest, negotiation_id
from communique.errors import SettingsError
from communique.record import Wanted
from communique.views.settings import MailFile, Settings, WatchFile
from communique.views.watch.digest import DigestFolder
from communique.views.watch.journal import open_journal
from communique.views.watch.mail import Mailbox, Security
from communique.views.watch.watching import Add, Channel, Watch
from communique.views.watch.webhook import Webhook

if TYPE_CHECKING:
    from communique.record import Store

PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a watch is given of the world."""

    now: Callable[[], datetime]  # in UTC
    sleep: Callable[[float], None]  # seconds
    network: Network


@contextmanager
def planned_watch(
    settings: Settings, record: "Store", add: Add, around: Surroundings, *, negotiation: str | None = None
) -> Iterator[Watch]:
    """Open the journal and give a watch as the settings describe it.

    Args:
        add: Reads and adds what it is given; returns once it is safe.
        negotiation: Whose news is told; None: all.

    Raises:
        SettingsError: No feed is named, or a value makes no sense.
        RecordError: The journal cannot be opened, or another watch has it.
    """
    given = settings.watch
    if not given.feeds:
        raise SettingsError(f"{settings.file}: expected feeds to watch (feeds = [...] in [watch]), found none")
    if given.interval_minutes < 1:
        raise SettingsError(f"{settings.file}: interval_minutes: expected at least 1, found {given.interval_minutes}")
    with open_journal(journal_of(settings, negotiation)) as journal:
        yield Watch(
            feeds=given.feeds,
            record=record,
            journal=journal,
            add=add,
            now=around.now,
            sleep=around.sleep,
            interval=timedelta(minutes=given.interval_minutes),
            digest=DigestFolder(settings.folder / Path(given.digest).expanduser()) if given.digest else None,
            channels=tuple(_channels(given, settings, around)),
            wanted=Wanted(negotiation=negotiation),
            network=around.network,
            is_following=given.follow,
        )


def journal_of(settings: Settings, negotiation: str | None = None) -> Path:
    """Return where the journal of a watch lies: beside the record, or with the settings where that is no file.

    Whose news is told of one negotiation has a journal apart: what it was not told, the others may have been.
    """
    database = settings.database.removeprefix(SQLITE)
    part = f"-{negotiation_id(negotiation).removeprefix('negotiation-')[:8]}" if negotiation else ""
    if "://" in database:
        return settings.folder / f"watch-{digest(database)[:8]}{part}.jsonl"
    return Path(f"{database}.watch{part}.jsonl")


def _channels(given: WatchFile, settings: Settings, around: Surroundings) -> Iterator[Channel]:
    if given.webhook:
        yield Webhook(url=given.webhook, secret=given.webhook_secret, sleep=around.sleep)
    if given.mail:
        yield _mailbox(given.mail, settings.file)


def _mailbox(given: MailFile, file: Path) -> Mailbox:
    security = Security(given.security)
    host, colon, port = given.server.rpartition(":") if ":" in given.server else (given.server, "", "")
    if colon and not port.isdecimal():
        raise SettingsError(f"{file}: [watch.mail] server: expected host or host:port, found {given.server!r}")
    if not given.to:
        raise SettingsError(f"{file}: [watch.mail] to: expected somebody to write to, found nobody")
    return Mailbox(
        host=host,
        port=int(port) if port else PORTS[security],
        sender=given.sender,
        to=given.to,
        security=security,
        user=given.user,
        password=given.password,
    )
