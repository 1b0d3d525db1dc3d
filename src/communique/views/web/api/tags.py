"""ETags: what an answer says, as a hash, so that nobody has to fetch the same again."""

from hashlib import sha256

import msgspec

DIGITS = 32


def encode(whole: object) -> bytes:
    """Return what goes over the wire; equal nouns give equal bytes."""
    return msgspec.json.encode(whole)


def tag(content: bytes) -> str:
    """Return the ETag of what goes over the wire."""
    return f'"{sha256(content).hexdigest()[:DIGITS]}"'


def tag_of(whole: object) -> str:
    """Return the ETag of a noun."""
    return tag(encode(whole))


def is_among(found: str, header: str) -> bool:
    """Tell whether an If-None-Match or If-Match header names an ETag; proxies may have weakened it.

    >>> is_among('"a"', '"b", W/"a"'), is_among('"a"', "*"), is_among('"a"', "")
    (True, True, False)
    """
    names = [name.strip().removeprefix("W/") for name in header.split(",")]
    return "*" in names or found in names
