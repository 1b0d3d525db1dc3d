import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from socket import create_server

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from communique.errors import DeliveryError
from communique.record.history.difference import Change
from communique.views.watch.mail import Mailbox, Security
from communique.views.watch.telling import make_batch
from tests.views.watch.stage import NOW, telling

WORD = "grain"
BATCH = make_batch((telling(), telling(Change.HARDENED, "position", who="Ålesund")), NOW, ())


class Letters:
    """Keeps what a server takes."""

    def __init__(self, refused: str = ""):
        self.taken, self.refused = [], refused

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802  aiosmtpd asks for it
        if address == self.refused:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  aiosmtpd asks for it
        self.taken.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


@contextmanager
def posting(letters: Letters, **options) -> Iterator[int]:
    controller = Controller(letters, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def mailbox(port: int, **fields) -> Mailbox:
    given = {"host": "127.0.0.1", "port": port, "sender": "watch@ledger.example", "to": ("desk@ledger.example",)}
    return Mailbox(**{**given, "security": Security.NONE, **fields})


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificate")
    asked = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
             "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"]  # fmt: skip
    try:
        subprocess.run(asked, cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return served, lambda: ssl.create_default_context(cafile=folder / "cert.pem")


def test_a_mail_says_what_is_new():
    letters = Letters()
    with posting(letters) as port:
        mailbox(port, to=("desk@ledger.example", "night@ledger.example")).deliver(BATCH)
    [(to, message)] = letters.taken
    assert to == ["desk@ledger.example", "night@ledger.example"]
    assert message["Subject"] == "communique: due: 1, positions hardened: 1"
    assert message["Message-ID"] == f"<{BATCH.id}@communique.invalid>"
    assert "**Ålesund**" in message.get_content()


def test_the_way_is_secured_and_the_password_goes_along(certificate):
    served, trusting = certificate
    letters = Letters()

    def known(_server, _session, _envelope, _mechanism, given):
        return AuthResult(success=(given.login, given.password) == (b"desk", WORD.encode()), handled=False)

    options = {"tls_context": served, "require_starttls": True, "authenticator": known, "auth_required": True}
    with posting(letters, **options) as port:
        secured = {"security": Security.STARTTLS, "user": "desk", "context": trusting}
        mailbox(port, password=WORD, **secured).deliver(BATCH)
        with pytest.raises(DeliveryError, match="535"):
            mailbox(port, password=WORD[::-1], **secured).deliver(BATCH)
    assert len(letters.taken) == 1


def test_a_server_that_cannot_be_trusted_gets_nothing(certificate):
    letters = Letters()
    with posting(letters, tls_context=certificate[0]) as port, pytest.raises(DeliveryError, match="certificate"):
        mailbox(port, security=Security.STARTTLS).deliver(BATCH)
    assert letters.taken == []


def test_a_server_without_starttls_gets_nothing():
    letters = Letters()
    with posting(letters) as port, pytest.raises(DeliveryError, match="STARTTLS"):
        mailbox(port, security=Security.STARTTLS).deliver(BATCH)
    assert letters.taken == []


def test_tls_from_the_first_byte(certificate):
    served, trusting = certificate
    letters = Letters()
    with posting(letters, ssl_context=served) as port:
        mailbox(port, security=Security.TLS, context=trusting).deliver(BATCH)
    assert len(letters.taken) == 1


@pytest.mark.parametrize("to", [("nobody@ledger.example",), ("desk@ledger.example", "nobody@ledger.example")])
def test_who_is_refused_is_said(to):
    with posting(Letters("nobody@ledger.example")) as port, pytest.raises(DeliveryError, match="nobody@ledger"):
        mailbox(port, to=to).deliver(BATCH)


@pytest.mark.parametrize("sender", ["a@b\nBcc: c@d", "a@b\r\n\r\nbody"])
def test_an_address_never_becomes_a_header(sender):
    letters = Letters()
    with posting(letters) as port, pytest.raises(DeliveryError, match="expected"):
        mailbox(port, sender=sender).deliver(BATCH)
    assert letters.taken == []


def test_a_server_that_is_not_there_is_said():
    with pytest.raises(DeliveryError, match="expected the mail server to take a mail"):
        mailbox(free_port()).deliver(BATCH)
