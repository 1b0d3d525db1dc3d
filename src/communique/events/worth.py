"""Tells which sentences of a page can hold an event at all: the others are not read."""

from functools import cache

from communique.domain.actor import Cast
from communique.events.lexicon import lexicon
from communique.events.words import states, towns
from communique.language import Page

BOTH = 2  # an act takes two parties, but for those that one party does alone
TAILS = ("s", "es")  # what the lemmatizer takes off a name


def worth_reading(page: Page, cast: Cast) -> frozenset[int]:
    """Return the indexes of the sentences that may name two parties, or an act of one party alone."""
    named = _parties(page, cast)
    words = page.by_lemma
    alone = {token.sentence for lemma in lexicon().alone.intersection(words) for token in words[lemma]}
    return frozenset(index for index, parties in named.items() if len(parties) >= BOTH or index in alone)


def _parties(page: Page, cast: Cast) -> dict[int, set[str]]:
    """Return the parties that each sentence may name; rather too many than too few."""
    found: dict[int, set[str]] = {}
    known: set[int] = set()
    for head, mention in cast.mentions.items():
        for identity in (mention.actor, *mention.members):
            actor = cast.actors.get(identity)
            if actor is not None and actor.party is not None:
                known.add(head)
                found.setdefault(page.tokens[head].sentence, set()).add(actor.party)
    for lemma in _words_of_names().intersection(page.by_lemma):
        for token in page.by_lemma[lemma]:
            if token.text[:1].isupper() and token.i not in known:
                found.setdefault(token.sentence, set()).add(token.lower)
    return found


@cache
def _words_of_names() -> frozenset[str]:
    """Return each word of the names of states and towns, as the lemmatizer may leave it."""
    words = {word for name in (*states(), *towns()) for word in name.split()}
    return frozenset(words | {word.removesuffix(tail) for word in words for tail in TAILS})
