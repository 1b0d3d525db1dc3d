"""An act that a clause names, before anybody asks who its sides are."""

import msgspec

from communique.domain.event import EventType
from communique.language import Token


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """An act a clause names: its type, its word, who acts, and where the recipient stands."""

    type: EventType
    rule: str
    anchor: Token  # the word that names the act
    outer: Token  # the verb whose clause it stands in, operators included
    actor: Token | None
    mode: tuple[str, ...] = ()
    cameo: str | None = None
    slots: tuple[str, ...] = ("object",)
    holders: tuple[Token, ...] = ()  # the words whose objects and prepositions name the recipient
    covers: tuple[Token, ...] = ()  # the verbs below it that it speaks for
    via: tuple[str, ...] = ()  # the operators that left the act what it is
    is_joint: bool = False  # its subjects may do it with one another ("Chile and Peru signed")
    is_strict: bool = False  # the recipient stands in one of the slots, nowhere else
    is_turned: bool = False  # a negation made it what it is ("will not lift")
