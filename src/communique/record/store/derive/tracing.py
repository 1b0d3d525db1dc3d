"""Takes from documents what merging, the ledger and the history must know of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from communique.domain.ids import ActorId
from communique.record.history import Wording, wordings_of
from communique.record.ledger import Telling, tellings_of
from communique.record.merge import Kind, sketches_of
from communique.record.store import schema
from communique.record.store.codec import encode
from communique.record.store.derive.current import Current, Told, findings_of, texts_of
from communique.record.store.derive.sketching import Kept
from communique.record.store.rows import drop, put, rows_with


@dataclass(slots=True)
class Traces:
    """What merging, the ledger and the history must know of some documents."""

    sketches: dict[str, Kept] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)


def traces_of(connection: Connection, read: Mapping[str, Current], told: Mapping[str, list[Told]]) -> Traces:
    """Return the traces of documents."""
    canon = _canon(connection, {one.finding.id for several in told.values() for one in several if one.kind == "actor"})
    met = schema.met.c
    rows = rows_with(connection, select(met.document, met.origin), met.document, read)
    origins = {row.document: row.origin for row in rows}
    texts = texts_of(connection, read)
    traces = Traces()
    for document, current in read.items():
        keys = {one.finding.id: one.key for one in told[document]}
        findings = findings_of(current, told[document], texts)
        traces.tellings.extend(tellings_of(findings, canon, origins[document]))
        traces.wordings.extend(wordings_of(findings, canon, origins[document]))
        for sketch in sketches_of(findings, canon, origins[document]):
            if sketch.kind != Kind.ACTOR:
                traces.sketches[sketch.finding] = Kept(sketch.finding, sketch, keys[sketch.finding])
    return traces


def _canon(connection: Connection, actors: set[str]) -> dict[ActorId, ActorId]:
    table = schema.sketches.c
    rows = rows_with(connection, select(table.finding, table.group), table.finding, actors)
    return {ActorId(row.finding): ActorId(row.group) for row in rows if row.group != row.finding}


def put_wordings(connection: Connection, documents: Iterable[str], wordings: Iterable[Wording]) -> None:
    """Write how documents word positions, in place of how they did."""
    drop(connection, schema.wordings.c.document, documents)
    names = ("position", "document", "party", "issue", "published")
    unique = {wording.position: wording for wording in wordings}
    rows = [{name: getattr(one, name) for name in names} | {"payload": encode(one)} for one in unique.values()]
    put(connection, schema.wordings, rows)
