"""Fetches what stands at an address of the web, where a user names one: public hosts alone, with limits on all."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from time import monotonic
from typing import TYPE_CHECKING

from communique.documents.hosts import Limits, network_limits
from communique.documents.inflate import unpack
from communique.errors import SourceError

if TYPE_CHECKING:
    import httpx

    from communique.documents.connecting import Resolve

ADDRESS = re.compile(r"(?i)https?://")
CHARSET = re.compile(r"""(?i)charset\s*=\s*["']?([\w.:-]+)""")
SCHEMES = {"http", "https"}
OK, UNCHANGED = 200, 304
MAX_PORT = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How the network may be used; as it stands, for public hosts."""

    allowed: tuple[str, ...] = ()  # blocks of addresses that may be reached though they are not public
    limits: Limits = field(default_factory=network_limits)
    resolve: "Resolve | None" = None  # None: as this system does
    now: Callable[[], float] = monotonic  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """By what a server knows which version of a page we have."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent."""

    url: str  # after all redirects
    content_type: str
    charset: str | None
    body: bytes
    version: Version


def is_address(source: str) -> bool:
    """Tell whether a source is an address of the web rather than a file."""
    return bool(ADDRESS.match(source))


def fetch(url: str, network: Network, known: Version | None = None) -> Answer | None:
    """Return what stands at an address; None: the version we know still does.

    Raises:
        SourceError: The address is none, or of a host that may not be reached; the server does not answer, or not in
            time, or with an error, or with more than we take.
    """
    import httpcore  # noqa: PLC0415  loaded where an address is named
    import httpx  # noqa: PLC0415

    try:
        return _fetched(url, network, known or Version())
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise SourceError(f"expected an answer in time, found none ({str(error) or type(error).__name__})") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpx.HTTPError) as error:
        raise SourceError(f"expected a server that answers, found: {error or type(error).__name__}") from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise SourceError(f"expected an address of the web, found {url[:200]!r} ({error})") from error


def _fetched(url: str, network: Network, known: Version) -> Answer | None:
    import httpcore  # noqa: PLC0415
    import httpx  # noqa: PLC0415

    from communique.documents.connecting import (  # noqa: PLC0415
        CheckedBackend,
        CheckedTransport,
        Deadline,
        resolve_host,
    )

    limits = network.limits
    deadline = Deadline(network.now() + limits.whole_seconds, network.now)
    backend = CheckedBackend(network.resolve or resolve_host, network.allowed, deadline, httpcore.SyncBackend())
    timeout = httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds)
    with httpx.Client(transport=CheckedTransport(backend), trust_env=False, timeout=timeout) as client:
        request = client.build_request("GET", _checked(httpx.URL(url)), headers=_headers(known))
        for _ in range(limits.max_redirects + 1):
            response = client.send(request, stream=True)
            try:
                if response.next_request is None:
                    return _answer(response, limits)
                request = response.next_request
            finally:
                response.close()
            _checked(request.url)
    raise SourceError(f"expected a page, found more than {limits.max_redirects} redirects")


def _headers(known: Version) -> dict[str, str]:
    headers = {
        "User-Agent": f"communique/{version('communique')}",
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json,"
        " application/pdf, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return headers | {name: value for name, value in asked.items() if value}


def _checked(url: "httpx.URL") -> "httpx.URL":
    """Return the address, if it is one that we go to.

    Raises:
        SourceError: It is of another kind, has no host or no such port, or names a user.
    """
    if url.scheme not in SCHEMES:
        raise SourceError(f"expected an address with http or https, found {url.scheme[:40]!r}")
    if url.userinfo:
        raise SourceError("expected an address without a user's name, found one")
    if not url.host or (url.port is not None and not 0 < url.port <= MAX_PORT):
        raise SourceError("expected an address with a host and a port that exists, found another")
    return url


def _answer(response: "httpx.Response", limits: Limits) -> Answer | None:
    if response.status_code == UNCHANGED:
        return None
    if response.status_code != OK:
        found = f"{response.status_code} {response.reason_phrase}".strip()
        raise SourceError(f"expected a page, found the answer {found}")
    content_type = response.headers.get("content-type", "")
    charset = CHARSET.search(content_type)
    return Answer(
        url=str(response.url),
        content_type=content_type,
        charset=charset[1] if charset else None,
        body=_body(response, limits.max_bytes),
        version=Version(etag=response.headers.get("etag"), modified=response.headers.get("last-modified")),
    )


def _body(response: "httpx.Response", limit: int) -> bytes:
    """Return the body, unpacked; reading ends where it grows too large."""
    raw = bytearray()
    for piece in response.iter_raw():
        raw += piece
        if len(raw) > limit:
            raise SourceError(f"expected at most {limit:,} bytes, found more")
    return unpack(bytes(raw), response.headers.get("content-encoding"), limit)
