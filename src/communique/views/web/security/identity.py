"""Finds out who asks: by token, by session, or because only this machine can ask."""

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import HTTPConnection

from communique.record import Account, Accounts, Role
from communique.views.web.refusing import Refusal
from communique.views.web.security import sessions
from communique.views.web.security.hosts import is_loopback
from communique.views.web.security.keys import hash_of
from communique.views.web.security.who import Who
from communique.views.web.serving import Serving

SESSION, VISIT = "session", "visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookies:
    """The names of our cookies: other programs on this machine have theirs on other ports, and share the jar."""

    session: str
    visit: str  # tells a browser's forms from others' before anybody is signed in


def cookies_of(serving: Serving) -> Cookies:
    """Return the names of our cookies; where all goes over HTTPS, no other site can set them."""
    before, after = ("__Host-", "") if serving.is_secure else ("", f"-{serving.port}")
    return Cookies(session=f"{before}communique-{SESSION}{after}", visit=f"{before}communique-{VISIT}{after}")


def identify(request: HTTPConnection, accounts: Accounts, serving: Serving, now: datetime) -> Who | None:
    """Return who asks; None: nobody we know.

    Without accounts it is whoever sits at this machine, since nobody else can reach it.

    Raises:
        Refusal: A token that is none, or has expired.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.casefold() == "bearer":
        return _with_token(accounts, token.strip(), now)
    account = sessions.find(accounts, request.cookies.get(cookies_of(serving).session, ""), now)
    if account is not None:
        return Who(name=account.name, role=account.role, is_signed_in=True)
    if is_loopback(serving.host) and serving.address is None and not accounts.exist():
        return Who(name=serving.by, role=Role.ADMIN, is_signed_in=False)
    return None


def _with_token(accounts: Accounts, token: str, now: datetime) -> Who:
    found = accounts.token_with(hash_of(token))
    if found is None or found[0].expires <= now:
        words = "expected a token that is in use; this one is not known" if found is None else "the token has expired"
        raise Refusal(401, words, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
    role = least(found[0].scope, found[1])
    return Who(name=found[1].name, role=role, is_signed_in=False, is_known_by_token=True)


def least(scope: Role, account: Account) -> Role:
    """Return what a token may do: never more than its account."""
    return scope if account.role.covers(scope) else account.role
