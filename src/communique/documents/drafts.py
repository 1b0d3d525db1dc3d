"""A draft: a text and what its input says of it, before it is cleaned, checked and made a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, pairwise

from communique.documents.cleaning import clean, clean_line
from communique.documents.days import parse_day
from communique.documents.languages import ENGLISH, language_of, normal_code
from communique.documents.outlets import outlet_of
from communique.documents.sources import source_rules
from communique.domain.document import Document, Origin, make_document
from communique.domain.note import Note
from communique.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of every document; it outranks what an input says of itself."""

    published: date | None = None
    source: str | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text on its way to becoming a document."""

    text: str
    said: Mapping[str, str] = field(default_factory=dict)  # what the input says of itself, by field of Origin
    repairs: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()  # what the input holds and the text does not
    pages: tuple[int, ...] | None = None  # where each page begins in the text; None: the input has no pages


Part = tuple[str, Draft | SourceError]  # the place within an input ("" for the whole of it), and what stands there


def make_of(draft: Draft, given: Given) -> Document:
    """Return the document of a draft: cleaned, its day parsed, its language told, each repair noted.

    Raises:
        SourceError: Nothing is left to read, there is too much of it, or the day does not exist.
    """
    text, repairs, pages = _cleaned(draft)
    if not text:
        raise SourceError("expected text, found none")
    limit = source_rules().max_characters
    if len(text) > limit:
        raise SourceError(f"expected an article of at most {limit:,} characters, found {len(text):,}")
    origin = replace(_origin(draft.said, given, text), pages=pages)
    document = make_document(text, origin)
    remarks = [("repaired", repair) for repair in (*draft.repairs, *repairs)]
    remarks += [("left out", remark) for remark in draft.remarks]
    return replace(document, notes=_notes(document, remarks))


def _cleaned(draft: Draft) -> tuple[str, list[str], tuple[int, ...] | None]:
    """Return the clean text, what was repaired, and where its pages begin: each page is cleaned by itself."""
    if draft.pages is None:
        text, repairs = clean(draft.text)
        return text.rstrip(), repairs, None
    cleaned = [clean(draft.text[start:end]) for start, end in pairwise([*draft.pages, len(draft.text)])]
    text = "".join(page for page, _ in cleaned).rstrip()
    starts = accumulate((len(page) for page, _ in cleaned[:-1]), initial=0)
    repairs = list(dict.fromkeys(repair for _, repairs in cleaned for repair in repairs))
    return text, repairs, tuple(min(start, len(text)) for start in starts)


def _origin(said: Mapping[str, str], given: Given, text: str) -> Origin:
    published = given.published
    if published is None and said.get("published"):
        try:
            published = parse_day(said["published"])
        except SourceError as error:
            raise SourceError(f"published: {error}") from error
    lines = {name: clean_line(said.get(name, "")) for name in ("title", "source", "url", "byline", "rights")}
    source = given.source or lines["source"]
    outlet = outlet_of(source, lines["url"])
    return Origin(
        key=said.get("key"),
        title=lines["title"],
        source=outlet.name if outlet else source,
        url=lines["url"],
        byline=lines["byline"],
        published=published,
        language=normal_code(said.get("language", "")) or language_of(text),
        rights=given.rights or lines["rights"] or (outlet.rights if outlet else None),
    )


def _notes(document: Document, remarks: list[tuple[str, str]]) -> tuple[Note, ...]:
    if document.published is None and document.citation.language in {None, ENGLISH}:
        remarks.append(("no day", "no day of publication is known: relative times stay open"))
    return tuple(Note(document=document.id, kind=kind, reason=reason, evidence=None) for kind, reason in remarks)
