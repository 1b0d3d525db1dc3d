"""Compares wordings: the same words, a part of them, or another translation of them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from communique.record.merge.lexicon import wording_rules
from communique.record.merge.names import folded

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording in what can be compared."""

    contents: tuple[str, ...]  # content words, folded, in order
    contrary: frozenset[str]  # words that turn the sense round
    numbers: frozenset[str]
    names: frozenset[str]  # words with a capital that do not begin the wording


@lru_cache(maxsize=16_384)
def wording_of(text: str) -> Wording:
    """Return a wording."""
    rules = wording_rules()
    found = WORD.findall(text)
    words = [folded(word) for word in found]
    contents = [rules.alike.get(word, word) for word in words if word not in rules.empty]
    return Wording(
        contents=tuple(contents),
        contrary=frozenset(word for word in words if word in rules.contrary),
        numbers=frozenset(word for word in words if word.isdigit()),
        names=frozenset(folded(word) for word in found[1:] if word[0].isupper()) - rules.empty,
    )


def keys_of(text: str) -> tuple[str, ...]:
    """Return keys by which wordings find each other: the lowest hashes of their neighbouring content words."""
    contents = wording_of(text).contents
    pairs = {" ".join(pair) for pair in pairwise(contents)} or {" ".join(contents)}
    hashes = sorted(blake2b(pair.encode(), digest_size=5).hexdigest() for pair in pairs)
    return tuple(hashes[: wording_rules().limits.keys])


def likeness(first: str, second: str, *, is_quoted: bool = False) -> str | None:
    """Return in words how two wordings are one, None where they are not.

    Args:
        is_quoted: Both stand in quotation marks: a shorter part will do.
    """
    one, other = wording_of(first), wording_of(second)
    limits = wording_rules().limits
    if not one.contents or not other.contents:
        return None
    if one.contents == other.contents:
        return "the same words"
    if _is_part(one, other, limits.partial if is_quoted else limits.contained):
        return "one wording is part of the other"
    return _is_alike(one, other)


def is_verbatim(first: str, second: str) -> bool:
    """Tell whether two wordings have the same content words, or one holds the other in full."""
    one, other = wording_of(first), wording_of(second)
    return one.contents == other.contents or _is_part(one, other, wording_rules().limits.contained)


def _is_part(one: Wording, other: Wording, least: int) -> bool:
    """Tell whether the shorter stands in the longer, word by word."""
    short, long = sorted((one.contents, other.contents), key=len)
    starts = range(len(long) - len(short) + 1)
    return len(short) >= least and any(long[at : at + len(short)] == short for at in starts)


def _is_alike(one: Wording, other: Wording) -> str | None:
    """Return that most words are shared, where nothing that turns or fills the sense differs."""
    limits = wording_rules().limits
    if bool(one.contrary) != bool(other.contrary) or one.numbers != other.numbers:
        return None
    if one.names - other.names and other.names - one.names:
        return None
    mine, theirs = set(one.contents), set(other.contents)
    longest = max(len(mine), len(theirs))
    shared = len(mine & theirs)
    if shared < limits.contents or shared < limits.similar * longest:
        return None
    return f"{shared} of {longest} words are the same"
