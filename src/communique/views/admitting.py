"""Admits people and their programs to the pages: accounts and tokens."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING

from communique.errors import RecordError
from communique.record import Account, Role, Token
from communique.views.web.security.keys import hash_of, new_token
from communique.views.web.security.passwords import hash_password

if TYPE_CHECKING:
    from communique.record import Accounts

NAME = re.compile(r"[\w.@+-]+( [\w.@+-]+)*")
LONGEST = 64  # characters of a name
SHORTEST_DAYS, LONGEST_DAYS = 1, 366
USUAL_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class NewToken:
    """A token on the one occasion on which it is shown."""

    token: Token
    secret: str


def add_account(accounts: "Accounts", name: str, role: Role, password: str, now: datetime) -> Account:
    """Add an account and return it.

    Raises:
        RecordError: The name or the password will not do, or the first account is no admin's.
    """
    called = " ".join(name.split())
    if not NAME.fullmatch(called) or len(called) > LONGEST:
        raise RecordError(f"expected a name of at most {LONGEST} letters, digits and . @ + -, found '{name}'")
    if role is not Role.ADMIN and not accounts.exist():
        raise RecordError("expected an admin as the first account: nobody else could add the others")
    account = Account(name=called, role=role, made=now)
    accounts.add(account, hash_password(password))
    return account


def remove_account(accounts: "Accounts", name: str) -> None:
    """Remove an account; what it judged stays.

    Raises:
        UnknownError: There is none of that name.
        RecordError: It is the last admin's, and there are others.
    """
    listed = accounts.listed()
    if len(listed) > 1:
        _keep_an_admin(listed, name)
    accounts.remove(name)


def set_role(accounts: "Accounts", name: str, role: Role) -> None:
    """Change what an account may do.

    Raises:
        UnknownError: There is none of that name.
        RecordError: It is the last admin's.
    """
    if role is not Role.ADMIN:
        _keep_an_admin(accounts.listed(), name)
    accounts.set_role(name, role)


def set_password(accounts: "Accounts", name: str, password: str) -> None:
    """Change a password; whoever was signed in with the old one is no more.

    Raises:
        UnknownError: There is no such account.
        RecordError: The password will not do.
    """
    accounts.set_password(name, hash_password(password))


def add_token(accounts: "Accounts", new: Token) -> NewToken:
    """Add a token to an account; its secret is shown this once.

    Raises:
        UnknownError: There is no such account.
    """
    secret = new_token()
    accounts.add_token(new, hash_of(secret))
    return NewToken(token=new, secret=secret)


def token_for(account: str, label: str, scope: Role, days: int, now: datetime) -> Token:
    """Return a token to be added.

    Raises:
        RecordError: It has no label, or would live too long.
    """
    called = " ".join(label.split())
    if not called or len(called) > LONGEST:
        raise RecordError(f"expected what the token is for, in at most {LONGEST} characters, found '{label}'")
    if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
        raise RecordError(f"expected a token for {SHORTEST_DAYS} to {LONGEST_DAYS} days, found {days}")
    return Token(
        id=f"token-{token_hex(8)}",
        account=account,
        label=called,
        scope=scope,
        made=now,
        expires=now + timedelta(days=days),
    )


def _keep_an_admin(listed: tuple[Account, ...], name: str) -> None:
    others = [account for account in listed if account.role is Role.ADMIN and account.name != name]
    if not others and any(account.name == name for account in listed):
        raise RecordError(f"expected another admin beside {name}, found none; make one first")
