"""Polls feeds: what changed since the last time is loaded, nothing else is fetched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from communique.documents import Given, Network, Version, fetch, load_answer, load_documents
from communique.documents.entries import SUMMARY
from communique.documents.fetch import is_address
from communique.domain.document import Document
from communique.errors import SourceError
from communique.views.watch.journal import Journal


@dataclass(slots=True)
class Poll:
    """One look at all feeds; what it saw counts once the record has it."""

    journal: Journal
    network: Network
    is_following: bool = False  # whether the article behind a summary is fetched
    seen: dict[str, Version] = field(default_factory=dict)

    def load(self, feeds: Sequence[str]) -> Iterator[Document | SourceError]:
        """Yield what the feeds hold that is new; a feed that cannot be read is an error, and the others are read."""
        for feed in feeds:
            if not is_address(feed):
                yield from load_documents([feed])
                continue
            try:
                answer = fetch(feed, self.network, self.journal.version(feed))
            except SourceError as error:
                yield SourceError(f"{feed}: {error}")
                continue
            if answer is not None:
                for loaded in load_answer(answer):
                    yield from self._whole(loaded)
                self.seen[feed] = answer.version

    def keep(self) -> None:
        """Keep what was seen: the record has it."""
        for url, version in self.seen.items():
            self.journal.mark_seen(url, version)

    def _whole(self, document: Document | SourceError) -> Iterator[Document | SourceError]:
        """Yield the article behind a summary, where that is wanted and can be had; else the document as it is."""
        if not self.is_following or not _is_summary(document):
            yield document
            return
        url = document.citation.url
        if url is None or not is_address(url):
            yield document
        elif self.journal.version(url) is None:  # else the record has the article, and needs no summary of it
            article = self._article(url, document)
            if article:
                self.seen[url] = Version()
            yield article or document

    def _article(self, url: str, summary: Document) -> Document | None:
        try:
            answer = fetch(url, self.network)
        except SourceError:
            return None
        given = Given(published=summary.published, source=summary.citation.source)
        found = next(load_answer(answer, given), None) if answer else None
        return found if isinstance(found, Document) else None


def _is_summary(document: Document | SourceError) -> TypeGuard[Document]:
    return isinstance(document, Document) and any(note.reason == SUMMARY for note in document.notes)
