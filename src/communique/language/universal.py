"""Reads what words of another language say of themselves, as Universal Dependencies tell it (features in `tag`)."""

from collections.abc import Iterator

from communique.language.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
EITHER_WAY = str.maketrans({"\N{CYRILLIC SMALL LETTER IO}": "\N{CYRILLIC SMALL LETTER IE}"})
SUBJECTS = ("nsubj", "nsubj:pass")


def feature(token: Token, name: str) -> str:
    """Return a feature of a word ("Case": "Ins"); "" where it has none."""
    start = f"{name}="
    return next((part[len(start) :] for part in token.tag.split("|") if part.startswith(start)), "")


def is_finite(token: Token) -> bool:
    """Tell whether a clause can stand on a word: no infinitive, no converb, no participle but a short one."""
    if token.pos not in VERBAL and feature(token, "Variant") != "Short":
        return False
    return feature(token, "VerbForm") == "Fin" or feature(token, "Variant") == "Short"


def tense_named(verb: Token) -> str:
    """Return "Past", "Pres" or "Fut", of its auxiliary where it has one; "" for an infinitive."""
    for word in verb.children_by("aux", "aux:pass", "cop"):
        if found := feature(word, "Tense"):
            return found
    if feature(verb, "Variant") == "Short":  # "the round is put off": a state that an act left behind
        return "Past" if feature(verb, "Tense") == "Past" else "Pres"
    return feature(verb, "Tense")


def plain(word: str) -> str:
    """Return a word in lower case, with "\N{CYRILLIC SMALL LETTER IE}" for the letter that news writes either way."""
    return word.lower().translate(EITHER_WAY)


def marked_by(token: Token, words: frozenset[str]) -> bool:
    """Tell whether one of the words hangs on a word ("not", "if", "perhaps")."""
    return any(child.lower in words for child in token.children)


def preposition_of(noun: Token) -> str:
    """Return the preposition of a noun; "" where it has none."""
    case = noun.child("case")
    return case.lower if case else ""


def joined_with(first: Token) -> Iterator[Token]:
    """Yield a noun and those joined to it, as far as their case is the same."""
    case = feature(first, "Case")
    yield from (word for word in first.conjuncts() if word is first or feature(word, "Case") in {case, ""})


def climbed(token: Token) -> Iterator[Token]:
    """Yield a word and those above it, but no further than eight steps: what is deeper is noise."""
    yield token
    for count, above in enumerate(token.ancestors()):
        if count == 8:  # noqa: PLR2004  as said
            return
        yield above
