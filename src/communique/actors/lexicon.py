"""All the names and words the actors' room knows, indexed once."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from communique.actors.forms import (
    GivenNames,
    Institution,
    Mentions,
    Office,
    Organisation,
    Organisations,
    Person,
    Roles,
    Roster,
    State,
    States,
    Words,
)
from communique.actors.spotting import Spotter, fold, pieces_of
from communique.domain.actor import Rank
from communique.rulebook import load_rules

SHORTEST_SURNAME = 2  # letters
ORDINALS = frozenset({"ii", "iii", "iv", "jr", "sr"})
TITLE_ENDS = re.compile(r" (?:of|to|for|at|in) ")


class ListKind(StrEnum):
    """What a listed name is."""

    PERSON = "person"
    STATE = "state"
    CAPITAL = "capital"
    SEAT = "seat"
    DEMONYM = "demonym"
    MINISTRY = "ministry"
    ORGANISATION = "organisation"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a listed name stands for."""

    kind: ListKind
    person: Person | None = None
    state: State | None = None
    institution: Institution | None = None
    organisation: Organisation | None = None

    @property
    def party(self) -> str | None:
        """Return the code of its state."""
        return self.state.id if self.state else None

    @property
    def code(self) -> str | None:
        """Return the code of its state or the id of the organisation."""
        return self.organisation.id if self.organisation else self.party


@dataclass(frozen=True, slots=True)
class RoleWord:
    """The words of an office, of a group, or of a source without a name."""

    rank: Rank
    is_plural: bool
    office: str | None = None  # the same for words that mean the same office
    implies: tuple[str, ...] = ()
    gender: str | None = None
    speaks: bool = True  # with a state before it, for that state
    is_voice: bool = False  # it names nobody's office

    is_ministry: bool = False

    @property
    def is_sent(self) -> bool:
        """Tell whether "for" and "to" name whom the office deals with, not whom it serves."""
        return self.rank is Rank.ENVOY


class Lexicon:
    """Names, offices and role words, ready to be looked up."""

    def __init__(self) -> None:
        """Load and index the data files of the room."""
        people = load_rules("actors", "roster", Roster).person
        self.states = {state.id: state for state in load_rules("actors", "states", States).state}
        self.organisations = {row.id: row for row in load_rules("actors", "organisations", Organisations).organisation}
        mentions = load_rules("actors", "mentions", Mentions)
        self.implied, self.sorts, self.halves = mentions.implied, mentions.sorts, mentions.halves
        self.shared_seats = mentions.shared_seats
        self.state_media = {fold(name): code for name, code in mentions.state_media.items()}
        self.lists, self.weights, self.limits, self.general = (
            mentions.words,
            mentions.weights,
            mentions.limits,
            mentions.general,
        )
        roles = load_rules("actors", "roles", Roles)
        self.roles = Spotter((*_role_words(roles), *_own_words(self.lists)))
        self.modifiers = {fold(row.word).strip("-"): row for row in roles.modifier}
        given = load_rules("actors", "names", GivenNames)
        self.given: dict[str, str | None] = {fold(name): None for name in given.either}
        self.given |= {fold(name): "m" for name in given.m} | {fold(name): "f" for name in given.f}
        self.names = Spotter(self._listed(people))
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        self.by_given: dict[str, list[Person]] = defaultdict(list)
        self.holders: dict[str, list[tuple[Person, Office]]] = defaultdict(list)
        for person in people:
            self._index(person)

        words = self.lists
        self.honorifics = words.honorifics | words.honorifics_male | words.honorifics_female
        self.plain_words = words.country_words | words.pair_words | words.organisation_words | words.person_words
        self.plain_words |= words.office_words | words.document_words
        self.offices: dict[str, str | None] = {}

    def _listed(self, people: list[Person]) -> Iterator[tuple[str, Listed]]:
        for person in people:
            row = Listed(ListKind.PERSON, person=person)
            yield from ((name, row) for name in (person.name, *person.also))
        for state in self.states.values():
            yield from _names_of(state)
        for organisation in self.organisations.values():
            kind = ListKind.PLATFORM if organisation.kind == "platform" else ListKind.ORGANISATION
            row = Listed(kind, organisation=organisation)
            yield from ((_bare(name), row) for name in (organisation.name, *organisation.also))

    def _index(self, person: Person) -> None:
        is_family_first = any(office.of in self.lists.family_first for office in person.office)
        for name in {surname_of(pieces_of(full), is_family_first) for full in (person.name, *person.also)}:
            if len(name) >= SHORTEST_SURNAME and name not in ORDINALS:
                self.by_surname[name].append(person)
        self.by_given[pieces_of(person.name)[0]].append(person)
        for office in person.office:
            self.holders[office.of].append((person, office))

    def holders_on(self, party: str, day: date | None) -> Iterator[tuple[Person, Office]]:
        """Yield who holds an office of a party on a day."""
        return ((person, office) for person, office in self.holders.get(party, ()) if office.is_held(day))

    def gender_of(self, honorific: str | None) -> str | None:
        """Return what a word of address tells."""
        if honorific in self.lists.honorifics_male:
            return "m"
        return "f" if honorific in self.lists.honorifics_female else None

    def acts_for_state(self, noun: str, word: RoleWord) -> bool:
        """Tell whether a state before the noun is the one it acts for: "Russian troops", not "Russian critics"."""
        return word.speaks or bool({noun, noun.removesuffix("s")} & self.lists.state_forces)

    def office_of(self, title: str) -> str | None:
        """Return the office that a title means: the longest listed words it ends in, before "of", "to" and "for"."""
        whole = self.roles.get(title)
        if whole:
            return whole[0].office or fold(title)
        pieces = pieces_of(TITLE_ENDS.split(title, maxsplit=1)[0])
        for start in range(len(pieces)):
            rows = self.roles.get(" ".join(pieces[start:]))
            if rows:
                return rows[0].office or " ".join(pieces[start:])
        return None


def surname_of(pieces: tuple[str, ...], is_family_first: bool) -> str:  # noqa: FBT001
    """Return the word of a folded name that stands for it alone: "Xi" of "Xi Jinping", else the last."""
    return pieces[0] if is_family_first else pieces[-1]


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _names_of(state: State) -> Iterator[tuple[str, Listed]]:
    named = Listed(ListKind.STATE, state=state)
    yield from ((_bare(name), named) for name in (state.name, *state.also))
    for word in state.demonyms:
        yield word, Listed(ListKind.DEMONYM, state=state)
    capitals = {name for name in (state.capital, *state.capital_also) if name}
    own = {institution.name for institution in state.institution}
    yield from ((name, Listed(ListKind.CAPITAL, state=state)) for name in sorted(capitals))
    yield from ((_bare(name), Listed(ListKind.SEAT, state=state)) for name in state.seats if name not in capitals | own)
    for institution in state.institution:
        kind = ListKind.SEAT if institution.kind == "seat" else ListKind.MINISTRY
        row = Listed(kind, state=state, institution=institution)
        yield from ((_bare(name), row) for name in (institution.name, *institution.also))


def _role_words(roles: Roles) -> Iterator[tuple[str, RoleWord]]:
    for row in roles.role:
        for title in (row.title, *row.also):
            word = RoleWord(row.rank, False, row.office or row.title, tuple(row.implies), row.gender)  # noqa: FBT003
            yield title, word
            yield (row.plural if row.plural and title == row.title else f"{title}s"), replace(word, is_plural=True)
    for group in roles.group:
        yield group.singular, RoleWord(group.rank, False, speaks=group.speaks, is_voice=True)  # noqa: FBT003
        yield group.plural, RoleWord(group.rank, True, speaks=group.speaks, is_voice=True)  # noqa: FBT003
    for unnamed in roles.unnamed:
        for head in (unnamed.head, *unnamed.also):
            yield head, RoleWord(unnamed.rank, head.endswith("s"), speaks=unnamed.speaks, is_voice=True)


def _own_words(words: Words) -> Iterator[tuple[str, RoleWord]]:
    for word in sorted(words.ministry_words):
        yield word, RoleWord(Rank.OTHER, False, is_ministry=True)  # noqa: FBT003
    for word in sorted(words.counterpart):
        yield word, RoleWord(Rank.OTHER, word.endswith("s"), "counterpart")
    for word in sorted(words.title_only):
        yield word, RoleWord(Rank.OTHER, False)  # noqa: FBT003
        yield f"{word}s", RoleWord(Rank.OTHER, True)  # noqa: FBT003


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; the first call reads the files."""
    return Lexicon()
