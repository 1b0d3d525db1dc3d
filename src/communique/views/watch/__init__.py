"""Watches feeds: adds what is new to the record, writes a digest, and sends what is urgent to others."""

from communique.views.watch.digest import DigestFolder
from communique.views.watch.journal import Journal, open_journal
from communique.views.watch.mail import Mailbox, Security
from communique.views.watch.watching import Round, Watch, watch, watch_once
from communique.views.watch.webhook import Webhook

__all__ = [
    "DigestFolder",
    "Journal",
    "Mailbox",
    "Round",
    "Security",
    "Watch",
    "Webhook",
    "open_journal",
    "watch",
    "watch_once",
]
