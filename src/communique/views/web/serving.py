"""What the pages are served with, and the server itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from communique.errors import SettingsError
from communique.views.web.security.hosts import is_loopback

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

    @property
    def at(self) -> str:
        """Return the address to open in a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.address or f"http://{host}:{self.port}/"

    def check(self, *, has_accounts: bool) -> None:
        """See that nobody reaches the record who should not.

        Raises:
            SettingsError: Others could, and there is no account to sign in with.
        """
        parts = urlsplit(self.address or "http://localhost")
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SettingsError(f"--address: expected https://NAME, found '{self.address}'")
        if not has_accounts and not is_loopback(self.host):
            raise SettingsError(
                f"{self.host}: others could reach the record, and nobody would have to sign in; add an account first: "
                "`communique accounts add NAME --role admin` (or leave --host out, to serve this machine alone)"
            )
        if not has_accounts and self.address:
            raise SettingsError(
                f"{self.address}: others could reach the record through it, and nobody would have to sign in; "
                "add an account first: `communique accounts add NAME --role admin`"
            )
