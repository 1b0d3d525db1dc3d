"""Shows the job on the examples that come with the package."""

import sys
from collections.abc import Sequence
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from communique.documents import load_documents
from communique.domain.findings import Findings
from communique.errors import RecordError, SourceError
from communique.record import Wanted, open_record
from communique.views.cells import Told
from communique.views.encoding import encode_record
from communique.views.guarded import read_guarded
from communique.views.negotiating import negotiation_of
from communique.views.pages import paper, write_page
from communique.views.progress import Progress
from communique.views.record_of import produced_by
from communique.views.show import gathered, page_of
from communique.views.story import Asked, write_story
from communique.views.tables import counted
from communique.views.wording import words_for_day
from communique.views.writing import written_to

if TYPE_CHECKING:
    from communique.record import Store
    from communique.views.paper import Paper

DATABASE = "record.db"
NEGOTIATIONS = (("Ukraine talks", ("RUS", "UKR", "USA")), ("Iran talks", ("IRN", "USA")))
STORIES = (
    Asked(
        title="A meeting of the leaders of Russia and the United States",
        parties=frozenset({"RUS", "USA"}),
        turn="fulfilled",
        days=(date(2025, 4, 13), date(2025, 8, 16)),
    ),
    Asked(
        title="The round in Rome of the talks of Iran and the United States",
        parties=frozenset({"IRN", "USA"}),
        turn="postponed",
        days=(date(2025, 5, 2), date(2025, 5, 12)),
    ),
)


def show_demo(folder: Path, progress: Progress) -> None:
    """Read the examples into a record: its story to standard output, the record and a report to a folder.

    Raises:
        SourceError: The examples are not there.
        RecordError: A file cannot be written.
    """
    with as_file(files("communique")) as package:
        found = list(read_guarded(load_documents([_examples(package)]), progress))
    _make(folder)
    with open_record(_fresh(folder / DATABASE)) as record:
        _fill(record, found)
        _write_files(record, found, folder)
        page = paper()
        _tell(page, record, folder)
    write_page(page.text().encode())


def _fill(record: "Store", found: Sequence[Findings]) -> None:
    for name, parties in NEGOTIATIONS:
        record.set_negotiation(negotiation_of(name, parties, (), None, None))
    for _ in record.add(found, produced_by()):
        pass


def _write_files(record: "Store", found: Sequence[Findings], folder: Path) -> None:
    whole = record.whole(produced_by(), Wanted(limit=None))
    page = page_of(*gathered(found))
    for name, content in (("record.json", encode_record(whole)), ("report.html", page.encode())):
        with written_to(folder / name) as stream:
            stream.write(content)


def _tell(page: "Paper", record: "Store", folder: Path) -> None:
    documents = record.documents(Wanted(limit=None))
    days = [citation.published for citation in documents if citation.published]
    outlets = {citation.source for citation in documents if citation.source}
    page.title(f"{counted(len(documents), 'articles')} of {counted(len(outlets), 'outlets')}, one record")
    page.line(f"{words_for_day(min(days))} to {words_for_day(max(days))}; {', '.join(_sizes(record))}", is_quiet=True)
    told = [write_story(page, record, asked) for asked in STORIES]
    _point_on(page, folder, next(filter(None, told), "ID"))


def _sizes(record: "Store") -> list[str]:
    everything = Wanted(limit=None)
    found: dict[str, Sequence[Told]] = {
        "contacts": record.contacts(everything),
        "positions": record.positions(everything),
        "commitments": record.commitments(everything),
    }
    return [
        f"{counted(len(things), kind)} told {sum(len(one.reports) for one in things):,} times"
        for kind, things in found.items()
    ]


def _point_on(page: "Paper", folder: Path, thing: str) -> None:
    page.head("Where to look next")
    page.line(f"{folder / 'report.html'}  each article beside what was read from it", indent=1)
    page.line(f"{folder / 'record.json'}  the record as JSON", indent=1)
    page.line(f"{folder / DATABASE}  the record as a database, for example:", indent=1)
    page.line(f"export COMMUNIQUE_DATABASE={folder / DATABASE}", indent=3)
    for words in ("brief", "commitments --as-of 2025-04-13", "history Iran enrichment", f"show {thing}", "serve"):
        page.line(f"{_called()} {words}", indent=3)


def _called() -> str:
    """Return how the program was called, so that what is shown can be typed again."""
    name = Path(sys.argv[0])
    return str(name) if name.name == "communique" and not name.is_absolute() else "communique"


def _fresh(path: Path) -> Path:
    """Return the path of a database that is not there; one of an earlier demonstration is removed."""
    try:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
    except OSError as error:
        raise RecordError(f"{path}: expected a file that can be replaced, found: {error.strerror or error}") from error
    return path


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(f"{folder}: expected a folder that can be made, found: {error.strerror or error}") from error


def _examples(package: Path) -> Path:
    """Return the examples: in the package, or beside it in the project's own tree."""
    for folder in (package / "examples", package.parent.parent / "examples"):
        if folder.is_dir():
            return folder
    raise SourceError(f"expected the examples at {package / 'examples'}, found none")
