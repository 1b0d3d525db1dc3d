"""Finds texts that were met more than once: the first place counts, in the order of the sources.

Only ids are held in memory, and of those one share at a time; how large the archive is does not matter.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from communique.archive.tables import DOCUMENTS

if TYPE_CHECKING:
    import pyarrow as pa

SHARE = 500_000  # documents whose ids are held at a time: about 200 MB
DIGITS = 4  # hexadecimal, of the id: what shares are made by
BESIDE = "document-"

REPEATED, ELSEWHERE = "repeated", "elsewhere"  # the same text with the same citation, and with another one
Repeats = Mapping[int, Mapping[int, str]]  # by shard and number: what a document is that is not the first


def find_repeats(parts: Sequence[Path], documents: int) -> Repeats:
    """Return the documents whose text, or text and citation, were met before.

    Args:
        parts: Folders of tables, in the order in which they count.
        documents: How many there are in all.
    """
    found: dict[int, dict[int, str]] = {}
    shares = documents // SHARE + 1
    for share in range(shares):
        seen: dict[str, set[str]] = {}
        for document, citation, shard, number in _keys(parts):
            if shares > 1 and int(document.removeprefix(BESIDE)[:DIGITS], 16) % shares != share:
                continue
            known = seen.get(document)
            if known is None:
                seen[document] = {citation}
                continue
            found.setdefault(shard, {})[number] = REPEATED if citation in known else ELSEWHERE
            known.add(citation)
    return found


def _keys(parts: Sequence[Path]) -> Iterator[tuple[str, str, int, int]]:
    for part in parts:
        for batch in _batches(part / f"{DOCUMENTS}.parquet"):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _batches(path: Path) -> "Iterator[pa.RecordBatch]":
    from pyarrow import parquet  # noqa: PLC0415  an extra

    with parquet.ParquetFile(path) as file:
        yield from file.iter_batches(columns=["id", "citation", "shard", "number"])
