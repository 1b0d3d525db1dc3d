"""Opens a finished archive: what was read stands ready for a record, no text is read again."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from operator import itemgetter
from pathlib import Path

from communique.archive.folder import MANIFEST, WORK
from communique.archive.joining import read_table, with_findings
from communique.archive.manifest import Manifest, PartFile, read_manifest, sha256_of
from communique.archive.tables import (
    DOCUMENTS,
    ELSEWHERE,
    FINDINGS,
    SIEVED_OUT,
    Row,
    findings_elsewhere,
    findings_of,
)
from communique.domain.findings import Findings
from communique.domain.record import ProducedBy
from communique.errors import RecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A finished archive."""

    path: Path
    manifest: Manifest

    @property
    def produced_by(self) -> ProducedBy:
        """Return what its findings were read with."""
        return self.manifest.produced_by

    def count(self, what: str) -> int:
        """Return a count of the manifest."""
        return self.manifest.counts.get(what, 0)

    def findings(self) -> Iterator[Findings]:
        """Yield what was read, in the order of the sources; texts that nothing was read from are left out.

        Raises:
            RecordError: A file is missing, or another than the manifest says.
        """
        shards: dict[int, dict[str, PartFile]] = {}
        for part in self.manifest.parts:
            shards.setdefault(part.shard, {})[part.table] = part
        for number in sorted(shards):
            paths = {table: self._checked(part) for table, part in shards[number].items()}
            yield from _findings(paths)

    def _checked(self, part: PartFile) -> Path:
        path = self.path / part.path
        try:
            found = sha256_of(path)
        except OSError as error:
            raise RecordError(f"{path}: expected a part of an archive, found: {error.strerror or error}") from error
        if found != part.sha256:
            raise RecordError(f"{path}: expected the bytes that the manifest names, found others: it is damaged")
        return path


def is_archive(path: Path) -> bool:
    """Tell whether a folder is an archive, finished or not; whatever else is named, it is none."""
    marks = (path / MANIFEST, path / WORK / "plan.json")
    return any(os.path.isfile(mark) for mark in marks)  # noqa: PTH113  false for names too long to be one


def open_archive(path: Path) -> Archive:
    """Return a finished archive.

    Raises:
        RecordError: It is not finished, its manifest cannot be read, or pyarrow is not installed.
    """
    if not (path / MANIFEST).is_file():
        raise RecordError(f"{path}: expected a finished archive, found one begun; the command that began it goes on")
    try:
        import pyarrow  # noqa: F401, ICN001, PLC0415  an extra
    except ImportError as error:
        raise RecordError(
            "expected the package pyarrow, which reads Parquet, found none; pip install 'communique[archive]'"
        ) from error
    return Archive(path=path, manifest=read_manifest(path / MANIFEST))


def _findings(paths: dict[str, Path]) -> Iterator[Findings]:
    own: Iterator[tuple[Row, list[Row] | None]] = iter(with_findings(paths.get(DOCUMENTS), paths.get(FINDINGS)))
    others: Iterator[tuple[Row, list[Row] | None]] = ((row, None) for row in read_table(paths.get(ELSEWHERE)))
    for row, found in merge(own, others, key=lambda one: itemgetter("number")(one[0])):
        if row["became"] != SIEVED_OUT:
            yield findings_elsewhere(row) if found is None else findings_of(row, found)
