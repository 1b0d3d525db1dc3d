"""Full-text search with facets: what holds the words, narrowed, and how many of it are of which kind, outlet, year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, exists, extract, func, or_, select, type_coerce
from sqlalchemy import literal as constant

from communique.domain.judgement import Verdict
from communique.record.store import schema
from communique.record.store.codec import decode
from communique.record.store.search import TEXTS, THINGS, WORD, Hit, Index

texts, things, met = schema.texts.c, schema.things.c, schema.met.c
sketches, members = schema.sketches.c, schema.members.c
KINDS = ("document", "statement", "actor")
MOST = 20  # values of a facet

Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Words, and what the finds are narrowed to; None asks for all."""

    words: str
    kind: str | None = None  # document, statement, actor
    negotiation: str | None = None  # its id
    party: str | None = None  # a state's code, an organisation's id, or an actor's id
    outlet: str | None = None
    year: int | None = None  # of publication
    since: date | None = None  # of publication, inclusive
    until: date | None = None
    limit: int = 20
    skip: int = 0  # finds of the pages before


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """What was found, and how many there are of each value of each facet, the facet's own choice left aside.

    Facets: kind, outlet, year, negotiation (ids), party; the last four of what is sought, or else of documents.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    facets: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)


def seek(connection: Connection, sought: Sought) -> Finds:
    """Return what holds all the words, the best first, with facets."""
    if not WORD.search(sought.words):
        return Finds()
    told = _count_things(connection, sought)
    if sought.kind in {None, "document"}:
        facets = _facets_of_documents(connection, sought)
        kinds = {"document": facets.pop("kind")["document"], **told}
    else:
        facets = _facets_of_things(connection, sought.kind or "", sought)
        kinds = {"document": _count_documents(connection, sought), **told}
    return Finds(
        hits=tuple(_hits(connection, sought)),
        total=sum(number for kind, number in kinds.items() if sought.kind in {None, kind}),
        facets={
            "kind": tuple((kind, kinds[kind]) for kind in KINDS if kinds.get(kind)),
            **{name: _most(counted) for name, counted in facets.items()},
        },
    )


def _most(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST])


# --- finds ---


def _hits(connection: Connection, sought: Sought) -> Iterator[Hit]:
    """Yield a page of finds, the best first."""
    last = sought.skip + sought.limit
    found: list[tuple[float, int, Any, Index]] = []
    for index, chosen in _chosen(sought):
        ranked = index.ranked(connection, chosen, sought.words).limit(last)
        found += [(row.rank, row.number, row, index) for row in connection.execute(ranked)]
    found.sort(key=lambda one: (one[0], one[3].fts, one[1]))
    page = found[sought.skip : last]
    snippets = {
        index.fts: index.snippets(connection, sought.words, [number for _, number, _, of in page if of is index])
        for index in (TEXTS, THINGS)
    }
    for _, number, row, index in page:
        snippet = snippets[index.fts].get(number, "")
        yield Hit(id=row.id, kind=row.kind, title=row.title, day=row.day, snippet=snippet)


def _chosen(sought: Sought) -> Iterator[tuple[Index, Select[Any]]]:
    if sought.kind in {None, "document"}:
        what = (met.document.label("id"), constant("document").label("kind"), met.title, met.published.label("day"))
        yield TEXTS, select(*what).where(*_of_documents(sought))
    if sought.kind != "document":
        named = (things.id, things.kind, things.name.label("title"), things.first_told.label("day"))
        yield THINGS, select(*named).where(*_of_things(sought))


def _count_documents(connection: Connection, sought: Sought) -> int:
    matched = (TEXTS.match(connection, sought.words), *_of_documents(sought))
    return int(connection.execute(select(func.count()).where(*matched)).scalar_one())


def _count_things(connection: Connection, sought: Sought) -> dict[str, int]:
    """Return how many statements and actors hold the words."""
    matched = (THINGS.match(connection, sought.words), *_of_things(replace(sought, kind=None)))
    statement = select(things.kind, func.count().label("number")).where(*matched).group_by(things.kind)
    return {row.kind: row.number for row in connection.execute(statement)}


# --- what they are narrowed to ---


def _of_documents(sought: Sought) -> Conditions:
    conditions = [met.document == texts.document, *_published(met.published, met.published, sought)]
    if sought.negotiation is not None:
        belongs = schema.document_negotiations.c
        conditions.append(exists().where(belongs.negotiation == sought.negotiation, belongs.document == met.document))
    if sought.outlet is not None:
        conditions.append(met.source == sought.outlet)
    if sought.party is not None:
        conditions.append(_speaks_of(sought.party))
    return conditions


def _speaks_of(party: str) -> ColumnElement[bool]:
    """Return the condition that a document tells of somebody, or of a contact or a position of a party."""
    if party.startswith("actor-"):
        return met.document.in_(_naming(constant(party)))
    return type_coerce(met.parties, Text).contains(f'"{party}"', autoescape=True)


def _of_things(sought: Sought) -> Conditions:
    kinds = [kind for kind in KINDS if kind != "document" and sought.kind in {None, kind}]
    conditions = [
        things.kind.in_(kinds),
        or_(things.review.is_(None), things.review != Verdict.REJECTED.value),
        *_published(things.first_told, things.last_told, sought),
    ]
    if sought.negotiation is not None:
        conditions.append(_told_within(sought.negotiation))
    if sought.party is not None:
        table = schema.thing_parties.c
        taking_part = exists().where(table.party == sought.party, table.thing == things.id)
        conditions.append(or_(things.party == sought.party, things.id == sought.party, taking_part))
    if sought.outlet is not None:
        same = (sketches.group == things.id, sketches.document == met.document, met.source == sought.outlet)
        told = exists(select(constant(1)).select_from(schema.sketches, schema.met).where(*same))
        of_outlet = select(met.document).where(met.source == sought.outlet)
        conditions.append(or_(told, _is_named_in(of_outlet)))
    return conditions


def _told_within(negotiation: str) -> ColumnElement[bool]:
    table, belongs = schema.thing_negotiations.c, schema.document_negotiations.c
    told = exists().where(table.negotiation == negotiation, table.thing == things.id)
    return or_(told, _is_named_in(select(belongs.document).where(belongs.negotiation == negotiation)))


def _is_named_in(texts_wanted: Select[Any]) -> ColumnElement[bool]:
    """Return the condition that a thing is an actor, and named in one of these documents."""
    return and_(things.kind == "actor", exists(_naming(things.id).where(members.document.in_(texts_wanted))))


def _naming(actor: ColumnElement[str]) -> Select[Any]:
    """Return the statement that selects the documents in which an actor is named, under whatever id."""
    findings = select(sketches.finding).where(sketches.group == actor)
    return select(members.document).where(members.kind == schema.ACTOR, members.finding.in_(findings))


def _published(first: ColumnElement[Any], last: ColumnElement[Any], sought: Sought) -> Conditions:
    conditions: Conditions = []
    if sought.year is not None:
        conditions += [last >= date(sought.year, 1, 1), first <= date(sought.year, 12, 31)]
    if sought.since is not None:
        conditions.append(last >= sought.since)
    if sought.until is not None:
        conditions.append(first <= sought.until)
    return conditions


# --- facets ---


def _facets_of_documents(connection: Connection, sought: Sought) -> dict[str, Counter[str]]:
    """Return how many documents there are of each outlet, year, party and negotiation; under "kind" how many in all.

    One pass over what matches: what a facet leaves aside is its own choice alone.
    """
    facets: dict[str, Counter[str]] = {name: Counter() for name in ("kind", "negotiation", "party", "outlet", "year")}
    freed = replace(sought, outlet=None, year=None, party=None if _is_party(sought.party) else sought.party)
    matched = (TEXTS.match(connection, sought.words), *_of_documents(freed))
    columns = (met.source, extract("year", met.published), type_coerce(met.parties, Text))
    for source, year, parties in connection.execute(select(*columns).where(*matched)):
        is_of = (
            sought.outlet in {None, source},
            sought.year in {None, year},
            not _is_party(sought.party) or f'"{sought.party}"' in parties,
        )
        facets["kind"]["document"] += all(is_of)
        if source and is_of[1] and is_of[2]:
            facets["outlet"][source] += 1
        if year and is_of[0] and is_of[2]:
            facets["year"][str(year)] += 1
        if is_of[0] and is_of[1]:
            facets["party"][parties] += 1
    facets["party"] = _each(facets["party"])
    facets["negotiation"] = _by_negotiation(connection, sought)
    return facets


def _is_party(party: str | None) -> bool:
    return party is not None and not party.startswith("actor-")


def _each(lists: Counter[str]) -> Counter[str]:
    """Return how often each value stands in lists that were counted as JSON."""
    counted: Counter[str] = Counter()
    for words, number in lists.items():
        counted.update(dict.fromkeys(decode(words, tuple[str, ...]), number))
    return counted


def _by_negotiation(connection: Connection, sought: Sought) -> Counter[str]:
    belongs = schema.document_negotiations.c
    matched = (TEXTS.match(connection, sought.words), *_of_documents(replace(sought, negotiation=None)))
    statement = select(belongs.negotiation, func.count().label("number")).where(*matched)
    statement = statement.where(belongs.document == met.document).group_by(belongs.negotiation)
    return Counter({row.negotiation: row.number for row in connection.execute(statement)})


def _facets_of_things(connection: Connection, kind: str, sought: Sought) -> dict[str, Counter[str]]:
    facets: dict[str, Counter[str]] = {name: Counter() for name in ("negotiation", "party", "year")}
    number = func.count().label("number")
    parties, belongs = schema.thing_parties.c, schema.thing_negotiations.c
    ways: list[tuple[str, Any, Conditions]] = [("year", extract("year", things.first_told), [])]
    if kind == "actor":
        ways.append(("party", things.party, []))
    else:
        ways.append(("party", parties.party, [parties.thing == things.id, parties.party.not_like("actor-%")]))
        ways.append(("negotiation", belongs.negotiation, [belongs.thing == things.id]))
    for name, value, joined in ways:
        matched = (THINGS.match(connection, sought.words), *_of_things(_freed(sought, name)))
        statement = select(value.label("value"), number).where(*matched, *joined).group_by(value)
        facets[name].update({str(row.value): row.number for row in connection.execute(statement) if row.value})
    return facets


def _freed(sought: Sought, facet: str) -> Sought:
    match facet:
        case "year":
            return replace(sought, year=None)
        case "party":
            return replace(sought, party=None)
        case _:
            return replace(sought, negotiation=None)
