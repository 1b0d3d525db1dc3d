"""Tells a thing from all its reports: evidence of all, and where they differ what each says."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from communique.domain.judgement import Reason
from communique.domain.merged import Merged, Report, Thing
from communique.record.merge.actors.join import join_actors
from communique.record.merge.commitments.join import join_commitments
from communique.record.merge.contacts.join import join_contacts
from communique.record.merge.events.join import join_events
from communique.record.merge.kinds import Kind
from communique.record.merge.positions.join import join_positions
from communique.record.merge.statements.join import join_statements
from communique.record.merge.told import Around, Standing, Told

Joined = tuple[Any, tuple[Reason, ...]]  # of the kind that is asked for

JOINS: Mapping[Kind, Callable[[Sequence[Told[Any]], Around], Joined]] = {
    Kind.ACTOR: lambda members, _: (join_actors(members), ()),
    Kind.CONTACT: join_contacts,
    Kind.STATEMENT: lambda members, around: (join_statements(members, around), ()),
    Kind.POSITION: lambda members, around: (join_positions(members, around), ()),
    Kind.COMMITMENT: lambda members, around: (join_commitments(members, around), ()),
    Kind.EVENT: lambda members, around: (join_events(members, around), ()),
}


def join(
    kind: Kind,
    members: Sequence[Told[Thing]],
    *,
    reasons: Sequence[Reason] = (),
    homes: Mapping[str, str] | None = None,
    actors: Mapping[str, Standing] | None = None,
) -> Merged[Thing]:
    """Return the thing its reports tell together, under the id of the first; their order does not matter.

    Args:
        members: At least one.
        reasons: Why they are one thing.
        homes: For every finding or actor the thing refers to, the id under which it stands; others keep their own.
        actors: The actors it refers to, by that id: people of a party stand for it in the list of participants.
    """
    around = Around(homes=homes or {}, actors=actors or {})
    ordered = sorted(members, key=lambda told: told.place_in_line)
    joined: Joined = JOINS[kind](ordered, around)
    thing: Thing = joined[0]
    return Merged(thing=thing, reports=tuple(map(_report, ordered)), reasons=(*reasons, *joined[1]), review=None)


def _report(told: Told[Thing]) -> Report:
    return Report(
        finding=told.finding.id,
        document=told.document.id,
        published=told.document.published,
        source=told.document.source,
        origin=told.origin,
    )
