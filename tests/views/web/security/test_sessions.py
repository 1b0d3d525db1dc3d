from datetime import timedelta

import pytest

from communique.record import Role, open_record
from communique.views.web.security import sessions
from communique.views.web.security.keys import hash_of
from tests.views.web.browsing import NOON, browsing
from tests.views.web.people import PASSWORD, add_people, sign_in, team

HOUR = timedelta(hours=1)


@pytest.fixture
def accounts(database):
    add_people(database)
    with open_record(database) as record:
        yield record.accounts


@pytest.fixture
def account(accounts):
    return accounts.named("ada")[0]


def test_session_ends_when_it_is_not_used(accounts, account):
    cookie = sessions.begin(accounts, account, NOON)
    assert sessions.find(accounts, cookie, NOON + 11 * HOUR) == account
    assert sessions.find(accounts, cookie, NOON + 22 * HOUR) == account
    assert sessions.find(accounts, cookie, NOON + 35 * HOUR) is None


def test_session_ends_after_a_week_however_much_it_is_used(accounts, account):
    cookie = sessions.begin(accounts, account, NOON)
    for hours in range(0, 24 * 7, 6):
        assert sessions.find(accounts, cookie, NOON + hours * HOUR) == account
    assert sessions.find(accounts, cookie, NOON + 24 * 7 * HOUR) is None


def test_only_the_hash_of_a_cookie_is_kept(accounts, account):
    cookie = sessions.begin(accounts, account, NOON)
    assert accounts.session_with(cookie) is None
    assert accounts.session_with(hash_of(cookie)).account == account
    assert sessions.find(accounts, "", NOON) is None


def test_signing_in_makes_a_new_cookie_and_ends_the_old_one(accounts, account):
    old = sessions.begin(accounts, account, NOON)
    new = sessions.begin(accounts, account, NOON, old=old)
    assert new != old
    assert sessions.find(accounts, old, NOON) is None


def test_sessions_end_with_the_password_and_with_the_account(accounts, account):
    cookie = sessions.begin(accounts, account, NOON)
    accounts.set_password("ada", "a hash")
    assert sessions.find(accounts, cookie, NOON) is None
    cookie = sessions.begin(accounts, account, NOON)
    accounts.remove("ada")
    assert sessions.find(accounts, cookie, NOON) is None


def test_token_ends_on_its_day(database):
    tokens = add_people(database)
    headers = {"authorization": f"Bearer {tokens[Role.READER]}"}
    for days, status in ((29, 200), (30, 401)):
        with browsing(database, clock=lambda days=days: NOON + timedelta(days=days)) as browser:
            assert browser.get("/api/v1/me", headers=headers).status_code == status


def test_role_that_is_taken_away_counts_at_once(database):
    with team(database) as (browser, tokens):
        accounts = browser.client.app.state.record.accounts
        sign_in(browser, Role.ANALYST)
        assert browser.get("/api/v1/me").json()["role"] == "analyst"
        accounts.set_role("ben", Role.READER)
        assert browser.get("/api/v1/me").json()["role"] == "reader"
        headers = {"authorization": f"Bearer {tokens[Role.ANALYST]}"}
        assert browser.get("/api/v1/me", headers=headers).json()["role"] == "reader"


def test_first_account_ends_the_time_without_sign_in(browser):
    assert browser.get("/").status_code == 200
    fields = {"name": "ada", "password": PASSWORD, "role": "analyst"}
    assert browser.post("/accounts", fields).status_code == 409, "nobody could add the others"
    assert browser.post("/accounts", {**fields, "role": "admin"}).status_code == 303
    assert browser.get("/").headers["location"] == "/sign-in?next=%2F"
