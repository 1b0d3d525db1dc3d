"""What merging compares: the few traits of a finding by which two reports are known for one thing."""

from datetime import date

import msgspec

from communique.domain.contact import ContactFormat, ContactLevel, ContactMode, ContactStatus


class Traits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the traits of all kinds share: they are values, equal if all their fields are."""


class ActorTraits(Traits, frozen=True, tag="actor"):
    """A person by name, party and office."""

    name: str  # folded
    shown: str  # as it is written
    party: str | None
    wikidata: str | None
    is_person: bool
    ranks: tuple[str, ...]  # sorted


class Side(msgspec.Struct, frozen=True):
    """Somebody who takes part: a named person, or whoever stands for a party."""

    party: str  # a state's code, an organisation's id, else the person's id or the actor's name
    person: str | None  # canonical id; None: nobody is named


class ContactTraits(Traits, frozen=True, tag="contact"):
    """Who met or called whom, how, when, where."""

    sides: tuple[Side, ...]  # sorted
    mediators: tuple[str, ...]  # their parties, sorted
    mode: ContactMode
    level: ContactLevel
    status: ContactStatus
    format: ContactFormat | None
    since: date | None  # the days it can have been on: as the text tells, else from the day of publication
    until: date | None
    is_dated: bool  # the text itself tells a day or an interval
    duration: str | None
    place: str | None  # folded
    country: str | None
    round: int | None  # "the fourth round"


class StatementTraits(Traits, frozen=True, tag="statement"):
    """Who said what, in which words, when."""

    speaker: str | None  # canonical id of a named speaker, else its party or name
    day: date | None  # the day it was said; None: the text does not tell
    told: date | None  # day of publication
    words: str  # as they stand, without quotation marks
    is_quote: bool


class PositionTraits(Traits, frozen=True, tag="position"):
    """Which party wants or refuses what, in which words."""

    party: str | None
    stance: str
    issue: str | None
    object: str | None
    polarity: str | None
    told: date | None  # the day it was voiced, else published
    words: str


class CommitmentTraits(Traits, frozen=True, tag="commitment"):
    """Who promised or announced what."""

    by: tuple[str, ...]  # parties, sorted
    contact: ContactTraits | None  # the contact that is to be
    due: tuple[date | None, date | None]
    told: date | None
    words: str


class EventTraits(Traits, frozen=True, tag="event"):
    """Who did what to whom, on which day."""

    actor: str
    recipient: str | None
    act: str  # a PLOVER type
    status: str
    earliest: date | None
    latest: date | None
    place: str | None
    origin: ContactTraits | StatementTraits | PositionTraits | None  # of the finding it was derived from


AnyTraits = ActorTraits | ContactTraits | StatementTraits | PositionTraits | CommitmentTraits | EventTraits
