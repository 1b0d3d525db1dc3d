"""What an input may be: kinds of files, limits, and the marks of what is no text; kept in `rules/sources.toml`."""

from functools import cache

import msgspec

from communique.rulebook import load_rules


class Signature(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The first bytes of a kind of file that is no text."""

    kind: str
    starts: str  # hexadecimal


class SourceRules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The form of `rules/sources.toml`."""

    max_characters: int
    max_bytes: int
    max_paged_bytes: int
    max_unpacked_bytes: int
    max_parts: int
    sniffed_bytes: int
    max_depth: int
    open_tags: frozenset[str]
    published_names: tuple[str, ...]
    min_sentence_words: int
    min_sentence_share: float
    mute_tags: frozenset[str]
    inline_tags: frozenset[str]
    hyphen_keepers: frozenset[str]
    feed_lines: tuple[str, ...]
    suffixes: dict[str, str]
    types: dict[str, str]
    signature: tuple[Signature, ...]
    fields: dict[str, tuple[str, ...]]


@cache
def source_rules() -> SourceRules:
    """Return the rules of sources."""
    return load_rules("documents", "sources", SourceRules)


@cache
def field_names() -> dict[str, str]:
    """Return our name of each name under which an input may give a field."""
    return {name: ours for ours, names in source_rules().fields.items() for name in names}


def signature_of(raw: bytes) -> str | None:
    """Return what kind of file these bytes begin, where it is no text."""
    for signature in source_rules().signature:
        if raw.startswith(bytes.fromhex(signature.starts)):
            return signature.kind
    return None
