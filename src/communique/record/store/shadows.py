"""Temporary tables in the place of those of a record: they hold what was published by a day, the record stays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Table, TableClause, column, func, insert, select, table
from sqlalchemy.schema import CreateIndex, CreateTable

from communique.record.store import schema
from communique.record.store.derive.standings import AS_OF

Conditions = Callable[[TableClause, date], ColumnElement[bool]]
CREATE = "CREATE TABLE"


def _of_documents(source: TableClause, _: date) -> ColumnElement[bool]:
    return source.c.document.in_(select(schema.met.c.document))


def _of_things(source: TableClause, _: date) -> ColumnElement[bool]:
    return source.c.thing.in_(select(schema.things.c.id))


# In this order: what is kept of one table follows from the shadows before it.
KEPT: Mapping[Table, Conditions | None] = {
    schema.met: lambda source, day: source.c.published <= day,
    schema.document_negotiations: _of_documents,
    schema.copies: _of_documents,
    schema.members: _of_documents,
    schema.mentions: _of_documents,
    schema.wordings: _of_documents,
    schema.tellings: _of_documents,
    schema.telling_keys: lambda source, _: source.c.finding.in_(select(schema.tellings.c.finding)),
    schema.sketches: _of_documents,
    schema.sketch_keys: lambda source, _: source.c.sketch.in_(select(schema.sketches.c.number)),
    schema.groups: lambda source, _: source.c.id.in_(select(schema.sketches.c.group)),
    schema.things: lambda source, day: source.c.first_told <= day,
    schema.thing_parties: _of_things,
    schema.thing_negotiations: _of_things,
    schema.lines: _of_things,
    schema.line_findings: lambda source, _: source.c.thing.in_(select(schema.lines.c.thing)),
    schema.replacements: lambda source, _: source.c.line.in_(select(schema.lines.c.thing)),
    schema.standings: lambda source, _: source.c.name != AS_OF,
    schema.judgements: None,
}


@dataclass(frozen=True, slots=True)
class Originals:
    """The tables of the record, behind their shadows."""

    schema: str

    def of(self, shadowed: Table) -> TableClause:
        """Return a table as the record has it."""
        columns = [column(one.name, one.type) for one in shadowed.c]
        return table(shadowed.name, *columns, schema=self.schema)


def cast_shadows(connection: Connection, day: date) -> Originals:
    """Put shadows over what follows from the readings; from then on this connection sees them, and no other does.

    Whatever has no day of publication is left out, since nobody can say that it was known by then.
    """
    on_server = connection.dialect.name == "postgresql"
    originals = Originals(connection.execute(select(func.current_schema())).scalar_one() if on_server else "main")
    for each in (*KEPT, schema.appearances):
        statement = str(CreateTable(each, include_foreign_key_constraints=[]).compile(dialect=connection.dialect))
        connection.exec_driver_sql(statement.replace(CREATE, CREATE.replace(" ", " TEMPORARY "), 1))
    for each, condition in KEPT.items():
        source = originals.of(each)
        names = [one.name for one in each.c if one is not each.autoincrement_column]  # those are counted anew
        kept = select(*(source.c[name] for name in names))
        chosen = kept if condition is None else kept.where(condition(source, day))
        connection.execute(insert(each).from_select(names, chosen))
        for index in sorted(each.indexes, key=lambda one: str(one.name)):
            connection.execute(CreateIndex(index))
    _count_appearances(connection)
    return originals


def _count_appearances(connection: Connection) -> None:
    members = schema.members.c
    counted = select(members.finding, func.count()).where(members.kind == schema.ACTOR).group_by(members.finding)
    connection.execute(insert(schema.appearances).from_select(["actor", "documents"], counted))
