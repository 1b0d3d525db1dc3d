"""What waits to be read: kept in a folder until it is in the record, so that nothing is lost when the server stops."""

import logging
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import msgspec
from platformdirs import user_state_path

from communique.documents import Given, Network, load_documents
from communique.documents.drafts import Draft, make_of
from communique.domain.document import Document
from communique.domain.ids import DIGITS, digest
from communique.errors import SourceError

log = logging.getLogger(__name__)

UNSAFE = re.compile(r"[^\w.\- ]")
LONGEST_NAME = 80
SLIP, FILES, TEXT = "slip.json", "files", "text.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What somebody handed in, and what they said of it."""

    id: str
    label: str  # what it is called on pages
    by: str
    at: datetime
    negotiation: str | None = None
    published: date | None = None
    source: str | None = None
    rights: str | None = None
    address: str | None = None
    said: dict[str, str] | None = None  # of a pasted text: title, url, byline

    @property
    def given(self) -> Given:
        """Return what is said of every document."""
        return Given(published=self.published, source=self.source, rights=self.rights)


class Inbox:
    """The folder of what waits, a folder for each slip."""

    def __init__(self, folder: Path) -> None:
        """Keep where it is; it is made with the first slip."""
        self._folder = folder

    def put(self, slip: Slip, text: str | None = None, files: Iterable[tuple[str, bytes]] = ()) -> None:
        """Keep a slip with its text or its files; it waits once all of it is there."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # what others wrote for us alone to read
        place = self._folder / slip.id
        (place / FILES).mkdir(parents=True, mode=0o700)
        if text is not None:
            (place / TEXT).write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        for number, (name, content) in enumerate(files, 1):
            (place / FILES / f"{number:03}-{safe_name(name)}").write_bytes(content)
        (place / f"{SLIP}.part").write_bytes(msgspec.json.encode(slip))
        (place / f"{SLIP}.part").rename(place / SLIP)

    def waiting(self) -> list[Slip]:
        """Return the slips that wait, the oldest first; one that cannot be read is named in a warning and left."""
        found = []
        for path in self._folder.glob(f"*/{SLIP}"):
            try:
                found.append(msgspec.json.decode(path.read_bytes(), type=Slip))
            except (OSError, msgspec.MsgspecError) as error:
                log.warning("%s: expected what waits to be read, found: %s", path, error)
        return sorted(found, key=lambda slip: (slip.at, slip.id))

    def documents(self, slip: Slip, network: Network) -> Iterator[Document | SourceError]:
        """Yield the documents of a slip, or why there are none; no message names our own folder."""
        place = self._folder / slip.id
        if slip.address:
            yield from load_documents([slip.address], given=slip.given, network=network)
            return
        if (place / TEXT).exists():
            yield _pasted((place / TEXT).read_text(encoding="utf-8", errors="surrogatepass"), slip)
        for path in sorted((place / FILES).iterdir()):
            for document in load_documents([path], given=slip.given):
                yield _named(document, str(path), path.name.partition("-")[2])

    def done(self, slip: Slip) -> None:
        """Take a slip out: all of it is in the record, or was told to have failed."""
        shutil.rmtree(self._folder / slip.id, ignore_errors=True)


def safe_name(name: str) -> str:
    """Return the name of a file that can do no harm, with its suffix.

    >>> safe_name("../../etc/passwd"), safe_name(""), safe_name("a b.html")
    ('passwd', 'file', 'a b.html')
    """
    last = UNSAFE.sub("_", re.split(r"[/\\\\]", name)[-1]).strip(". ")
    return last[-LONGEST_NAME:] or "file"


def _pasted(text: str, slip: Slip) -> Document | SourceError:
    try:
        return make_of(Draft(text=text, said=slip.said or {}), slip.given)
    except SourceError as error:
        return SourceError(f"{slip.label}: {error}")


def _named(document: Document | SourceError, path: str, name: str) -> Document | SourceError:
    """Return a document, or an error, that calls its file as it was called when it was handed in."""
    if isinstance(document, SourceError):
        return SourceError(str(document).replace(path, name))
    where = (document.where or path).replace(path, name)
    return Document(citation=document.citation, text=document.text, notes=document.notes, where=where)


def folder_for(database: str) -> Path:
    """Return where what waits for a record is kept: beside its file, else among the user's own files."""
    if "://" in database and not database.startswith("sqlite:///"):
        return user_state_path("communique") / "waiting" / digest(database)[:DIGITS]
    path = Path(database.removeprefix("sqlite:///"))
    return path.with_name(f"{path.name}.waiting")
