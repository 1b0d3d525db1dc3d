"""Knows the states: which words name one, and the government that acts for it, also where no mention is its own."""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from communique.domain.actor import Actor, ActorKind, Cast
from communique.domain.contact import Contact
from communique.domain.evidence import Named
from communique.domain.ids import ActorId, actor_id
from communique.language import Page, Token
from communique.rulebook import load_rules

RULE = "contacts.state"
LONGEST = 3  # words of a state's name


class StateRow(msgspec.Struct, frozen=True):
    """The names of a state; other columns of the list are not needed here."""

    id: str
    name: str
    wikidata: str | None = None
    also: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class StateFile(msgspec.Struct, frozen=True):
    """The list of states that the actors are read with."""

    state: tuple[StateRow, ...]


@cache
def _by_name() -> dict[str, StateRow]:
    rows = load_rules("actors", "states", StateFile).state
    return {name: row for row in rows for name in (row.name, *row.also, *row.demonyms)}


@cache
def _by_seat() -> dict[str, StateRow]:
    return {seat: row for row in load_rules("actors", "states", StateFile).state for seat in row.seats}


@cache
def _by_code() -> dict[str, StateRow]:
    return {row.id: row for row in _by_name().values()}


@cache
def _by_actor() -> dict[ActorId, StateRow]:
    return {_id_of(row): row for row in _by_name().values()}


def _id_of(row: StateRow) -> ActorId:
    return actor_id(row.wikidata or row.id)


def code_at(page: Page, token: Token) -> str | None:
    """Return the state whose name or adjective ends with a word: "Sudanese" of "South Sudanese" is South Sudan."""
    if not token.text[0].isupper():
        return None
    for first in range(max(0, token.i - LONGEST + 1), token.i + 1):
        words = page.tokens_between(first, token.i)
        row = _by_name().get(" ".join(word.text for word in words))
        if row is not None:
            return row.id
    return None


def is_state(name: str) -> bool:
    """Tell whether a name is a state's."""
    return name in _by_name()


def is_after_prefix(page: Page, token: Token) -> bool:
    """Tell whether a name stands behind a prefix: "pro-Danish parties" are not Denmark's."""
    words = page.tokens[max(0, token.i - 2) : token.i]
    return len(words) > 1 and words[1].text in {"-", "‑"} and words[0].lower in {"pro", "anti", "non", "ex"}


def seat_at(token: Token) -> str | None:
    """Return the state whose seat of government a word names, for "the envoys of Oslo and Warsaw"."""
    row = _by_seat().get(token.text)
    return row.id if row is not None else None


def government_of(page: Page, cast: Cast, code: str | None) -> ActorId | None:
    """Return the government of a state, which joins the cast where it is not in it; None for what is no state."""
    row = _by_code().get(code or "")
    if row is None:
        return None
    actor = _id_of(row)
    if actor not in cast.actors:
        cast.actors[actor] = _government(page, row)
    return actor


def introduce_states(page: Page, cast: Cast, contacts: Sequence[Contact]) -> Cast:
    """Return the cast with the governments that take part in contacts and are named by an adjective or a place."""
    found = dict(cast.actors)
    for contact in contacts:
        for named in _named(contact):
            row = _by_actor().get(named.actor)
            if named.actor not in found and row is not None:
                found[named.actor] = _government(page, row)
    return Cast(found, cast.mentions)


def _named(contact: Contact) -> Iterator[Named]:
    yield from contact.participants
    yield from contact.mediators


def _government(page: Page, row: StateRow) -> Actor:
    named = next((page.evidence(token.span) for token in page.tokens if code_at(page, token) == row.id), None)
    return Actor(
        id=_id_of(row),
        name=row.name,
        kind=ActorKind.GOVERNMENT,
        party=row.id,
        roles=(),
        wikidata=row.wikidata,
        mentions=(named,) if named else (),
        rule=RULE,
    )
