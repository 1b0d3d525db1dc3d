"""The kinds of things that merging joins."""

from enum import StrEnum


class Kind(StrEnum):
    """What a finding is."""

    ACTOR = "actor"
    CONTACT = "contact"
    STATEMENT = "statement"
    POSITION = "position"
    COMMITMENT = "commitment"
    EVENT = "event"
