"""Development sets, the scorers that lie beside them, and what communique reads in them."""

import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from communique.actors import find_actors
from communique.dates import find_times
from communique.domain.document import Document, Origin, make_document
from communique.domain.record import ProducedBy
from communique.domain.span import Span
from communique.language import Modality, Page, annotate, modality_of
from communique.reading import read_page
from communique.record import gather
from communique.statements import find_statements

Row = dict[str, Any]
Pair = tuple[int, int]

GOLD = Path(os.environ.get("COMMUNIQUE_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
NOBODY = ProducedBy(communique="", pipeline="", rules="")


def scorer(folder: str, name: str = "score") -> ModuleType:
    """Return a scorer that lies beside its set."""
    path = GOLD / folder / f"{name}.py"
    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location(f"{folder}_{name}", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
        for shadow in ("score", "records"):
            sys.modules.pop(shadow, None)
    return module


def rows_of(path: str) -> list[Row]:
    """Return the lines of a set."""
    return [json.loads(line) for line in (GOLD / path).read_text(encoding="utf-8").splitlines()]


def day_of(text: str | None) -> date | None:
    """Return the day a row gives, None where it gives none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def pages_of(documents: list[Document]) -> Iterator[tuple[str, Page]]:
    """Yield the key and the page of each document, in order."""
    for document, page in zip(documents, map(annotate, documents), strict=True):
        yield document.citation.key or "", page


def statements_in(rows: list[Row]) -> Iterator[Row]:
    """Yield a prediction a document in the form of the statements scorer: flat, cut at line ends."""
    documents = [make_document(row["text"], Origin(key=row["doc_id"])) for row in rows]
    for key, page in pages_of(documents):
        found = find_statements(page, find_actors(page), tuple(find_times(page)))
        pieces: list[Row] = []
        for statement in found:
            speaker = statement.speaker.evidence if statement.speaker else None
            parts = {
                "speaker": [speaker.start, speaker.end] if speaker else None,
                "cue": [statement.cue.start, statement.cue.end] if statement.cue else None,
                "rule": statement.rule,
            }
            for content in statement.content:
                pieces += [{"quote": list(line), **parts} for line in _lines(page.text, content.start, content.end)]
        yield {"doc_id": key, "preds": [piece for piece in pieces if not _lies_within(piece, pieces)]}


def _lines(text: str, start: int, end: int) -> Iterator[Pair]:
    for line in text[start:end].split("\n"):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start += len(line) + 1


def _lies_within(piece: Row, pieces: list[Row]) -> bool:
    """The set marks no statement within another: the outer one is kept."""
    start, end = piece["quote"]
    spans = (other["quote"] for other in pieces)
    return any(left <= start and end <= right and (left, right) != (start, end) for left, right in spans)


def times_in(rows: list[Row], *, narrative: bool = False) -> dict[str, list[Row]]:
    """Return the time expressions of each document in the form of the times scorer."""
    documents = [
        make_document(row["text"], Origin(key=row["doc_id"], published=day_of(row.get("dct")))) for row in rows
    ]
    return {
        key: [
            {"start": time.evidence.start, "end": time.evidence.end, "type": time.type.value, "value": time.value}
            for time in find_times(page, narrative=narrative)
        ]
        for key, page in pages_of(documents)
    }


def modalities_in(rows: list[Row]) -> Iterator[Modality]:
    """Yield how the text presents the event of each row."""
    for row, page in zip(rows, map(annotate, sentences_of(rows)), strict=True):
        yield modality_of(page, page.tokens_in(Span(*row["event"]))[0])


def sentences_of(rows: list[Row]) -> list[Document]:
    """Return each row's text as a document of its own."""
    return [make_document(row["text"], Origin(published=day_of(row.get("date")))) for row in rows]


def negotiation_documents() -> list[Document]:
    """Return the negotiation articles with their days of publication."""
    folder = GOLD / "negotiations"
    return [
        make_document(
            (folder / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8"),
            Origin(key=path.stem, published=day_of(json.loads(path.read_text(encoding="utf-8"))["published"])),
        )
        for path in sorted(folder.glob("voa-*.json"))
    ]


def records_of(documents: list[Document]) -> Iterator[Row]:
    """Yield a record a document, as JSON would hold it."""
    for _, page in pages_of(documents):
        yield msgspec.to_builtins(gather([read_page(page)], NOBODY))


@contextmanager
def lines_file(rows: Iterator[Row] | list[Row]) -> Iterator[Path]:
    """Lend a file of JSON lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        yield path
