"""Sends what is urgent to a webhook: JSON over HTTP, signed where a secret is given, tried again where it fails."""

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from communique.errors import DeliveryError
from communique.views.watch.digest import payload_of
from communique.views.watch.telling import Batch

if TYPE_CHECKING:
    import httpx

TRIES = 3
FIRST_WAIT = 2.0  # seconds after the first failure; each further wait is twice as long
LONGEST_WAIT = 60.0  # seconds, also where the server asks for more
SECONDS = 15.0  # for a connection, for an answer
TOO_MANY, SERVER_ERROR = 429, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A server that takes batches."""

    url: str
    secret: str | None = None
    sleep: Callable[[float], None]

    @property
    def name(self) -> str:
        """Return by what the journal knows it."""
        return f"webhook {self.url}"

    @property
    def shown(self) -> str:
        """Return what a message may call it: of many services the rest of the address is a secret."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}/..." if rest else "the webhook"

    def deliver(self, batch: Batch) -> None:
        """Send a batch; its id goes along, by which the server knows what it has already.

        Raises:
            DeliveryError: The server did not take it, not even when it was tried again.
        """
        import httpx  # noqa: PLC0415  loaded where there is a webhook

        body = msgspec.json.encode(payload_of(batch))
        with _blaming(self.shown), httpx.Client(trust_env=False, timeout=SECONDS) as client:
            for wait in _waits():
                failure = self._failure(client, body, batch.id)
                if failure is None:
                    return
                if wait is None or not failure.may_pass:
                    raise DeliveryError(f"{self.shown}: expected the webhook to take a digest, found {failure.words}")
                self.sleep(max(wait, failure.asked_wait))

    def _failure(self, client: "httpx.Client", body: bytes, batch: str) -> "_Failure | None":
        """Send once; return what went wrong, None: nothing."""
        import httpx  # noqa: PLC0415

        try:
            response = client.post(self.url, content=body, headers=self._headers(body, batch))
        except httpx.TransportError as error:
            return _Failure(f"no answer ({str(error) or type(error).__name__})", may_pass=True)
        if response.is_success:
            return None
        may_pass = response.status_code == TOO_MANY or response.status_code >= SERVER_ERROR
        return _Failure(f"the answer {response.status_code}", may_pass=may_pass, asked_wait=_asked_wait(response))

    def _headers(self, body: bytes, batch: str) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Idempotency-Key": batch}
        if self.secret:
            signature = hmac.new(self.secret.encode(), body, "sha256").hexdigest()
            headers["X-Communique-Signature"] = f"sha256={signature}"
        return headers


@dataclass(frozen=True, slots=True)
class _Failure:
    words: str
    may_pass: bool  # whether another try may go better
    asked_wait: float = 0.0  # seconds the server asks to wait


def _waits() -> Iterator[float | None]:
    """Yield how long to wait after each try; None: there is no further one."""
    yield from (FIRST_WAIT * 2**number for number in range(TRIES - 1))
    yield None


def _asked_wait(response: "httpx.Response") -> float:
    said = response.headers.get("retry-after", "")
    return min(float(said), LONGEST_WAIT) if said.isdecimal() else 0.0


@contextmanager
def _blaming(url: str) -> Iterator[None]:
    import httpx  # noqa: PLC0415

    try:
        yield
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise DeliveryError(f"{url}: expected the address of a webhook, found {error}") from error
