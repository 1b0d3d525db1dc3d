"""Tells things from their reports, with the rulings of persons, and writes what lists are narrowed by."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from communique.domain.document import Citation
from communique.domain.ids import DocumentId
from communique.domain.judgement import Reason, Verdict
from communique.domain.merged import Merged
from communique.record.merge import Kind, Rulings, Told, apply, join
from communique.record.store import schema
from communique.record.store.codec import decode, finding_of
from communique.record.store.derive.facets import actors_of, days_of, parties_of, row_of
from communique.record.store.derive.references import actors_named, findings_named
from communique.record.store.rows import drop, put, rows_with


@dataclass(frozen=True, slots=True)
class Member:
    """A finding in its group."""

    group: str
    told: Told[Any]


def members_of(connection: Connection, groups: Iterable[str]) -> dict[str, list[Told[Any]]]:
    """Return what the findings of each group tell; of an actor the first document for each way it is presented."""
    table, found = schema.sketches.c, schema.findings.c
    statement = select(table.group, table.document, found.kind, found.payload).join_from(
        schema.sketches, schema.findings, table.key == found.key
    )
    rows = list(rows_with(connection, statement, table.group, groups))
    cited = citations_of(connection, {row.document for row in rows})
    members: dict[str, list[Told[Any]]] = {}
    for row in rows:
        citation, origin = cited[row.document]
        told = Told(finding=finding_of(row.kind, row.payload), document=citation, origin=origin)
        members.setdefault(row.group, []).append(told)
    return members


def citations_of(connection: Connection, documents: Iterable[str]) -> dict[str, tuple[Citation, DocumentId]]:
    """Return the current citations of documents, each with its origin."""
    met, documents_ = schema.met.c, schema.documents.c
    names = ("key", "title", "source", "url", "byline", "published", "language", "rights", "pages", "version_of")
    statement = select(
        documents_.id, documents_.sha256, documents_.characters, *(met[name] for name in names), met.origin
    ).join_from(schema.met, schema.documents, met.document == documents_.id)
    cited = {}
    for row in rows_with(connection, statement, met.document, documents):
        said = dict(row._mapping)  # noqa: SLF001  the name SQLAlchemy gives it
        origin = said.pop("origin")
        cited[row.id] = (Citation(**said), origin)
    return cited


def reasons_of(connection: Connection, groups: Iterable[str]) -> dict[str, tuple[Reason, ...]]:
    """Return why the findings of each group are one, those of vague ones too."""
    wanted = set(groups)
    table, sketches = schema.groups.c, schema.sketches.c
    reasons: dict[str, set[Reason]] = {}
    for row in rows_with(connection, select(table.id, table.reasons), table.id, wanted):
        reasons.setdefault(row.id, set()).update(decode(row.reasons, tuple[Reason, ...]))
    statement = select(sketches.group, sketches.reason).where(sketches.reason.is_not(None))
    for row in rows_with(connection, statement, sketches.group, wanted):
        reasons[row.group].add(decode(row.reason, Reason))
    return {
        name: tuple(sorted(said, key=lambda reason: (reason.about, reason.words))) for name, said in reasons.items()
    }


def homes_of(connection: Connection, members: Iterable[Told[Any]]) -> dict[str, str]:
    """Return the thing of every finding and actor that these name, where it has another id."""
    table = schema.sketches.c
    named = {name for told in members for name in (*actors_named(told.finding), *findings_named(told.finding))}
    rows = rows_with(connection, select(table.finding, table.group), table.finding, named)
    return {row.finding: row.group for row in rows if row.group is not None and row.group != row.finding}


@dataclass(frozen=True, slots=True)
class Joining:
    """All that the things of some groups are told from."""

    members: Mapping[str, list[Told[Any]]]
    reasons: Mapping[str, tuple[Reason, ...]]
    homes: Mapping[str, str]
    rulings: Rulings

    def thing(self, kind: str, group: str, *, as_of: date | None = None) -> Merged[Any] | None:
        """Return a thing as its reports tell it; None where none was published by then."""
        members = [told for told in self.members[group] if _is_out(told.document, as_of)]
        if not members:
            return None
        documents = {told.document.id for told in members}
        findings = {told.finding.id for told in self.members[group]} - {told.finding.id for told in members}
        del documents
        reasons = [reason for reason in self.reasons[group] if not findings & set(reason.about)]
        merged = join(Kind(kind), members, reasons=reasons, homes=self.homes)
        if merged.thing.id != group:
            merged = replace(merged, thing=replace(merged.thing, id=group))
        corrected = apply(self.rulings, merged)
        return replace(merged, review=Verdict.REJECTED) if corrected is None else corrected


def _is_out(citation: Citation, as_of: date | None) -> bool:
    return as_of is None or citation.published is None or citation.published <= as_of


def joining(connection: Connection, groups: Collection[str], rulings: Rulings) -> Joining:
    """Return all that the things of these groups are told from."""
    members = members_of(connection, groups)
    told = [one for several in members.values() for one in several]
    return Joining(members, reasons_of(connection, members), homes_of(connection, told), rulings)


def put_things(connection: Connection, kind: str, merged: Collection[Merged[Any]], reports: Mapping[str, int]) -> None:
    """Write things in place of those with their ids.

    Args:
        reports: How many documents tell a thing, where its reports do not say.
    """
    remove_things(connection, [one.thing.id for one in merged])
    put(connection, schema.things, [row_of(kind, one, reports=reports.get(one.thing.id)) for one in merged])
    put_parties(connection, kind, merged)


def remove_things(connection: Connection, ids: Iterable[str]) -> None:
    """Take things out of all lists."""
    gone = set(ids)
    for column in (schema.thing_parties.c.thing, schema.thing_negotiations.c.thing, schema.things.c.id):
        drop(connection, column, gone)


def put_parties(connection: Connection, kind: str, merged: Collection[Merged[Any]]) -> None:
    """Write by whom things are found."""
    table = schema.things.c
    actors = {actor for one in merged for actor in actors_of(one.thing)}
    party_of = {row.id: row.party for row in rows_with(connection, select(table.id, table.party), table.id, actors)}
    if kind == "actor":
        party_of |= {one.thing.id: one.thing.party for one in merged}
    rows = [
        {"party": party, "kind": kind, "day": days_of(one).first, "thing": one.thing.id}
        for one in merged
        for party in parties_of(one.thing, party_of)
    ]
    put(connection, schema.thing_parties, rows)
