"""Tells an event from all its reports."""

from collections.abc import Sequence
from dataclasses import replace

from communique.domain.event import Event, EventParty
from communique.record.merge.contacts.places import is_state
from communique.record.merge.names import folded
from communique.record.merge.told import Around, Told, exactest_place, first_told, most_exact, united


def join_events(members: Sequence[Told[Event]], around: Around) -> Event:
    """Return the event its reports, in line, tell together; its status is the one told last."""
    findings = [told.finding for told in members]
    first = findings[0]
    return replace(
        first,
        actor=_side(first.actor, around) or first.actor,
        recipient=_side(first.recipient, around),
        mode=tuple(dict.fromkeys(mode for finding in findings for mode in finding.mode)),
        context=tuple(dict.fromkeys(context for finding in findings for context in finding.context)),
        status=findings[-1].status,
        when=most_exact([(told.finding.when, told.origin) for told in members]),
        place=exactest_place(
            [(told.finding.place, told.origin) for told in members], lambda name: is_state(folded(name))
        ),
        of=around.finding(first_told(finding.of for finding in findings)),
        evidence=united(finding.evidence for finding in findings),
    )


def _side(party: EventParty | None, around: Around) -> EventParty | None:
    return replace(party, id=around.actor(party.id)) if party else None
