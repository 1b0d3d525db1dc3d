"""Finds near-copies: one wire text under another headline, with another dateline or a cut end."""

from dataclasses import dataclass

from communique.domain.judgement import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A text as a small signature; msgspec writes and reads it as JSON."""

    keys: tuple[str, ...]  # near-copies share at least one, almost always
    signature: tuple[int, ...]
    words: int


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text, the same on every machine."""
    return Fingerprint(keys=(), signature=(), words=len(text.split()))


def copies(first: tuple[str, Fingerprint], second: tuple[str, Fingerprint]) -> Reason | None:
    """Return why two documents, each an id and a fingerprint, are one text; None where they are not."""
    del first, second
    return None
