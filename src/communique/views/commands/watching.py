"""The command that watches feeds: `watch`."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.views.commands.edge import opened_for_adding, settings_for
from communique.views.commands.options import Database, NegotiationName

if TYPE_CHECKING:
    from communique.views.adding import Job
    from communique.views.settings import Settings
    from communique.views.watch import Round, Watch

Feeds = Annotated[
    list[str] | None,
    typer.Argument(metavar="FEED", help="Addresses or files of feeds. Default: feeds of [watch].", show_default=False),
]
Interval = Annotated[
    int | None,
    typer.Option(
        metavar="MINUTES", min=1, help="Between two looks. Default: the settings, else 30.", show_default=False
    ),
]
DigestFolder = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Where digests are written. Default: the settings.", show_default=False),
]
Once = Annotated[bool, typer.Option("--once", help="Look once and end: for cron and timers.")]
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the article behind a feed's summary.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line says; None or nothing: what the settings say."""

    feeds: tuple[str, ...]
    minutes: int | None
    digest: Path | None
    follow: bool

    def over(self, settings: "Settings") -> "Settings":
        """Return the settings with what is said here in place of theirs."""
        from msgspec import structs  # noqa: PLC0415  fast --help

        said = {
            "feeds": self.feeds or None,
            "interval_minutes": self.minutes,
            "digest": str(self.digest.resolve()) if self.digest else None,
            "follow": self.follow or None,
        }
        given = {name: value for name, value in said.items() if value is not None}
        return replace(settings, watch=structs.replace(settings.watch, **given))


def watch(
    feeds: Feeds = None,
    *,
    once: Once = False,
    interval: Interval = None,
    digest: DigestFolder = None,
    follow: Follow = False,
    negotiation: NegotiationName = None,
    database: Database = None,
) -> None:
    """Look at feeds again and again: add what is new, write a digest of what changed, and tell what is urgent.

    Due, fulfilled, hardened and contradicted things go to the webhook and the mail server of the settings, each once.
    The first look tells nothing that the record held before. Ctrl-C ends the watch; nothing is lost.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with opened_for_adding(database) as job:
        from communique.views.watch import watch as watch_on  # noqa: PLC0415  fast --help
        from communique.views.watch import watch_once  # noqa: PLC0415

        asked = Asked(feeds=tuple(feeds or ()), minutes=interval, digest=digest, follow=follow)
        with _planned(asked, settings_for(database), job, negotiation) as work, suppress(KeyboardInterrupt):
            if not once:
                watch_on(work, lambda done: _tell(done, job))
            done = watch_once(work)
            job.progress.failures += len(done.failures)
            _tell(done, job)


@contextmanager
def _planned(asked: Asked, settings: "Settings", job: "Job", negotiation: str | None) -> "Iterator[Watch]":
    """Open the watch of the settings; what the command line says outranks them."""
    from datetime import UTC, datetime  # noqa: PLC0415  fast --help

    from communique.documents import Network  # noqa: PLC0415
    from communique.views.adding import add_documents  # noqa: PLC0415
    from communique.views.watch.plan import Surroundings, planned_watch  # noqa: PLC0415

    around = Surroundings(now=lambda: datetime.now(UTC), sleep=time.sleep, network=Network())
    with planned_watch(
        asked.over(settings),
        job.record,
        lambda loaded: [added.document for added in add_documents(loaded, job)],
        around,
        negotiation=negotiation,
    ) as work:
        yield work


def _tell(done: "Round", job: "Job") -> None:
    for failure in done.failures:
        job.progress.say(f"{failure}; it will be tried again")
    for telling in done.told:
        job.progress.say(f"{telling.change.value}: {telling.who}: {telling.what}")
    told = f"{len(done.told)} things to tell" if done.told else "nothing new to tell"
    job.progress.say(f"{told}; so far {job.tally.words(job.progress.documents)}")
