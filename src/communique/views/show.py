"""Writes findings in the form that was asked for."""

import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from communique.domain.findings import Findings
from communique.domain.ids import DocumentId
from communique.domain.record import Record
from communique.views.encoding import encode_line, encode_record
from communique.views.record_of import record_from
from communique.views.writing import written_to

COLUMNS = 80  # of a brief in a file or a pipe
NARROWEST, WIDEST = 40, 100


def write_view(found: Iterable[Findings], form: str, path: Path | None, *, as_of: date | None = None) -> None:
    """Write what was found, to a file or to standard output.

    Args:
        form: "jsonl" (a record a document, as it comes), "json", "brief" or "html" (one record over all).

    Raises:
        RecordError: The file cannot be written.
    """
    with written_to(path) as stream:
        if form == "jsonl":
            for findings in found:
                stream.write(encode_line(record_from([findings], as_of=as_of)))
                stream.flush()
            return
        record, texts = gathered(found, as_of=as_of)
        stream.write(_rendered(record, texts, form, to_file=path is not None))


def gathered(found: Iterable[Findings], *, as_of: date | None = None) -> tuple[Record, Mapping[DocumentId, str]]:
    """Return one record over all that was found, and the texts by document."""
    findings = list(found)
    return record_from(findings, as_of=as_of), {one.document.id: one.document.text for one in findings}


def _rendered(record: Record, texts: Mapping[DocumentId, str], form: str, *, to_file: bool) -> bytes:
    if form == "json":
        return encode_record(record)
    if form == "html":
        return page_of(record, texts).encode()
    return brief_of(record, texts, is_terminal=sys.stdout.isatty() and not to_file).encode()


def brief_of(record: Record, texts: Mapping[DocumentId, str], *, is_terminal: bool) -> str:
    """Return the brief, as wide as the terminal up to what reads well."""
    from communique.views.brief import render_brief  # noqa: PLC0415  each view loads what it needs

    width = shutil.get_terminal_size().columns if is_terminal else COLUMNS
    return render_brief(record, texts, width=min(max(width, NARROWEST), WIDEST), is_terminal=is_terminal)


def page_of(record: Record, texts: Mapping[DocumentId, str]) -> str:
    """Return the report."""
    from communique.views.report import render_report  # noqa: PLC0415  each view loads what it needs

    return render_report(record, texts)
