"""Who may use the record over the web: accounts, their tokens, and who is signed in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, delete, select, update

from communique.errors import RecordError, UnknownError
from communique.record.store import schema
from communique.record.store.connect import Place, reading, writing
from communique.record.store.rows import put, put_new

accounts, tokens, sessions = schema.accounts.c, schema.tokens.c, schema.sessions.c


class Role(StrEnum):
    """What somebody may do; each may also do what those before it may."""

    READER = "reader"  # read
    ANALYST = "analyst"  # review, add documents, set negotiations
    ADMIN = "admin"  # accounts and tokens of others

    def covers(self, other: "Role") -> bool:
        """Tell whether this role may do all that the other may.

        >>> Role.ANALYST.covers(Role.READER), Role.READER.covers(Role.ANALYST)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may use the record."""

    name: str
    role: Role
    made: datetime  # in UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a program of an account uses; the token itself is not kept, only its hash."""

    id: str
    account: str
    label: str
    scope: Role
    made: datetime  # in UTC
    expires: datetime  # in UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """That an account is signed in; the cookie itself is not kept, only its hash."""

    hash: str
    account: Account
    made: datetime  # in UTC
    expires: datetime  # in UTC


class Accounts:
    """The accounts of a record."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over the engine of an open record."""
        self._engine = engine
        self._place = place

    def exist(self) -> bool:
        """Tell whether there is any account."""
        with reading(self._engine, self._place) as connection:
            return connection.execute(select(accounts.name).limit(1)).first() is not None

    def listed(self) -> tuple[Account, ...]:
        """Return the accounts, by name."""
        with reading(self._engine, self._place) as connection:
            rows = connection.execute(select(schema.accounts).order_by(accounts.name))
            return tuple(_account(row) for row in rows)

    def add(self, account: Account, password: str) -> None:
        """Add an account.

        Args:
            password: Its hash.

        Raises:
            RecordError: There is one of that name.
        """
        with writing(self._engine, self._place) as connection:
            if _known(connection, account.name):
                raise RecordError(f"expected a new name, found '{account.name}', which an account has")
            row = {"name": account.name, "role": account.role.value, "password": password, "made": account.made}
            put(connection, schema.accounts, [row])

    def remove(self, name: str) -> None:
        """Remove an account with its tokens and sessions; what it judged stays.

        Raises:
            UnknownError: There is none of that name.
        """
        with writing(self._engine, self._place) as connection:
            _require(connection, name)
            for column in (sessions.account, tokens.account, accounts.name):
                connection.execute(delete(column.table).where(column == name))

    def set_password(self, name: str, password: str) -> None:
        """Change the password (its hash) of an account, and end its sessions.

        Raises:
            UnknownError: There is none of that name.
        """
        with writing(self._engine, self._place) as connection:
            _require(connection, name)
            connection.execute(update(schema.accounts).where(accounts.name == name).values(password=password))
            connection.execute(delete(schema.sessions).where(sessions.account == name))

    def set_role(self, name: str, role: Role) -> None:
        """Change what an account may do.

        Raises:
            UnknownError: There is none of that name.
        """
        with writing(self._engine, self._place) as connection:
            _require(connection, name)
            connection.execute(update(schema.accounts).where(accounts.name == name).values(role=role.value))

    def named(self, name: str) -> tuple[Account, str] | None:
        """Return an account and the hash of its password; None where there is none."""
        with reading(self._engine, self._place) as connection:
            row = connection.execute(select(schema.accounts).where(accounts.name == name)).first()
            return None if row is None else (_account(row), row.password)

    # --- tokens ---

    def add_token(self, token: Token, secret_hash: str) -> None:
        """Add a token to an account that exists.

        Raises:
            UnknownError: There is no such account.
        """
        row = {
            "id": token.id,
            "account": token.account,
            "label": token.label,
            "hash": secret_hash,
            "scope": token.scope.value,
            "made": token.made,
            "expires": token.expires,
        }
        with writing(self._engine, self._place) as connection:
            _require(connection, token.account)
            put(connection, schema.tokens, [row])

    def tokens(self, account: str | None = None) -> tuple[Token, ...]:
        """Return the tokens of an account, or of all, the oldest first."""
        statement = select(schema.tokens).order_by(tokens.made, tokens.id)
        if account is not None:
            statement = statement.where(tokens.account == account)
        with reading(self._engine, self._place) as connection:
            return tuple(_token(row) for row in connection.execute(statement))

    def token_with(self, secret_hash: str) -> tuple[Token, Account] | None:
        """Return a token and its account; None where there is none, whether or not it has expired."""
        statement = select(schema.tokens, schema.accounts.c.role, accounts.made.label("since"))
        statement = statement.join(schema.accounts).where(tokens.hash == secret_hash)
        with reading(self._engine, self._place) as connection:
            row = connection.execute(statement).first()
        if row is None:
            return None
        return _token(row), Account(name=row.account, role=Role(row.role), made=row.since)

    def remove_token(self, token: str) -> None:
        """Remove a token.

        Raises:
            UnknownError: There is none with this id.
        """
        with writing(self._engine, self._place) as connection:
            if connection.execute(delete(schema.tokens).where(tokens.id == token)).rowcount == 0:
                raise UnknownError(f"expected the id of a token, found '{token}', which none has")

    # --- sessions ---

    def begin_session(self, session: Session) -> None:
        """Keep that an account is signed in; sessions that have ended are forgotten."""
        row = {
            "hash": session.hash,
            "account": session.account.name,
            "made": session.made,
            "expires": session.expires,
        }
        with writing(self._engine, self._place) as connection:
            connection.execute(delete(schema.sessions).where(sessions.expires < session.made))
            put_new(connection, schema.sessions, [row])

    def session_with(self, secret_hash: str) -> Session | None:
        """Return a session, whether or not it has ended; None where there is none."""
        statement = select(schema.sessions, accounts.role, accounts.made.label("since"))
        statement = statement.join(schema.accounts).where(sessions.hash == secret_hash)
        with reading(self._engine, self._place) as connection:
            row = connection.execute(statement).first()
        if row is None:
            return None
        account = Account(name=row.account, role=Role(row.role), made=row.since)
        return Session(hash=row.hash, account=account, made=row.made, expires=row.expires)

    def renew_session(self, secret_hash: str, expires: datetime) -> None:
        """Put off the end of a session."""
        with writing(self._engine, self._place) as connection:
            connection.execute(update(schema.sessions).where(sessions.hash == secret_hash).values(expires=expires))

    def end_session(self, secret_hash: str) -> None:
        """Forget a session."""
        with writing(self._engine, self._place) as connection:
            connection.execute(delete(schema.sessions).where(sessions.hash == secret_hash))


def _known(connection: Connection, name: str) -> bool:
    return connection.execute(select(accounts.name).where(accounts.name == name)).first() is not None


def _require(connection: Connection, name: str) -> None:
    if not _known(connection, name):
        raise UnknownError(f"expected the name of an account, found '{name}', which none has")


def _account(row: Any) -> Account:  # noqa: ANN401  a row of accounts
    return Account(name=row.name, role=Role(row.role), made=row.made)


def _token(row: Any) -> Token:  # noqa: ANN401  a row of tokens
    said = {name: getattr(row, name) for name in ("id", "account", "label", "made", "expires")}
    return Token(scope=Role(row.scope), **said)
