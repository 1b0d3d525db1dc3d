"""Makes all that is derived again: on demand, or where other rules of merging made it."""

import logging

from sqlalchemy import Connection, delete, select

from communique.record.merge import Rulings
from communique.record.store import schema
from communique.record.store.derive.refresh import CHUNK, refresh
from communique.record.store.derive.standings import MERGING, merging_hash, put_standing, standing
from communique.record.store.rows import chunks

log = logging.getLogger(__name__)

DERIVED = (
    schema.thing_negotiations,
    schema.thing_parties,
    schema.things,
    schema.sketch_keys,
    schema.sketches,
    schema.groups,
    schema.mentions,
    schema.members,
    schema.appearances,
    schema.document_negotiations,
    schema.copies,
    schema.fingerprint_keys,
    schema.fingerprints,
    schema.met,
    schema.wordings,
    schema.replacements,
    schema.line_findings,
    schema.lines,
    schema.telling_keys,
    schema.tellings,
    schema.standings,
)


def rebuild(connection: Connection, rulings: Rulings) -> None:
    """Make all that is derived again from nothing."""
    for table in DERIVED:
        connection.execute(delete(table))
    everything = [row.id for row in connection.execute(select(schema.documents.c.id).order_by(schema.documents.c.id))]
    put_standing(connection, MERGING, merging_hash())
    for some in chunks(everything, CHUNK):
        refresh(connection, some, rulings)


def renew_if_stale(connection: Connection, rulings: Rulings) -> None:
    """Make all that is derived again where other rules of merging made it: old and new would not fit."""
    if standing(connection, MERGING) != merging_hash():
        log.warning("the rules of merging have changed: all documents are merged again")
        rebuild(connection, rulings)
