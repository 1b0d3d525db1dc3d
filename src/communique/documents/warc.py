"""Reads a web archive (WARC, gzipped or not): each web page that a server answered with is a document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from communique.documents.drafts import Draft, Part
from communique.documents.inflate import unchunk, unpack
from communique.documents.kinds import type_kind
from communique.documents.resume import next_record
from communique.documents.sources import source_rules
from communique.documents.webpage import read_webpages
from communique.errors import SourceError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ANSWERED = 200
BROKEN = (OSError, ValueError, OverflowError)  # what the reader of archives raises over damaged bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Damage:
    """A stretch of the file that holds no record."""

    place: int  # byte of the record that is damaged; where nothing tells which that is, of the last good one before
    is_exact: bool
    error: Exception

    def until(self, end: int | None) -> tuple[str, SourceError]:
        """Return the place and the error, given where the next good record begins (None: there is none)."""
        upto = "the end" if end is None else f"byte {end}"
        found = f"damage {'' if self.is_exact else 'somewhere '}between byte {self.place} and {upto}"
        return f", byte {self.place}", SourceError(f"expected a WARC record, found {found} ({self.error})")


def read_warc(stream: BinaryIO, start: int = 0, end: int | None = None) -> Iterator[Part]:
    """Yield the draft of each page, or why it has none; a damaged stretch is named and what follows it is read.

    Args:
        start: Byte at which a record begins: it is the first one read.
        end: Byte of the first record not read; None: all are.

    Raises:
        SourceError: The file, read whole, holds no record at all, or no web page.
    """
    records = parts = 0
    for place, found in _stretches(stream, start, end):
        if isinstance(found, SourceError):
            parts += 1
            yield place, found
            continue
        records += 1
        for within, part in _parts(found):
            parts += 1
            yield f"{place}{within}", part
    if not parts and start == 0 and end is None:
        what = f"{records} record{'s' if records > 1 else ''}, none of them a web page" if records else "none"
        raise SourceError(f"expected a WARC file with web pages, found {what}")


def record_places(stream: BinaryIO) -> Iterator[int]:
    """Yield the byte at which each record begins that can be read."""
    for _, found in _stretches(stream, 0, None):
        if not isinstance(found, SourceError):
            yield found.stream_pos


def _stretches(stream: BinaryIO, begin: int, end: int | None) -> Iterator[tuple[str, "WarcRecord | SourceError"]]:
    """Yield every record with its place, and each damaged stretch between them as one error."""
    start: int | None = begin
    damage: _Damage | None = None
    while start is not None and (end is None or start < end):
        last = None
        try:
            for record in _records(stream, start):
                if end is not None and record.stream_pos >= end:
                    break
                last = record.stream_pos
                if damage:
                    yield damage.until(last)
                    damage = None
                yield f", byte {last}", record
        except BROKEN as error:
            damage = _damage(error, start, last, damage)
            start = next_record(stream, (start if last is None else last) + 1)
        else:
            start = None
    if damage:
        yield damage.until(end)


def _damage(error: Exception, start: int, last: int | None, known: _Damage | None) -> _Damage:
    """Return what is damaged where a run of records ended: its first record, else something behind its last one."""
    if last is not None:
        return _Damage(place=last, is_exact=False, error=error)
    if known is not None and known.is_exact:
        return known
    return _Damage(place=start, is_exact=True, error=error)


def _records(stream: BinaryIO, start: int) -> "Iterator[WarcRecord]":
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  loaded where there is an archive

    if start:
        stream.seek(start)
    return iter(ArchiveIterator(stream))


def _parts(record: "WarcRecord") -> Iterator[Part]:
    """Yield the drafts of a record; none where it is no web page that a server answered with."""
    from fastwarc.warc import WarcRecordType  # noqa: PLC0415

    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return
    try:
        yield from _page(record)
    except SourceError as error:
        yield "", error
    except BROKEN as error:
        yield "", SourceError(f"expected a whole record, found {error}")


def _page(record: "WarcRecord") -> Iterator[Part]:
    is_response = record.is_http_parsed
    if not is_response and (record.headers.get("Content-Type") or "").startswith("application/http"):
        raise SourceError("expected the answer of a server, found it cut off before its page")
    content_type = record.http_content_type if is_response else record.headers.get("Content-Type")
    if type_kind(content_type) != "html" or (is_response and record.http_headers.status_code != ANSWERED):
        return
    for place, draft in read_webpages(_body(record), record.http_charset if is_response else None):
        yield place, draft if isinstance(draft, SourceError) else _archived(draft, record)


def _archived(draft: Draft, record: "WarcRecord") -> Draft:
    """Return a draft with what the archive knows of it."""
    said = {"url": record.headers.get("WARC-Target-URI") or "", **draft.said}
    if said.get("published") or not record.record_date:
        return replace(draft, said=said)
    remark = f"the day of the archive ({record.record_date:%Y-%m-%d}): it is not the day of publication"
    return replace(draft, said=said, remarks=(remark,))


def _body(record: "WarcRecord") -> bytes:
    """Return what the server sent, unpacked.

    Raises:
        SourceError: It is too large, cut off, or packed in a way we do not know.
    """
    limit = source_rules().max_bytes
    length = record.content_length
    if length > limit:
        raise SourceError(f"expected a page of at most {limit:,} bytes, found {length:,}")
    body = record.reader.read(limit)
    if len(body) < length:
        raise SourceError(f"expected a record of {length:,} bytes, found it cut off after {len(body):,}")
    if not record.is_http_parsed:
        return body
    if (record.http_headers.get("Transfer-Encoding") or "").lower().endswith("chunked"):
        body = unchunk(body)
    return unpack(body, record.http_headers.get("Content-Encoding"), limit)
