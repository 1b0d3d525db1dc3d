"""Keeps between whom a page has told of contacts so far, for what names nobody by itself ("the next round")."""

from collections import Counter
from collections.abc import Iterable, Iterator

from communique.contacts.lexicon import lexicon
from communique.contacts.sighting import Part
from communique.contacts.states import government_of
from communique.domain.actor import ActorKind, Cast, Mention
from communique.domain.ids import ActorId
from communique.language import Page

TWO = 2
TAKEN_UP, NAMED, STRONG = 1, 2, 4  # how strongly words put a set in play
CLOSE = 3  # sentences
CLEAR = 2  # the leading set stands so many times as strong as the next


class Standing:
    """The sets of parties a page has told of, each with how strongly."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Start with none."""
        self.page = page
        self.cast = cast
        self._sets: Counter[tuple[str, ...]] = Counter()
        self._sure: Counter[tuple[str, ...]] = Counter()  # without those that are only taken up
        grouped = (
            (head, NAMED if self._is_named(mention) else TAKEN_UP, parties)
            for head, mention in cast.mentions.items()
            if len(mention.members) >= TWO and (parties := self._parties_of(mention.members))
        )
        self._pairs = sorted([*grouped, *self._adjoining()])
        self._latest: dict[tuple[str, ...], tuple[ActorId, ...]] = {}
        self._talking: dict[tuple[str, ...], tuple[ActorId, ...]] = {}
        self._seen = 0
        self._last: tuple[int, tuple[ActorId, ...]] = (-1, ())  # the sentence of the last contact, and who took part

    def _is_named(self, mention: Mention) -> bool:
        """Tell whether a group names its parties; "the two sides" only takes them up."""
        return any(word.pos == "PROPN" or word.text[:1].isupper() for word in self.page.tokens_in(mention.span)[1:])

    def read_to(self, last: int) -> None:
        """Take in the groups ("the two sides") that stand before a word."""
        while self._seen < len(self._pairs) and self._pairs[self._seen][0] < last:
            _, weight, parties = self._pairs[self._seen]
            self._sets[parties] += weight
            self._sure[parties] += weight if weight > TAKEN_UP else 0
            self._seen += 1

    def _adjoining(self) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield the two of "a truce between A and B", twice as strong as a mere mention."""
        for noun in self.page.by_lemmas(lexicon().words.adjoining):
            for between in noun.children_by("prep"):
                head = between.child("pobj") if between.lower == "between" else None
                named = [] if head is None else [self.cast.actor_at(word.i) for word in head.conjuncts()]
                parties = self._parties_of(actor.id for actor in named if actor is not None)
                if parties:
                    yield noun.i, STRONG, parties

    def see(self, parts: Iterable[Part], sentence: int, *, is_talks: bool) -> None:
        """Take in those who take part in a contact."""
        actors = tuple(part.actor for part in parts)
        parties = self._parties_of(actors)
        if len(actors) >= TWO:
            self._last = (sentence, actors)
        if not parties or self._is_with_envoy(actors):
            return
        self._sets[parties] += STRONG if is_talks else NAMED
        self._sure[parties] += STRONG if is_talks else NAMED
        if self._are_people(actors) or not self._are_people(self._latest.get(parties, ())):
            self._latest[parties] = actors
        if is_talks:
            self._talking[parties] = actors

    def _is_with_envoy(self, actors: tuple[ActorId, ...]) -> bool:
        """Tell whether somebody acts for an organisation: who lets others meet is no side of their talks."""
        people = (self.cast.actors[actor] for actor in actors)
        return any(one.kind is ActorKind.PERSON and self._is_organisation(one.party) for one in people)

    def _is_organisation(self, party: str | None) -> bool:
        actor = self.cast.actors.get(ActorId(party or ""))
        return actor is not None and actor.kind is ActorKind.ORGANISATION

    def _are_people(self, actors: tuple[ActorId, ...]) -> bool:
        return bool(actors) and all(self.cast.actors[actor].kind is ActorKind.PERSON for actor in actors)

    def people(self, count: int | None = None) -> tuple[ActorId, ...]:
        """Return who last met of the set in play, where they are people ("a summit of the two")."""
        parties = self._in_play(count)
        actors = self._latest.get(parties, ())
        is_people = all(self.cast.actors[actor].kind is ActorKind.PERSON for actor in actors)
        return actors if actors and is_people and len(actors) == len(parties) else self.parties(count)

    def last(self, sentence: int) -> tuple[ActorId, ...]:
        """Return who took part in the contact told in the sentence before, or in this one."""
        known, actors = self._last
        return actors if 0 <= sentence - known <= 1 else ()

    def just_met(self, count: int, sentence: int) -> tuple[ActorId, ...]:
        """Return the so many people who took part in the last contact, if it stands close by; else the set in play."""
        known, actors = self._last
        is_people = all(self.cast.actors[actor].kind is ActorKind.PERSON for actor in actors)
        if len(actors) == count and is_people and 0 <= sentence - known <= CLOSE:
            return actors
        return self.people(count)

    def talking(self, sentence: int) -> tuple[ActorId, ...]:
        """Return who talks with whom, as the sentence before a word or else the page last named them."""
        if self._last[0] == sentence:
            return self._last[1]
        return self._talking.get(self._in_play(None)) or self.parties()

    def negotiating(self) -> tuple[ActorId, ...]:
        """Return the set in play, where talks between them were told of."""
        parties = self._in_play(None)
        return self.parties() if parties in self._talking else ()

    def _in_play(self, count: int | None, sets: Counter[tuple[str, ...]] | None = None) -> tuple[str, ...]:
        ordered = (self._sets if sets is None else sets).most_common()
        fitting = [item for item in ordered if item[1] and (count is None or len(item[0]) == count)]
        if not fitting or (len(fitting) > 1 and fitting[0][1] < CLEAR * fitting[1][1]):
            return ()
        return fitting[0][0]

    def parties(self, count: int | None = None) -> tuple[ActorId, ...]:
        """Return the one set in play (of so many, where the words count them); none where two compete."""
        return tuple(actor for party in self._in_play(count) if (actor := self._body(party)) is not None)

    def named(self, count: int | None = None) -> tuple[ActorId, ...]:
        """Return the one set in play that the page names, not only takes up."""
        return tuple(body for party in self._in_play(count, self._sure) if (body := self._body(party)) is not None)

    def _parties_of(self, actors: Iterable[ActorId]) -> tuple[str, ...]:
        """Return the parties of several; of two within one state ("the king and the rebel leader") they themselves."""
        known = [actor for actor in dict.fromkeys(actors) if actor in self.cast.actors]
        parties = {party for actor in known if (party := self.cast.actors[actor].party) is not None}
        if len(parties) >= TWO:
            return tuple(sorted(parties))
        is_open = any(self._is_stranger(actor) for actor in known)
        return () if is_open or len(known) != TWO else tuple(sorted(known))

    def _is_stranger(self, actor: ActorId) -> bool:
        """Tell whether somebody acts for nobody that the page names: whose side it is cannot be told."""
        return self.cast.actors[actor].party is None and self.cast.actors[actor].kind is ActorKind.PERSON

    def _body(self, party: str) -> ActorId | None:
        if (actor := ActorId(party)) in self.cast.actors:
            return actor
        state = government_of(self.page, self.cast, party)
        if state is not None:
            return state
        bodies = (actor for actor in self.cast.actors.values() if actor.kind is ActorKind.ORGANISATION)
        return next((actor.id for actor in bodies if actor.party == party), None)
