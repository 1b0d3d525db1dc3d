"""Finds who stands behind a noun phrase: an actor of the cast, or a state that only its people's name gives away."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from communique.domain.actor import Actor, ActorKind, Cast
from communique.domain.event import EventParty
from communique.domain.evidence import Evidence
from communique.domain.ids import ActorId, actor_id, voice_id
from communique.domain.span import Span
from communique.events.lexicon import lexicon
from communique.events.states import Found, is_of_waters, named_state
from communique.events.words import contexts, linking, sector_order, sectors
from communique.language import Page, Token

CODE = 3  # letters of an ISO 3166-1 alpha-3 code
WORDS = 40  # of a clause, looked at for its context
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "appos", "conj", "parataxis"})
BODIES = frozenset({"LEG", "JUD", "COP", "SPY"})  # sectors whose bodies bear one name in many states
OFFICIAL = frozenset({ActorKind.PERSON, ActorKind.GOVERNMENT})


class Side(msgspec.Struct, frozen=True):
    """Somebody on one side of an event, with the words that name it here."""

    id: ActorId
    party: str  # a state's code, else an organisation's or the actor's own id
    country: str | None
    sector: str | None
    span: Span

    @classmethod
    def of_state(cls, found: Found) -> "Side":
        """Return a state, where its name stands for those who rule it."""
        row = found.row
        return cls(actor_id(row.wikidata or row.id), row.id, row.id, "GOV", found.span)

    @property
    def row(self) -> EventParty:
        """Return the side as an event shows it."""
        return EventParty(id=self.id, country=self.country, sector=self.sector)


def _sector(actor: Actor, words: str) -> str | None:
    if actor.kind is not ActorKind.GOVERNMENT:
        offices = " ".join(role.title for role in actor.roles[:2])
        is_in_office = actor.kind is ActorKind.PERSON and bool(actor.roles)
        found = _named_sector(f"{words} {actor.name} {offices}", is_in_office)
        if found is not None:
            return found
    return "GOV" if actor.kind in OFFICIAL and actor.party and len(actor.party) == CODE else None


@lru_cache(maxsize=4096)
def _named_sector(words: str, is_in_office: bool) -> str | None:  # noqa: FBT001 - the cache takes no names
    """Return the sector that words name: the first of the list."""
    known = sectors()
    found = {known[word] for word in words.lower().split() if word in known}
    if is_in_office:
        found -= {"CVL", "IGO"}
    return min(found, key=sector_order().__getitem__) if found else None


class Scene:
    """A page with its cast; whom a phrase names, and what a clause is about, is found out once."""

    __slots__ = ("_named", "_sides", "_states", "_telling", "cast", "page")

    def __init__(self, page: Page, cast: Cast) -> None:
        """Hold both."""
        self.page, self.cast = page, cast
        self._sides: dict[int, list[Side]] = {}
        self._named: dict[tuple[ActorId, int, int], Side] = {}
        self._states: dict[int, Found | None] = {}
        known, words = contexts(), page.by_lemma
        telling = [token for lemma in known.keys() & words.keys() for token in words[lemma]]
        self._telling = sorted(telling, key=lambda token: token.i)

    def side_of(self, actor: Actor, named: Span | Evidence) -> Side | None:
        """Return an actor as a side, by the words that name it here; None where nobody knows for whom it acts."""
        party = actor.party
        if party is None:
            return None
        key = actor.id, named.start, named.end
        found = self._named.get(key)
        if found is None:
            country = party if len(party) == CODE and party.isupper() else None
            sector = _sector(actor, self.page.text[named.start : named.end])
            found = self._named[key] = Side(actor.id, party, country, sector, Span(named.start, named.end))
        return found

    def contexts_of(self, around: Span) -> tuple[str, ...]:
        """Return the contexts that the words of a clause say."""
        telling = [word for word in self._telling if word.start < around.end and word.end > around.start]
        if not telling:
            return ()
        last = self.page.tokens_in(around)[0].i + WORDS
        return tuple(dict.fromkeys(name for word in telling if word.i < last for name in contexts()[word.lemma]))

    def state_at(self, token: Token) -> Found | None:
        """Return the state that a name starting or ending at a token stands for, its people's name included."""
        if not token.text[:1].isupper():
            return None
        if token.i not in self._states:
            self._states[token.i] = named_state(self.page, token)
        return self._states[token.i]

    def sides_at(self, head: Token) -> list[Side]:
        """Return who a phrase names by its head: an actor, those behind "both sides", else whom its modifiers name."""
        found = self._sides.get(head.i)
        if found is None:
            found = self._sides[head.i] = _sides_at(self, head)
        return found


def _sides_at(scene: Scene, head: Token) -> list[Side]:
    page, cast = scene.page, scene.cast
    mention = cast.at(head.i)
    if mention is not None and not is_of_waters(page, head.i, head.i):
        members = [cast.actors[member] for member in mention.members if member in cast.actors]
        actors = members or [cast.actors[mention.actor]]
        found = [side for actor in actors if (side := scene.side_of(actor, mention.span)) is not None]
        if found:
            owner = _owner(scene, head, found[0])
            return [owner] if owner is not None else [_settled(scene, head, side) for side in found]
    return _joined(scene, head) or list(_modifiers(scene, head))[:1] if _has_name(scene, head) else []


def _has_name(scene: Scene, head: Token) -> bool:
    """Tell whether anything below a head may name somebody."""
    mentions = scene.cast.mentions
    words = scene.page.tokens[head.left : head.right + 1]
    return any(word.text[:1].isupper() or word.i in mentions for word in words)


def _joined(scene: Scene, head: Token) -> list[Side]:
    """Return each state whose people are joined before one noun: "Chilean and Peruvian police"."""
    first = head.child("amod", "nmod", "compound", "poss")
    words = first.conjuncts() if first is not None and first.child("conj") is not None else []
    found = [state for word in words if (state := scene.state_at(word)) is not None]
    return [_unnamed(scene, head, state) for state in found] if len(found) > 1 else []


def _owner(scene: Scene, head: Token, side: Side) -> Side | None:
    """Return a body as that of the state named before it: "the Peruvian Senate" is not the American one."""
    if side.country is None or side.sector not in BODIES:
        return None
    words = (word for word in head.children_by("amod", "poss", "nmod") if word.start < side.span.start)
    state = next((found for word in words if (found := scene.state_at(word)) is not None), None)
    return None if state is None or state.row.id == side.country else replace(Side.of_state(state), sector=side.sector)


def _settled(scene: Scene, head: Token, side: Side) -> Side:
    """Return a side without a state with the state its own phrase places it in ("rebels in Chad")."""
    if side.country is not None:
        return side
    places = (found for token in _phrase(head) if token is not head and (found := scene.state_at(token)) is not None)
    place = next(places, None)
    return side if place is None else replace(side, country=place.row.id)


def _phrase(head: Token) -> Iterator[Token]:
    """Yield the words of a phrase without its clauses, in the order of the text."""
    for child in head.children:
        if child.i < head.i and child.dep not in CLAUSES:
            yield from _phrase(child)
    yield head
    for child in head.children:
        if child.i > head.i and (child.dep not in CLAUSES or _is_linking(child)):
            yield from _phrase(child)


def _is_linking(clause: Token) -> bool:
    """Tell whether a participle only says whose somebody is: "banks linked to Peru"."""
    return clause.dep == "acl" and clause.lemma in linking()


def _modifiers(scene: Scene, head: Token) -> Iterator[Side]:
    """Yield whom the words of a phrase name when its head names nobody."""
    page, cast = scene.page, scene.cast
    for token in _phrase(head):
        found = scene.state_at(token)
        actor = cast.actor_at(token.i) if token is not head else None
        if actor is not None and is_of_waters(page, token.i, token.i):
            actor = None
        if actor is not None and found is not None and found.is_demonym and actor.kind is ActorKind.GOVERNMENT:
            actor = None  # "an American pastor" is not the United States
        side = scene.side_of(actor, cast.mentions[token.i].span) if actor else None
        if side is not None:
            yield _settled(scene, head, side)
            continue
        if found is not None:
            yield _unnamed(scene, head, found)


def _unnamed(scene: Scene, head: Token, found: Found) -> Side:
    """Return a state by its name, or somebody that only a people's name identifies: "a Turkish man"."""
    page, row = scene.page, found.row
    if not found.is_demonym:
        return Side.of_state(found)
    own = [word for word in _phrase(head) if word.i <= head.i and word.dep not in {"det", "punct"}] or [head]
    span = Span(own[0].start, head.end)
    words = page.text[span.start : span.end].lower().split()
    known = {sectors()[word] for word in words if word in sectors()}
    sector = min(known, key=sector_order().__getitem__) if known else None
    mention = scene.cast.at(head.i)
    if mention is not None:
        return Side(mention.actor, row.id, row.id, sector, mention.span)
    if sector is None and head.lemma not in lexicon().persons:
        return replace(Side.of_state(found), sector=None)  # what is done to a Chilean port is done to Chile
    return Side(voice_id(page.document.citation.sha256, span.start, span.end), row.id, row.id, sector, span)


def distinct(sides: Iterable[Side]) -> list[Side]:
    """Return the sides, those of one party and state once."""
    found: dict[tuple[str, str | None], Side] = {}
    for side in sides:
        found.setdefault((side.party, side.country), side)
    return list(found.values())
