import pytest
from starlette.requests import Request

from communique.views.web import Serving
from communique.views.web.pages.signing import address_of, local
from communique.views.web.security.attempts import MOST
from tests.views.web.people import PASSWORD, team

SESSION = "communique-session-8321"


@pytest.fixture
def browser(database):
    with team(database) as (found, _):
        yield found


def enter(browser, name="ada", password=PASSWORD, **more):
    return browser.post("/sign-in", {"name": name, "password": password, **more}, page="/sign-in")


def test_signing_in_and_out(browser):
    answer = enter(browser, next="/contacts?party=RUS")
    assert (answer.status_code, answer.headers["location"]) == (303, "/contacts?party=RUS")
    assert browser.get("/contacts").status_code == 200
    cookie = browser.client.cookies[SESSION]
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    browser.client.cookies.set(SESSION, cookie, domain="127.0.0.1")
    assert browser.get("/contacts").status_code == 303


def test_planted_cookie_is_of_no_use(browser):
    browser.client.cookies.set(SESSION, "planted", domain="127.0.0.1")
    enter(browser)
    cookies = {cookie.value for cookie in browser.client.cookies.jar if cookie.name == SESSION}
    assert "planted" not in cookies
    assert browser.get("/contacts").status_code == 200


@pytest.mark.parametrize(("name", "password"), [("ada", "not her password"), ("nobody", PASSWORD), ("", "")])
def test_wrong_names_and_passwords_are_told_alike(browser, name, password):
    answer = enter(browser, name, password)
    assert answer.status_code == 401
    assert "No account has this name and this password" in answer.text
    assert SESSION not in browser.client.cookies


def test_guessing_is_slowed_down(browser):
    for _ in range(MOST):
        assert enter(browser, "ada", "a wrong password").status_code == 401
    answer = enter(browser)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")


@pytest.mark.parametrize(
    ("address", "client", "found"),
    [
        pytest.param(None, "192.0.2.7", "192.0.2.7", id="no proxy"),
        pytest.param(None, "127.0.0.1", "127.0.0.1", id="no proxy that we know of"),
        pytest.param("https://record.example", "127.0.0.1", "192.0.2.1", id="proxy"),
        pytest.param("https://record.example", "192.0.2.7", "192.0.2.7", id="past the proxy"),
    ],
)
def test_guesses_are_counted_by_where_they_come_from(address, client, found):
    headers = [(b"x-forwarded-for", b"198.51.100.1, 192.0.2.1")]
    request = Request({"type": "http", "headers": headers, "client": (client, 1)})
    assert address_of(request, Serving(database="", by="Ada", address=address)) == found


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb"]
)
def test_nobody_is_sent_elsewhere(browser, elsewhere):
    assert local(elsewhere) == "/"
    assert enter(browser, next=elsewhere).headers["location"] == "/"
