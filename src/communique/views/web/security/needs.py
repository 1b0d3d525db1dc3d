"""Which role a request needs; whatever is not named here needs a reader to read and an analyst to change."""

from communique.record import Role

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN = ("/static/", "/sign-in", "/theme", "/feeds/", "/healthz")  # a feed's address is its own key
READERS = ("/sign-out", "/account", "/saved", "/visit")  # what each may change that is their own
ADMINS = ("/accounts", "/api/v1/accounts")


def needed(method: str, path: str) -> Role | None:
    """Return the role that a request needs; None: it is open to all.

    >>> needed("GET", "/contacts"), needed("POST", "/review"), needed("GET", "/sign-in")
    (<Role.READER: 'reader'>, <Role.ANALYST: 'analyst'>, None)
    """
    if _is_under(path, OPEN):
        return None
    if _is_under(path, ADMINS):
        return Role.ADMIN
    if method in SAFE or _is_under(path, READERS):
        return Role.READER
    return Role.ANALYST


def _is_under(path: str, places: tuple[str, ...]) -> bool:
    return any(path.startswith(place) if place.endswith("/") else _is_in(path, place) for place in places)


def _is_in(path: str, place: str) -> bool:
    return path == place or path.startswith((f"{place}/", f"{place}."))
