"""Tells which sentences of a page can hold an event at all: the others are not read."""

from functools import cache

from communique.domain.actor import Cast
from communique.events.lexicon import lexicon
from communique.events.sides import Scene
from communique.events.words import states, towns
from communique.language import Page

BOTH = 2  # an act takes two parties, but for those that one party does alone
TAILS = ("s", "es")  # what the lemmatizer takes off a name


def worth_reading(scene: Scene) -> frozenset[int]:
    """Return the indexes of the sentences that name two parties, or one and an act of one party alone."""
    page = scene.page
    words = page.by_lemma
    alone = {token.sentence for lemma in lexicon().alone.intersection(words) for token in words[lemma]}
    found = _mentioned(page, scene.cast)
    for token in page.by_lemmas(_words_of_names().intersection(words)):
        if token.text[:1].isupper():
            parties = found.setdefault(token.sentence, set())
            enough = 1 if token.sentence in alone else BOTH
            if len(parties) < enough and (state := scene.state_at(token)) is not None:
                parties.add(state.row.id)
    return frozenset(index for index, parties in found.items() if len(parties) >= (1 if index in alone else BOTH))


def _mentioned(page: Page, cast: Cast) -> dict[int, set[str]]:
    """Return the parties of the actors that each sentence mentions."""
    found: dict[int, set[str]] = {}
    tokens, actors = page.tokens, cast.actors
    for head, mention in cast.mentions.items():
        for identity in (mention.actor, *mention.members) if mention.members else (mention.actor,):
            actor = actors.get(identity)
            if actor is not None and actor.party is not None:
                found.setdefault(tokens[head].sentence, set()).add(actor.party)
    return found


@cache
def _words_of_names() -> frozenset[str]:
    """Return each word of the names of states and towns, as the lemmatizer may leave it."""
    words = {word for name in (*states(), *towns()) for word in name.split()}
    return frozenset(words | {word.removesuffix(tail) for word in words for tail in TAILS})
