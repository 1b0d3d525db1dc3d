"""Makes what follows from the readings and judgements: for what was touched, or for the whole record."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, delete, func, select

from communique.domain.actor import Actor
from communique.domain.ids import ActorId
from communique.record.merge import Kind, Rulings, Sketch, sketches_of
from communique.record.store import schema
from communique.record.store.codec import encode, key_of
from communique.record.store.derive.current import Current, Told, current_of, findings_of, texts_of, told_by
from communique.record.store.derive.grouping import Regrouped, regroup
from communique.record.store.derive.joining import joining, put_parties, put_things, remove_things
from communique.record.store.derive.origins import address_of, put_fingerprints, settle_origins
from communique.record.store.derive.references import findings_named
from communique.record.store.derive.sketching import Kept, Touched, put_sketches, sketches_with
from communique.record.store.rows import chunks, drop, put, put_over, rows_with

CHUNK = 64  # documents made anew at a time

DERIVED = (
    schema.thing_negotiations,
    schema.thing_parties,
    schema.things,
    schema.sketch_keys,
    schema.sketches,
    schema.groups,
    schema.mentions,
    schema.members,
    schema.document_negotiations,
    schema.copies,
    schema.fingerprint_keys,
    schema.fingerprints,
    schema.met,
)


def rebuild(connection: Connection, rulings: Rulings) -> None:
    """Make all that is derived again from nothing."""
    for table in DERIVED:
        connection.execute(delete(table))
    everything = [row.id for row in connection.execute(select(schema.documents.c.id).order_by(schema.documents.c.id))]
    for some in chunks(everything, CHUNK):
        refresh(connection, some, rulings)


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
    touched: dict[str, Touched] = field(default_factory=dict)
    rejoin: set[str] = field(default_factory=set)  # groups to be told anew, even if their members are the same
    regrouped: dict[str, Regrouped] = field(default_factory=dict)

    # --- documents ---

    def settle(self, documents: set[str]) -> None:
        """Write which citation and reading count, and what repeats what."""
        self.read = {current.document: current for current in current_of(self.connection, documents)}
        self.told = told_by(self.connection, self.read.values())
        beside = self._beside(documents)
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
            [_met_row(current, known.get(current.document)) for current in self.read.values()],
        )
        put_fingerprints(self.connection, texts_of(self.connection, documents))
        self.again = documents | settle_origins(self.connection, documents | beside, self.rulings)

    def _beside(self, documents: set[str]) -> set[str]:
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
        for one in kept.values():
            touched = self.touched.setdefault(one.sketch.kind, Touched())
            touched.sketches.add(one.id)
            touched.found.update(one.sketch.reach)
            if one.sketch.likeness:
                touched.likenesses.add(one.sketch.likeness)
            if one.group:
                touched.groups.add(one.group)
                self.rejoin.add(one.group)

    # --- actors ---

    def cast(self) -> None:
        """Find who is who: write the ways actors are presented, group them, and see whose documents that changes."""
        before = self._members(set(self.read))
        self._put_members(before)
        gone = {finding for finding, kind in before.items() if kind == "actor"}
        self._merge_touched(put_sketches(self.connection, *self._presentations(gone)))
        moved = self._regroup("actor")
        members = schema.members.c
        rows = rows_with(self.connection, select(members.document), members.finding, moved)
        self.again |= {row.document for row in rows}

    def _members(self, documents: set[str]) -> dict[str, str]:
        table = schema.members.c
        statement = select(table.finding, table.kind)
        return {row.finding: row.kind for row in rows_with(self.connection, statement, table.document, documents)}

    def _put_members(self, before: Mapping[str, str]) -> None:
        findings = {finding for finding, kind in before.items() if kind != "actor"}
        drop(self.connection, schema.members.c.document, self.read)
        drop(self.connection, schema.mentions.c.finding, findings)
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
            (target, str(one.finding.id))
            for told in self.told.values()
            for one in told
            for target in findings_named(one.finding)
        }
        put(
            self.connection,
            schema.mentions,
            [{"target": target, "finding": finding} for target, finding in sorted(pairs)],
        )

    def _presentations(self, gone: set[str]) -> tuple[dict[str, Kept], dict[str, Kept]]:
        """Return how actors are presented, each way by its first document: the new ones, and those they replace."""
        table = schema.sketches.c
        actors = {one.finding.id for told in self.told.values() for one in told if one.kind == "actor"}
        known = sketches_with(self.connection, table.finding, actors | gone, table.kind == "actor")
        lost = {key: kept for key, kept in known.items() if kept.sketch.document in self.read}
        found: dict[str, Kept] = {}
        candidates = [*self._sketched_actors(self.read, self.told)]
        if lost:
            candidates += self._elsewhere({kept.sketch.finding for kept in lost.values()})
        candidates += [kept for key, kept in known.items() if key not in lost]
        for kept in candidates:
            first = found.get(kept.id)
            if first is None or kept.sketch.place_in_line < first.sketch.place_in_line:
                found[kept.id] = kept
        return found, known

    def _sketched_actors(self, read: Mapping[str, Current], told: Mapping[str, list[Told]]) -> Iterable[Kept]:
        for document, current in read.items():
            actors = [one for one in told[document] if one.kind == "actor"]
            keys = {one.finding.id: (one.key, form_of(one.finding)) for one in actors}
            findings = findings_of(current, actors, {document: ""})
            for sketch in sketches_of(findings, {}, current.document):
                if sketch.kind == Kind.ACTOR:
                    key, form = keys[sketch.finding]
                    yield Kept(f"{sketch.finding}/{form}", sketch, key)

    def _elsewhere(self, actors: set[str]) -> Iterable[Kept]:
        """Yield how these actors are presented in all documents: one that stood for a way may be gone."""
        members = schema.members.c
        rows = rows_with(self.connection, select(members.document), members.finding, actors)
        documents = {row.document for row in rows} - set(self.read)
        for some in chunks(sorted(documents), CHUNK):
            read = {current.document: current for current in current_of(self.connection, some)}
            told = told_by(self.connection, read.values())
            for kept in self._sketched_actors(read, told):
                if kept.sketch.finding in actors:
                    yield kept

    # --- findings ---

    def sketch(self) -> None:
        """Sketch the findings of touched documents anew and group what that touches."""
        for some in chunks(sorted(self.again), CHUNK):
            read = {current.document: current for current in current_of(self.connection, some)}
            told = told_by(self.connection, read.values())
            table = schema.sketches.c
            old = sketches_with(self.connection, table.document, some, table.kind != "actor")
            self._merge_touched(put_sketches(self.connection, self._sketched(read, told), old))
            self.rejoin |= {kept.group for kept in old.values() if kept.group is not None}
        for kind in Kind:
            if kind != Kind.ACTOR and kind in self.touched:
                self._regroup(kind)

    def _sketched(self, read: Mapping[str, Current], told: Mapping[str, list[Told]]) -> dict[str, Kept]:
        canon = self._canon({one.finding.id for several in told.values() for one in several if one.kind == "actor"})
        met = schema.met.c
        rows = rows_with(self.connection, select(met.document, met.origin), met.document, read)
        origins = {row.document: row.origin for row in rows}
        texts = texts_of(self.connection, read)
        sketched: dict[str, Kept] = {}
        for document, current in read.items():
            keys = {one.finding.id: one.key for one in told[document]}
            findings = findings_of(current, told[document], texts)
            for sketch in sketches_of(findings, canon, origins[document]):
                if sketch.kind != Kind.ACTOR:
                    sketched[sketch.finding] = Kept(sketch.finding, sketch, keys[sketch.finding])
        return sketched

    def _canon(self, actors: set[str]) -> dict[ActorId, ActorId]:
        table = schema.sketches.c
        rows = rows_with(self.connection, select(table.finding, table.group), table.finding, actors)
        return {ActorId(row.finding): ActorId(row.group) for row in rows if row.group != row.finding}

    def _merge_touched(self, more: Mapping[str, Touched]) -> None:
        for kind, new in more.items():
            known = self.touched.setdefault(kind, Touched())
            for name in Touched.__slots__:
                getattr(known, name).update(getattr(new, name))

    def _regroup(self, kind: str) -> frozenset[str]:
        """Group a kind anew; return the findings that moved, after marking what names them."""
        if kind not in self.touched:
            return frozenset()
        regrouped = regroup(self.connection, kind, self.touched[kind], self.rulings)
        self.regrouped[kind] = regrouped
        table, sketches = schema.mentions.c, schema.sketches.c
        naming = {
            row.finding for row in rows_with(self.connection, select(table.finding), table.target, regrouped.moved)
        }
        rows = rows_with(self.connection, select(sketches.group), sketches.finding, naming)
        self.rejoin |= {row.group for row in rows if row.group is not None}
        return regrouped.moved

    # --- things ---

    def write(self) -> None:
        """Tell the touched things anew."""
        ended = {name for regrouped in self.regrouped.values() for name in regrouped.ended}
        remove_things(self.connection, ended)
        wanted: dict[str, set[str]] = defaultdict(set)
        for kind, regrouped in self.regrouped.items():
            wanted[kind] |= {made.id for made in regrouped.groups}
        table = schema.groups.c
        for row in rows_with(self.connection, select(table.id, table.kind), table.id, self.rejoin):
            wanted[row.kind].add(row.id)
        for kind in Kind:
            for some in chunks(sorted(wanted[kind])):
                self._write(kind, some)

    def _write(self, kind: str, groups: Collection[str]) -> None:
        told = joining(self.connection, groups, self.rulings)
        merged = [thing for group in groups if (thing := told.thing(kind, group)) is not None]
        put_things(self.connection, kind, merged, {})


def form_of(actor: Actor) -> str:
    """Return the hash of how a document presents an actor: all it says but where."""
    roles = tuple(replace(role, evidence=None) for role in actor.roles)
    return key_of(encode(replace(actor, roles=roles, mentions=(), rule="")))


def _met_row(current: Current, known: Any) -> dict[str, Any]:  # noqa: ANN401  a row or None
    citation = current.citation
    names = ("key", "title", "source", "url", "byline", "published", "language", "rights", "pages")
    return {
        "document": current.document,
        "reading": current.reading,
        **{name: getattr(citation, name) for name in names},
        "address": address_of(citation.url),
        "version_of": known.version_of if known else None,
        "origin": known.origin if known else current.document,
        "parties": (),
        "issues": (),
    }
