"""Gathers what an export needs from a record, a page at a time."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from communique import __version__
from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event, EventParty
from communique.domain.evidence import Named
from communique.domain.ids import ActorId, DocumentId, NegotiationId, negotiation_id
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.domain.position import Position
from communique.domain.record import ProducedBy
from communique.domain.statement import Statement
from communique.record import Store, Wanted
from communique.rulebook import rules_hash
from communique.views.export.holdings import Assigned, Holdings, Reading
from communique.views.export.withholding import documents_of

PAGE = 500  # things asked for at a time
REMEMBERED = 256  # texts kept at hand
T = TypeVar("T", Actor, Contact, Statement, Position, Commitment, Event)


def holdings_of(record: Store, wanted: Wanted) -> Holdings:
    """Return what is wanted of a record: things and documents in order of time, with the actors they name."""
    asked = replace(wanted, newest_first=False, limit=None, after=None)
    chosen = record.documents(asked)
    followed = tuple(one for one in record.negotiations() if _is_wanted(one, wanted.negotiation))
    holdings = Holdings(
        produced_by=_produced_by(record, chosen),
        as_of=wanted.as_of or max((one.published for one in chosen if one.published), default=None),
        documents={citation.id: citation for citation in chosen},
        actors={},
        contacts=_Pages(record.contacts, asked),
        statements=_Pages(record.statements, asked),
        positions=_Pages(record.positions, asked),
        commitments=_Pages(record.commitments, asked),
        events=_Pages(record.events, asked),
        readings=_Readings(record, tuple(citation.id for citation in chosen), {one.id for one in followed}),
        negotiations=followed,
        judgements=tuple(one for one in record.judgements() if _is_by(one.at.date(), wanted.as_of)),
        text_of=lru_cache(maxsize=REMEMBERED)(record.text),
    )
    return _with_all_that_is_named(holdings, record, asked)


def _is_wanted(negotiation: Negotiation, name: str | None) -> bool:
    return name is None or negotiation.id in {name, negotiation_id(name)}


def _is_by(day: date, as_of: date | None) -> bool:
    return as_of is None or day <= as_of


def _produced_by(record: Store, chosen: Iterable[Citation]) -> ProducedBy:
    """Return this version and its rules, which merge, with the parser of the first document."""
    first = next(iter(record.readings([citation.id for citation in chosen][:1])), None)
    return ProducedBy(communique=__version__, pipeline=first[1].pipeline if first else "", rules=rules_hash())


def _with_all_that_is_named(holdings: Holdings, record: Store, asked: Wanted) -> Holdings:
    """Return the holdings with all actors and documents; where they are narrowed, with those that a thing names."""
    everything = Wanted(as_of=asked.as_of, newest_first=False, limit=None)
    cited = {citation.id: citation for citation in record.documents(everything)}
    actors: dict[ActorId, Merged[Actor]] = {}
    for known in _Pages(record.actors, everything):
        actors.update(dict.fromkeys(sorted({known.thing.id, *(ActorId(one.finding) for one in known.reports)}), known))
    if asked == everything:
        return replace(holdings, actors=actors, documents=cited)
    named: set[ActorId] = set()
    documents: set[DocumentId] = set(holdings.documents)
    for merged in holdings.things():
        named.update(_actors_in(merged))
        documents.update(documents_of(merged))
    kept = {
        key: known
        for key, known in actors.items()
        if not named.isdisjoint((known.thing.id, *(ActorId(report.finding) for report in known.reports)))
        or not holdings.documents.keys().isdisjoint(report.document for report in known.reports)
    }
    return replace(holdings, actors=kept, documents={key: cited[key] for key in cited if key in documents})


def _actors_in(value: object) -> Iterator[ActorId]:
    if isinstance(value, Named):
        yield value.actor
    elif isinstance(value, EventParty):
        yield value.id
    elif isinstance(value, tuple):
        for part in value:
            yield from _actors_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _actors_in(getattr(value, field.name))


@dataclass(frozen=True, slots=True)
class _Pages(Generic[T]):
    """All things of a kind, asked for page by page each time they are gone through."""

    ask: Callable[[Wanted], tuple[Merged[T], ...]]
    wanted: Wanted

    def __iter__(self) -> Iterator[Merged[T]]:
        page = self.ask(replace(self.wanted, limit=PAGE))
        while page:
            yield from page
            page = self.ask(replace(self.wanted, limit=PAGE, after=page[-1].thing.id)) if len(page) == PAGE else ()


@dataclass(frozen=True, slots=True)
class _Readings:
    record: Store
    documents: tuple[DocumentId, ...]
    negotiations: Collection[NegotiationId]

    def __iter__(self) -> Iterator[Reading]:
        assigned: dict[DocumentId, list[Assigned]] = {}
        for one in self.record.assignments():
            said = Assigned(negotiation=one.negotiation, belongs=one.belongs, by=one.by, reason=one.reason)
            if one.negotiation in self.negotiations:
                assigned.setdefault(one.document, []).append(said)
        for findings, produced_by in self.record.readings(self.documents):
            told = tuple(assigned.get(findings.document.id, ()))
            yield Reading(findings=findings, produced_by=produced_by, assigned=told)
