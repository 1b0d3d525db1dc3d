"""What the record says of the contacts of two parties, as plain facts that can be counted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.outlook.chance import Features

IN_PERSON = frozenset({ContactMode.MEETING, ContactMode.TALKS, ContactMode.VISIT, ContactMode.SUMMIT})
TOOK_PLACE = frozenset({ContactStatus.HELD, ContactStatus.UNDERWAY})
INTENDED = frozenset({ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED, ContactStatus.PROPOSED})
WINDOW, INTENT_WINDOW = 90, 30  # days; as the hazard was fitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A contact of the parties in question."""

    id: str
    mode: ContactMode
    level: ContactLevel
    status: ContactStatus
    earliest: date | None  # the days it may have been or will be; None: the text does not say
    latest: date | None
    parties: frozenset[str]  # that take part
    told: tuple[date, ...]  # days of publication

    @property
    def took_place(self) -> bool:
        """Tell whether it is said to have happened."""
        return self.status in TOOK_PLACE

    @property
    def is_in_person(self) -> bool:
        """Tell whether those who took part were in one place."""
        return self.mode in IN_PERSON

    @property
    def day(self) -> date | None:
        """Return the last day it may have been, else the first day it was told."""
        return self.latest or min(self.told, default=None)


def held_by(contacts: Iterable[Seen], as_of: date) -> list[Seen]:
    """Return those that took place up to a day, the last first."""
    known = [(one.day, one) for one in contacts if one.took_place and one.day is not None]
    return [one for day, one in sorted(known, key=lambda pair: (pair[0], pair[1].id), reverse=True) if day <= as_of]


def within(contacts: Iterable[Seen], days: int, as_of: date) -> list[Seen]:
    """Return those whose day is one of the last so many, that of asking counted."""
    start = as_of - timedelta(days=days)
    return [one for one in contacts if one.day is not None and start < one.day <= as_of]


def features_of(contacts: Collection[Seen], *, as_of: date, begins: date, events_90: int) -> Features:
    """Return what the hazard asks for.

    Args:
        contacts: All of the two parties that were known of on the day.
        begins: The first day of publication: what the record says of earlier days is chance and is not counted.
        events_90: How many events of any kind there were between the two in 90 days.
    """
    held = held_by(contacts, as_of)
    meetings = [one for one in held if one.is_in_person]
    days = sorted({one.day for one in meetings if one.day is not None and one.day >= begins})
    calls = [one for one in held if not one.is_in_person]
    return Features(
        meetings_90=len(within(meetings, WINDOW, as_of)),
        intents_30=_intents(contacts, as_of),
        days_since_meeting=(as_of - days[-1]).days if days else None,
        meeting_days=len(days),
        observed_days=(as_of - begins).days + 1,
        consultations_30=len(within(calls, INTENT_WINDOW, as_of)),
        events_90=events_90,
    )


def _intents(contacts: Iterable[Seen], as_of: date) -> int:
    """Return on how many days which contacts were told as still to come: a report before the day of a contact, too."""
    start = as_of - timedelta(days=INTENT_WINDOW)
    return len({(one.id, day) for one in contacts for day in one.told if start < day <= as_of and _lay_ahead(one, day)})


def _lay_ahead(contact: Seen, day: date) -> bool:
    if contact.status in INTENDED:
        return True
    return contact.took_place and contact.earliest is not None and day < contact.earliest
