"""The columns of a list, for machines: CSV and JSON."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.event import Event
from communique.domain.evidence import Evidence, Named
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.domain.when import When
from communique.views.entries import Finding, Teller
from communique.views.places import apart
from communique.views.sheets import Cell

Told: TypeAlias = Merged[Contact] | Merged[Statement] | Merged[Position] | Merged[Commitment]
Known: TypeAlias = Told | Merged[Actor] | Merged[Event]
KNOWN = ("sources", "reports", "first_told", "last_told", "review", "quote", "document", "start", "end")
COLUMNS: Mapping[type, tuple[str, ...]] = {
    Contact: ("id", "status", "mode", "level", "format", "participants", "mediators", "edtf", "earliest", "latest",
              "duration", "place", "country", "topics", "outcome", "told_by", "replaced_by", "differs", *KNOWN),
    Statement: ("id", "act", "kind", "speaker", "addressee", "channel", "certainty", "edtf", "earliest", "latest",
                "within", *KNOWN),
    Position: ("id", "stance", "firmness", "holder", "toward", "issue", "object", "polarity", "condition", "edtf",
               "earliest", "latest", "differs", *KNOWN),
    Commitment: ("id", "status", "by", "expects", "due", "earliest", "latest", "certainty", "condition", "told_by",
                 "contact", "fulfilled_by", "changes", *KNOWN),
}  # fmt: skip


def cells_of(merged: Told, teller: Teller, words: Iterable[Evidence]) -> dict[str, Cell]:
    """Return a finding by column.

    Args:
        words: Those a list shows.
    """
    return {**_own_cells(merged.thing, teller), **_known_cells(merged, words)}


def _own_cells(thing: Finding, teller: Teller) -> dict[str, Cell]:
    match thing:
        case Contact():
            return _contact_cells(thing, teller)
        case Statement():
            return _statement_cells(thing, teller)
        case Position():
            return _position_cells(thing, teller)
        case Commitment():
            return _commitment_cells(thing, teller)


def _contact_cells(contact: Contact, teller: Teller) -> dict[str, Cell]:
    return {
        "id": contact.id,
        "status": contact.status.value,
        "mode": contact.mode.value,
        "level": contact.level.value,
        "format": contact.format.value if contact.format else None,
        "participants": _list(contact.participants, teller),
        "mediators": _list(contact.mediators, teller),
        **_days(contact.when),
        "duration": contact.duration.value if contact.duration else None,
        "place": contact.place.name if contact.place else None,
        "country": contact.place.country if contact.place else None,
        "topics": tuple(piece.quote for piece in contact.topics),
        "outcome": tuple(piece.quote for piece in contact.outcome),
        "told_by": teller.name(contact.told_by) or None,
        "replaced_by": contact.replaced_by,
        "differs": tuple(f"{variant.field}: {variant.value}" for variant in contact.variants),
    }


def _statement_cells(statement: Statement, teller: Teller) -> dict[str, Cell]:
    return {
        "id": statement.id,
        "act": statement.act.value,
        "kind": statement.kind.value,
        "speaker": teller.name(statement.speaker) or None,
        "addressee": teller.name(statement.addressee) or None,
        "channel": statement.channel,
        "certainty": statement.certainty.value,
        **_days(statement.when),
        "within": statement.within,
    }


def _position_cells(position: Position, teller: Teller) -> dict[str, Cell]:
    return {
        "id": position.id,
        "stance": position.stance.value,
        "firmness": position.firmness.value,
        "holder": teller.name(position.holder) or None,
        "toward": teller.name(position.toward) or None,
        "issue": position.issue,
        "object": position.object,
        "polarity": position.polarity.value if position.polarity else None,
        "condition": position.condition.quote if position.condition else None,
        **_days(position.when),
        "differs": tuple(f"{variant.field}: {variant.value}" for variant in position.variants),
    }


def _commitment_cells(commitment: Commitment, teller: Teller) -> dict[str, Cell]:
    days = _days(commitment.due)
    return {
        "id": commitment.id,
        "status": commitment.status.value,
        "by": _list(commitment.by, teller),
        "expects": commitment.expects,
        "due": days.pop("edtf"),
        **days,
        "certainty": commitment.certainty.value,
        "condition": commitment.condition.quote if commitment.condition else None,
        "told_by": teller.name(commitment.told_by) or None,
        "contact": commitment.contact,
        "fulfilled_by": commitment.fulfilled_by,
        "changes": tuple(f"{change.day or 'no day'}: {change.change}" for change in commitment.history),
    }


def _known_cells(merged: Told, words: Iterable[Evidence]) -> dict[str, Cell]:
    first = min(words)
    return {
        "sources": merged.sources,
        "reports": len(merged.reports),
        "first_told": _iso(merged.first_told),
        "last_told": _iso(merged.last_told),
        "review": merged.review.value if merged.review else None,
        "quote": " … ".join(" ".join(piece.quote.split()) for piece in apart(words)),
        "document": first.document,
        "start": first.start,
        "end": first.end,
    }


def _days(when: When | None) -> dict[str, Cell]:
    return {
        "edtf": when.edtf if when else None,
        "earliest": _iso(when.earliest) if when else None,
        "latest": _iso(when.latest) if when else None,
    }


def _list(several: Iterable[Named], teller: Teller) -> tuple[str, ...]:
    return tuple(filter(None, (teller.name(named) for named in several)))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
