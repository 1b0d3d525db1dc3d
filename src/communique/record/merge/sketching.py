"""Makes the sketches of a document's findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId
from communique.record.merge.actors import traits as of_actors
from communique.record.merge.commitments import traits as of_commitments
from communique.record.merge.contacts import keys as of_contacts
from communique.record.merge.contacts.traits import traits_of as contact_traits_of
from communique.record.merge.days import week_of
from communique.record.merge.events import traits as of_events
from communique.record.merge.kinds import Kind
from communique.record.merge.positions import traits as of_positions
from communique.record.merge.scene import Scene, scene_of
from communique.record.merge.sketch import Sketch
from communique.record.merge.statements import traits as of_statements
from communique.record.merge.traits import AnyTraits, ContactTraits, PositionTraits, StatementTraits


def sketches_of(findings: Findings, canon: Mapping[ActorId, ActorId], origin: DocumentId) -> tuple[Sketch, ...]:
    """Return a sketch of every finding, actors first, then in the order of the findings.

    Args:
        canon: Which actor each actor is across documents; those it does not name stand for themselves.
        origin: The document whose text this one repeats, else its own id.
    """
    scene = scene_of(findings, canon, origin)
    contacts = tuple(_contacts(scene))
    statements = tuple(_statements(scene))
    positions = tuple(_positions(scene))
    parents = {sketch.finding: sketch for sketch in (*contacts, *statements, *positions)}
    derived = (*_commitments(scene), *_events(scene, parents))
    return (*_actors(scene), *contacts, *statements, *positions, *derived)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """By what a finding is found."""

    ties: tuple[str, ...]
    reach: tuple[str, ...] = ()
    likeness: str | None = None
    under: str | None = None


def _sketch(scene: Scene, kind: Kind, finding: str, traits: AnyTraits, keys: Keys) -> Sketch:
    return Sketch(
        finding=finding,
        kind=kind,
        document=scene.document,
        published=scene.published,
        origin=scene.origin,
        ties=tuple(f"{kind}|{key}" for key in keys.ties),
        reach=tuple(f"{kind}|{key}" for key in keys.reach),
        likeness=f"{kind}|{keys.likeness}" if keys.likeness and not keys.ties else None,
        under=keys.under,
        traits=traits,
    )


def _actors(scene: Scene) -> Iterator[Sketch]:
    for actor in scene.findings.actors:
        traits = of_actors.traits_of(actor)
        yield _sketch(scene, Kind.ACTOR, actor.id, traits, Keys(ties=(actor.id, *of_actors.ties_of(traits))))


def _contacts(scene: Scene) -> Iterator[Sketch]:
    week = week_of(scene.published) if scene.published else None
    for contact in scene.findings.contacts:
        traits = contact_traits_of(contact, scene)
        keys = Keys(
            ties=of_contacts.ties_of(traits),
            reach=of_contacts.reach_of(traits),
            likeness=of_contacts.likeness_of(traits, week),
        )
        yield _sketch(scene, Kind.CONTACT, contact.id, traits, keys)


def _statements(scene: Scene) -> Iterator[Sketch]:
    for statement in scene.findings.statements:
        traits = of_statements.traits_of(statement, scene)
        yield _sketch(scene, Kind.STATEMENT, statement.id, traits, Keys(ties=of_statements.ties_of(traits)))


def _positions(scene: Scene) -> Iterator[Sketch]:
    for position in scene.findings.positions:
        traits = of_positions.traits_of(position, scene)
        yield _sketch(scene, Kind.POSITION, position.id, traits, Keys(ties=of_positions.ties_of(traits)))


def _commitments(scene: Scene) -> Iterator[Sketch]:
    contacts = {contact.id: contact for contact in scene.findings.contacts}
    for commitment in scene.findings.commitments:
        contact = contacts.get(commitment.contact) if commitment.contact else None
        traits = of_commitments.traits_of(commitment, contact, scene)
        keys = Keys(
            ties=of_commitments.ties_of(traits),
            reach=of_contacts.reach_of(traits.contact) if traits.contact else (),
            likeness=of_commitments.likeness_of(traits),
            under=commitment.contact,
        )
        yield _sketch(scene, Kind.COMMITMENT, commitment.id, traits, keys)


def _events(scene: Scene, parents: Mapping[str, Sketch]) -> Iterator[Sketch]:
    told = str(scene.published)
    for event in scene.findings.events:
        parent = parents.get(event.of) if event.of else None
        origin = parent.traits if parent else None
        known = origin if isinstance(origin, ContactTraits | StatementTraits | PositionTraits) else None
        traits = of_events.traits_of(event, known, scene)
        ties = of_events.ties_of(traits)
        head = f"{traits.act}|{traits.actor}|{traits.recipient}"
        keys = Keys(
            ties=ties,
            reach=tuple(f"{head}|{key}" for key in parent.reach) if parent else (),
            likeness=of_events.likeness_of(traits, parent.likeness if parent else None, told),
            under=event.of,
        )
        yield _sketch(scene, Kind.EVENT, event.id, traits, keys)
