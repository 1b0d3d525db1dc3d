"""Who was in touch with whom: two sides, and a tie for all their contacts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from communique.views.web.charted import name_of
from communique.views.web.parties import party_name

if TYPE_CHECKING:
    from communique.record import Face, Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party or an actor."""

    id: str  # a state's code, an organisation's id, or an actor's id
    name: str
    short: str  # a state's code, else the name
    party: str | None


@dataclass(slots=True, kw_only=True)
class Tie:
    """Two sides with their contacts, counted."""

    sides: tuple[Side, Side]
    contacts: int = 0
    modes: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    undated: int = 0  # contacts of which no text tells the day
    first: date | None = None
    last: date | None = None

    @property
    def id(self) -> str:
        """Return the ids of both sides."""
        return f"{self.sides[0].id} {self.sides[1].id}"

    def count(self, contact: "Outline") -> None:
        """Count a contact of the two."""
        self.contacts += 1
        self.modes[contact.mode] += 1
        self.levels[contact.level] += 1
        when = contact.when
        if when is None or when.earliest is None or when.latest is None:
            self.undated += 1
            return
        if self.first is None or when.earliest < self.first:
            self.first = when.earliest
        if self.last is None or when.latest > self.last:
            self.last = when.latest


def ties_of(contacts: Iterable["Outline"], faces: Mapping[str, "Face"], *, by_actor: bool) -> list[Tie]:
    """Return the ties between parties, or between actors, the one with most contacts first.

    Mediators are in touch with both sides, too. Two actors of one party are tied only by contacts within the party.
    """
    ties: dict[tuple[str, str], Tie] = {}
    tied: dict[tuple[str, ...], list[Tie]] = {}  # by who takes part: the same few meet again and again
    for contact in contacts:
        if contact.who not in tied:
            present = [face for one in contact.who if (face := faces.get(one))]
            pairs = _actors_in(present) if by_actor else _parties_in(present, faces)
            tied[contact.who] = [ties.setdefault((one.id, other.id), Tie(sides=(one, other))) for one, other in pairs]
        for tie in tied[contact.who]:
            tie.count(contact)
    return sorted(ties.values(), key=lambda tie: (-tie.contacts, tie.id))


def _parties_in(present: Iterable["Face"], faces: Mapping[str, "Face"]) -> Iterator[tuple[Side, Side]]:
    codes = sorted({face.party for face in present if face.party})
    return combinations([_party(code, faces) for code in codes], 2)


def _actors_in(present: Iterable["Face"]) -> Iterator[tuple[Side, Side]]:
    sides = {face.id: Side(id=face.id, name=name_of(face), short=face.name, party=face.party) for face in present}
    known = {side.id: side.party or side.id for side in sides.values()}
    is_within_one = len(set(known.values())) == 1
    for first, second in combinations(sorted(sides), 2):
        if is_within_one or known[first] != known[second]:
            yield sides[first], sides[second]


def _party(code: str, faces: Mapping[str, "Face"]) -> Side:
    face = faces.get(code)
    if face:  # an organisation that is on no list of ours is a party by its id as an actor
        return Side(id=code, name=face.name, short=face.name, party=code)
    name = party_name(code)
    is_state = code.isascii() and code.isupper()
    return Side(id=code, name=f"{name} ({code})" if is_state else name, short=code if is_state else name, party=code)


def sides_of(ties: Iterable[Tie]) -> list[tuple[Side, int]]:
    """Return the sides of ties, each with the number of its contacts by pair, the one with most first."""
    sides: dict[str, Side] = {}
    contacts: Counter[str] = Counter()
    for tie in ties:
        for side in tie.sides:
            sides[side.id] = side
            contacts[side.id] += tie.contacts
    return [(sides[one], contacts[one]) for one in sorted(sides, key=lambda one: (-contacts[one], one))]


def told_counts(counts: Mapping[str, int]) -> str:
    """Return counts in words, the largest first.

    >>> told_counts({"call": 2, "meeting": 5})
    'meeting 5, call 2'
    """
    return ", ".join(f"{word} {number:,}" for word, number in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
