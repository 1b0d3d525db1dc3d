"""Weighs what several reports say of one field: by independent texts, then by when it was told."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from communique.domain.contact import Place, Variant
from communique.domain.document import Citation
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId, DocumentId, FindingId
from communique.domain.merged import Thing
from communique.domain.when import When

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Generic[Thing]):
    """A thing as one document tells it."""

    finding: Thing
    document: Citation
    origin: DocumentId

    @property
    def place_in_line(self) -> tuple[date, str, str]:
        """Return what reports are ordered by: day of publication, document, finding; those without a day last."""
        return (self.document.published or date.max, self.document.id, self.finding.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What telling a contact must know of an actor: under which name it is shown, and for whom it stands."""

    name: str
    party: str | None
    is_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a joined thing refers to: under which id each finding and actor stands in the record, and who they are."""

    homes: Mapping[str, str]
    actors: Mapping[str, Standing]

    def finding(self, name: FindingId | None) -> FindingId | None:
        """Return the id under which a finding stands."""
        return FindingId(self.homes.get(name, name)) if name else None

    def actor(self, name: ActorId) -> ActorId:
        """Return the id under which an actor stands."""
        return ActorId(self.homes.get(name, name))

    def named(self, named: Named | None) -> Named | None:
        """Return an actor in a part under the id it stands in."""
        return replace(named, actor=self.actor(named.actor)) if named else None

    def name_of(self, named: Named) -> str:
        """Return a name to show: the actor's, else the words that name it."""
        actor = self.actors.get(named.actor)
        words = named.evidence.quote if named.evidence else named.actor
        return actor.name if actor else words


def most_told(said: Iterable[tuple[V, DocumentId]], prefer: Callable[[V], object] | None = None) -> V | None:
    """Return the value that most independent texts tell, of equals the preferred, of those the first told.

    Args:
        said: Values with the origin of the text, in line.
        prefer: A key by which the lower of two values that are told as often is taken.
    """
    origins: dict[V, set[DocumentId]] = {}
    for value, origin in said:
        origins.setdefault(value, set()).add(origin)
    ranked = sorted(origins, key=lambda value: -len(origins[value]))
    best = [value for value in ranked if len(origins[value]) == len(origins[ranked[0]])]
    return min(best, key=prefer, default=None) if prefer else next(iter(best), None)  # type: ignore[arg-type]


def most_exact(members: Sequence[tuple[When | None, DocumentId]]) -> When | None:
    """Return the shortest stretch of days told, of equals the one most independent texts tell."""
    known = [(when, origin) for when, origin in members if when]
    widths = [_width(when) for when, _ in known]
    shortest = [(when, origin) for (when, origin), width in zip(known, widths, strict=True) if width == min(widths)]
    chosen = most_told((when.edtf, origin) for when, origin in shortest)
    return next((when for when, _ in shortest if when.edtf == chosen), None)


def _width(when: When) -> float:
    return (when.latest - when.earliest).days if when.earliest and when.latest else float("inf")


def first_told(values: Iterable[V | None]) -> V | None:
    """Return the first value that is told at all."""
    return next((value for value in values if value is not None), None)


def united(pieces: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """Return all pieces of evidence once, in line."""
    return tuple(dict.fromkeys(piece for several in pieces for piece in several))


def united_names(lists: Iterable[tuple[Named, ...]], around: Around) -> tuple[Named, ...]:
    """Return every actor of several lists once, with the first words that name it."""
    found: dict[ActorId, Named] = {}
    for named in (around.named(each) for several in lists for each in several):
        if named and (named.actor not in found or found[named.actor].evidence is None):
            found[named.actor] = named
    return tuple(found.values())


def variants(field: str, said: Iterable[tuple[str, Evidence]], chosen: str | None) -> Iterator[Variant]:
    """Yield every other value of a field once, with the first words that tell it."""
    seen = {chosen}
    for value, evidence in said:
        if value not in seen:
            seen.add(value)
            yield Variant(field=field, value=str(value), evidence=evidence)


def exactest_place(said: Sequence[tuple[Place | None, DocumentId]], is_wide: Callable[[str], bool]) -> Place | None:
    """Return the place most independent texts tell, a city before a country."""
    known = [(place, origin) for place, origin in said if place]
    near = [(place, origin) for place, origin in known if not is_wide(place.name)] or known
    name = most_told((place.name, origin) for place, origin in near)
    return next((place for place, _ in near if place.name == name), None)
