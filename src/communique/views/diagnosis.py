"""Looks whether everything is in its place: versions, settings, the user's own files, the database, its readings."""

import platform
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from communique import __version__
from communique.actors.forms import Roster
from communique.errors import CommuniqueError
from communique.record import open_record
from communique.record.store.schema import VERSION
from communique.rulebook import EXTENDED, load_rules
from communique.views.own_rules import check_own_rules
from communique.views.record_of import produced_by
from communique.views.rereading import outdated_in
from communique.views.settings import ENVIRONMENT, Settings, read_settings
from communique.views.tables import counted

if TYPE_CHECKING:
    from communique.record import Store

PREFIX = "COMMUNIQUE_"


class Weight(StrEnum):
    """How much a finding of the doctor matters."""

    WELL = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing the doctor saw."""

    weight: Weight
    about: str
    words: str


def signs(environment: Mapping[str, str], database: str | None) -> Iterator[Sign]:
    """Yield what is seen, one after the other: a fault in one does not hide the others."""
    yield _well("communique", f"{__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    yield from _of_environment(environment)
    try:
        settings = read_settings(environment).with_database(database)
    except CommuniqueError as error:
        yield _fault("settings", str(error))
        return
    there = "" if settings.file.is_file() else " (not there: the usual settings hold)"
    yield _well("settings", f"{settings.file}{there}")
    yield _well("reviews", f"kept under the name {settings.by}")
    yield from _of_rules(settings)
    yield from _of_database(settings)


def _of_environment(environment: Mapping[str, str]) -> Iterator[Sign]:
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in ENVIRONMENT:
            yield _warning("environment", f"{name} is no setting; known: {', '.join(ENVIRONMENT)}")


def _of_rules(settings: Settings) -> Iterator[Sign]:
    try:
        own = check_own_rules(settings.folder)
        made_by = produced_by()
    except CommuniqueError as error:
        yield _fault("rules", str(error))
        return
    yield _well("pipeline", made_by.pipeline)
    with_own = f", with your {', '.join(path.name for path in own)}" if own else ""
    yield _well("rules", f"{made_by.rules}{with_own}")
    if settings.file.is_file():
        strange = {path.name for path in settings.folder.glob("*.toml")} - {*EXTENDED, settings.file.name}
        for name in sorted(strange):
            yield _warning("rules", f"{settings.folder / name} is not used; known: {', '.join(EXTENDED)}")


def _of_database(settings: Settings) -> Iterator[Sign]:
    try:
        with open_record(settings.database, writable=False, create=False) as record:
            yield _well("database", f"{record.name}, schema {VERSION} (named by {settings.database_by})")
            yield from _of_record(record)
    except CommuniqueError as error:
        yield _fault("database", f"{error} (named by {settings.database_by})")


def _of_record(record: "Store") -> Iterator[Sign]:
    newest = record.latest()
    yield _well("documents", f"the newest is of {newest}" if newest else "none with a day of publication")
    try:
        last = load_rules("actors", "roster", Roster).as_of
    except CommuniqueError:
        return  # told above
    if isinstance(last, date) and newest and newest > last:
        yield _warning("roster", f"it was looked at on {last}; the newest article is of {newest}: offices may have "
                                 "changed hands. Add newer rows in roster.toml beside the settings")  # fmt: skip
    outdated = len(outdated_in(record, produced_by()))
    if outdated:
        words = f"{counted(outdated, 'documents')} read with other rules; `communique db reread` reads them again"
        yield _warning("readings", words)


def _well(about: str, words: str) -> Sign:
    return Sign(weight=Weight.WELL, about=about, words=words)


def _warning(about: str, words: str) -> Sign:
    return Sign(weight=Weight.WARNING, about=about, words=words)


def _fault(about: str, words: str) -> Sign:
    return Sign(weight=Weight.FAULT, about=about, words=words)
