"""Settles an archive once all is read: each text counts once, files are named by what they hold, a manifest ends it.

It may be broken off and begun again at any moment: what it reads stays as it is until the manifest stands.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from communique.archive.duplicates import REPEATED, find_repeats
from communique.archive.folder import Folder, sync_file, sync_folder, write_whole
from communique.archive.joining import read_table, with_findings
from communique.archive.manifest import Manifest, PartFile, encode_manifest, part_file, sha256_of
from communique.archive.parts import Sink
from communique.archive.shards import Plan
from communique.archive.tables import DOCUMENTS, ELSEWHERE, FAILURES, FINDINGS, TABLES, elsewhere_of

DIGITS = 16  # of a hash, in the name of a file
COUNTED = {DOCUMENTS: "became", FINDINGS: "kind", ELSEWHERE: None, FAILURES: None}


def settle(folder: Folder, plan: Plan) -> Manifest:
    """Make the tables of the parts that were read, and the manifest; what only the work needed goes.

    Raises:
        OSError: The folder does not take it.
    """
    made = folder.work / "settled"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    parts = [folder.part(shard.number) for shard in plan.shards]
    repeats = find_repeats(parts, sum(_rows(part / f"{DOCUMENTS}.parquet") for part in parts), made)
    for table in TABLES:
        (folder.path / table).mkdir(exist_ok=True)
    files: list[PartFile] = []
    counts: Counter[str] = Counter()
    for source in (_refused(plan, made), *parts):
        number = int(source.name)
        again = repeats.get(number, {})
        counts.update(f"documents {what}" for what in again.values() if what == REPEATED)
        tables = _rewritten(source, made, again) if again else source
        for table in TABLES:
            path = tables / f"{table}.parquet"
            if rows := _rows(path):
                counts.update(dict(_counts(table, path, rows)))
                kept = _kept(path, folder.path / table, number)
                files.append(part_file(table, number, kept, folder.path, rows))
    for table in TABLES:
        _sweep(folder.path / table, {part.path for part in files})
        sync_folder(folder.path / table)
    manifest = Manifest(
        produced_by=plan.produced_by, options=plan.options, counts=dict(sorted(counts.items())), parts=tuple(files)
    )
    write_whole(folder.manifest, encode_manifest(manifest))
    return manifest


def _refused(plan: Plan, made: Path) -> Path:
    """Return a part of what was refused before anything was read."""
    part = made / "000000"
    part.mkdir()
    sink = Sink(FAILURES, part / f"{FAILURES}.parquet")
    for number, refusal in enumerate(plan.refused, 1):
        sink.put({"file": refusal.where, "place": "", "offset": None, "reason": refusal.reason, "shard": 0,
                  "number": number})  # fmt: skip
    sink.close()
    return part


def _rewritten(source: Path, made: Path, again: Mapping[int, str]) -> Path:
    """Return a part without the texts that were met before; those with another citation stand in `elsewhere`."""
    part = made / source.name
    part.mkdir()
    sinks = {table: Sink(table, part / f"{table}.parquet") for table in (DOCUMENTS, FINDINGS, ELSEWHERE)}
    for row, found in with_findings(source / f"{DOCUMENTS}.parquet", source / f"{FINDINGS}.parquet"):
        what = again.get(row["number"])
        if what is None:
            sinks[DOCUMENTS].put(row)
            for one in found:
                sinks[FINDINGS].put(one)
        elif what != REPEATED:
            sinks[ELSEWHERE].put(elsewhere_of(row, found))
    for sink in sinks.values():
        sink.close()
    if (source / f"{FAILURES}.parquet").exists():
        _link(source / f"{FAILURES}.parquet", part / f"{FAILURES}.parquet")
    return part


def _kept(path: Path, folder: Path, number: int) -> Path:
    """Return the place of a file in the archive, named by what it holds."""
    kept = folder / f"{number:06}-{sha256_of(path)[:DIGITS]}.parquet"
    if not kept.exists():
        _link(path, kept)
    return kept


def _link(path: Path, to: Path) -> None:
    """Give a file a second name; where the disk knows no such thing, copy it, whole or not at all."""
    try:
        os.link(path, to)
    except OSError:
        made = to.with_name(f".{to.name}")
        shutil.copyfile(path, made)
        sync_file(made)
        made.replace(to)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Throw away what a run that was broken off left behind."""
    for entry in folder.iterdir():
        if f"{folder.name}/{entry.name}" not in kept:
            entry.unlink()


def _rows(path: Path) -> int:
    from pyarrow import parquet  # noqa: PLC0415  an extra

    if not path.exists():
        return 0
    with parquet.ParquetFile(path) as file:
        return int(file.metadata.num_rows)


def _counts(table: str, path: Path, rows: int) -> Iterator[tuple[str, int]]:
    """Yield what a file adds to the counts of the manifest."""
    yield table, rows
    column = COUNTED[table]
    if column:
        counted = Counter(row[column] for row in read_table(path, [column]))
        yield from (
            (f"{table} {what}" if table == DOCUMENTS else f"{what}s", number) for what, number in counted.items()
        )
