"""No test reaches beyond loopback: pyproject.toml tells pytest-socket so."""

import asyncio
import socket
from contextlib import closing

import httpx
import pytest
from pytest_socket import SocketConnectBlockedError

ELSEWHERE = "192.0.2.1"  # kept for documentation (RFC 5737): nobody has it
BLOCKED = pytest.mark.filterwarnings("ignore:A test tried to use socket")


def ask_by_asyncio(host):
    async def ask():
        await asyncio.wait_for(asyncio.open_connection(host, 80), timeout=5)

    asyncio.run(ask())


@BLOCKED
@pytest.mark.parametrize(
    "ask",
    [
        lambda host: socket.create_connection((host, 80), timeout=5),
        lambda host: httpx.get(f"http://{host}/", timeout=5),
        ask_by_asyncio,
    ],
    ids=["socket", "httpx", "asyncio"],
)
def test_a_test_that_reaches_out_fails_and_hears_where_to(ask):
    with pytest.raises(SocketConnectBlockedError, match=rf'host "{ELSEWHERE}" \(allowed: .*127\.0\.0\.1'):
        ask(ELSEWHERE)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_open(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1]), timeout=5).close()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no such sockets")
def test_sockets_of_the_file_system_are_open(tmp_path):
    with closing(socket.socket(socket.AF_UNIX)) as server, closing(socket.socket(socket.AF_UNIX)) as guest:
        server.bind(str(tmp_path / "s"))
        server.listen()
        guest.connect(str(tmp_path / "s"))
