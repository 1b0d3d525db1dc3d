"""Contacts as the charts take them: lists of values, and marks that point into them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.domain.when import When
from communique.views.wording import words_for_when

if TYPE_CHECKING:
    from communique.record import Face, Outline

UNSAID = "no day given"
NOBODY = "nobody named"
PERSON = "person"
STATE_CODE_LENGTH = 3
Value = TypeVar("Value")


class _Numbered(Generic[Value]):
    """Values by the order in which they came."""

    def __init__(self) -> None:
        self.values: dict[Value, int] = {}

    def number(self, value: Value) -> int:
        return self.values.setdefault(value, len(self.values))


def marks_of(outlines: Iterable["Outline"], faces: Mapping[str, "Face"]) -> dict[str, object]:
    """Return contacts as the timeline takes them."""
    statuses, levels, modes = (
        [value.value for value in kind] for kind in (ContactStatus, ContactLevel, ContactMode)
    )  # fmt: skip
    whens: _Numbered[tuple[str, str | None, str | None]] = _Numbered()
    who: _Numbered[str] = _Numbered()
    marks = [
        (
            one.id,
            statuses.index(one.status),
            levels.index(one.level),
            modes.index(one.mode),
            whens.number(_days_of(one.when)),
            who.number(names_of(one.who, faces)),
            one.first_told,
        )
        for one in outlines
    ]
    lists = {"statuses": statuses, "levels": levels, "modes": modes, "whens": list(whens.values)}
    return {**lists, "who": list(who.values), "marks": marks}


def names_of(who: Sequence[str], faces: Mapping[str, "Face"]) -> str:
    """Return the names of those who take part."""
    known = (faces.get(one) for one in who)
    return ", ".join(dict.fromkeys(name_of(face) for face in known if face)) or NOBODY


def name_of(face: "Face") -> str:
    """Return an actor's name, with the code of its state for a person."""
    is_of_state = face.kind == PERSON and len(face.party or "") == STATE_CODE_LENGTH
    return f"{face.name} ({face.party})" if is_of_state else face.name


def _days_of(when: When | None) -> tuple[str, str | None, str | None]:
    if when is None:
        return UNSAID, None, None
    first, last = (day.isoformat() if day else None for day in (when.earliest, when.latest))
    return words_for_when(when), first, last
