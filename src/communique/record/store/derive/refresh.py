"""Makes what follows from the readings and judgements: for what was touched, or for the whole record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from communique.record.merge import Kind, Rulings
from communique.record.store import schema
from communique.record.store.derive.additions import put_additions
from communique.record.store.derive.belonging import parties_and_issues, put_negotiations, settle_negotiations
from communique.record.store.derive.current import Current, Told, current_of, texts_of, told_by
from communique.record.store.derive.grouping import Regrouped, regroup
from communique.record.store.derive.joining import (
    count_reports,
    joining,
    put_appearances,
    put_parties_again,
    put_things,
    remove_things,
    standings_of,
)
from communique.record.store.derive.ledger import (
    Moved,
    Renewed,
    points_of_calendar,
    points_of_findings,
    points_of_rejected,
    put_tellings,
    renew,
)
from communique.record.store.derive.origins import address_of, put_fingerprints, settle_origins
from communique.record.store.derive.presenting import presentations
from communique.record.store.derive.references import findings_named
from communique.record.store.derive.sketching import Touched, put_sketches, sketches_with
from communique.record.store.derive.standings import AS_OF, put_standing, standing
from communique.record.store.derive.tracing import put_wordings, traces_of
from communique.record.store.rows import chunks, drop, put, put_over, rows_with

CHUNK = 64  # documents made anew at a time


def refresh(connection: Connection, documents: Iterable[str], rulings: Rulings) -> None:
    """Make again what follows from these documents, whose citation or reading is new."""
    work = Refreshing(connection, rulings)
    work.settle(set(documents))
    work.cast()
    work.sketch()
    work.write()


def touch(connection: Connection, findings: Iterable[str], rulings: Rulings) -> None:
    """Make again what follows for these findings and actors, of which something was judged."""
    work = Refreshing(connection, rulings)
    work.touch(set(findings))
    work.cast()
    work.sketch()
    work.write()


@dataclass
class Refreshing:
    """What is touched, from the documents through the sketches to the things."""

    connection: Connection
    rulings: Rulings
    read: dict[str, Current] = field(default_factory=dict)  # documents with a new reading or citation
    told: dict[str, list[Told]] = field(default_factory=dict)
    again: set[str] = field(default_factory=set)  # documents to be sketched anew
    touched: Touched = field(default_factory=Touched)
    recast: Touched = field(default_factory=Touched)  # of actors
    rejoin: set[str] = field(default_factory=set)  # groups to be told anew, even if their members are the same
    wanted: dict[str, str] = field(default_factory=dict)  # groups to be told anew, with their kinds
    ended: set[str] = field(default_factory=set)
    moved: Moved = field(default_factory=Moved)  # on the ledger

    # --- documents ---

    def settle(self, documents: set[str]) -> None:
        """Write which citation and reading count, and what repeats what."""
        put_additions(self.connection, documents, self.rulings)
        self.read = {current.document: current for current in current_of(self.connection, documents, self.rulings)}
        self.told = told_by(self.connection, self.read.values())
        beside = self.beside(documents)
        met = schema.met.c
        known = {
            row.document: row
            for row in rows_with(
                self.connection, select(met.document, met.version_of, met.origin), met.document, documents
            )
        }
        put_over(
            self.connection,
            schema.met,
            [
                _met_row(current, self.told[current.document], known.get(current.document))
                for current in self.read.values()
            ],
        )
        put_fingerprints(self.connection, texts_of(self.connection, documents))
        self.again = documents | settle_origins(self.connection, documents | beside, self.rulings)

    def beside(self, documents: set[str]) -> set[str]:
        """Return the documents that stood with these until now."""
        met = schema.met.c
        origins = {row.origin for row in rows_with(self.connection, select(met.origin), met.document, documents)}
        return {row.document for row in rows_with(self.connection, select(met.document), met.origin, origins)}

    def touch(self, names: set[str]) -> None:
        """Mark findings, actors and documents as touched, with all that rulings name together with them."""
        documents = {name for name in names if name.startswith("document-")}
        if documents:
            self.again = settle_origins(self.connection, documents, self.rulings)
        table = schema.sketches.c
        near = names | {partner for name in names for partner in self.rulings.partners(name)}
        kept = sketches_with(self.connection, table.finding, near) | sketches_with(self.connection, table.under, near)
        groups = {one.group for one in kept.values() if one.group and one.sketch.kind != Kind.ACTOR}
        beside = rows_with(self.connection, select(table.finding), table.group, groups)
        spoken = near | {row.finding for row in beside}  # a ruling on one report holds for all
        self.moved.points |= points_of_findings(self.connection, spoken) | points_of_rejected(self.connection, near)
        for one in kept.values():
            touched = self.recast if one.sketch.kind == Kind.ACTOR else self.touched
            touched.sketches.add(one.id)
            touched.take_away(one)
        self.rejoin |= {one.group for one in kept.values() if one.group}

    # --- actors ---

    def cast(self) -> None:
        """Find who is who: write the ways actors are presented, group them, and see whose documents that changes."""
        gone = self._put_members()
        self.recast.add(
            put_sketches(self.connection, *presentations(self.connection, self.read, self.told, gone, self.rulings))
        )
        moved = self._regroup(self.recast).moved
        members = schema.members.c
        rows = rows_with(
            self.connection, select(members.document).where(members.kind == schema.ACTOR), members.finding, moved
        )
        self.again |= {row.document for row in rows}

    def _put_members(self) -> set[str]:
        """Write which findings count; return the actors that these documents named before."""
        table = schema.members.c
        known = select(table.finding).where(table.kind == schema.ACTOR)
        before = [row.finding for row in rows_with(self.connection, known, table.document, self.read)]
        drop(self.connection, schema.members.c.document, self.read)
        drop(self.connection, schema.mentions.c.document, self.read)
        rows = {
            (one.finding.id, document): {
                "finding": one.finding.id,
                "document": document,
                "kind": one.kind,
                "key": one.key,
            }
            for document, told in self.told.items()
            for one in told
        }
        put(self.connection, schema.members, list(rows.values()))
        pairs = {
            (document, target, str(one.finding.id))
            for document, told in self.told.items()
            for one in told
            for target in findings_named(one.finding)
        }
        put(
            self.connection,
            schema.mentions,
            [{"document": document, "target": target, "finding": finding} for document, target, finding in pairs],
        )
        after = [name for (name, _), row in rows.items() if row["kind"] == "actor"]
        put_appearances(self.connection, before, after)
        return set(before)

    # --- findings ---

    def sketch(self) -> None:
        """Sketch the findings of touched documents anew and group what that touches."""
        for some in chunks(sorted(self.again), CHUNK):
            read = {str(current.document): current for current in current_of(self.connection, some, self.rulings)}
            told = told_by(self.connection, read.values())
            table = schema.sketches.c
            old = sketches_with(self.connection, table.document, some, table.kind != "actor")
            new = traces_of(self.connection, read, told)
            self.touched.add(put_sketches(self.connection, new.sketches, old))
            self.moved.add(put_tellings(self.connection, some, new.tellings))
            put_wordings(self.connection, some, new.wordings)
            self.rejoin |= {kept.group for kept in old.values() if kept.group is not None}
            actors = select(table.group).where(table.kind == "actor")
            self.rejoin |= {row.group for row in rows_with(self.connection, actors, table.document, some)}
        regrouped = self._regroup(self.touched)
        self.moved.points |= points_of_findings(self.connection, regrouped.moved | self._ruled_anew(regrouped))

    def _ruled_anew(self, regrouped: Regrouped) -> set[str]:
        """Return the findings of groups in which somebody's ruling on one of them may now hold for others."""
        judged = self.rulings.corrections.keys() | self.rulings.reviews.keys()
        has_moved = not judged.isdisjoint(regrouped.moved)
        groups = ({str(kept.sketch.finding) for kept in made.members} for made in regrouped.groups)
        return {name for names in groups if has_moved or not judged.isdisjoint(names) for name in names}

    def _regroup(self, touched: Touched) -> Regrouped:
        """Group anew; return what became of it, after marking what names the findings that moved."""
        regrouped = regroup(self.connection, touched, self.rulings)
        self.wanted |= {made.id: made.kind for made in regrouped.groups}
        self.ended |= regrouped.ended
        table, sketches = schema.mentions.c, schema.sketches.c
        naming = select(table.finding).join_from(
            schema.sketches,
            schema.mentions,
            (table.document == sketches.document) & (table.target == sketches.finding),
        )
        named = rows_with(self.connection, naming, sketches.finding, regrouped.moved)
        rows = rows_with(self.connection, select(sketches.group), sketches.finding, {row.finding for row in named})
        self.rejoin |= {row.group for row in rows if row.group is not None}
        return regrouped

    # --- things ---

    def write(self) -> None:
        """Tell the touched things anew: actors first, since contacts tell for whom people stand."""
        renewed = self._renew_lines()
        remove_things(self.connection, self.ended | renewed.ended)
        self._want(self.rejoin | renewed.contacts | self._promised(renewed.findings))
        for actors in chunks(sorted(name for name, kind in self.wanted.items() if kind == Kind.ACTOR)):
            self._want(self._write_actors(actors))
        others = sorted(name for name, kind in self.wanted.items() if kind != Kind.ACTOR)
        for groups in chunks(self._beside_the_ledger(others)):
            self._write(groups)
        for lines in chunks(renewed.lines.items()):
            merged = {thing: (str(Kind.COMMITMENT), line.commitment) for thing, line in lines}
            put_things(self.connection, merged, renewed.settled)
            put_negotiations(self.connection, merged)
        self._count_actors()
        settle_negotiations(self.connection, set(self.read))

    def _count_actors(self) -> None:
        table = schema.sketches.c
        named = {one.finding.id for told in self.told.values() for one in told if one.kind == "actor"}
        rows = rows_with(self.connection, select(table.group), table.finding, named)
        count_reports(self.connection, {row.group for row in rows} - self.wanted.keys())

    def _renew_lines(self) -> Renewed:
        before = standing(self.connection, AS_OF)
        latest = self.connection.execute(select(func.max(schema.met.c.published))).scalar()
        was = date.fromisoformat(before) if before else None
        if self.moved.points or latest != was:
            put_standing(self.connection, AS_OF, latest.isoformat() if latest else "")
        self.moved.points |= points_of_calendar(self.connection, was, latest)
        return renew(self.connection, self.moved, self.rulings, latest)

    def _want(self, groups: Iterable[str]) -> None:
        """Mark groups to be told anew, as far as they stand."""
        table = schema.sketches.c
        first = select(table.finding, table.kind).where(table.group == table.finding)
        self.wanted |= {row.finding: row.kind for row in rows_with(self.connection, first, table.finding, groups)}

    def _promised(self, findings: Iterable[str]) -> set[str]:
        """Return the groups of commitments among findings."""
        table = schema.sketches.c
        named = [finding for finding in findings if finding.startswith("commitment-")]
        rows = rows_with(self.connection, select(table.group), table.finding, named)
        return {row.group for row in rows if row.group is not None}

    def _write_actors(self, actors: Collection[str]) -> set[str]:
        """Write actors; return the contacts of those who have another name or party now."""
        before = standings_of(self.connection, actors)
        self._write(actors)
        after = standings_of(self.connection, actors)
        other = {name for name, was in before.items() if after.get(name) != was}
        put_parties_again(self.connection, other)
        table = schema.thing_parties.c
        contacts = select(table.thing).where(table.kind == Kind.CONTACT)
        return {row.thing for row in rows_with(self.connection, contacts, table.party, other)}

    def _write(self, groups: Collection[str]) -> None:
        told = joining(self.connection, groups, self.rulings)
        things = ((group, self.wanted[group], told.thing(self.wanted[group], group)) for group in groups)
        merged = {group: (kind, thing) for group, kind, thing in things if thing is not None}
        put_things(self.connection, merged)
        put_negotiations(self.connection, {name: pair for name, pair in merged.items() if pair[0] != Kind.ACTOR})

    def _beside_the_ledger(self, groups: Collection[str]) -> list[str]:
        """Return the groups without the commitments of which a line speaks; takes those out of the lists."""
        sketches, table, lines = schema.sketches.c, schema.line_findings.c, schema.lines.c
        spoken = select(sketches.group).join_from(
            schema.sketches, schema.line_findings, table.finding == sketches.finding
        )
        promised = [name for name in groups if self.wanted[name] == Kind.COMMITMENT]
        covered = {row.group for row in rows_with(self.connection, spoken, sketches.group, promised)}
        kept = {row.thing for row in rows_with(self.connection, select(lines.thing), lines.thing, covered)}
        remove_things(self.connection, covered - kept)
        return [group for group in groups if group not in covered]


def _met_row(current: Current, told: Iterable[Told], known: Any) -> dict[str, Any]:  # noqa: ANN401  a row or None
    citation = current.citation
    parties, issues = parties_and_issues(one.finding for one in told)
    names = ("key", "title", "source", "url", "byline", "published", "language", "rights", "pages")
    return {
        "document": current.document,
        "reading": current.reading,
        **{name: getattr(citation, name) for name in names},
        "address": address_of(citation.url),
        "version_of": known.version_of if known else None,
        "origin": known.origin if known else current.document,
        "parties": parties,
        "issues": issues,
    }
