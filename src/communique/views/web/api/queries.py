"""What lists may be narrowed to; each is checked, and described, from its class."""

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from communique.domain.commitment import CommitmentStatus
from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.domain.position import Stance
from communique.domain.statement import Act
from communique.record import Wanted
from communique.views.commands.naming import issues, parties
from communique.views.web.refusing import Refusal

PAGE, MOST = 50, 500
LONG = 200  # characters
CURSOR = r"^(\d{4}-\d{2}-\d{2}|\d{1,18})~[a-z]+-[0-9a-f]{1,64}$"
NO_ZERO = r"^[^\x00]*$"

Name = Annotated[str, Meta(min_length=1, max_length=LONG, pattern=NO_ZERO)]
Limit = Annotated[int, Meta(ge=1, le=MOST, description="How many on a page.")]
Cursor = Annotated[str, Meta(pattern=CURSOR, max_length=LONG, description="`next` of the page before.")]
AsOf = Annotated[date, Meta(description="Only what was published by that day, and how things stood on it.")]
Negotiation = Annotated[Name, Meta(description="Name or id of a negotiation: only what belongs to it.")]
Party = Annotated[Name, Meta(description="A state (RUS, Russia), an organisation (NATO, org:nato) or an actor's id.")]
Issue = Annotated[Name, Meta(description="Of the list of issues.")]
Since = Annotated[date, Meta(description="From this day on.")]
Until = Annotated[date, Meta(description="Up to this day.")]
Words = Annotated[Name, Meta(description="Words that must occur.")]
Unreviewed = Annotated[bool, Meta(description="Only what no person has looked at.")]
Order = Annotated[Literal["newest", "oldest"], Meta(description="By day; actors by how often they are told of.")]


class Query(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every list may be narrowed to."""

    as_of: AsOf | None = None
    negotiation: Negotiation | None = None
    text: Words | None = None
    order: Order = "newest"
    limit: Limit = PAGE
    cursor: Cursor | None = None


class DocumentQuery(Query, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of documents."""

    since: Since | None = None
    until: Until | None = None


class ThingQuery(Query, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of findings."""

    party: Party | None = None
    since: Since | None = None
    until: Until | None = None
    unreviewed: Unreviewed = False


class ActorQuery(Query, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of actors."""

    party: Party | None = None


class ContactQuery(ThingQuery, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of contacts."""

    counterpart: Party | None = None
    status: ContactStatus | None = None
    mode: ContactMode | None = None
    level: ContactLevel | None = None


class StatementQuery(ThingQuery, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of statements."""

    act: Act | None = None


class PositionQuery(ThingQuery, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of positions."""

    issue: Issue | None = None
    stance: Stance | None = None


class CommitmentQuery(ThingQuery, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of commitments."""

    status: CommitmentStatus | None = None


class EventQuery(ThingQuery, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Of events."""

    status: ContactStatus | None = None


class HistoryQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose positions on what."""

    party: Party
    issue: Issue | None = None
    negotiation: Negotiation | None = None
    as_of: AsOf | None = None
    since: Since | None = None
    until: Until | None = None


class ChangesQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Since when."""

    since: Annotated[date, Meta(description="What changed after this day.")]
    as_of: AsOf | None = None
    negotiation: Negotiation | None = None
    party: Party | None = None


class OutlookQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As of when."""

    as_of: AsOf | None = None
    since: Annotated[date, Meta(description="What changed after this day; else in a week.")] | None = None


class SearchQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words to look for."""

    words: Annotated[Name, Meta(description="All of them must occur.")]
    as_of: AsOf | None = None
    negotiation: Negotiation | None = None
    since: Since | None = None
    until: Until | None = None
    limit: Limit = PAGE


class RecordQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of the record."""

    as_of: AsOf | None = None
    negotiation: Negotiation | None = None
    since: Since | None = None
    until: Until | None = None


class DayQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As of which day."""

    as_of: AsOf | None = None


class PageQuery(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which page."""

    limit: Limit = PAGE
    cursor: Annotated[str, Meta(pattern=r"^judgement-[0-9a-f]{16}$")] | None = None


RENAMED = {"act": "mode", "cursor": "after"}


def wanted_of(query: Struct) -> Wanted:
    """Return what a query asks the record for; a party may be called by its name.

    Raises:
        Refusal: It asks for an issue that there is not.
    """
    asked: dict[str, Any] = {RENAMED.get(name, name): value for name, value in msgspec.structs.asdict(query).items()}
    asked["newest_first"] = asked.pop("order", "newest") == "newest"
    for name in ("party", "counterpart"):
        if asked.get(name):
            asked[name] = party_called(asked[name])
    issue_called(asked.get("issue"))
    known = {name: getattr(value, "value", value) for name, value in asked.items() if name in Wanted.__slots__}
    return Wanted(**known)


def party_called(words: str) -> str:
    """Return the code or id of a party; what nobody is called stays as it is, and finds nothing."""
    if words in parties() or words.startswith(("actor-", "org:")):
        return words
    known = {name.casefold(): code for code, names in parties().items() for name in (code, *names)}
    return known.get(words.casefold(), words)


def issue_called(words: str | None) -> None:
    """See that there is such an issue.

    Raises:
        Refusal: There is none.
    """
    if words is not None and words not in issues():
        raise Refusal(404, f"expected an issue, found '{words}'; the issues are: {', '.join(issues())}")
