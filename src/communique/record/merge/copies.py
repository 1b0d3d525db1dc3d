"""Finds near-copies: one wire text under another headline, with another dateline or a cut end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from communique.domain.judgement import PROGRAM, Reason, Verdict
from communique.record.merge.lexicon import copy_rules
from communique.record.merge.names import folded
from communique.record.merge.rulings import pair_of

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A text in few numbers; msgspec writes and reads it as JSON."""

    keys: tuple[str, ...]  # near-copies share one, almost always
    lowest: tuple[int, ...]  # the lowest hashes of the text's shingles, sorted
    shingles: int  # how many there are
    words: int
    all_words: str  # hash of all words in order


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text, the same on every machine."""
    rules = copy_rules()
    words = WORD.findall(folded(text))
    hashes = set(_hashes(words))
    all_words = blake2b(" ".join(words).encode(), digest_size=8).hexdigest()
    keys = [f"all:{all_words}"]
    if len(words) >= rules.shortest:
        keys += [*_keys("head", set(_hashes(words[: rules.head]))), *_keys("whole", hashes)]
    return Fingerprint(
        keys=tuple(keys),
        lowest=tuple(sorted(hashes)[: rules.size]),
        shingles=len(hashes),
        words=len(words),
        all_words=all_words,
    )


def copies(first: tuple[str, Fingerprint], second: tuple[str, Fingerprint]) -> Reason | None:
    """Return why two documents, each an id and a fingerprint, are one text; None where they are not."""
    (one, mine), (other, theirs) = sorted((first, second), key=lambda each: each[0])
    words = _ground(mine, theirs)
    return Reason(about=pair_of(one, other), verdict=Verdict.SAME, words=words, by=PROGRAM) if words else None


def _ground(mine: Fingerprint, theirs: Fingerprint) -> str | None:
    rules = copy_rules()
    if mine.all_words == theirs.all_words:
        return "the same words"
    shorter = min(mine.words, theirs.words)
    if shorter < rules.shortest:
        return None
    similar = _similarity(mine, theirs)
    shared = similar * (mine.shingles + theirs.shingles) / (1 + similar)
    contained = min(1.0, shared / min(mine.shingles, theirs.shingles))
    is_short = shorter < rules.short
    if similar >= (rules.similar_short if is_short else rules.similar):
        return f"{similar:.0%} of all runs of {rules.shingle} words stand in both"
    if contained >= (rules.similar_short if is_short else rules.contained):
        return f"{contained:.0%} of the shorter text's runs of {rules.shingle} words stand in the longer"
    return None


def _similarity(mine: Fingerprint, theirs: Fingerprint) -> float:
    """Return the share of shingles both have, of those of either, estimated from the lowest hashes of both together."""
    both = set(mine.lowest) & set(theirs.lowest)
    together = sorted({*mine.lowest, *theirs.lowest})[: copy_rules().size]
    return sum(number in both for number in together) / len(together) if together else 0.0


def _hashes(words: Sequence[str]) -> Iterator[int]:
    """Yield a number for every run of so many words."""
    size = copy_rules().shingle
    for at in range(len(words) - size + 1):
        run = " ".join(words[at : at + size])
        yield int.from_bytes(blake2b(run.encode(), digest_size=6).digest(), "big")


def _keys(part: str, hashes: set[int]) -> Iterator[str]:
    """Yield keys of the lowest hashes in so many bins: two texts share each with the likelihood that they are alike."""
    rules = copy_rules()
    lowest: dict[int, int] = {}
    for number in hashes:
        at = number % (rules.keys * rules.rows)
        lowest[at] = min(number, lowest.get(at, number))
    for key in range(rules.keys):
        rows = [lowest.get(key * rules.rows + row) for row in range(rules.rows)]
        if all(rows):
            yield f"{part}{key}:" + "-".join(f"{row:x}" for row in rows if row)
