"""One contact with all its mentions, and what speaks against a mention being of it."""

from collections.abc import Iterable

from communique.contacts.sighting import Sighting
from communique.contacts.states import is_state
from communique.domain.actor import Actor, ActorKind
from communique.domain.contact import ContactMode, ContactStatus, Place
from communique.domain.when import When

REFUSED = frozenset({ContactStatus.DECLINED, ContactStatus.DENIED})
DONE = frozenset({ContactStatus.HELD, ContactStatus.UNDERWAY})
SURE = DONE | {ContactStatus.SCHEDULED, ContactStatus.CANCELLED, ContactStatus.POSTPONED}
UNDONE = frozenset({ContactStatus.CANCELLED, ContactStatus.POSTPONED, ContactStatus.DECLINED, ContactStatus.DENIED})
# Which status a contact has when its mentions differ: the first of these.
FIRMEST = (
    ContactStatus.CANCELLED, ContactStatus.POSTPONED, ContactStatus.DECLINED, ContactStatus.DENIED,
    ContactStatus.UNDERWAY, ContactStatus.HELD, ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED,
    ContactStatus.PROPOSED, ContactStatus.POSSIBLE,
)  # fmt: skip
DISTINCT = (
    ContactMode.VIDEO_CALL,
    ContactMode.CALL,
    ContactMode.SUMMIT,
)  # a contact of which one mention says so is one
LOOSE = frozenset({ContactMode.TALKS, ContactMode.MEETING, ContactMode.SUMMIT})
REACH = 3  # paragraphs between a contact and who is said to have joined it
ENOUGH = 2  # with so many named, a group named elsewhere is they themselves
LOOSE_NOUNS = frozenset(
    {
        "contact",
        "communication",
        "conversation",
        "discussion",
        "discuss",
        "dialogue",
        "chat",
        "talk",
        "speak",
        "consult",
        "confer",
        "exchange",
        "brief",
        "touch",
    }
)


class Gathered:
    """One contact with all its mentions, and what they say of it together.

    Attributes:
        parts: Who takes part; those of the first mention, until others are added.
        fullest: The mention that names most.
        status: The firmest status its mentions give; with a day or a venue, an announced one is scheduled.
        mode: That of the fullest mention; a call stays a call where another mention says "talked".
        when: The most exact time its mentions give.
        place: The first place its mentions give.
        ordinal: Which round it is, where a mention counts it.
    """

    def __init__(self, first: Sighting) -> None:
        """Begin with one mention."""
        self.sightings: list[Sighting] = []
        self.parts = list(first.frame.parts)
        self.take([first])

    def take(self, sightings: Iterable[Sighting]) -> None:
        """Add mentions."""
        self.sightings.extend(sightings)
        told = [sighting for sighting in self.sightings if sighting.rule.id != "raise-with"] or self.sightings
        self.fullest = max(told, key=lambda sighting: (len(sighting.frame.parts), sighting.when is not None))
        ordered = (self.fullest, *self.sightings)
        self.when = _most_exact([sighting.when for sighting in ordered if sighting.when is not None])
        self.place = next((sighting.place for sighting in ordered if sighting.place is not None), None)
        self.ordinal = next((sighting.ordinal for sighting in self.sightings if sighting.ordinal is not None), None)
        self.mode = self._mode()
        self.status = self._status()

    def _mode(self) -> ContactMode:
        modes = {sighting.mode for sighting in self.sightings}
        return next((mode for mode in DISTINCT if mode in modes), self.fullest.mode)

    def _status(self) -> ContactStatus:
        firmest = min((sighting.status for sighting in self.sightings), key=FIRMEST.index)
        return ContactStatus.SCHEDULED if firmest is ContactStatus.ANNOUNCED and self.is_set else firmest

    @property
    def is_set(self) -> bool:
        """Tell whether any mention gives a day or a place."""
        return self.when is not None or self.place is not None


def _most_exact(known: list[When]) -> When | None:
    exact = [when for when in known if all(other.covers(when) for other in known)]
    return next(iter(exact or known), None)


def are_namesakes(one: Actor, other: Actor) -> bool:
    """Tell whether two groups bear one name: "the Houthis", "Houthi rebels"."""
    vague = {ActorKind.GROUP, ActorKind.UNNAMED}
    if one.kind not in vague or other.kind not in vague or one.party != other.party:
        return False
    stems = ({word.removesuffix("s") for word in actor.name.split() if word[:1].isupper()} for actor in (one, other))
    first, second = stems
    return bool(first) and first == second


def give_over(nameless: Gathered, named: list[Gathered]) -> bool:
    """Give mentions that name nobody ("talks in Oslo broke up") to the one contact of the page that fits, if any."""
    sighting = nameless.sightings[0]
    if any(one.mode not in LOOSE for one in nameless.sightings):
        return False
    fitting = [one for one in named if may_be_one(nameless, one) and _times_fit(one, sighting)]
    fitting = [one for one in fitting if one.status in DONE or one.status is nameless.status]
    there = [one for one in fitting if one.place is not None and nameless.place is not None]
    chosen = there if len(there) == 1 else fitting
    if len(chosen) != 1 or chosen[0].mode not in LOOSE:
        return False
    chosen[0].take(nameless.sightings)
    return True


def may_be_one(nameless: Gathered, named: Gathered) -> bool:
    """Tell whether talks without a name may be others that the page names: nothing speaks against it."""
    if named.mode not in LOOSE or (nameless.status in DONE) != (named.status in DONE):
        return False
    return nameless.place is None or named.place is None or nameless.place.country == named.place.country


def is_one_sided(contact: Gathered) -> bool:
    """Tell whether talks are told of although the text leaves a side, or both, unnamed."""
    frame = contact.fullest.frame
    if contact.parts and frame.has_silent:
        return contact.fullest.trigger.pos == "NOUN"
    if contact.place is None or contact.status not in SURE:
        return False
    return bool(contact.parts) or (contact.status in DONE and not frame.has_partner)


def _modes_fit(contact: Gathered, sighting: Sighting) -> bool:
    if contact.mode is sighting.mode:
        return True
    modes = {contact.mode, sighting.mode}
    loose = any(
        known.trigger.lemma in LOOSE_NOUNS and known.mode is ContactMode.TALKS for known in (sighting, contact.fullest)
    )
    if modes <= LOOSE:
        return True
    if modes <= LOOSE | {ContactMode.VISIT}:
        return contact.place is not None and sighting.place is not None and same_place(contact.place, sighting.place)
    return loose and ContactMode.MESSAGE not in modes


def _statuses_fit(contact: Gathered, sighting: Sighting) -> bool:
    """What was held is not what may be; what was called off may have been planned."""
    was_held, is_held = contact.status in DONE, sighting.status in DONE
    if was_held == is_held:
        return True
    if contact.when is not None and sighting.when is not None:
        return contact.when.covers(sighting.when) or sighting.when.covers(contact.when)
    are_same = {part.actor for part in contact.parts} == sighting.actors
    return was_held and sighting.is_wish_past and contact.mode is sighting.mode and (are_same or not sighting.actors)


def _places_fit(contact: Gathered, sighting: Sighting) -> bool:
    if contact.place is None or sighting.place is None or contact.place.name == sighting.place.name:
        return True
    is_bare = not sighting.frame.parts and is_state(contact.place.name)  # "the Oslo meeting" may be any in Norway
    return same_place(contact.place, sighting.place) and not is_bare


def _refusals_fit(contact: Gathered, sighting: Sighting) -> bool:
    """What was refused or denied is taken up by its own noun alone ("the request for talks")."""
    if not {contact.status, sighting.status} & REFUSED:
        return True
    return contact.mode is sighting.mode and sighting.is_definite and sighting.trigger.pos != "VERB"


def _times_fit(contact: Gathered, sighting: Sighting) -> bool:
    if contact.when is None or sighting.when is None:
        return True
    return contact.when.covers(sighting.when) or sighting.when.covers(contact.when)


def same_day(contact: Gathered, sighting: Sighting) -> bool:
    """Tell whether a contact and a mention give the same time."""
    return contact.when is not None and sighting.when is not None and contact.when.edtf == sighting.when.edtf


def same_place(one: Place, other: Place) -> bool:
    """Tell whether two places are one, or one lies in the other."""
    if one.name == other.name:
        return True
    if one.country != other.country and None not in {one.country, other.country}:
        return False
    if is_state(one.name) or is_state(other.name):  # "in Morocco", then its town
        return True
    return one.country is not None and (one.name in other.name or other.name in one.name)


def _ordinals_fit(contact: Gathered, sighting: Sighting) -> bool:
    """The third round is not the fourth."""
    return contact.ordinal is None or sighting.ordinal is None or contact.ordinal == sighting.ordinal


def _spans_fit(contact: Gathered, sighting: Sighting) -> bool:
    """Months of talks are no single meeting of a known day or place."""
    one, other = contact.fullest.is_process, sighting.is_process
    if one == other:
        return True
    single = sighting if one else contact
    return single.when is None and single.place is None


CIRCUMSTANCES = (_spans_fit, _ordinals_fit, _modes_fit, _statuses_fit, _times_fit, _places_fit, _refusals_fit)
