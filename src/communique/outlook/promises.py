"""Age of promises: what is still open, how old it is, and what became of such intents elsewhere."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from communique.outlook.intents import WEEK, Precedent, reference_at
from communique.outlook.seen import Seen
from communique.outlook.windows import load_windows

NOT_IN_PERSON = "no reference: the rates are of meetings in person"
NOT_STATES = "no reference: the rates are of pairs of states"
TOO_OLD = "no reference: so old an intent was not followed any further"
NO_DAY = "no reference: the day it was first told is not known"
STATE = len("ISO")  # letters of a state's code


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A commitment that is open."""

    id: str
    contact: Seen | None  # what was announced; None: a promise of something else, or the contact is not told alone
    first_told: date | None
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """An announced contact that is still ahead, with its age and the reference."""

    commitment: str
    contact: str
    age_days: int | None  # since it was first told
    due: date | None
    week: int | None  # of its age, counted from 1
    reference: Precedent | None
    unsaid: str | None  # why no reference is given


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBand:
    """How many open commitments are so old."""

    above_days: int | None  # None: from the first day on
    up_to_days: int | None  # None: any older
    commitments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """What is open, by age."""

    open: int
    undated: int  # of unknown age
    ages: tuple[AgeBand, ...]
    announced: int  # how many of the open ones are announced contacts
    announcements: tuple[Announcement, ...]  # the oldest first; so many as are told one by one


def ages_of(told: Iterable[date | None], as_of: date) -> tuple[tuple[AgeBand, ...], int]:
    """Return how many are so old, and how many of unknown age."""
    ages = [(as_of - day).days if day else None for day in told]
    bounds = [None, *load_windows().ages, None]
    bands = []
    for above, up_to in pairwise(bounds):
        count = sum(
            1 for age in ages if age is not None and (above is None or age > above) and (up_to is None or age <= up_to)
        )
        bands.append(AgeBand(above_days=above, up_to_days=up_to, commitments=count))
    return tuple(bands), sum(age is None for age in ages)


def promises_of(all_open: Collection[date | None], announced: Sequence[Open], total: int, *, as_of: date) -> Promises:
    """Return what is open, by age.

    Args:
        all_open: The day each open commitment was first told.
        announced: Announced contacts to be told one by one, the oldest first.
        total: How many announced contacts there are.
    """
    bands, undated = ages_of(all_open, as_of)
    return Promises(
        open=len(all_open),
        undated=undated,
        ages=bands,
        announced=total,
        announcements=tuple(_announcement(one, one.contact, as_of) for one in announced if one.contact is not None),
    )


def _announcement(one: Open, contact: Seen, as_of: date) -> Announcement:
    age = (as_of - one.first_told).days if one.first_told else None
    reference, unsaid = _reference(contact, age)
    return Announcement(
        commitment=one.id,
        contact=contact.id,
        age_days=age,
        due=one.due,
        week=None if age is None else age // WEEK + 1,
        reference=reference,
        unsaid=unsaid,
    )


def _reference(contact: Seen, age_days: int | None) -> tuple[Precedent | None, str | None]:
    if not contact.is_in_person:
        return None, NOT_IN_PERSON
    if len([party for party in contact.parties if is_state(party)]) < len(("one", "other")):
        return None, NOT_STATES
    if age_days is None:
        return None, NO_DAY
    found = reference_at(age_days)
    return found, None if found else TOO_OLD


def is_state(party: str) -> bool:
    """Tell whether a party is a state: its code has three capital letters."""
    return len(party) == STATE and party.isalpha() and party.isupper()
