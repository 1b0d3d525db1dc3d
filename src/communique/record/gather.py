"""Gathers the findings of documents into one record; the order of the documents does not matter."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId
from communique.domain.position import Position
from communique.domain.record import ProducedBy, Record
from communique.domain.statement import Statement

Finding = TypeVar("Finding", Contact, Statement, Position, Commitment, Event)


def gather(found: Iterable[Findings], produced_by: ProducedBy, *, as_of: date | None = None) -> Record:
    """Return one record over all documents, sorted by document id; the same text twice counts once.

    Args:
        as_of: The day the record speaks from; else the latest day of publication.
    """
    unique = {findings.document.id: findings for findings in sorted(found, key=_preference, reverse=True)}
    ordered = [unique[key] for key in sorted(unique)]
    days = [findings.document.published for findings in ordered if findings.document.published]
    return Record(
        produced_by=produced_by,
        as_of=as_of or max(days, default=None),
        documents=tuple(findings.document.citation for findings in ordered),
        actors=tuple(sorted(_joined(chain.from_iterable(findings.actors for findings in ordered)), key=_appearance)),
        contacts=_by_anchor(findings.contacts for findings in ordered),
        statements=_by_anchor(findings.statements for findings in ordered),
        positions=_by_anchor(findings.positions for findings in ordered),
        commitments=_by_anchor(findings.commitments for findings in ordered),
        events=_by_anchor(findings.events for findings in ordered),
        times=tuple(chain.from_iterable(findings.times for findings in ordered)),
        notes=tuple(chain.from_iterable(findings.notes for findings in ordered)),
    )


def _by_anchor(found: Iterable[tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Return the findings of all documents, in each by the words they hang on: the first piece of evidence."""
    return tuple(chain.from_iterable(sorted(findings, key=lambda finding: finding.evidence[0]) for findings in found))


def _preference(findings: Findings) -> tuple[str, ...]:
    """Order copies of one text so that the same one is kept whatever the order of the input: the earliest."""
    citation = findings.document.citation
    said = (citation.published, citation.source, citation.url, citation.key, citation.title)
    return tuple(str(part or "") for part in said)


def _appearance(actor: Actor) -> tuple[bool, DocumentId, int, int]:
    """Order actors by their first mention, the longer of two that begin together first; those without one last."""
    first = min(actor.mentions, key=lambda words: (words.document, words.start, -words.end), default=None)
    return (False, first.document, first.start, -first.end) if first else (True, DocumentId(""), 0, 0)


def _joined(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return each actor once, with the mentions and roles of all documents."""
    joined: dict[ActorId, Actor] = {}
    for actor in actors:
        known = joined.get(actor.id)
        joined[actor.id] = actor if known is None else _both(known, actor)
    return tuple(joined.values())


def _both(first: Actor, second: Actor) -> Actor:
    titles = {(role.title.lower(), role.of) for role in first.roles}
    return replace(
        first,
        party=first.party or second.party,
        roles=first.roles + tuple(role for role in second.roles if (role.title.lower(), role.of) not in titles),
        wikidata=first.wikidata or second.wikidata,
        mentions=first.mentions + second.mentions,
    )
