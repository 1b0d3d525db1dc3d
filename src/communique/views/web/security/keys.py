"""Secrets: made at random, kept as hashes, and what follows from them."""

import hmac
import secrets
from hashlib import sha256

BYTES = 32
TOKEN_PREFIX = "communique_"  # noqa: S105  so that a leaked token is found by those who look for them


def new_secret() -> str:
    """Return what nobody can guess."""
    return secrets.token_urlsafe(BYTES)


def new_token() -> str:
    """Return a new token for a program."""
    return f"{TOKEN_PREFIX}{new_secret()}"


def hash_of(secret: str) -> str:
    """Return what is kept of a secret; as it is long and random, one plain hash will do."""
    return sha256(secret.encode()).hexdigest()


def csrf_of(cookie: str) -> str:
    """Return what forms carry for a browser with this cookie; a page of another site can read neither."""
    return hmac.new(cookie.encode(), b"communique form", sha256).hexdigest()


def is_csrf_of(cookie: str, given: str) -> bool:
    """Tell whether a form came from a page of ours."""
    return bool(cookie) and hmac.compare_digest(csrf_of(cookie).encode(), given.encode())
