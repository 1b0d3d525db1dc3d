"""Tells things from their reports, with the rulings of persons, and writes what lists are narrowed by."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from communique.domain.actor import ActorKind
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.ids import DocumentId
from communique.domain.judgement import Reason, Verdict
from communique.domain.merged import Merged
from communique.record.merge import Kind, Rulings, Standing, Told, apply, join, left_in
from communique.record.store import schema
from communique.record.store.codec import decode, finding_of, merged_of
from communique.record.store.derive.facets import actors_of, days_of, parties_of, row_of
from communique.record.store.derive.references import actors_named, findings_named
from communique.record.store.rows import chunks, drop, put, put_over, rows_with


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


def everywhere(connection: Connection, actors: Iterable[str], rulings: Rulings) -> dict[str, Merged[Any]]:
    """Return actors with all that all documents say of them, by their ids; lists keep the first of each kind only."""
    sketches, members, found = schema.sketches.c, schema.members.c, schema.findings.c
    statement = (
        select(members.finding, members.document, found.payload)
        .join_from(schema.members, schema.findings, members.key == found.key)
        .where(members.kind == schema.ACTOR)
    )
    whole: dict[str, Merged[Any]] = {}
    for some in chunks(sorted(set(actors)), FEW):
        standing = rows_with(connection, select(sketches.finding, sketches.group), sketches.group, some)
        home = {row.finding: row.group for row in standing}
        rows = list(rows_with(connection, statement, members.finding, home))
        cited = citations_of(connection, {row.document for row in rows})
        told: dict[str, list[Told[Any]]] = {}
        for row in rows:
            citation, origin = cited[row.document]
            one = Told(finding=finding_of("actor", row.payload), document=citation, origin=origin)
            told.setdefault(home[row.finding], []).append(one)
        for group, reasons in reasons_of(connection, told).items():
            whole[group] = Joining(told, {group: reasons}, {}, {}, {}, rulings).thing("actor", group) or whole[group]
    return whole


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
    reasons: dict[str, set[Reason]] = {name: set() for name in wanted}
    for row in rows_with(connection, select(table.id, table.reasons), table.id, wanted):
        reasons[row.id].update(decode(row.reasons, tuple[Reason, ...]))
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


FEW = 50  # actors told whole at a time


@dataclass(frozen=True, slots=True)
class Joining:
    """All that the things of some groups are told from."""

    members: Mapping[str, list[Told[Any]]]
    reasons: Mapping[str, tuple[Reason, ...]]
    homes: Mapping[str, str]
    replaced: Mapping[str, str]  # of contacts put off or called off: what was held in their place
    actors: Mapping[str, Standing]
    rulings: Rulings

    def thing(self, kind: str, group: str, *, as_of: date | None = None) -> Merged[Any] | None:
        """Return a thing as its reports tell it; None where none was published by then."""
        members = [told for told in self.members[group] if _is_out(told.document, as_of)]
        if not members:
            return None
        findings = {told.finding.id for told in self.members[group]} - {told.finding.id for told in members}
        reasons = [reason for reason in self.reasons[group] if not findings & set(reason.about)]
        told = left_in(members, self.rulings)
        merged = join(Kind(kind), told, reasons=reasons, homes=self.homes, actors=self.actors)
        if merged.thing.id != group:
            merged = replace(merged, thing=replace(merged.thing, id=group))
        if group in self.replaced and merged.thing.replaced_by is None:
            merged = replace(merged, thing=replace(merged.thing, replaced_by=self.replaced[group]))
        corrected = apply(self.rulings, merged)
        return replace(merged, review=Verdict.REJECTED) if corrected is None else corrected


def _is_out(citation: Citation, as_of: date | None) -> bool:
    return as_of is None or citation.published is None or citation.published <= as_of


def joining(connection: Connection, groups: Collection[str], rulings: Rulings, *, as_of: date | None = None) -> Joining:
    """Return all that the things of these groups are told from."""
    members = members_of(connection, groups)
    told = [one for several in members.values() for one in several]
    homes = homes_of(connection, told)
    replaced = _replaced(connection, members, as_of)
    return Joining(
        members, reasons_of(connection, members), homes, replaced, _standings(connection, told, homes), rulings
    )


def _standings(connection: Connection, told: Iterable[Told[Any]], homes: Mapping[str, str]) -> dict[str, Standing]:
    """Return for whom each participant of a contact stands, by the id of the actor across documents."""
    contacts = [each.finding for each in told if isinstance(each.finding, Contact)]
    named = {homes.get(name, name) for contact in contacts for name in actors_named(contact)}
    return {
        name: Standing(name=shown, party=party, is_person=kind == ActorKind.PERSON)
        for name, (shown, party, kind) in standings_of(connection, named).items()
    }


def standings_of(connection: Connection, actors: Iterable[str]) -> dict[str, tuple[str, str | None, str]]:
    """Return the name, the party and the kind of actors across documents."""
    table = schema.things.c
    statement = select(table.id, table.name, table.party, table.mode).where(table.kind == "actor")
    return {row.id: (row.name, row.party, row.mode) for row in rows_with(connection, statement, table.id, actors)}


def _replaced(connection: Connection, contacts: Iterable[str], as_of: date | None) -> dict[str, str]:
    """Return what was held in place of contacts, as far as it was told by then."""
    table, things = schema.replacements.c, schema.things.c
    statement = select(table.contact, func.min(table.held).label("held")).group_by(table.contact)
    found = {row.contact: row.held for row in rows_with(connection, statement, table.contact, contacts)}
    if as_of is None or not found:
        return found
    rows = rows_with(connection, select(things.id, things.first_told), things.id, found.values())
    later = {row.id for row in rows if row.first_told is not None and row.first_told > as_of}
    return {contact: held for contact, held in found.items() if held not in later}


Things = Mapping[str, tuple[str, Merged[Any]]]  # by id: the kind and the thing


def put_things(connection: Connection, merged: Things, settled: Mapping[str, date] | None = None) -> None:
    """Write things in place of those with their ids.

    Args:
        settled: The last day on which a thing came to read as it does, where that is not the day it was told.
    """
    days = settled or {}
    remove_things(connection, merged)
    put(connection, schema.things, [row_of(kind, one, days.get(name)) for name, (kind, one) in merged.items()])
    put_parties(connection, merged)
    count_reports(connection, {name for name, (kind, _) in merged.items() if kind == Kind.ACTOR})


def remove_things(connection: Connection, ids: Iterable[str]) -> None:
    """Take things out of all lists."""
    things = schema.things.c.id
    gone = {row.id for row in rows_with(connection, select(things), things, ids)}  # most of what is told is new
    for column in (schema.thing_parties.c.thing, schema.thing_negotiations.c.thing, things):
        drop(connection, column, gone)


def put_parties(connection: Connection, merged: Things) -> None:
    """Write by whom things are found."""
    known = standings_of(connection, {actor for _, one in merged.values() for actor in actors_of(one.thing)})
    party_of = {actor: party for actor, (_, party, _) in known.items()}
    rows = [
        {"party": party, "kind": kind, "day": days_of(one).first, "thing": name}
        for name, (kind, one) in merged.items()
        for party in parties_of(one.thing, party_of)
    ]
    put(connection, schema.thing_parties, rows)


def things_with(connection: Connection, ids: Iterable[str]) -> Things:
    """Return things as they are written."""
    table = schema.things.c
    rows = rows_with(connection, select(table.id, table.kind, table.payload), table.id, ids)
    return {row.id: (row.kind, merged_of(row.kind, row.payload)) for row in rows}


def put_parties_again(connection: Connection, actors: Iterable[str]) -> None:
    """Write anew by whom things are found in which actors take part whose party is another now."""
    table = schema.thing_parties.c
    found = rows_with(connection, select(table.thing).where(table.kind != "actor"), table.party, actors)
    for some in chunks(sorted({row.thing for row in found})):
        merged = things_with(connection, some)
        drop(connection, table.thing, some)
        put_parties(connection, merged)


def count_reports(connection: Connection, actors: Iterable[str]) -> None:
    """Count the documents that tell of these actors across documents, whose payload keeps few of them."""
    sketches, members, things = schema.sketches.c, schema.members.c, schema.things
    findings: dict[str, set[str]] = {}
    for row in rows_with(connection, select(sketches.group, sketches.finding), sketches.group, actors):
        findings.setdefault(row.group, set()).add(row.finding)
    alone = {next(iter(several)): group for group, several in findings.items() if len(several) == 1}
    table = schema.appearances.c
    rows = [
        {"which": alone[row.actor], "many": row.documents}
        for row in rows_with(connection, select(table.actor, table.documents), table.actor, alone)
    ]
    for group, several in findings.items():
        if len(several) > 1:  # a document may name an actor by both
            both = select(func.count(members.document.distinct())).where(
                members.kind == schema.ACTOR, members.finding.in_(several)
            )
            rows.append({"which": group, "many": connection.execute(both).scalar_one()})
    if rows:
        statement = update(things).where(things.c.id == bindparam("which")).values(reports=bindparam("many"))
        connection.execute(statement, rows)


def put_appearances(connection: Connection, before: Iterable[str], after: Iterable[str]) -> None:
    """Count in how many documents actors are named, where some named them before and name them after."""
    changed = Counter(after)
    changed.subtract(before)
    table = schema.appearances
    counts = select(table.c.actor, table.c.documents)
    known = {row.actor: row.documents for row in rows_with(connection, counts, table.c.actor, changed)}
    counted = {actor: known.get(actor, 0) + more for actor, more in changed.items() if more}
    put_over(connection, table, [{"actor": actor, "documents": many} for actor, many in counted.items() if many])
    drop(connection, table.c.actor, [actor for actor, many in counted.items() if not many])
