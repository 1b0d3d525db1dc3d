"""The manifest of a finished archive: what was asked for, what came of it, and the hash of every file."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Literal

import msgspec

from communique.archive.shards import Options
from communique.domain.record import ProducedBy
from communique.errors import RecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFile:
    """One file of a table."""

    table: str
    shard: int  # 0: what was refused before anything was read
    path: str  # within the folder
    rows: int
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive is; the same sources, options and rules give the same one."""

    format: Literal["communique-archive/1"] = "communique-archive/1"
    produced_by: ProducedBy
    options: Options
    counts: Mapping[str, int]  # documents by what became of them, findings by kind, texts met again, failures
    parts: tuple[PartFile, ...]


def encode_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def read_manifest(path: Path) -> Manifest:
    """Return the manifest that a file holds.

    Raises:
        RecordError: It holds none.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise RecordError(f"{path}: expected the manifest of an archive, found: {error}") from error


def part_file(table: str, shard: int, path: Path, within: Path, rows: int) -> PartFile:
    """Return what a manifest says of a file."""
    return PartFile(
        table=table,
        shard=shard,
        path=path.relative_to(within).as_posix(),
        rows=rows,
        size=path.stat().st_size,
        sha256=sha256_of(path),
    )


def sha256_of(path: Path) -> str:
    """Return the hash of a file's bytes in hexadecimal."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
