"""The settings: read once, from a file and then from the environment, and handed down."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import structs
from platformdirs import user_config_path, user_data_path

from communique.errors import RecordError, SettingsError
from communique.views.logs import Form, Level

NAME = "communique"
FILE_NAME = "settings.toml"
CONFIG = "COMMUNIQUE_CONFIG"
DATABASE = "COMMUNIQUE_DATABASE"
BY = "COMMUNIQUE_BY"
WEBHOOK_SECRET = "COMMUNIQUE_WEBHOOK_SECRET"  # noqa: S105  the name of a variable
MAIL_PASSWORD = "COMMUNIQUE_MAIL_PASSWORD"  # noqa: S105  the name of a variable
LOG = "COMMUNIQUE_LOG"
LOG_LEVEL = "COMMUNIQUE_LOG_LEVEL"
ENVIRONMENT = (CONFIG, DATABASE, BY, LOG, LOG_LEVEL, WEBHOOK_SECRET, MAIL_PASSWORD)
FORMS: Mapping[str, Form] = {"text": "text", "json": "json"}
LEVELS: Mapping[str, Level] = {"warning": "warning", "info": "info", "debug": "debug"}
T = TypeVar("T")
USUAL = "the usual place on this system"


class MailFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[watch.mail]`."""

    server: str  # host or host:port
    sender: str
    to: tuple[str, ...]
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password: str | None = None


class WatchFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[watch]`."""

    feeds: tuple[str, ...] = ()
    interval_minutes: int = 30
    digest: str | None = None  # a folder
    follow: bool = False  # whether the articles behind a feed's summaries are fetched
    webhook: str | None = None
    webhook_secret: str | None = None
    mail: MailFile | None = None


class SettingsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of the settings file."""

    database: str | None = None
    by: str | None = None
    log: Form = "text"
    log_level: Level = "warning"
    watch: WatchFile = WatchFile()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user decided once."""

    file: Path  # where they stand, or would stand
    database: str  # path or URL
    database_by: str  # who says so, in words
    by: str  # under which name reviews are kept
    watch: WatchFile
    log: Form = "text"
    log_level: Level = "warning"

    @property
    def folder(self) -> Path:
        """Return where the user's own rule files lie: beside the settings."""
        return self.file.parent

    def make_usual_place(self) -> None:
        """Make the folder of the usual place, where the record lies there.

        Raises:
            SettingsError: It cannot be made.
        """
        if self.database_by != USUAL:
            return
        folder = Path(self.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            found = error.strerror or error
            raise SettingsError(f"{folder}: expected a folder that can be made, found: {found}") from error

    def check_is_there(self) -> None:
        """See that the database, where it is a file, is there.

        Raises:
            RecordError: It is not; says who named it.
        """
        if "://" not in self.database and not Path(self.database).exists():
            raise RecordError(
                f"{self.database}: expected a record, found no file (named by {self.database_by}); "
                "`communique add SOURCE` makes one"
            )

    def with_database(self, database: str | None) -> "Settings":
        """Return the settings with the database that the command line names, if it does."""
        return replace(self, database=database, database_by="--database") if database else self


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings: the environment outranks the file, and the file what is usual on this system.

    Raises:
        SettingsError: The file cannot be read, or has a key or a value we do not know.
    """
    path = Path(environment[CONFIG]).expanduser() if environment.get(CONFIG) else user_config_path(NAME) / FILE_NAME
    if path.is_dir():
        path /= FILE_NAME
    elif environment.get(CONFIG) and not path.exists():
        raise SettingsError(f"{path}: expected the settings file that {CONFIG} names, found none")
    given = _given(path)
    database, said_by = _database(environment, given, path)
    return Settings(
        file=path,
        database=database,
        database_by=said_by,
        by=environment.get(BY) or given.by or _login(),
        watch=_with_secrets(given.watch, environment),
        log=_one_of(LOG, environment, FORMS) or given.log,
        log_level=_one_of(LOG_LEVEL, environment, LEVELS) or given.log_level,
    )


def _one_of(name: str, environment: Mapping[str, str], known: Mapping[str, T]) -> T | None:
    """Return what a variable of the environment says, None where it says nothing.

    Raises:
        SettingsError: It says something we do not know.
    """
    said = environment.get(name)
    if said and said not in known:
        raise SettingsError(f"{name}: expected {' or '.join(known)}, found {said[:40]!r}")
    return known[said] if said else None


def _database(environment: Mapping[str, str], given: SettingsFile, path: Path) -> tuple[str, str]:
    if environment.get(DATABASE):
        return environment[DATABASE], DATABASE
    if given.database and "://" in given.database:
        return given.database, str(path)
    if given.database:  # a path counts from where it is written down
        return str(path.parent / Path(given.database).expanduser()), str(path)
    return str(user_data_path(NAME) / "record.db"), USUAL


def _with_secrets(watch: WatchFile, environment: Mapping[str, str]) -> WatchFile:
    """Return the settings of the watch with the secrets that the environment holds, which need not stand in a file."""
    secret, password = environment.get(WEBHOOK_SECRET), environment.get(MAIL_PASSWORD)
    if secret:
        watch = structs.replace(watch, webhook_secret=secret)
    if password and watch.mail:
        watch = structs.replace(watch, mail=structs.replace(watch.mail, password=password))
    return watch


def _given(path: Path) -> SettingsFile:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return SettingsFile()
    except OSError as error:
        raise SettingsError(f"{path}: expected a file that can be read, found: {error.strerror or error}") from error
    try:
        return msgspec.toml.decode(raw, type=SettingsFile)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        known = (
            "database, by, log, log_level, [watch] feeds, interval_minutes, digest, follow, webhook, webhook_secret, "
            "[watch.mail] server, sender, to, security, user, password"
        )
        raise SettingsError(f"{path}: {error}; known keys: {known}") from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name
        return "somebody"
