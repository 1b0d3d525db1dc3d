"""Tells in whose mouth a word stands: the statements around it, from the innermost outwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.domain.actor import Actor, ActorKind, Cast
from communique.domain.evidence import Named
from communique.domain.ids import ActorId, FindingId
from communique.domain.statement import Act, Statement
from communique.language import Page, Token
from communique.positions.lexicon import words
from communique.positions.standins import stand_in

PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "who", "which"})


@dataclass(frozen=True, slots=True)
class Holder:
    """A party with the actor that stands for it here."""

    named: Named
    party: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A page with its actors and with the statements around each of its words."""

    page: Page
    cast: Cast
    around: dict[int, tuple[Statement, ...]]  # the statements in whose content a token stands, the innermost first
    by_cue: dict[int, Statement]  # by the index of each token of its cue
    behind: dict[ActorId, ActorId] = field(default_factory=dict)  # the state behind a ministry nobody named
    members: dict[ActorId, tuple[ActorId, ...]] = field(default_factory=dict)  # who belongs to a group
    heard: dict[int, Statement | None] = field(default_factory=dict)  # what `speech_at` has found, by token
    named: dict[int, tuple[Holder, ...]] = field(default_factory=dict)  # whom a word names, once asked for
    held: dict[int, tuple[Holder, ...]] = field(default_factory=dict)  # what `holders_at` has found, by token
    spoken: dict[FindingId, tuple[Holder, ...]] = field(default_factory=dict)  # who makes a statement, once asked for
    words: dict[int, frozenset[str]] = field(default_factory=dict)  # of a sentence, once asked for

    def speech_at(self, token: Token) -> Statement | None:
        """Return the innermost statement a word is part of, of those with a speaker; None: the reporter's own words.

        A speaker who is a pronoun that nobody resolved gives way to the statement around it.
        """
        found = self.around.get(token.i)
        if found is None:
            return None
        if token.i not in self.heard:
            self.heard[token.i] = self._heard(found)
        return self.heard[token.i]

    def _heard(self, found: Sequence[Statement]) -> Statement | None:
        spoken = [
            statement
            for statement in found
            if statement.act is not Act.WANT and self.speaker_of(statement) is not None and not self._is_wire(statement)
        ]
        return next((statement for statement in spoken if not self._is_open(statement)), spoken[0] if spoken else None)

    def words_in(self, sentence: int) -> frozenset[str]:
        """Return the words of a sentence in small letters, by its index."""
        if sentence not in self.words:
            self.words[sentence] = frozenset([token.lower for token in self.page.sentences[sentence].tokens])
        return self.words[sentence]

    def said_by(self, token: Token) -> Statement | None:
        """Return the statement whose cue the word is."""
        return self.by_cue.get(token.i)

    def speaker_of(self, statement: Statement) -> Actor | None:
        """Return the actor who speaks; None where the text does not say."""
        return self.actor_of(statement.speaker.actor) if statement.speaker is not None else None

    def actor_of(self, actor: ActorId) -> Actor | None:
        """Return an actor, or the state behind it."""
        return self.cast.actors.get(self.behind.get(actor, actor))

    def _is_wire(self, statement: Statement) -> bool:
        """Tell whether a news agency only passes on what somebody said: ", according to the news agency"."""
        actor = self.speaker_of(statement)
        names = set(actor.name.lower().split()) if actor is not None else set()
        return statement.rule == "en.according-to" and not words("wires").isdisjoint(names)

    def _is_open(self, statement: Statement) -> bool:
        actor = self.speaker_of(statement)
        return actor is not None and actor.party is None and actor.name.lower() in PRONOUNS

    def is_paper(self, statement: Statement) -> bool:
        """Tell whether a paper speaks, not a party: "the statement read"."""
        actor = self.speaker_of(statement)
        words_of = actor.name.lower().split() if actor is not None and actor.party is None else []
        return bool(words_of) and words_of[-1] in words("papers")

    def is_relayed(self, statement: Statement) -> bool:
        """Tell whether the speaker only passes on what happened: an unnamed official, a source, an agency."""
        actor = self.cast.actors.get(statement.speaker.actor) if statement.speaker is not None else None
        return actor is not None and actor.party is None and actor.kind in {ActorKind.UNNAMED, ActorKind.GROUP}


def scene_of(page: Page, cast: Cast, statements: Sequence[Statement]) -> Scene:
    """Return the page with the statements around every word."""
    stand, statements = stand_in(page, cast, statements)
    cast = Cast(cast.actors, {**cast.mentions, **stand.mentions}, cast.joint)
    around: dict[int, tuple[Statement, ...]] = {}
    by_cue: dict[int, Statement] = {}
    for statement in sorted((statement for statement in statements if statement.content), key=_length, reverse=True):
        alone = (statement,)
        for part in statement.content:
            for token in page.tokens_in(part):
                outer = around.get(token.i)
                around[token.i] = (statement, *outer) if outer else alone
        if statement.cue is not None:
            by_cue.update((token.i, statement) for token in page.tokens_in(statement.cue))
    members = {mention.actor: mention.members for mention in cast.mentions.values() if mention.members}
    return Scene(page, cast, around, by_cue, stand.behind, members)


def _length(statement: Statement) -> int:
    return max(part.end for part in statement.content) - min(part.start for part in statement.content)
