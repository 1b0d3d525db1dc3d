"""Words for what a database refuses: the disk is full, the file is locked, the server does not answer."""

from sqlalchemy.exc import DBAPIError

from communique.errors import BusyError, RecordError

BUSY = "another program is writing to it; try again when that has ended"
WORDS = (
    ("database or disk is full", "the disk is full; nothing of this step was kept, all before it is"),
    ("disk i/o error", "the disk failed or is full; nothing of this step was kept, all before it is"),
    ("readonly database", "it may only be read here; expected a file and a folder that may be written"),
    ("database is locked", BUSY),
    ("unable to open database file", "it cannot be opened; expected a file and a folder that may be read and written"),
    ("file is not a database", "expected a record, found a file of another kind or a damaged one"),
    ("malformed", "the file is damaged; a copy made with `communique db backup` can take its place"),
    ("password authentication failed", "the server refuses the user or the password"),
    ("no password supplied", "the server asks for a password, and none was given"),
    ("no space left on device", "the disk of the server is full; nothing of this step was kept, all before it is"),
    ("read-only transaction", "it may only be read"),
    ("permission denied", "the user may not do this there"),
)


def refused_as(name: str, error: Exception) -> RecordError:
    """Return the error that says what is wrong."""
    words = refusal(name, error)
    return BusyError(words) if words.endswith(BUSY) else RecordError(words)


def refusal(name: str, error: Exception) -> str:
    """Return what is wrong, and where, in one line without a password."""
    said = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
    for words, meaning in WORDS:
        if words in said.lower():
            return f"{name}: {meaning}"
    if "connection" in said.lower() and "failed" in said.lower():
        return f"{name}: the server does not answer as expected: {said}"
    return f"{name}: the database says: {said}"
