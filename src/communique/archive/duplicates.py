"""Finds texts that were met more than once: the first place counts, in the order of the sources.

Only ids are held in memory, and of those one share at a time; how large the archive is does not matter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from communique.archive.tables import DOCUMENTS

if TYPE_CHECKING:
    import pyarrow as pa

SHARE = 500_000  # documents whose ids are held at a time: about 200 MB
DIGITS = 4  # hexadecimal, of the id: what shares are made by
BESIDE = "document-"

REPEATED, ELSEWHERE = "repeated", "elsewhere"  # the same text with the same citation, and with another one
Key = tuple[str, str, int, int]  # id, hash of the citation, shard, number
Repeats = Mapping[int, Mapping[int, str]]  # by shard and number: what a document is that is not the first


def find_repeats(parts: Sequence[Path], documents: int, folder: Path) -> Repeats:
    """Return the documents whose text, or text and citation, were met before.

    Args:
        parts: Folders of tables, in the order in which they count.
        documents: How many there are in all.
        folder: Where shares may be kept meanwhile.
    """
    found: dict[int, dict[int, str]] = {}
    for share in _shares(_keys(parts), documents // SHARE + 1, folder):
        seen: dict[str, set[str]] = {}
        for document, citation, shard, number in share:
            known = seen.get(document)
            if known is None:
                seen[document] = {citation}
                continue
            found.setdefault(shard, {})[number] = REPEATED if citation in known else ELSEWHERE
            known.add(citation)
    return found


def _shares(keys: Iterator[Key], number: int, folder: Path) -> Iterator[Iterable[Key]]:
    """Yield the keys in so many shares, those of one text in the same one, in order."""
    if number == 1:
        yield keys
        return
    paths = [folder / f"share{index}" for index in range(number)]
    with ExitStack() as open_files:
        files = [open_files.enter_context(path.open("w", encoding="ascii")) for path in paths]
        for key in keys:
            share = int(key[0].removeprefix(BESIDE)[:DIGITS], 16) % number
            files[share].write("\t".join(map(str, key)) + "\n")
    for path in paths:
        with path.open(encoding="ascii") as lines:
            told = (line.rstrip("\n").split("\t") for line in lines)
            yield ((document, citation, int(shard), int(at)) for document, citation, shard, at in told)
        path.unlink()


def _keys(parts: Sequence[Path]) -> Iterator[Key]:
    for part in parts:
        for batch in _batches(part / f"{DOCUMENTS}.parquet"):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _batches(path: Path) -> "Iterator[pa.RecordBatch]":
    from pyarrow import parquet  # noqa: PLC0415  an extra

    if not path.exists():
        return
    with parquet.ParquetFile(path) as file:
        yield from file.iter_batches(columns=["id", "citation", "shard", "number"])
