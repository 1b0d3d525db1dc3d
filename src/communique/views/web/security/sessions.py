"""Who is signed in: a random cookie whose hash is kept, new at each sign-in, ended by disuse and by age."""

from datetime import datetime, timedelta

from communique.record import Account, Accounts, Session
from communique.views.web.security.keys import hash_of, new_secret

UNUSED = timedelta(hours=12)
LONGEST = timedelta(days=7)
PUT_OFF_AFTER = timedelta(minutes=10)  # so that not every page writes


def begin(accounts: Accounts, account: Account, now: datetime, *, old: str = "") -> str:
    """Sign an account in; return the cookie.

    Args:
        old: The cookie it came with, which ends: one that somebody else has planted is of no use.
    """
    if old:
        end(accounts, old)
    cookie = new_secret()
    accounts.begin_session(Session(hash=hash_of(cookie), account=account, made=now, expires=now + UNUSED))
    return cookie


def find(accounts: Accounts, cookie: str, now: datetime) -> Account | None:
    """Return the account that is signed in with a cookie; None: nobody is, or no more."""
    session = accounts.session_with(hash_of(cookie)) if cookie else None
    if session is None or session.expires <= now or session.made + LONGEST <= now:
        return None
    expires = min(now + UNUSED, session.made + LONGEST)
    if expires - session.expires > PUT_OFF_AFTER:
        accounts.renew_session(session.hash, expires)
    return session.account


def end(accounts: Accounts, cookie: str) -> None:
    """Sign out."""
    accounts.end_session(hash_of(cookie))
