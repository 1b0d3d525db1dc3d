"""Finds the ways in which documents present each actor, and keeps the first document of each way."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from communique.domain.actor import Actor
from communique.record.merge import Rulings, sketches_of
from communique.record.store import schema
from communique.record.store.codec import encode, key_of
from communique.record.store.derive.current import Current, Told, current_of, findings_of, told_by
from communique.record.store.derive.sketching import Kept, sketches_with
from communique.record.store.rows import chunks, rows_with

CHUNK = 64  # documents looked at together


def presentations(
    connection: Connection,
    read: Mapping[str, Current],
    told: Mapping[str, list[Told]],
    gone: set[str],
    rulings: Rulings,
) -> tuple[dict[str, Kept], dict[str, Kept]]:
    """Return how actors are presented, each way by its first document: the new ones, and those they replace.

    Args:
        read: Documents with a new reading, with what they tell.
        gone: Actors that these documents named before.
    """
    table = schema.sketches.c
    actors = {one.finding.id for told in told.values() for one in told if one.kind == "actor"}
    known = sketches_with(connection, table.finding, actors | gone, table.kind == "actor")
    lost = {key: kept for key, kept in known.items() if kept.sketch.document in read}
    found: dict[str, Kept] = {}
    candidates = [*_sketched(read, told)]
    if lost:
        candidates += _elsewhere(connection, read, {kept.sketch.finding for kept in lost.values()}, rulings)
    candidates += [kept for key, kept in known.items() if key not in lost]
    for kept in candidates:
        first = found.get(kept.id)
        if first is None or kept.sketch.place_in_line < first.sketch.place_in_line:
            found[kept.id] = kept
    return found, known


def _sketched(read: Mapping[str, Current], told: Mapping[str, list[Told]]) -> Iterable[Kept]:
    for document, current in read.items():
        actors = [one for one in told[document] if one.kind == "actor"]
        keys = {one.finding.id: (one.key, form_of(one.finding)) for one in actors}
        findings = findings_of(current, actors, {document: ""})
        for sketch in sketches_of(findings, {}, current.document):
            key, form = keys[sketch.finding]
            yield Kept(f"{sketch.finding}/{form}", sketch, key)


def _elsewhere(
    connection: Connection, read: Mapping[str, Current], actors: set[str], rulings: Rulings
) -> Iterable[Kept]:
    """Yield how these actors are presented in all documents: one that stood for a way may be gone."""
    members = schema.members.c
    rows = rows_with(connection, select(members.document).where(members.kind == schema.ACTOR), members.finding, actors)
    documents = {row.document for row in rows} - set(read)
    for some in chunks(sorted(documents), CHUNK):
        others = {str(current.document): current for current in current_of(connection, some, rulings)}
        for kept in _sketched(others, told_by(connection, others.values())):
            if kept.sketch.finding in actors:
                yield kept


def form_of(actor: Actor) -> str:
    """Return the hash of how a document presents an actor: all it says but where."""
    roles = tuple(replace(role, evidence=None) for role in actor.roles)
    return key_of(encode(replace(actor, roles=roles, mentions=(), rule="")))
