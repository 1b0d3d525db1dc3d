"""A record with accounts, and browsers and programs of each role."""

from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from argon2 import PasswordHasher

from communique.record import Role, open_record
from communique.views.admitting import add_account, add_token, token_for
from communique.views.web.security import passwords, sessions
from tests.views.web.browsing import HOST, NOON, browsing

PASSWORD = "a long password, and easy to remember"  # noqa: S105  of nobody
NAMES = {"ada": Role.ADMIN, "ben": Role.ANALYST, "cleo": Role.READER}
BY_ROLE = {role: name for name, role in NAMES.items()}


QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def add_people(database):
    """Add an account of each role; return a token of the analyst for each scope."""
    with patch.object(passwords, "_hasher", QUICK), open_record(database) as record:
        for name, role in NAMES.items():
            add_account(record.accounts, name, role, PASSWORD, NOON)
        tokens = [add_token(record.accounts, token_for("ben", f"as {scope.value}", scope, 30, NOON)) for scope in Role]
    return {new.token.scope: new.secret for new in tokens}


@contextmanager
def team(database, **serving):
    """Yield a browser of nobody, and the tokens, on a record with accounts."""
    tokens = add_people(database)
    with browsing(database, **serving) as browser:
        yield browser, tokens


def sign_in(browser, role, *, ago=timedelta()):
    """Sign somebody of a role in."""
    accounts = browser.client.app.state.record.accounts
    account, _ = accounts.named(BY_ROLE[role])
    return carry(browser, sessions.begin(accounts, account, NOON - ago))


def carry(browser, cookie):
    """Let a browser carry the cookie of a session, and no other."""
    browser.client.cookies.clear()
    browser.client.cookies.set("communique-session-8321", cookie, domain=HOST.partition(":")[0])
    return cookie
