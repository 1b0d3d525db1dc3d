"""What the pages are served with, and the server itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

HOST = "127.0.0.1"
PORT = 8321


def now() -> datetime:
    """Return the time in UTC; tests hand in another clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """All that the pages need to know of where they run."""

    database: str  # path or URL
    by: str  # who reviews where nobody signs in
    host: str = HOST
    port: int = PORT
    address: str | None = None  # under which others reach it: "https://record.example.org"
    title: str = "communique"
    clock: Callable[[], datetime] = now

    @property
    def is_secure(self) -> bool:
        """Tell whether browsers reach it over HTTPS alone."""
        return (self.address or "").startswith("https://")
