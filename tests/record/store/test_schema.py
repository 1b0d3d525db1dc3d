"""The schema: one in code, in the migrations and on the page; older ones are raised, and people can browse it."""

import asyncio
import sqlite3
from importlib import import_module
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from communique.domain.contact import ContactStatus
from communique.domain.judgement import Verdict
from communique.errors import RecordError
from communique.record import open_record, upgrade
from communique.record.store import describe, opening, schema
from communique.record.store.connect import reading, writing
from tests.record.store.stage import Told, add, findings_of, judgement, state_of

MIGRATIONS = Path(schema.__file__).with_name("migrations")
HOME = Path(__file__).parents[3]
DOCUMENTS = [Told(day=3, published=4), Told(day=3, published=5, outlet=1),
             Told(day=9, published=2, status=ContactStatus.SCHEDULED)]  # fmt: skip


def script() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def test_version_in_code_is_the_last_migration():
    assert ScriptDirectory.from_config(script()).get_heads() == [schema.VERSION]


def test_tables_in_code_are_those_of_the_migrations(database):
    def is_ours(_, name, kind, *rest):
        del rest
        return not (kind == "table" and "_words" in name) and "vector" not in str(name)

    with open_record(database) as record, reading(record._engine, record._place) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_ours})
        assert not compare_metadata(context, schema.metadata)


def test_page_of_the_schema_is_current():
    assert (HOME / describe.PAGE).read_text(encoding="utf-8") == describe.page()


REVISIONS = [revision.revision for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][:0:-1]


BETWEEN = [pytest.param(revision, marks=pytest.mark.drill) for revision in REVISIONS[1:-1]]


@pytest.fixture(params=[REVISIONS[0], *BETWEEN, REVISIONS[-1]])
def older(request, tmp_path) -> Path:
    """A record of each older schema, the first of which knew nothing of merging, with documents and a judgement."""
    path, whole = tmp_path / "record.db", tmp_path / "whole.db"
    with open_record(whole) as record:
        add(record, DOCUMENTS)
        record.judge(judgement(Verdict.ACCEPTED, [findings_of(DOCUMENTS[0]).contacts[0].id]))
    connection = sqlite3.connect(path, isolation_level=None)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as opened:
        config = script()
        config.attributes["connection"] = opened
        command.upgrade(config, request.param)
    engine.dispose()
    connection.execute("ATTACH ? AS whole", (str(whole),))
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for name in sorted(there.intersection(describe.KEPT), key=describe.KEPT.index):
        columns = ", ".join(f'"{column.name}"' for column in schema.metadata.tables[name].c)
        connection.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM whole.{name}")  # noqa: S608
    connection.close()
    return path


@pytest.mark.parametrize("way", ["upgrade", "open"])
def test_older_record_is_raised_and_a_copy_is_kept(older, tmp_path, way, request):
    revision = request.node.callspec.params["older"]
    if way == "upgrade":
        assert upgrade(older) == (revision, schema.VERSION)
    with open_record(older) as record, open_record(tmp_path / "whole.db") as whole:
        assert state_of(record) == state_of(whole)
        assert not list(record.check())
    copy = sqlite3.connect(older.with_name(f"record.db.before-{schema.VERSION}"))
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    assert copy.execute("SELECT count(*) FROM documents").fetchone() == (3,)
    copy.close()


def test_older_record_opened_for_reading_is_left_as_it_is(older):
    before = older.read_bytes()
    with pytest.raises(RecordError, match="db upgrade"), open_record(older, writable=False):
        pass
    assert older.read_bytes() == before


VIEWS = ("actors", "commitments", "contacts", "positions", "sources", "statements")


def test_views_are_readable(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
    connection = sqlite3.connect(tmp_path / "record.db")
    connection.row_factory = sqlite3.Row
    rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in VIEWS}  # noqa: S608
    connection.close()
    held = next(row for row in rows["contacts"] if row["status"] == "held")
    assert (held["participants"], held["reports"], held["first_day"]) == ("Ada Vell, Bo Lund", 2, "2025-03-04")
    assert {row["speaker"] for row in rows["statements"]} == {"Ada Vell"}
    assert {row["by_whom"] for row in rows["commitments"]} == {"Ada Vell, Bo Lund"}
    assert [row["source"] for row in rows["sources"]] == ["Outlet 0", "Outlet 1", "Outlet 0"] or len(
        rows["sources"]
    ) == 3


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_datasette_shows_the_views(tmp_path):
    datasette = pytest.importorskip("datasette.app", reason="Datasette is not installed")
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)

    async def looked_at(path: str):
        shown = datasette.Datasette([str(tmp_path / "record.db")])
        await shown.invoke_startup()
        return (await shown.client.get(path)).json()

    views = asyncio.run(looked_at("/record.json"))["views"]
    assert {view["name"] for view in views} >= set(VIEWS)
    table = asyncio.run(looked_at("/record/contacts.json?_shape=objects"))
    assert {"participants", "status", "words"} <= set(table["rows"][0])


def test_record_whose_tables_a_migration_leaves_alone_is_not_merged_again(tmp_path):
    path = tmp_path / "record.db"
    with open_record(path) as record:
        add(record, DOCUMENTS[:2])
        add(record, DOCUMENTS)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("DROP TRIGGER text_removed; DROP TABLE forgotten")
    connection.execute("UPDATE alembic_version SET version_num = '0006'")
    numbers = connection.execute("SELECT number, sketch FROM sketches ORDER BY number").fetchall()
    assert upgrade(path) == ("0006", schema.VERSION)
    assert connection.execute("SELECT number, sketch FROM sketches ORDER BY number").fetchall() == numbers
    connection.close()


@pytest.fixture
def former(tmp_path) -> Path:
    """A record of the schema before this one, empty."""
    path = tmp_path / "record.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as opened:
        config = script()
        config.attributes["connection"] = opened
        command.upgrade(config, REVISIONS[0])
    engine.dispose()
    return path


def test_copy_that_was_kept_before_is_not_overwritten(former):
    kept = former.with_name(f"record.db.before-{schema.VERSION}")
    kept.write_bytes(b"of the first attempt")
    upgrade(former)
    assert kept.read_bytes() == b"of the first attempt"


def test_what_another_program_raised_meanwhile_is_left_as_it_is(former):
    with open_record(former) as record:  # the other program
        add(record, DOCUMENTS)
        before = state_of(record)
        opening._raise(record._engine, record._place, REVISIONS[0])
        assert state_of(record) == before


def test_only_of_a_file_a_copy_is_promised(database):
    with open_record(database) as record:
        record._engine.dispose()
        with writing(record._engine, record._place) as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0006'")
    with pytest.raises(RecordError) as caught, open_record(database, writable=False):
        pass
    is_file = "://" not in database
    assert str(caught.value).endswith(
        "`communique db upgrade` raises it, and keeps a copy"
        if is_file
        else "`communique db upgrade` raises it; make a copy of the database before, with pg_dump"
    )


def test_file_of_the_migrations_can_be_imported_alone():
    assert import_module("communique.record.store.migrations.env").metadata is schema.metadata
