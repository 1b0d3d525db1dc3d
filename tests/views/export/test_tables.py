import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import duckdb
import pytest
from frictionless import Package, system
from hypothesis import example, given
from hypothesis import strategies as st

from communique.errors import RecordError
from communique.views.export import csv_tables, parquet_tables
from communique.views.export.csv_tables import as_told, neutralised
from communique.views.export.permitted import permitted
from communique.views.export.rows import rows_of
from communique.views.export.tables import TABLES
from tests.views.export.stage import BERG, CLOSED, HELD, OPEN, QUOTED, SOON, ZEBRA, holdings

parquet = pytest.importorskip("pyarrow.parquet")


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    for form in (csv_tables, parquet_tables):
        with (folder / f"{form.__name__.rpartition('.')[2]}.zip").open("wb") as stream:
            form.write(permitted(holdings()), stream)
    return folder


@pytest.fixture(scope="module")
def told(packages):
    """Return the rows of the CSV files as Python's reader gives them."""
    with zipfile.ZipFile(packages / "csv_tables.zip") as archive:
        return {
            name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


@pytest.fixture(scope="module")
def typed(packages, tmp_path_factory):
    folder = tmp_path_factory.mktemp("parquet")
    with zipfile.ZipFile(packages / "parquet_tables.zip") as archive:
        archive.extractall(folder)
    return {table.name: parquet.read_table(folder / f"{table.name}.parquet").to_pylist() for table in TABLES}


def test_every_row_has_the_columns_of_its_table():
    columns = {table.name: {column.name for column in table.columns} for table in TABLES}
    for name, row in rows_of(permitted(holdings())):
        assert set(row) == columns[name]


def test_frictionless_finds_keys_types_and_references_in_order(packages):
    with system.use_context(trusted=True):
        report = Package(str(packages / "csv_tables.zip")).validate()
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(TABLES)


def test_frictionless_sees_a_reference_to_nothing(packages, tmp_path):
    with zipfile.ZipFile(packages / "csv_tables.zip") as archive:
        archive.extractall(tmp_path)
    roles = tmp_path / "roles.csv"
    roles.write_text(roles.read_text().replace(BERG.id, "actor-nobody"))
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_what_is_not_part_of_an_export_is_not_referred_to(tmp_path):
    with (tmp_path / "one.zip").open("wb") as stream:
        csv_tables.write(replace(permitted(holdings()), documents={OPEN.id: OPEN.citation}), stream)
    with system.use_context(trusted=True):
        assert Package(str(tmp_path / "one.zip")).validate().valid


def test_a_contact_is_found_with_its_parts_evidence_and_reports(told):
    (held,) = [row for row in told["contacts"] if row["id"] == HELD.id]
    assert (held["status"], held["edtf"], held["place"], held["sources"]) == ("held", "2025-04-11", "Vienna", "3")
    assert next(row["actor"] for row in told["parts"] if row["thing"] == HELD.id) == BERG.id
    assert [row["quote"] for row in told["evidence"] if row["thing"] == HELD.id] == [
        "Anna Berg met Omar Said",
        "talked for two hours",
        "",
    ]
    assert [row["value"] for row in told["variants"]] == ["two hours"]


def test_only_open_texts_are_given(told):
    assert [(row["document"], row["text"]) for row in told["texts"]] == [(OPEN.id, OPEN.text)]


def test_no_cell_starts_like_a_formula_and_the_apostrophe_comes_off_again(told):
    title = next(row["title"] for row in told["documents"] if row["id"] == OPEN.id)
    assert (title[0], as_told(title)) == ("'", OPEN.citation.title)
    assert next(row["key"] for row in told["documents"] if row["id"] == QUOTED.id) == "'-7"


@given(st.text())
@example("=1")
@example("'x")
def test_every_cell_comes_back(cell):
    assert as_told(neutralised(cell)) == cell


def test_parquet_has_numbers_and_days_as_such(typed, told):
    (soon,) = [row for row in typed["contacts"] if row["id"] == SOON.id]
    assert (soon["earliest"], soon["reports"], soon["place"]) == (date(2025, 5, 3), 1, None)
    assert {name: len(rows) for name, rows in typed.items()} == {name: len(rows) for name, rows in told.items()}


def test_duckdb_joins_the_parquet_tables(packages, tmp_path, monkeypatch):
    with zipfile.ZipFile(packages / "parquet_tables.zip") as archive:
        archive.extractall(tmp_path)
    monkeypatch.chdir(tmp_path)
    asked = """
        SELECT a.name, count(*), min(c.earliest) FROM 'contacts.parquet' c
        JOIN 'parts.parquet' p ON p.thing = c.id JOIN 'actors.parquet' a ON a.id = p.actor
        WHERE c.status = 'held' GROUP BY a.name ORDER BY a.name
    """
    with duckdb.connect() as connection:
        found = connection.execute(asked).fetchall()
    assert found == [("Anna Berg", 1, date(2025, 4, 11)), ("Omar Said", 1, date(2025, 4, 11))]


def test_parquet_keeps_closed_words_back(typed):
    (zebra,) = [row for row in typed["commitments"] if row["id"] == ZEBRA.id]
    assert zebra["expects"] == "(words withheld)"
    assert {row["quote"] for row in typed["evidence"] if row["document"] == CLOSED.id} == {None}


def test_parquet_is_described_by_the_package(packages):
    package = Package(str(packages / "parquet_tables.zip"))
    assert [resource.name for resource in package.resources] == [table.name for table in TABLES]


def test_a_missing_pyarrow_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(RecordError, match=r"communique\[parquet\]"):
        parquet_tables.write(holdings(), BytesIO())


def test_half_a_character_does_not_end_the_writing():
    odd = replace(OPEN.citation, title="Tea \ud800")
    stream = BytesIO()
    csv_tables.write(permitted(holdings(documents={OPEN.id: odd})), stream)
    with zipfile.ZipFile(stream) as archive:
        assert "Tea ?" in archive.read("documents.csv").decode()
        assert all(name.endswith((".csv", ".json")) for name in archive.namelist())
