"""Finds what is no source of its own: later texts at one address, and near-copies of one wire text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy import Connection, select, update
from sqlalchemy.sql import bindparam

from communique.record.merge import Fingerprint, Rulings, copies, fingerprint
from communique.record.store import schema
from communique.record.store.codec import decode, encode
from communique.record.store.rows import put_new, rows_with

FOLLOWERS = ("utm_", "fbclid", "gclid", "at_")  # parameters that say where a reader came from


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A document among those that repeat it."""

    document: str
    published: date | None
    address: str | None
    version_of: str | None
    origin: str

    @property
    def place_in_line(self) -> tuple[date, str]:
        """Return what versions are ordered by."""
        return (self.published or date.max, self.document)


def address_of(url: str | None) -> str | None:
    """Return a URL in one spelling; None where there is none.

    >>> address_of("https://WWW.example.org/talks/?utm_source=x#top")
    'example.org/talks'
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return url
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(FOLLOWERS))
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def put_fingerprints(connection: Connection, texts: Mapping[str, str]) -> None:
    """Write what near-copies are known by, and the copies that are found."""
    table = schema.fingerprints
    known = {row.document for row in rows_with(connection, select(table.c.document), table.c.document, texts)}
    made = {document: fingerprint(text) for document, text in texts.items() if document not in known}
    if not made:
        return
    put_new(connection, table, [{"document": name, "payload": encode(print_)} for name, print_ in made.items()])
    keys = [{"key": key, "document": name} for name, print_ in made.items() for key in set(print_.keys)]
    put_new(connection, schema.fingerprint_keys, keys)
    _put_copies(connection, made)


def _put_copies(connection: Connection, made: Mapping[str, Fingerprint]) -> None:
    keys = schema.fingerprint_keys.c
    sharing: dict[str, set[str]] = {}
    wanted = {key for print_ in made.values() for key in print_.keys}
    for row in rows_with(connection, select(keys.key, keys.document), keys.key, wanted):
        sharing.setdefault(row.key, set()).add(row.document)
    pairs = {
        (min(name, other), max(name, other))
        for name, print_ in made.items()
        for key in print_.keys
        for other in sharing[key]
        if other != name
    }
    table = schema.fingerprints.c
    prints = dict(made)
    missing = {name for pair in pairs for name in pair} - set(made)
    for row in rows_with(connection, select(table.document, table.payload), table.document, missing):
        prints[row.document] = decode(row.payload, Fingerprint)
    rows = []
    for first, second in sorted(pairs):
        reason = copies((first, prints[first]), (second, prints[second]))
        if reason is not None:
            told = encode(reason)
            rows += [
                {"document": first, "other": second, "reason": told},
                {"document": second, "other": first, "reason": told},
            ]
    put_new(connection, schema.copies, rows)


def settle_origins(connection: Connection, documents: Iterable[str], rulings: Rulings) -> set[str]:
    """Find versions and origins anew around these documents; return those that now stand otherwise.

    Args:
        documents: Those whose citation is new, and those that stood with them before.
    """
    changed: list[Standing] = []
    for component in _components(connection, set(documents), rulings):
        changed.extend(_settled(component))
    if changed:
        table = schema.met
        statement = update(table).where(table.c.document == bindparam("which"))
        connection.execute(
            statement.values(version_of=bindparam("earlier"), origin=bindparam("first")),
            [{"which": one.document, "earlier": one.version_of, "first": one.origin} for one in changed],
        )
    return {one.document for one in changed}


def _settled(component: list[Standing]) -> list[Standing]:
    """Return those of a component that stand otherwise than is written."""
    ordered = sorted(component, key=lambda one: one.place_in_line)
    earlier: dict[str, str] = {}
    settled = []
    for one in ordered:
        version_of = earlier.get(one.address) if one.address else None
        if one.address:
            earlier[one.address] = one.document
        if (version_of, ordered[0].document) != (one.version_of, one.origin):
            settled.append(
                Standing(
                    document=one.document,
                    published=one.published,
                    address=one.address,
                    version_of=version_of,
                    origin=ordered[0].document,
                )
            )
    return settled


def _components(connection: Connection, seeds: set[str], rulings: Rulings) -> list[list[Standing]]:
    """Return the documents that repeat one another, directly or through others."""
    known: dict[str, Standing] = {}
    edges: dict[str, set[str]] = {}
    frontier = seeds
    while frontier:
        found = _standings(connection, frontier)
        known.update(found)
        around = _neighbours(connection, found, rulings)
        for first, second in around:
            edges.setdefault(first, set()).add(second)
            edges.setdefault(second, set()).add(first)
        frontier = {other for _, other in around} - set(known)
    return _split(known, edges)


def _split(known: Mapping[str, Standing], edges: Mapping[str, set[str]]) -> list[list[Standing]]:
    components: list[list[Standing]] = []
    seen: set[str] = set()
    for start in sorted(known):
        if start in seen:
            continue
        stack, component = [start], []
        seen.add(start)
        while stack:
            name = stack.pop()
            component.append(known[name])
            fresh = {other for other in edges.get(name, ()) if other in known} - seen
            seen |= fresh
            stack.extend(fresh)
        components.append(component)
    return components


def _standings(connection: Connection, documents: Iterable[str]) -> dict[str, Standing]:
    met = schema.met.c
    columns = (met.document, met.published, met.address, met.version_of, met.origin)
    rows = rows_with(connection, select(*columns), met.document, documents)
    return {row.document: Standing(**row._mapping) for row in rows}  # noqa: SLF001  the name SQLAlchemy gives it


def _neighbours(connection: Connection, found: Mapping[str, Standing], rulings: Rulings) -> list[tuple[str, str]]:
    """Return pairs that repeat one another, as the addresses, the texts or a person say."""
    pairs: list[tuple[str, str]] = []
    met, table = schema.met.c, schema.copies.c
    by_address: dict[str, list[str]] = {}
    for one in found.values():
        if one.address:
            by_address.setdefault(one.address, []).append(one.document)
    for row in rows_with(connection, select(met.document, met.address), met.address, by_address):
        pairs.extend((name, row.document) for name in by_address[row.address] if name != row.document)
    repeating = rows_with(connection, select(table.document, table.other), table.document, found)
    pairs.extend((row.document, row.other) for row in repeating)
    for name in found:
        pairs.extend((name, other) for other in rulings.partners(name))
    return [pair for pair in pairs if pair[1] not in rulings.barred.get(pair[0], ())]
