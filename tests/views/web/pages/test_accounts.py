import re

import pytest

from communique.record import Role
from tests.views.web.people import PASSWORD, sign_in, team

SECRET = re.compile(r"communique_[\w-]{40,}")


@pytest.fixture
def browser(database):
    with team(database) as (found, _):
        sign_in(found, Role.ADMIN)
        yield found


def roles(browser):
    return {one["name"]: one["role"] for one in browser.get("/accounts.json").json()["accounts"]}


def test_admin_adds_changes_and_removes_accounts(browser):
    assert browser.post("/accounts", {"name": "dora", "password": PASSWORD, "role": "reader"}).status_code == 303
    browser.post("/accounts/dora/role", {"role": "analyst"})
    assert roles(browser) == {"ada": "admin", "ben": "analyst", "cleo": "reader", "dora": "analyst"}
    assert browser.post("/accounts/dora/password", {"password": "another long password"}).status_code == 303
    browser.post("/accounts/dora/remove")
    assert "dora" not in roles(browser)
    assert "ada,admin," in browser.get("/accounts.csv").text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        pytest.param("/accounts", {"name": "ben", "password": PASSWORD, "role": "reader"}, id="name taken"),
        pytest.param("/accounts", {"name": "<b>", "password": PASSWORD, "role": "reader"}, id="no name"),
        pytest.param("/accounts", {"name": "dora", "password": "short", "role": "reader"}, id="short password"),
        pytest.param("/accounts/ada/role", {"role": "reader"}, id="last admin lowered"),
        pytest.param("/accounts/ada/remove", {}, id="last admin removed"),
    ],
)
def test_what_would_do_harm_is_refused(browser, path, fields):
    before = roles(browser)
    assert browser.post(path, fields).status_code == 409
    assert roles(browser) == before


def test_nobody_of_that_name_is_said(browser):
    assert browser.post("/accounts/nobody/remove").status_code == 404
    assert browser.post("/accounts/tokens/token-0/remove").status_code == 404


def test_token_is_shown_once_and_works_until_it_is_removed(browser):
    page = browser.post("/account/tokens", {"label": "a notebook", "scope": "reader", "days": "7"})
    assert page.headers["cache-control"] == "no-store"
    (secret,) = SECRET.findall(page.text)
    assert secret not in browser.get("/account").text
    headers = {"authorization": f"Bearer {secret}"}
    assert browser.get("/api/v1/me", headers=headers).json() == {"name": "ada", "role": "reader"}
    (token,) = re.findall(r"/account/tokens/(token-\w+)/remove", browser.get("/account").text)
    assert browser.post(f"/account/tokens/{token}/remove").status_code == 303
    assert browser.get("/api/v1/me", headers=headers).status_code == 401


def test_token_does_no_more_than_its_account(browser):
    sign_in(browser, Role.READER)
    assert browser.post("/account/tokens", {"label": "x", "scope": "admin"}).status_code == 403


def test_nobody_removes_the_tokens_of_others(browser):
    token = browser.client.app.state.record.accounts.tokens("ben")[0].id
    sign_in(browser, Role.READER)
    assert browser.post(f"/account/tokens/{token}/remove").status_code == 404


def test_own_password_takes_the_present_one(browser):
    fields = {"old": "not this one at all", "password": "another long password"}
    assert browser.post("/account/password", fields).status_code == 422
    assert browser.post("/account/password", {**fields, "old": PASSWORD}).headers["location"] == "/sign-in"
    assert browser.get("/").status_code == 303


def test_names_are_shown_and_do_nothing_else(browser):
    assert browser.post("/accounts", {"name": "x" * 65, "password": PASSWORD, "role": "reader"}).status_code == 409
