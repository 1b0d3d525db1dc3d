"""Tells which sentences of a page can hold an event at all: the others are not read."""

from collections import defaultdict
from functools import cache

from communique.domain.actor import Cast
from communique.events.lexicon import lexicon
from communique.events.sides import Scene
from communique.events.words import states, towns
from communique.language import Page

BOTH = 2  # an act takes two parties, but for those that one party does alone
LONG = 4  # letters of a word by which a name is found
TAILS = ("s", "es")  # what the lemmatizer takes off a name


def worth_reading(scene: Scene) -> frozenset[int]:
    """Return the indexes of the sentences that name two parties, or one and an act of one party alone."""
    words = scene.page.by_lemma
    found = _mentioned(scene.page, scene.cast)
    capitals = (token for lemma in _words_of_names().intersection(words) for token in words[lemma])
    for token in capitals:
        if token.text[:1].isupper() and len(found[token.sentence]) < BOTH:
            state = scene.state_at(token)
            if state is not None:
                found[token.sentence].add(state.row.id)
    alone = {token.sentence for lemma in lexicon().alone.intersection(words) for token in words[lemma]}
    return frozenset(index for index, parties in found.items() if len(parties) >= (1 if index in alone else BOTH))


def _mentioned(page: Page, cast: Cast) -> defaultdict[int, set[str]]:
    """Return the parties of the actors that each sentence mentions."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    party_of = {identity: actor.party for identity, actor in cast.actors.items() if actor.party is not None}
    for head, mention in cast.mentions.items():
        parties = found[page.tokens[head].sentence]
        for identity in (mention.actor, *mention.members) if mention.members else (mention.actor,):
            if identity in party_of:
                parties.add(party_of[identity])
    return found


def _telling(words: list[str]) -> list[str]:
    """Return the longer words of a name ("the", "of" and "new" are everywhere), or all where there are none."""
    return [word for word in words if len(word) >= LONG] or words


@cache
def _words_of_names() -> frozenset[str]:
    """Return the words that give the names of states and towns away, as the lemmatizer may leave them."""
    words = {word for name in (*states(), *towns()) for word in _telling(name.split())}
    return frozenset(words | {word.removesuffix(tail) for word in words for tail in TAILS})
