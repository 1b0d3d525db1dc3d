"""Reads what dashes and brackets hold behind a name: its short form, or those a group consists of."""

from communique.domain.actor import ActorKind, Cast, Mention
from communique.language import Page, Token

DASHES = frozenset({"-", "–", "—", "--"})


def after_brackets(page: Page, cast: Cast, token: Token, last: int, mentions: list[Mention]) -> int:
    """Return the index of the word behind a bracket that a list goes on after; the word's own where none opens.

    Args:
        last: Index of the last word that the list may reach.
        mentions: Who was named before; states in the bracket take the place of the group they make up.
    """
    inside = page.tokens[token.i + 1 : token.i + 3] if token.text == "(" else ()
    if len(inside) > 1 and inside[1].text == ")" and inside[0].text.isupper():
        return token.i + 3  # "the United Nations (UN)"
    if token.text not in DASHES | {"("}:
        return token.i
    closing = {")"} if token.text == "(" else DASHES
    end = next((word.i for word in page.tokens_between(token.i + 1, last) if word.text in closing), last)
    listed = _states(page, cast, token.i + 1, end - 1)
    if not listed:
        return token.i
    while mentions and cast.actors[mentions[-1].actor].kind not in {ActorKind.PERSON, ActorKind.GOVERNMENT}:
        mentions.pop()
    mentions += listed
    return end + 1


def _states(page: Page, cast: Cast, first: int, last: int) -> list[Mention]:
    """Return the states that alone stand between two words, two at least: "A, B and C"."""
    words = page.tokens_between(first, last)
    found = [mention for word in words if (mention := cast.at(word.i)) is not None and mention.head == word.i]
    rest = [word for word in words if not any(mention.span.covers(word.span) for mention in found)]
    if any(word.pos not in {"DET", "PUNCT", "CCONJ"} and word.lower != "plus" for word in rest):
        return []
    are_states = all(cast.actors[mention.actor].kind is ActorKind.GOVERNMENT for mention in found)
    return found if len(found) > 1 and are_states else []
