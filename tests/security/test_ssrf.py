"""No address that a page, a feed or a person names leads into a network of one's own."""

import tomllib
from ipaddress import ip_address
from pathlib import Path

import httpcore
import httpx
import pytest

from communique.documents import Network, fetch
from communique.documents.connecting import CheckedBackend, CheckedTransport, Deadline
from communique.errors import SourceError
from tests.documents.serving import LOOPBACK, Page, serving

TABLE = tomllib.loads(Path(__file__).with_name("ssrf.toml").read_text(encoding="utf-8"))["refused"]
HOSTS = [host for row in TABLE for host in row["hosts"]]
PUBLIC = ["8.8.8.8", "2606:4700:4700::1111"]


def literal(host):
    """Return the plain address that a host is; None where it is a name, or written otherwise."""
    try:
        return str(ip_address(host.strip("[]")))
    except ValueError:
        return None


LITERALS = [address for address in map(literal, HOSTS) if address]


def nobody(host, port):
    raise AssertionError(f"{host}:{port} was looked up")


def test_the_table_is_long_enough():
    assert len(set(HOSTS)) >= 60


@pytest.mark.parametrize("host", HOSTS)
def test_it_is_refused_before_anything_is_looked_up_or_sent(host):
    with pytest.raises(SourceError, match="expected"):
        fetch(f"http://{host}/", Network(resolve=nobody))


@pytest.mark.slow
def test_no_redirect_leads_there():
    with serving({f"/{at}": Page(status=302, headers={"Location": f"http://{host}/".encode().decode("latin-1")})
                  for at, host in enumerate(HOSTS)}) as site:  # fmt: skip
        own = site.url.removeprefix("http://").partition(":")[0]
        for at, host in enumerate(HOSTS):
            if literal(host) and literal(host).startswith("127."):
                continue  # that is where the server of this test is allowed to be
            with pytest.raises(SourceError, match="expected"):
                fetch(f"{site.url}/{at}", Network(allowed=(f"{own}/32",)))


@pytest.mark.parametrize("address", LITERALS)
def test_no_name_leads_there_neither_alone_nor_among_public_ones(address):
    for addresses in ([address], [PUBLIC[0], address], [address, *PUBLIC]):
        with pytest.raises(SourceError, match="the address"):
            fetch("http://harmless.example/", Network(resolve=lambda _host, _port, found=addresses: found))


class Answering(httpcore.NetworkBackend):
    """Notes where connections go, in place of the network."""

    def __init__(self):
        self.connected = []

    def connect_tcp(self, host, port, *_, **__):
        self.connected.append((host, port))
        return httpcore.MockStream([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"])


@pytest.mark.parametrize("rebound", LITERALS[:12])
def test_a_name_that_changes_its_mind_is_asked_once_and_what_was_checked_is_connected_to(rebound):
    answers = iter([[PUBLIC[0]], [rebound], [rebound]])
    plain = Answering()
    backend = CheckedBackend(lambda _host, _port: next(answers), (), Deadline(10, lambda: 0), plain)
    with CheckedTransport(backend) as transport:
        answer = transport.handle_request(httpx.Request("GET", "http://rebinding.example/"))
        assert answer.read() == b"hi"
    assert plain.connected == [(PUBLIC[0], 80)]
    with CheckedTransport(backend) as transport, pytest.raises(SourceError):
        transport.handle_request(httpx.Request("GET", "http://rebinding.example/"))
    assert len(plain.connected) == 1


def test_only_the_block_that_is_allowed_may_be_reached():
    with serving({"/": Page(b"hello", "text/plain")}) as site:
        assert fetch(f"{site.url}/", Network(allowed=LOOPBACK)).body == b"hello"
        with pytest.raises(SourceError):
            fetch(f"{site.url}/", Network())
