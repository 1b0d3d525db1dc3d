"""Sends what is urgent as mail."""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum

from communique.errors import DeliveryError
from communique.views.watch.digest import render_digest, summary_of
from communique.views.watch.telling import Batch

SECONDS = 30.0  # for a connection, for an answer
LONGEST_SUBJECT = 150


class Security(StrEnum):
    """How the way to the mail server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A mail server, and to whom it sends."""

    host: str
    port: int
    sender: str
    to: tuple[str, ...]
    security: Security = Security.STARTTLS
    user: str | None = None
    password: str | None = None
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context  # whom to trust

    @property
    def name(self) -> str:
        """Return by what the journal knows it."""
        return f"mail {', '.join(self.to)}"

    def deliver(self, batch: Batch) -> None:
        """Send a batch; sent again, it has the same Message-ID.

        Raises:
            DeliveryError: The server cannot be reached, is not to be trusted, or refuses the mail or somebody.
        """
        where = f"{self.host}:{self.port}"
        try:
            message = self._message(batch)
            with self._connected() as server:
                if self.user:
                    server.login(self.user, self.password or "")
                refused = server.send_message(message)
        except (OSError, ValueError, smtplib.SMTPException) as error:  # ValueError: an address that is none
            raise DeliveryError(f"{where}: expected the mail server to take a mail, found: {error}") from error
        if refused:
            raise DeliveryError(f"{where}: expected everyone to be known, found: {', '.join(sorted(refused))} refused")

    def _connected(self) -> smtplib.SMTP:
        if self.security is Security.TLS:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=self.context())
        server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        if self.security is Security.STARTTLS:
            try:
                server.starttls(context=self.context())
            except BaseException:
                server.close()
                raise
        return server

    def _message(self, batch: Batch) -> EmailMessage:
        at: datetime = batch.at
        message = EmailMessage()
        message["From"] = self.sender
        message["To"] = ", ".join(self.to)
        message["Subject"] = f"communique: {summary_of(batch.tellings)}"[:LONGEST_SUBJECT]
        message["Date"] = format_datetime(at)
        message["Message-ID"] = f"<{batch.id}@communique.invalid>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(render_digest(batch))
        return message
