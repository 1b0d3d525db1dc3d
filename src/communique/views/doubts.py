"""Says what speaks for looking at a finding first: it is hedged, reports of it differ, one source alone tells it."""

from collections.abc import Iterator
from typing import Any

from communique.domain.contact import Contact, ContactStatus
from communique.domain.merged import Merged
from communique.domain.position import Firmness, Position
from communique.domain.statement import Certainty
from communique.views.tables import counted

HEDGED = frozenset({ContactStatus.POSSIBLE, ContactStatus.PROPOSED, Firmness.FLEXIBLE, Firmness.CONDITIONAL})


def doubts_of(merged: Merged[Any]) -> tuple[str, ...]:
    """Return the doubts about a thing in words, none where there are none; the more, the more doubtful it is."""
    return tuple(_doubts(merged))


def _doubts(merged: Merged[Any]) -> Iterator[str]:
    thing = merged.thing
    certainty = getattr(thing, "certainty", Certainty.CERTAIN)
    stands = getattr(thing, "firmness", None) if isinstance(thing, Position) else getattr(thing, "status", None)
    if certainty is not Certainty.CERTAIN:
        yield f"hedged: put as {certainty.value}"
    elif stands in HEDGED:
        yield f"hedged: {stands.value}"
    variants = getattr(thing, "variants", ())
    if variants:
        fields = ", ".join(dict.fromkeys(variant.field for variant in variants))
        yield f"reports differ on {fields}"
    if merged.sources == 1:
        copies = len(merged.reports) - 1
        yield "told by a single source" + (f", and {counted(copies, 'copies')} of it" if copies > 1 else "")
    if isinstance(thing, Contact) and thing.when is None:
        yield "no day given"
