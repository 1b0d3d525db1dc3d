"""Tells a contact from all its reports: one account, and every difference beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from communique.domain.contact import Contact, ContactFormat, ContactLevel, ContactMode, Place, Variant
from communique.domain.evidence import Evidence, Named
from communique.domain.judgement import Reason
from communique.domain.when import Duration
from communique.record.merge.contacts.places import is_one, is_state
from communique.record.merge.contacts.status import fate_by
from communique.record.merge.lexicon import family_of, fate_of
from communique.record.merge.names import folded
from communique.record.merge.told import (
    Around,
    Told,
    exactest_place,
    first_told,
    most_exact,
    most_told,
    united,
    united_names,
    variants,
)

Reports = Sequence[Told[Contact]]
MODES = (ContactMode.SUMMIT, ContactMode.VIDEO_CALL, ContactMode.MEETING, ContactMode.CALL, ContactMode.VISIT)
LEVELS = tuple(ContactLevel)


def join_contacts(members: Reports, around: Around) -> tuple[Contact, tuple[Reason, ...]]:
    """Return the contact its reports, in line, tell together, and why its status is what it is."""
    first = members[0].finding
    fate = fate_by(members)
    named = [told for told in members if told.finding.level is not ContactLevel.UNSPECIFIED] or members
    joined = replace(
        first,
        mode=most_told(((told.finding.mode, told.origin) for told in members), _mode_rank) or first.mode,
        level=most_told(((told.finding.level, told.origin) for told in named), LEVELS.index) or first.level,
        status=fate.status,
        format=_format(members),
        participants=_participants(members, around),
        mediators=united_names((told.finding.mediators for told in members), around),
        when=most_exact([(told.finding.when, told.origin) for told in members]),
        duration=_duration(members),
        place=exactest_place([(told.finding.place, told.origin) for told in members], _is_wide),
        topics=united(told.finding.topics for told in members),
        outcome=united(told.finding.outcome for told in members),
        told_by=around.named(fate.teller.finding.told_by),
        replaced_by=around.finding(first_told(told.finding.replaced_by for told in reversed(members))),
        evidence=united(told.finding.evidence for told in members),
    )
    listed = {named.actor for named in joined.participants}
    mediators = tuple(named for named in joined.mediators if named.actor not in listed)
    joined = replace(joined, mediators=mediators)
    return replace(joined, variants=tuple(_variants(joined, members, around))), fate.reasons


def _format(members: Reports) -> ContactFormat | None:
    """Return how they spoke: a verb like "met" says "direct" by itself, "indirect" is only told where it is said."""
    formats = [told.finding.format for told in members if told.finding.format]
    return ContactFormat.INDIRECT if ContactFormat.INDIRECT in formats else next(iter(formats), None)


def _mode_rank(mode: ContactMode) -> int:
    return MODES.index(mode) if mode in MODES else len(MODES)


def _is_wide(place: str) -> bool:
    return is_state(folded(place))


def _duration(members: Reports) -> Duration | None:
    told = [(told.finding.duration, told.origin) for told in members if told.finding.duration]
    value = most_told((duration.value, origin) for duration, origin in told)
    return next((duration for duration, _ in told if duration.value == value), None)


def _participants(members: Reports, around: Around) -> tuple[Named, ...]:
    """Return everybody a report names; whoever only stands for a party gives way to people of that party."""
    everybody = united_names((told.finding.participants for told in members), around)
    peopled = {around.actors[named.actor].party for named in everybody if _is_person(named, around)} - {None}
    beside = {named.actor for told in members for named in _beside_people(told.finding, around)}
    return tuple(
        named
        for named in everybody
        if _is_person(named, around) or named.actor in beside or _party(named, around) not in peopled
    )


def _beside_people(contact: Contact, around: Around) -> Iterator[Named]:
    """Yield those one report names beside people of their party."""
    names = united_names((contact.participants,), around)
    peopled = {_party(named, around) for named in names if _is_person(named, around)} - {None}
    yield from (named for named in names if _party(named, around) in peopled)


def _is_person(named: Named, around: Around) -> bool:
    actor = around.actors.get(named.actor)
    return actor is not None and actor.is_person


def _party(named: Named, around: Around) -> str | None:
    actor = around.actors.get(named.actor)
    return actor.party if actor else None


def _variants(joined: Contact, members: Reports, around: Around) -> Iterator[Variant]:
    """Yield what reports say otherwise; what is only less exact is no difference."""
    yield from dict.fromkeys(chain.from_iterable(told.finding.variants for told in members))
    yield from variants("mode", _modes(joined, members), joined.mode)
    yield from variants("status", _statuses(joined, members), joined.status)
    yield from variants("level", _levels(members), joined.level)
    formats = ((told.finding.format, told.finding.evidence[0]) for told in members if told.finding.format)
    yield from variants("format", formats, joined.format)
    yield from variants("participants", _lists(joined, members, around), None)
    yield from variants("when", _days(joined, members), joined.when.edtf if joined.when else None)
    yield from variants("duration", _lengths(members), joined.duration.value if joined.duration else None)
    yield from variants("place", _places(joined.place, members), joined.place.name if joined.place else None)


Said = Iterator[tuple[str, Evidence]]


def _modes(joined: Contact, members: Reports) -> Said:
    for told in members:
        if family_of(told.finding.mode) != family_of(joined.mode):
            yield told.finding.mode, told.finding.evidence[0]


def _statuses(joined: Contact, members: Reports) -> Said:
    """Yield what contradicts the status; that a contact was ahead before it was held is its life, no contradiction."""
    for told in members:
        fates = {fate_of(told.finding.status), fate_of(joined.status)}
        if fates == {"happened", "off"}:
            yield told.finding.status, told.finding.evidence[0]


def _levels(members: Reports) -> Said:
    general = (ContactLevel.UNSPECIFIED, ContactLevel.OFFICIAL)
    for told in members:
        if told.finding.level not in general:
            yield told.finding.level, told.finding.evidence[0]


def _lists(joined: Contact, members: Reports, around: Around) -> Said:
    """Yield the lists of participants that lack somebody; a state that stands for its people lacks none of them."""
    seen: set[frozenset[str]] = {frozenset(named.actor for named in joined.participants)}
    for told in members:
        names = united_names((told.finding.participants,), around)
        actors = frozenset(named.actor for named in names)
        if actors not in seen and not _is_coarser(names, joined, around):
            seen.add(actors)
            yield ", ".join(sorted(around.name_of(named) for named in names)), told.finding.evidence[0]


def _is_coarser(names: Sequence[Named], joined: Contact, around: Around) -> bool:
    """Tell whether everybody is listed, some only by the party they stand for."""
    actors = {named.actor for named in names}
    parties = {_party(named, around) for named in names if not _is_person(named, around)} - {None}
    return all(named.actor in actors or _party(named, around) in parties for named in joined.participants)


def _days(joined: Contact, members: Reports) -> Said:
    for told in members:
        when = told.finding.when
        if when and joined.when and not when.covers(joined.when):
            yield when.edtf, when.evidence or told.finding.evidence[0]


def _lengths(members: Reports) -> Said:
    for told in members:
        duration = told.finding.duration
        if duration:
            yield duration.value, duration.evidence or told.finding.evidence[0]


def _places(chosen: Place | None, members: Reports) -> Said:
    for told in members:
        place = told.finding.place
        if place and chosen and not _is_near(place, chosen):
            yield place.name, place.evidence or told.finding.evidence[0]


def _is_near(place: Place, chosen: Place) -> bool:
    """Tell whether one place lies in the other."""
    wide = _is_wide(place.name) and place.country == chosen.country
    return wide or is_one(folded(place.name), folded(chosen.name))
