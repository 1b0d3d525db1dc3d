"""The outermost edge of every command: settings, messages, exit status."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import TYPE_CHECKING

import typer

from communique.errors import CommuniqueError
from communique.views.logs import keep_logs_quiet, write_logs

if TYPE_CHECKING:
    from communique.record import Store
    from communique.views.adding import Job
    from communique.views.progress import Progress, Tally
    from communique.views.settings import Settings

SOME_FAILED = 1
INTERRUPTED = 130


@contextmanager
def blaming() -> Iterator[None]:
    """Say on standard error what somebody is to blame for, and end with status 1; with 130 where it was stopped."""
    keep_logs_quiet()
    try:
        yield
    except KeyboardInterrupt as error:
        typer.echo("communique: stopped", err=True)
        raise typer.Exit(INTERRUPTED) from error
    except CommuniqueError as error:
        typer.echo(f"communique: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(SOME_FAILED) from error


@contextmanager
def telling(*, may_move: bool, tally: "Tally | None" = None) -> "Iterator[Progress]":
    """Tell on standard error how far the work is and what fails; end with the exit status of it."""
    from rich.console import Console  # noqa: PLC0415  loaded once there is something to tell

    from communique.views.progress import Progress  # noqa: PLC0415

    with blaming(), Progress(Console(stderr=True), may_move=may_move, tally=tally) as progress:
        yield progress
    if progress.failures:
        raise typer.Exit(SOME_FAILED)


@contextmanager
def opened_for_adding(database: str | None, *, create: bool = True) -> "Iterator[Job]":
    """Open the record to be filled, with the user's own rules; tell how far the work is.

    Args:
        create: Whether it is made where there is none.
    """
    from communique.record import open_record  # noqa: PLC0415  `--help` stays fast
    from communique.views.adding import Additions, Job  # noqa: PLC0415
    from communique.views.own_rules import check_own_rules  # noqa: PLC0415

    tally = Additions()
    with telling(may_move=True, tally=tally) as progress:
        settings = settings_for(database)
        check_own_rules(settings.folder)
        _prepare(settings, create=create)
        with open_record(settings.database, create=create) as record:
            tally.where = record.name
            yield Job(record=record, progress=progress, tally=tally, by=settings.by)


def settings_for(database: str | None) -> "Settings":
    """Return the settings, with the user's own rules taken up."""
    from communique.views.own_rules import take_own_rules  # noqa: PLC0415  `--help` stays fast
    from communique.views.settings import read_settings  # noqa: PLC0415

    settings = read_settings(os.environ).with_database(database)
    write_logs(settings.log, settings.log_level)
    take_own_rules(settings.folder)
    return settings


@contextmanager
def asking(database: str | None) -> "Iterator[Store]":
    """Open the record to be read; what goes wrong is said."""
    from communique.record import open_record  # noqa: PLC0415  `--help` stays fast

    with blaming():
        settings = settings_for(database)
        settings.check_is_there()
        with open_record(settings.database, writable=False, create=False) as record:
            yield record


@contextmanager
def changing(database: str | None, *, create: bool = False) -> "Iterator[tuple[Store, Settings]]":
    """Open the record to be changed, with the settings; what goes wrong is said.

    Args:
        create: Whether it is made where there is none.
    """
    from communique.record import open_record  # noqa: PLC0415  `--help` stays fast

    with blaming():
        settings = settings_for(database)
        _prepare(settings, create=create)
        with open_record(settings.database, create=create) as record:
            yield record, settings


def _prepare(settings: "Settings", *, create: bool) -> None:
    if create:
        settings.make_usual_place()
    else:
        settings.check_is_there()


def standard_input() -> BufferedReader | None:
    """Return the bytes of standard input; None where it was closed before we began."""
    return sys.stdin.buffer if sys.stdin is not None and isinstance(sys.stdin.buffer, BufferedReader) else None
