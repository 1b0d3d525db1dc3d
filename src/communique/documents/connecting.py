"""Connects to the very address that was checked, and ends what takes too long."""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from communique.documents.hosts import check_address, check_host

Resolve = Callable[[str, int], list[str]]  # a host and a port to the addresses of the host


def resolve_host(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as this system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Deadline:
    """When all must be done."""

    at: float
    now: Callable[[], float]

    def left(self, seconds: float | None) -> float:
        """Return how long a step may take: its own seconds, or what is left of the whole.

        Raises:
            httpcore.ReadTimeout: Nothing is left.
        """
        left = self.at - self.now()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long as a whole")
        return left if seconds is None else min(left, seconds)


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves a host once, checks every address it has, and connects to one of these."""

    def __init__(
        self, resolve: Resolve, allowed: tuple[str, ...], deadline: Deadline, plain: httpcore.NetworkBackend
    ) -> None:
        """Take what the network may be used for.

        Args:
            resolve: How a host's addresses are found.
            allowed: Blocks of addresses that may be reached though they are not public.
            deadline: When all must be done.
            plain: What opens the connection.
        """
        self._resolve, self._allowed, self._deadline, self._plain = resolve, allowed, deadline, plain

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of a host that answers.

        Raises:
            SourceError: The host, or any address it has, may not be reached.
            httpcore.ConnectError: The host has no address, or none answers.
        """
        failure: Exception = httpcore.ConnectError("the host has no address")
        for address in self._addresses(host, port):
            left = self._deadline.left(timeout)
            try:
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def _addresses(self, host: str, port: int) -> list[str]:
        check_host(host, self._allowed)
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the host is not known ({error})") from error
        for address in addresses:
            check_address(address, self._allowed)
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection on which each step ends in time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class CheckedTransport(httpx.BaseTransport):
    """Carries requests of httpx over checked connections; certificates and hosts go by the name that was asked for."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        """Take what opens connections."""
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to a request, its body still to be read."""
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.read(),
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
