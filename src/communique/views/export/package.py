"""Packs tables and their description into one file: a zipped Data Package, the same bytes for the same record."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from communique.views.export.holdings import Holdings
from communique.views.export.tables import TABLES, Column, Table

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP file can tell; no clock is read
PLAIN_FILE = 0o644 << 16
Node = dict[str, object]


def pack(holdings: Holdings, files: Sequence[tuple[Table, Path]], resource: Node, stream: BinaryIO) -> None:
    """Write the description and the files of the tables as one ZIP file.

    Args:
        resource: What the description says of each file beside its name and its columns.
    """
    described = {
        "name": "communique-record",
        "description": f"As of {holdings.as_of or 'no known day'}; columns as in docs/exports.md.",
        "version": holdings.produced_by.communique,
        "contributors": [{"title": f"communique, {holdings.produced_by.pipeline}, rules {holdings.produced_by.rules}"}],
        "resources": [{**_resource(table), "path": path.name, **resource} for table, path in files],
    }
    with TemporaryFile() as built:  # a pipe would get other bytes than a file: it cannot be gone back in
        with ZipFile(built, "w", ZIP_DEFLATED) as archive:
            archive.writestr(_entry("datapackage.json"), msgspec.json.format(msgspec.json.encode(described), indent=1))
            for _, path in files:
                with path.open("rb") as source, archive.open(_entry(path.name), "w", force_zip64=True) as target:
                    shutil.copyfileobj(source, target)
        built.seek(0)
        shutil.copyfileobj(built, stream)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = PLAIN_FILE
    return entry


def _resource(table: Table) -> Node:
    keys = [_refers(column) for column in table.columns if column.refers_to]
    schema: Node = {"fields": [_field(column) for column in table.columns], "foreignKeys": keys}
    if table.has_id:
        schema["primaryKey"] = ["id"]
    return {"name": table.name, "description": table.description, "schema": schema}


def _field(column: Column) -> Node:
    said: Node = {"name": column.name, "type": column.kind, "description": column.description}
    return {**said, "constraints": {"required": True}} if column.is_required else said


def _refers(column: Column) -> Node:
    return {"fields": [column.name], "reference": {"resource": column.refers_to, "fields": ["id"]}}


def paths_in(folder: Path, suffix: str) -> dict[str, tuple[Table, Path]]:
    """Return each table with the file it goes to, by name."""
    return {table.name: (table, folder / f"{table.name}{suffix}") for table in TABLES}
