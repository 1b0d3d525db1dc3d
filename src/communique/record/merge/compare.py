"""Which comparison belongs to which kind."""

from collections.abc import Callable, Mapping
from typing import cast

from communique.record.merge.actors.compare import compare_actors
from communique.record.merge.commitments.compare import compare_commitments
from communique.record.merge.contacts.compare import compare_contacts
from communique.record.merge.events.compare import compare_events
from communique.record.merge.kinds import Kind
from communique.record.merge.pairing import Pairing
from communique.record.merge.positions.compare import compare_positions
from communique.record.merge.statements.compare import compare_statements
from communique.record.merge.traits import AnyTraits

Comparison = Callable[[AnyTraits, AnyTraits], Pairing]

COMPARISONS: Mapping[Kind, Comparison] = {
    Kind.ACTOR: cast("Comparison", compare_actors),
    Kind.CONTACT: cast("Comparison", compare_contacts),
    Kind.STATEMENT: cast("Comparison", compare_statements),
    Kind.POSITION: cast("Comparison", compare_positions),
    Kind.COMMITMENT: cast("Comparison", compare_commitments),
    Kind.EVENT: cast("Comparison", compare_events),
}
