"""Makes again what follows otherwise once documents are left out: of things they told, or stood beside."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta

from sqlalchemy import Connection, Select, func, or_, select

from communique.record.merge import Kind, Rulings
from communique.record.store import schema
from communique.record.store.derive.joining import count_reports
from communique.record.store.derive.ledger import NEVER, Point, points_of_findings
from communique.record.store.derive.origins import settle_origins
from communique.record.store.derive.refresh import Refreshing
from communique.record.store.derive.sketching import FOUND, SEEKS, TIE
from communique.record.store.derive.standings import AS_OF, put_standing
from communique.record.store.shadows import Originals

DAY = timedelta(days=1)
met, sketches, keys = schema.met.c, schema.sketches.c, schema.sketch_keys.c
MEETING = ((TIE, (TIE,)), (SEEKS, (FOUND, SEEKS)))  # the role of a sketch, and those of others that it meets


def withdraw(connection: Connection, originals: Originals, before: Rulings, after: Rulings) -> None:
    """Make again what the documents and rulings that the shadows leave out had a part in.

    Args:
        before: What persons ruled, as the record has it.
        after: What they ruled on what is left.
    """
    latest = connection.execute(select(func.max(met.published))).scalar()
    if latest is not None:
        put_standing(connection, AS_OF, latest.isoformat())
    work = Refreshing(connection, after)
    work.touch(_ruled_otherwise(before, after))
    work.again |= settle_origins(connection, _beside(connection, originals), after)
    _touch(work, originals)
    work.moved.points |= _points(connection, originals) | _points_ahead(connection, latest)
    work.moved.gone |= _gone(connection)
    work.cast()
    work.sketch()
    work.write()
    count_reports(connection, _actors(connection, originals))


def _ruled_otherwise(before: Rulings, after: Rulings) -> set[str]:
    """Return the names on which something else stands than before."""
    names: set[str] = set()
    for part in fields(Rulings):
        was, now = getattr(before, part.name), getattr(after, part.name)
        names |= {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
    return names


def _beside(connection: Connection, originals: Originals) -> set[str]:
    """Return the documents that stood with some that are left out."""
    source = originals.of(schema.met)
    out = select(source.c.origin).where(source.c.document.not_in(select(met.document)))
    return set(connection.execute(select(met.document).where(met.origin.in_(out))).scalars())


def _touch(work: Refreshing, originals: Originals) -> None:
    """Mark the sketches that stood with some that are left out, or met them."""
    source = originals.of(schema.sketches)
    out = source.c.document.not_in(select(met.document))
    groups = select(source.c.group).where(out)
    alike = select(source.c.likeness).where(out, source.c.likeness.is_not(None))
    statement = select(sketches.sketch, sketches.kind, sketches.group)
    beside = statement.where(or_(sketches.group.in_(groups), sketches.likeness.in_(alike)))
    meeting = _meeting(originals, select(source.c.number).where(out))
    for found in (beside, *(statement.where(sketches.number.in_(numbers)) for numbers in meeting)):
        for row in work.connection.execute(found):
            touched = work.recast if row.kind == Kind.ACTOR else work.touched
            touched.sketches.add(row.sketch)
            touched.groups.add(row.group)


def _meeting(originals: Originals, out: Select[int]) -> Iterable[Select[int]]:
    """Yield the statements that select the numbers of sketches with a key of one that is left out."""
    source = originals.of(schema.sketch_keys)
    for role, others in MEETING:
        theirs = select(source.c.key).where(source.c.role.in_(others), source.c.sketch.in_(out))
        yield select(keys.sketch).where(keys.role == role, keys.key.in_(theirs))


def _points(connection: Connection, originals: Originals) -> set[Point]:
    """Return where on the ledger tellings are left out, as far as others stand on the same key."""
    source = originals.of(schema.telling_keys)
    told, table = schema.tellings.c, schema.telling_keys.c
    out = select(source.c.key, source.c.day, source.c.cuts).where(
        source.c.finding.not_in(select(told.finding)), source.c.key.in_(select(table.key))
    )
    points: set[Point] = set()
    for row in connection.execute(out.distinct()):
        points |= {(row.key, row.day), (row.key, row.day + DAY if row.cuts else row.day)}
    return points


def _gone(connection: Connection) -> set[tuple[str, str]]:
    """Return the keys and findings of tellings that are left out, as far as a line speaks of them."""
    findings, lines = schema.line_findings.c, schema.lines.c
    spoken = select(lines.key, findings.finding).join_from(
        schema.line_findings, schema.lines, findings.thing == lines.thing
    )
    spoken = spoken.where(findings.is_report.is_(False), findings.finding.not_in(select(schema.tellings.c.finding)))
    return {(row.key, row.finding) for row in connection.execute(spoken)}


def _points_ahead(connection: Connection, latest: date | None) -> set[Point]:
    """Return where lines stand that the calendar alone changed after the latest day."""
    lines, things = schema.line_findings.c, schema.things.c
    ahead = select(things.id).where(things.kind == Kind.COMMITMENT, things.settled > (latest or NEVER))
    return points_of_findings(
        connection, connection.execute(select(lines.finding).where(lines.thing.in_(ahead))).scalars()
    )


def _actors(connection: Connection, originals: Originals) -> set[str]:
    """Return the actors across documents whom some that are left out name."""
    source = originals.of(schema.members)
    named = select(source.c.finding).where(
        source.c.kind == schema.ACTOR, source.c.document.not_in(select(met.document))
    )
    return set(connection.execute(select(sketches.group).where(sketches.finding.in_(named)).distinct()).scalars())
