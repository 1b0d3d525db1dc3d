"""Who acts and speaks: people, governments, organisations, groups and voices nobody named."""

from dataclasses import dataclass, field
from enum import StrEnum

from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId
from communique.domain.span import Span


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    GROUP = "group"
    UNNAMED = "unnamed"


class Rank(StrEnum):
    """How high an office stands."""

    LEADER = "leader"
    MINISTER = "minister"
    ENVOY = "envoy"
    OFFICIAL = "official"
    SPOKESPERSON = "spokesperson"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office as the text or the roster gives it."""

    title: str
    of: str | None  # ISO 3166-1 alpha-3 code, organisation id, or None
    rank: Rank
    evidence: Evidence | None
    roster: str | None  # the row of the roster, where it comes from there


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts, with all its mentions."""

    id: ActorId
    name: str
    kind: ActorKind
    party: str | None  # ISO 3166-1 alpha-3 of the state it acts for, else an organisation's id
    roles: tuple[Role, ...]
    wikidata: str | None
    mentions: tuple[Evidence, ...]
    rule: str


class MentionKind(StrEnum):
    """How an actor is mentioned."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where the text names an actor."""

    actor: ActorId
    head: int  # index of the head token on the page
    span: Span
    kind: MentionKind
    members: tuple[ActorId, ...] = ()  # who stands behind "the two leaders", "both sides", "he and Trump"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody a page speaks of, and where."""

    actors: dict[ActorId, Actor]
    mentions: dict[int, Mention]  # by the index of the mention's head token
    joint: dict[int, Mention] = field(default_factory=dict)  # "A and B" who speak as one, by the head of the first

    def at(self, head: int) -> Mention | None:
        """Return the mention whose head is that token."""
        return self.mentions.get(head)

    def actor_at(self, head: int) -> Actor | None:
        """Return the actor mentioned at that token."""
        mention = self.mentions.get(head)
        return self.actors.get(mention.actor) if mention else None

    def party_of(self, named: Named | None) -> str | None:
        """Return the party of a named actor: a state's code or an organisation's id."""
        actor = self.actors.get(named.actor) if named else None
        return actor.party if actor else None
