import httpcore
import httpx
import pytest

from communique.documents.connecting import CheckedBackend, CheckedTransport, Deadline
from communique.errors import SourceError

PUBLIC, OTHER = "203.0.114.7", "203.0.114.8"
ANSWER = b"HTTP/1.1 203 Told By Another\r\nContent-Length: 2\r\nX-Kept: yes\r\n\r\nhi"


class Stream(httpcore.MockStream):
    """A connection that notes what is asked of it."""

    def __init__(self, asked):
        super().__init__([ANSWER])
        self.asked = asked

    def read(self, max_bytes, timeout=None):
        self.asked.append(("read", max_bytes, timeout))
        return super().read(max_bytes, timeout)

    def write(self, buffer, timeout=None):
        self.asked.append(("write", buffer, timeout))

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        self.asked.append(("start_tls", ssl_context, server_hostname, timeout))
        return self

    def get_extra_info(self, info):
        return None if info == "ssl_object" else ("told", info)

    def close(self):
        self.asked.append(("close",))


class Plain(httpcore.NetworkBackend):
    """Opens such connections, but for hosts that do not answer."""

    def __init__(self, silent=()):
        self.asked, self.silent = [], silent

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.asked.append(("connect", host, port, timeout, local_address, socket_options))
        if host in self.silent:
            raise httpcore.ConnectTimeout(f"{host} is silent")
        return Stream(self.asked)


def backend(plain, addresses=(PUBLIC,), allowed=(), now=lambda: 3.0):
    return CheckedBackend(lambda _host, _port: list(addresses), allowed, Deadline(10.0, now), plain)


def test_a_step_takes_its_own_time_or_what_is_left():
    deadline = Deadline(10.0, lambda: 3.0)
    assert (deadline.left(5.0), deadline.left(9.0), deadline.left(None)) == (5.0, 7.0, 7.0)
    assert Deadline(10.0, lambda: 9.5).left(None) == 0.5
    for now in (10.0, 11.0):
        with pytest.raises(httpcore.ReadTimeout, match=r"^it took too long as a whole$"):
            Deadline(10.0, lambda now=now: now).left(5.0)


def test_each_step_of_a_connection_is_handed_on_with_the_time_it_has():
    plain = Plain()
    stream = backend(plain).connect_tcp("ledger.example", 443, 9.0, "198.51.100.1", [(1, 2, 3)])
    stream.write(b"hello", 5.0)
    secured = stream.start_tls("context", "ledger.example", 9.0)
    secured.write(b"again", 8.0)
    assert secured.read(100, None) == ANSWER
    assert secured.get_extra_info("peer") == ("told", "peer")
    stream.close()
    assert plain.asked == [
        ("connect", PUBLIC, 443, 7.0, "198.51.100.1", [(1, 2, 3)]),
        ("write", b"hello", 5.0),
        ("start_tls", "context", "ledger.example", 7.0),
        ("write", b"again", 7.0),
        ("read", 100, 7.0),
        ("close",),
    ]


def test_the_next_address_is_tried_where_one_is_silent():
    plain = Plain(silent=[PUBLIC])
    backend(plain, [PUBLIC, OTHER]).connect_tcp("ledger.example", 80)
    assert [step[1] for step in plain.asked] == [PUBLIC, OTHER]
    with pytest.raises(httpcore.ConnectTimeout, match=f"^{PUBLIC} is silent$"):
        backend(plain, [PUBLIC]).connect_tcp("ledger.example", 80)
    with pytest.raises(httpcore.ConnectError, match=r"^the host has no address$"):
        backend(plain, []).connect_tcp("ledger.example", 80)


def test_one_address_that_may_not_be_reached_is_enough_to_refuse_and_a_block_may_be_allowed():
    plain = Plain()
    with pytest.raises(SourceError, match=r"found the address 10\.0\.0\.1"):
        backend(plain, [PUBLIC, "10.0.0.1"]).connect_tcp("ledger.example", 80)
    assert plain.asked == []
    backend(plain, [PUBLIC, "10.0.0.1"], ("10.0.0.0/8",)).connect_tcp("ledger.example", 80)
    backend(plain, ["10.0.0.1"], ("10.0.0.0/8",)).connect_tcp("10.0.0.1", 80)
    with pytest.raises(SourceError, match=r"found the address 10\.0\.0\.1"):
        backend(plain).connect_tcp("10.0.0.1", 80)


@pytest.mark.parametrize(
    ("url", "port", "target"),
    [("http://ledger.example/a?b=c", 80, b"/a?b=c"), ("http://ledger.example:8080/", 8080, b"/")],
)
def test_a_request_is_sent_as_it_is_and_the_answer_told_as_it_came(url, port, target):
    plain = Plain()
    with CheckedTransport(backend(plain)) as transport:
        answer = transport.handle_request(httpx.Request("POST", url, headers={"X-Asked": "yes"}, content=b"body"))
        assert answer.read() == b"hi"
    assert (answer.status_code, answer.headers["x-kept"]) == (203, "yes")
    assert plain.asked[0][:3] == ("connect", PUBLIC, port)
    sent = b"".join(step[1] for step in plain.asked if step[0] == "write")
    assert sent.startswith(b"POST " + target + b" HTTP/1.1\r\n")
    assert b"X-Asked: yes\r\n" in sent
    assert sent.endswith(b"\r\n\r\nbody")
    assert ("close",) in plain.asked


def test_the_time_that_a_request_names_is_kept():
    plain = Plain()
    request = httpx.Request("GET", "http://ledger.example/", extensions={"timeout": {"connect": 1.0, "read": 2.0}})
    with CheckedTransport(backend(plain)) as transport:
        transport.handle_request(request).read()
    assert {step[0]: step[-1] for step in plain.asked if step[0] == "read"} == {"read": 2.0}
    assert plain.asked[0][3] == 1.0
