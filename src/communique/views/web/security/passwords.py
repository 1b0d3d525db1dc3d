"""Passwords: kept as argon2 hashes, checked in the same time whether or not there is such an account."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from communique.errors import RecordError

SHORTEST, LONGEST = 12, 1024  # characters
_hasher = PasswordHasher()  # argon2id, with the costs that RFC 9106 names for little memory


def hash_password(password: str) -> str:
    """Return the hash of a password.

    Raises:
        RecordError: It is too short or too long.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise RecordError(f"expected a password of {SHORTEST} to {LONGEST} characters, found {len(password)}")
    return _hasher.hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """Tell whether a password has this hash.

    Args:
        kept: None: there is no such account; it takes as long to say so.
    """
    if len(password) > LONGEST:
        return False
    try:
        _hasher.verify(kept or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


@cache
def _nobodys() -> str:
    """Return the hash of a password that nobody has."""
    return _hasher.hash("\x00")
