"""Who may use a record over the web: accounts, tokens, and who is signed in."""

from datetime import UTC, datetime

import pytest

from communique.errors import RecordError, UnknownError
from communique.record import open_record
from communique.record.store.accounts import Account, Role, Session, Token

DAYS = [datetime(2025, 3, day, 12, tzinfo=UTC) for day in range(1, 9)]
ADA = Account(name="ada", role=Role.ADMIN, made=DAYS[1])
BO = Account(name="bo", role=Role.READER, made=DAYS[0])


def token(number, account="ada"):
    return Token(
        id=f"token-{number}",
        account=account,
        label=f"of {number}",
        scope=Role.ANALYST,
        made=DAYS[number],
        expires=DAYS[number + 1],
    )


@pytest.fixture
def accounts(tmp_path):
    with open_record(str(tmp_path / "record.db")) as record:
        record.accounts.add(BO, "hash-b")
        record.accounts.add(ADA, "hash-a")
        yield record.accounts


def test_accounts_are_listed_by_name(accounts, tmp_path):
    assert accounts.listed() == (ADA, BO)
    assert (accounts.named("ada"), accounts.named("cy")) == ((ADA, "hash-a"), None)
    assert accounts.exist()
    with open_record(str(tmp_path / "empty.db")) as record:
        assert not record.accounts.exist()


def test_a_name_is_taken_once(accounts):
    with pytest.raises(RecordError, match=r"^expected a new name, found 'ada', which an account has$"):
        accounts.add(Account(name="ada", role=Role.READER, made=DAYS[2]), "other")
    assert accounts.named("ada") == (ADA, "hash-a")


def test_an_account_that_is_not_there_is_said(accounts):
    for ask in (
        lambda: accounts.remove("cy"),
        lambda: accounts.set_password("cy", "new"),
        lambda: accounts.set_role("cy", Role.READER),
        lambda: accounts.add_token(token(0, "cy"), "secret"),
    ):
        with pytest.raises(UnknownError, match=r"^expected the name of an account, found 'cy', which none has$"):
            ask()


def session(name, account, day):
    return Session(hash=name, account=account, made=DAYS[day], expires=DAYS[day + 1])


def test_who_is_removed_leaves_no_way_in(accounts):
    for account in (ADA, BO):
        accounts.add_token(token(0, account.name) if account is ADA else token(1, "bo"), f"secret-{account.name}")
        accounts.begin_session(session(f"cookie-{account.name}", account, 0))
    accounts.remove("ada")
    assert accounts.listed() == (BO,)
    assert accounts.token_with("secret-ada") is accounts.session_with("cookie-ada") is None
    assert accounts.token_with("secret-bo") == (token(1, "bo"), BO)
    assert accounts.session_with("cookie-bo") == session("cookie-bo", BO, 0)


def test_a_new_password_ends_the_sessions_of_that_account_alone(accounts):
    for account in (ADA, BO):
        accounts.begin_session(session(f"cookie-{account.name}", account, 0))
    accounts.set_password("ada", "hash-new")
    assert accounts.named("ada") == (ADA, "hash-new")
    assert accounts.named("bo") == (BO, "hash-b")
    assert accounts.session_with("cookie-ada") is None
    assert accounts.session_with("cookie-bo") is not None


def test_a_new_role_is_of_that_account_alone(accounts):
    accounts.set_role("bo", Role.ANALYST)
    assert [account.role for account in accounts.listed()] == [Role.ADMIN, Role.ANALYST]


def test_tokens_are_told_the_oldest_first(accounts):
    for number, account in ((3, "ada"), (1, "ada"), (2, "bo")):
        accounts.add_token(token(number, account), f"secret-{number}")
    assert accounts.tokens() == (token(1), token(2, "bo"), token(3))
    assert accounts.tokens("ada") == (token(1), token(3))
    assert accounts.token_with("secret-3") == (token(3), ADA)
    accounts.remove_token("token-1")
    assert accounts.tokens("ada") == (token(3),)
    with pytest.raises(UnknownError, match=r"^expected the id of a token, found 'token-1', which none has$"):
        accounts.remove_token("token-1")


def test_a_session_is_kept_until_another_begins_after_its_end(accounts):
    accounts.begin_session(session("first", ADA, 0))
    accounts.begin_session(session("second", BO, 1))
    assert accounts.session_with("first") == session("first", ADA, 0)
    accounts.begin_session(session("third", ADA, 3))
    assert accounts.session_with("first") is accounts.session_with("second") is None
    accounts.renew_session("third", DAYS[6])
    assert accounts.session_with("third").expires == DAYS[6]
    accounts.begin_session(session("fourth", BO, 3))
    accounts.end_session("third")
    assert accounts.session_with("third") is None
    assert accounts.session_with("fourth") == session("fourth", BO, 3)


@pytest.mark.parametrize(
    ("role", "other", "covers"),
    [
        (Role.READER, Role.READER, True),
        (Role.READER, Role.ANALYST, False),
        (Role.ANALYST, Role.ADMIN, False),
        (Role.ADMIN, Role.READER, True),
    ],
)
def test_a_role_may_do_what_those_before_it_may(role, other, covers):
    assert role.covers(other) is covers
