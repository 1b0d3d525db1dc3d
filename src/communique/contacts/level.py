"""Reads the level of a contact: the rank on the lower side."""

from collections.abc import Iterable

from communique.contacts.sighting import Frame, Part
from communique.domain.actor import Actor, ActorKind, Cast, Rank
from communique.domain.contact import ContactLevel
from communique.language import Page, Token

HEIGHT = {
    Rank.LEADER: ContactLevel.LEADER,
    Rank.MINISTER: ContactLevel.MINISTER,
    Rank.ENVOY: ContactLevel.ENVOY,
    Rank.OFFICIAL: ContactLevel.OFFICIAL,
    Rank.SPOKESPERSON: ContactLevel.OFFICIAL,
}
ORDER = [ContactLevel.OFFICIAL, ContactLevel.ENVOY, ContactLevel.MINISTER, ContactLevel.LEADER]
# The last word of a group or of a phrase, and the rank it speaks of.
RANK_WORDS = {
    "leader": ContactLevel.LEADER, "president": ContactLevel.LEADER, "premier": ContactLevel.LEADER,
    "minister": ContactLevel.MINISTER, "secretary": ContactLevel.MINISTER, "commander": ContactLevel.OFFICIAL,
    "officer": ContactLevel.OFFICIAL, "general": ContactLevel.OFFICIAL,
    "envoy": ContactLevel.ENVOY, "ambassador": ContactLevel.ENVOY,
    "negotiator": ContactLevel.ENVOY, "representative": ContactLevel.ENVOY, "official": ContactLevel.OFFICIAL,
    "diplomat": ContactLevel.OFFICIAL, "senator": ContactLevel.OFFICIAL, "lawmaker": ContactLevel.OFFICIAL,
    "aide": ContactLevel.OFFICIAL, "adviser": ContactLevel.OFFICIAL, "advisor": ContactLevel.OFFICIAL,
    "delegation": ContactLevel.OFFICIAL, "expert": ContactLevel.OFFICIAL, "team": ContactLevel.OFFICIAL,
    "delegate": ContactLevel.ENVOY, "mediator": ContactLevel.ENVOY, "commission": ContactLevel.OFFICIAL,
    "king": ContactLevel.LEADER, "emir": ContactLevel.LEADER, "chancellor": ContactLevel.LEADER,
    "panel": ContactLevel.OFFICIAL, "committee": ContactLevel.OFFICIAL, "technician": ContactLevel.OFFICIAL,
}  # fmt: skip


def level_of(page: Page, cast: Cast, frame: Frame, trigger: Token) -> ContactLevel:
    """Return the rank on the lower side; unspecified where a side shows none."""
    sides: dict[str, ContactLevel | None] = {}
    guests = [part for part in frame.parts if not part.is_host]
    for part in guests:
        actor = cast.actors[part.actor]
        side = actor.party or actor.id
        rank = rank_of_part(page, actor, part)
        known = sides.get(side)
        sides[side] = rank if known is None else known if rank is None else max(known, rank, key=ORDER.index)
    ranks = [rank for rank in sides.values() if rank is not None]
    if len(ranks) == len(sides) and ranks:
        return min(ranks, key=ORDER.index)
    if ContactLevel.OFFICIAL in ranks:
        return ContactLevel.OFFICIAL
    kinds = {cast.actors[part.actor].kind for part in frame.parts}
    only_states = kinds <= {ActorKind.GOVERNMENT, ActorKind.ORGANISATION}
    return _of_words(page, frame, trigger) if only_states and kinds else ContactLevel.UNSPECIFIED


def rank_of_part(page: Page, actor: Actor, part: Part) -> ContactLevel | None:
    """Return how high somebody stands; of a state, who is said to act for it ("the Danish minister")."""
    if actor.kind in {ActorKind.GOVERNMENT, ActorKind.ORGANISATION}:
        return _of_word(part.mention.span.of(page.text).split())
    return rank_of(actor)


def rank_of(actor: Actor) -> ContactLevel | None:
    """Return how high somebody stands; None where nothing shows it."""
    ranks = [HEIGHT[role.rank] for role in actor.roles if role.rank in HEIGHT]
    if ranks:
        return max(ranks, key=ORDER.index)
    if actor.kind in {ActorKind.GROUP, ActorKind.UNNAMED}:
        return _of_word(actor.name.split()) or next(
            (found for mention in actor.mentions if (found := _of_word(mention.quote.split()))), None
        )
    return None


def _of_word(words: Iterable[str]) -> ContactLevel | None:
    lowered = [word.lower().strip(",").removesuffix("s") for word in words]
    if "prime" in lowered or "premier" in lowered:
        return ContactLevel.LEADER
    found = [RANK_WORDS[word] for word in lowered if word in RANK_WORDS]
    return found[-1] if found else None


def _of_words(page: Page, frame: Frame, trigger: Token) -> ContactLevel:
    """Return the rank that the words of the phrase speak of ("the four countries' leaders")."""
    last = max(frame.last, trigger.i)
    for word in page.tokens_between(max(trigger.i - 4, page.sentence_of(trigger).tokens[0].i), last):
        if word.lemma in RANK_WORDS:
            return RANK_WORDS[word.lemma]
    return ContactLevel.UNSPECIFIED
