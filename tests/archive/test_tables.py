from dataclasses import replace

import pytest

from communique.archive.joining import with_findings
from communique.archive.parts import Part
from communique.archive.tables import (
    COLUMNS,
    DOCUMENTS,
    FINDINGS,
    READ,
    SIEVED_OUT,
    elsewhere_of,
    findings_elsewhere,
    findings_of,
    rows_of,
)
from communique.documents import Given, document_from
from communique.documents.days import parse_day
from communique.domain.findings import Findings
from communique.reading import read
from communique.views.export.tables import TABLES
from tests.archive.making import text_of


def findings_in(number: int):
    document = document_from(text_of(number), Given(published=parse_day("2025-03-10"), source="Ledger"))
    return read(replace(document, where="a.txt"))


def with_key(key: str) -> Findings:
    document = document_from(text_of(1))
    return Findings(document=replace(document, citation=replace(document.citation, key=key)))


def test_the_tables_give_back_what_was_read(tmp_path):
    found = [findings_in(number) for number in range(3)]
    with Part(tmp_path / "part") as part:
        for number, findings in enumerate(found, 1):
            for table, row in rows_of(findings, READ):
                part.put(table, {**row, "shard": 1, "number": number})
        part.keep()
    paths = [tmp_path / "part" / f"{table}.parquet" for table in (DOCUMENTS, FINDINGS)]
    kept = list(with_findings(*paths))
    assert [findings_of(*one) for one in kept] == found
    assert [findings_elsewhere(elsewhere_of(*one)) for one in kept] == found
    assert found[0].contacts
    assert found[0].positions


def test_a_document_stands_in_the_columns_of_the_export():
    exported = next(table for table in TABLES if table.name == "documents")
    kinds = {"string": "string", "integer": "integer", "date": "day"}
    ours = COLUMNS[DOCUMENTS]
    for column in exported.columns:
        assert ours[column.name].rstrip("?") == kinds[column.kind]
        assert not (column.is_required and ours[column.name].endswith("?"))


def test_the_text_of_what_is_sieved_out_is_not_kept():
    [(_, row)] = [placed for placed in rows_of(findings_in(1), SIEVED_OUT) if placed[0] == DOCUMENTS]
    assert row["text"] is None
    assert row["sha256"]


def test_a_part_is_there_whole_or_not_at_all(tmp_path):
    with pytest.raises(UnicodeEncodeError), Part(tmp_path / "part") as part:
        part.put(*next(rows_of(with_key("\ud800"), READ)))
    assert list(tmp_path.iterdir()) == []


def test_of_twins_one_part_is_kept(tmp_path):
    for _ in range(2):
        with Part(tmp_path / "part") as part:
            part.keep()
    assert [entry.name for entry in tmp_path.iterdir()] == ["part"]
