"""Sorts the findings of a neighbourhood into things: which reports tell of one and the same."""

from collections.abc import Collection
from dataclasses import dataclass

from communique.domain.judgement import Reason
from communique.record.merge.kinds import Kind
from communique.record.merge.rulings import Rulings
from communique.record.merge.sketch import Sketch


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The findings that are one thing."""

    id: str  # of the first member
    members: tuple[str, ...]  # by day of publication, document, finding
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Where a vague finding belongs."""

    group: str
    reason: Reason


def group(kind: Kind, sketches: Collection[Sketch], rulings: Rulings) -> tuple[Group, ...]:
    """Return the partition of a closed neighbourhood of anchored sketches; their order does not matter.

    Vague sketches that nothing took in are grouped by this function too, apart from the anchored ones.
    """
    del kind, rulings
    ordered = sorted(sketches, key=lambda sketch: sketch.place_in_line)
    return tuple(Group(id=sketch.finding, members=(sketch.finding,), reasons=()) for sketch in ordered)


def attach(vague: Sketch, groups: Collection[tuple[str, tuple[Sketch, ...]]], rulings: Rulings) -> Attachment | None:
    """Return the only group a vague finding fits, None where it fits none or several.

    Args:
        groups: Id and anchored members of every group that shares a key of `reach`.
    """
    del vague, groups, rulings
    return None
