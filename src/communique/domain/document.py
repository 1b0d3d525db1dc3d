"""A text to be read, and what a record says of it."""

from dataclasses import dataclass
from datetime import date

from communique.domain.evidence import Evidence
from communique.domain.ids import DocumentId, digest, document_id
from communique.domain.note import Note
from communique.domain.span import Span

KEPT_BACK = "█"  # stands for each code point that the rights of a source keep back, so that offsets still fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a record says of a document: enough to find it again, not its text."""

    id: DocumentId
    key: str | None  # the caller's own id, where the input gave one
    title: str | None
    source: str | None
    url: str | None
    byline: str | None
    published: date | None
    language: str | None  # ISO 639-1
    characters: int  # code points
    sha256: str
    rights: str | None
    version_of: DocumentId | None  # the earlier text at the same address
    pages: tuple[int, ...] | None  # where each page begins (code points); None: the input has no pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of a text before it is read."""

    key: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    byline: str | None = None
    published: date | None = None
    language: str | None = None
    rights: str | None = None
    pages: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A clean text with its citation; the text never changes."""

    citation: Citation
    text: str
    notes: tuple[Note, ...] = ()
    where: str | None = None  # what a message may call it: path, or path and line; no part of the record

    @property
    def id(self) -> DocumentId:
        """Return the id, a hash of the text."""
        return self.citation.id

    @property
    def published(self) -> date | None:
        """Return the day of publication."""
        return self.citation.published

    def evidence(self, span: Span) -> Evidence:
        """Return the words at a span as evidence.

        Raises:
            OffsetError: The span does not fit the text.
        """
        return Evidence(document=self.id, start=span.start, end=span.end, quote=span.of(self.text))


def make_document(text: str, origin: Origin) -> Document:
    """Return a text as a document; its id follows from the text alone."""
    sha256 = digest(text)
    citation = Citation(
        id=document_id(sha256),
        key=origin.key,
        title=origin.title,
        source=origin.source,
        url=origin.url,
        byline=origin.byline,
        published=origin.published,
        language=origin.language,
        characters=len(text),
        sha256=sha256,
        rights=origin.rights,
        version_of=None,
        pages=origin.pages,
    )
    return Document(citation=citation, text=text)
