"""The way from a source into the record: load, read, add; what is there already is not read again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from communique.archive import Archive, is_archive, open_archive
from communique.documents import Given, Network, load_documents
from communique.domain.document import Document
from communique.domain.findings import Findings
from communique.domain.ids import negotiation_id
from communique.errors import RecordError, SourceError
from communique.record import Added, Wanted
from communique.views.guarded import read_guarded
from communique.views.progress import Watching, words_for_documents
from communique.views.record_of import produced_by

if TYPE_CHECKING:
    from communique.record import Store


@dataclass(slots=True)
class Additions:
    """The tally of documents on their way into a record."""

    where: str = ""
    new: int = 0
    versions: int = 0
    copies: int = 0
    reread: int = 0
    elsewhere: int = 0
    restricted: int = 0
    known: int = 0
    forgotten: int = 0
    documents: list[str] = field(default_factory=list)  # ids of those that are new

    @property
    def is_notable(self) -> bool:
        """Tell that the end is always told."""
        return True

    def take(self, added: Added) -> None:
        """Count a document that is now in the record."""
        self.new += added.is_new
        self.elsewhere += added.is_elsewhere
        self.restricted += added.has_other_rights
        self.forgotten += added.is_forgotten
        self.known += added.was_known
        self.reread += added.is_reread
        self.versions += added.is_new and added.version_of is not None
        self.copies += added.is_new and added.copy_of is not None and added.version_of is None
        if added.is_new:
            self.documents.append(added.document)

    def so_far(self, documents: int) -> str:
        """Return the sum in a few words."""
        return f"{words_for_documents(documents)}: {self.new} added"

    def words(self, documents: int, failed: str = "") -> str:
        """Return the sum."""
        among = [
            f"{self.versions} a later text at a known address" if self.versions else "",
            f"{self.copies} near-cop{'y' if self.copies == 1 else 'ies'} of another text" if self.copies else "",
        ]
        inside = f" ({', '.join(filter(None, among))})" if any(among) else ""
        there = self.known + self.reread + self.elsewhere + self.restricted
        seen = self.new + there + self.forgotten  # texts in other languages too
        parts = [
            f"{self.so_far(max(documents, seen))}{inside}",
            f"{self.known} there before" if self.known else "",
            f"{self.reread} read again" if self.reread else "",
            f"{self.elsewhere} word for word at another place" if self.elsewhere else "",
            f"{self.restricted} there before with other rights (the strictest given count)" if self.restricted else "",
            f"{self.forgotten} left out, forgotten before (--again takes them in)" if self.forgotten else "",
            failed,
        ]
        return f"{', '.join(filter(None, parts))}; record: {self.where}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What adding works with."""

    record: "Store"
    progress: Watching
    tally: Additions
    by: str
    negotiation: str | None = None
    again: bool = False  # take in again what was forgotten
    show_traceback: bool = False


def add_documents(loaded: Iterable[Document | SourceError], job: Job) -> Iterator[Added]:
    """Read what is new and add it; yield each document once it is safely in the record.

    Raises:
        RecordError: The record refuses, or there is no such negotiation; what was yielded is safe.
    """
    known = _members(job) if job.negotiation else frozenset()
    found = read_guarded(_unknown(loaded, job, known), job.progress, show_traceback=job.show_traceback)
    for added in job.record.add(found, produced_by(), negotiation=job.negotiation, again=job.again):
        job.tally.take(added)
        yield added


def _unknown(
    loaded: Iterable[Document | SourceError], job: Job, members: frozenset[str]
) -> Iterator[Document | SourceError]:
    rules = produced_by()
    for document in loaded:
        if isinstance(document, SourceError) or not job.record.knows(document, rules):
            if isinstance(document, SourceError) or job.again or job.record.forgetting.of(document.id) is None:
                yield document
            else:
                job.tally.forgotten += 1
                job.progress.step()
            continue
        if job.negotiation and document.id not in members:
            job.record.assign(document.id, job.negotiation, job.by, "named when it was added again")
        job.tally.known += 1
        job.progress.step()


def add_archive(archive: Archive, job: Job) -> Iterator[Added]:
    """Add what an archive holds, as it was read; yield each document once it is safely in the record.

    Raises:
        RecordError: The record refuses, a part of the archive is damaged, or there is no such negotiation.
    """
    known = _members(job) if job.negotiation else frozenset()
    found = _unknown_of(archive, job, known)
    for added in job.record.add(found, archive.produced_by, negotiation=job.negotiation, again=job.again):
        job.tally.take(added)
        job.progress.step()
        yield added


def _unknown_of(archive: Archive, job: Job, members: frozenset[str]) -> Iterator[Findings]:
    for findings in archive.findings():
        document = findings.document
        if not job.record.knows(document, archive.produced_by):
            yield findings
            continue
        if job.negotiation and document.id not in members:
            job.record.assign(document.id, job.negotiation, job.by, "named when it was added again")
        job.tally.known += 1
        job.progress.step()


def _members(job: Job) -> frozenset[str]:
    """Return the documents of the negotiation.

    Raises:
        RecordError: There is none of that name.
    """
    names = {negotiation.id: negotiation.name for negotiation in job.record.negotiations()}
    name = job.negotiation or ""
    if name not in names and negotiation_id(name) not in names:
        there = f"there are: {', '.join(sorted(names.values()))}" if names else "there is none yet"
        raise RecordError(
            f"expected the name of a negotiation, found '{name}'; {there}; `communique negotiation set` makes one"
        )
    return frozenset(citation.id for citation in job.record.documents(Wanted(negotiation=name, limit=None)))


def add_each(sources: Iterable[str], given: Given, job: Job, *, stdin: BufferedReader | None = None) -> Iterator[Added]:
    """Add source after source: an archive as it was read, everything else is read now.

    Raises:
        RecordError: As for each; what was yielded is safe. An archive is not finished, or more is said of it by now.
    """
    for is_whole, several in groupby(sources, key=lambda source: is_archive(Path(source))):
        if not is_whole:
            yield from add_documents(load_documents(several, given=given, stdin=stdin, network=Network()), job)
            continue
        for source in several:
            if given != Given():
                raise RecordError(
                    f"{source}: expected no day, outlet or rights for an archive (`communique archive` takes them), "
                    f"found {given}"
                )
            yield from add_archive(open_archive(Path(source)), job)


def add_all(adding: Iterable[Added], job: Job) -> bool:
    """Add everything; tell what is kept where the work ends early.

    Returns:
        Whether all was gone through; false: it was stopped with Ctrl-C.

    Raises:
        RecordError: The record refuses, or there is no such negotiation.
    """
    try:
        for _ in adding:
            pass
    except KeyboardInterrupt:
        job.progress.say(f"stopped: {job.tally.new} added; the same command goes on from there")
        return False
    except RecordError:
        if job.tally.new:
            job.progress.say(f"{job.tally.new} added before this; the same command goes on from there")
        raise
    return True
