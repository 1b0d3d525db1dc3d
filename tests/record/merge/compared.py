"""A contact to compare others with, and the days around it."""

from datetime import date

import msgspec

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.record.merge.traits import ContactTraits, Side

DAY, NEXT, THIRD, FOURTH, FIFTH = (date(2025, 3, day) for day in (12, 13, 14, 15, 16))
CONTACT = ContactTraits(
    sides=(Side(party="KEN", person="otieno"), Side(party="TZA", person="mwakasege")),
    mediators=(),
    mode=ContactMode.MEETING,
    level=ContactLevel.MINISTER,
    status=ContactStatus.HELD,
    format=None,
    since=DAY,
    until=DAY,
    is_dated=True,
    duration=None,
    place=None,
    country=None,
    round=None,
)
ONE_CONTACT = "the same people on both sides; the same day, 12 March 2025"


def changed(traits, **fields):
    """Return the traits with other fields."""
    return msgspec.structs.replace(traits, **fields)
