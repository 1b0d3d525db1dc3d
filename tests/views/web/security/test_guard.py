"""What stands before every page."""

import socket

import httpx
import pytest

from communique.record import Role
from communique.views.negotiating import negotiation_of
from communique.views.web.rendering import STATIC, asset
from communique.views.web.security import guard
from tests.views.web.people import sign_in, team
from tests.views.web.serving import served


@pytest.fixture(scope="module")
def people(tmp_path_factory, filled):
    database = tmp_path_factory.mktemp("team") / "record.db"
    database.write_bytes(filled.read_bytes())
    with team(database) as found:
        yield found


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/me", "/api/v1/nowhere", "/static/style.css", "/sign-in"])
def test_every_answer_says_what_a_browser_may_do_with_it(reader, path):
    headers = reader.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


def test_files_whose_address_follows_from_their_content_are_kept(reader):
    assert "immutable" in reader.get(asset("style.css")).headers["cache-control"]
    assert reader.get("/static/style.css").headers["cache-control"] == "private, no-cache"
    assert reader.get("/").headers["cache-control"] == "private, no-cache"
    assert (STATIC / "style.css").is_file()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8321",
        "127.0.0.1.evil.example",
        "127.0.0.1?",
        "127.0.0.1#",
        "a@127.0.0.1",
        "",
        "[::1",
    ],
)
def test_nobody_points_a_name_of_their_own_to_this_machine(reader, host):
    assert reader.get("/api/v1/me", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:8321", "LOCALHOST", "[::1]:8321"])
def test_names_of_this_machine_will_do(reader, host):
    assert reader.get("/api/v1/me", headers={"host": host}).status_code == 200


def test_public_address_is_the_only_other_name(database):
    with team(database, address="https://record.example") as (browser, _):
        assert browser.get("/sign-in", headers={"host": "record.example"}).status_code == 200
        assert browser.get("/sign-in", headers={"host": "other.example"}).status_code == 421


def test_head_of_a_page_can_be_asked_for(reader):
    answer = reader.client.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert reader.client.head("/api/v1/contacts").headers["etag"] == reader.get("/api/v1/contacts").headers["etag"]


def test_too_large_a_body_is_refused_before_it_is_read(reader):
    answer = reader.client.post("/api/v1/documents", headers={"content-length": str(2**40)}, content=b"{}")
    assert answer.status_code == 413


def test_too_large_a_body_that_does_not_say_so_is_refused_as_it_comes(reader, monkeypatch):
    monkeypatch.setattr(guard, "MOST_BYTES", 1000)
    asked = {"x-csrf-token": reader.csrf("/"), "content-type": "application/json"}
    for count, status in ((1, 422), (101, 413)):
        pieces = (b'["passage"' for _ in range(count))
        assert reader.client.post("/api/v1/documents", headers=asked, content=pieces).status_code == status


@pytest.mark.parametrize("origin", ["http://[", "null", "http://evil.example", "http://127.0.0.1.evil.example"])
def test_a_form_from_elsewhere_is_refused(reader, origin):
    assert reader.client.post("/sign-out", headers={"origin": origin}).status_code == 403


def test_whoever_is_not_signed_in_is_sent_to_do_so_and_comes_back(people):
    browser, _ = people
    browser.client.cookies.clear()
    answer = browser.get("/contacts?party=RUS&limit=1")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/sign-in?next=%2Fcontacts%3Fparty%3DRUS%26limit%3D1",
    )
    assert browser.get("/contacts.json").status_code == 401
    assert browser.get("/api/v1/contacts").headers["www-authenticate"] == "Bearer"


def test_sign_in_page_tells_nothing_of_the_record(people):
    browser, _ = people
    browser.client.cookies.clear()
    secret = negotiation_of("A quiet track", ["NOR"], [], None, None)
    browser.client.app.state.record.set_negotiation(secret)
    for query in (f"negotiation={secret.id}", "negotiation=A+quiet+track", "as_of=2025-03-04", "next=/things/x"):
        page = browser.get(f"/sign-in?{query}").text
        assert "A quiet track" not in page.replace("negotiation=A+quiet+track", "")
        assert "Vienna" not in page


def test_form_must_carry_what_only_our_own_page_knows(people):
    browser, _ = people
    sign_in(browser, Role.ADMIN)
    fields = {"name": "dora", "password": "a long enough password", "role": "reader"}
    assert browser.client.post("/accounts", data=fields).status_code == 403
    assert browser.client.post("/accounts", data={**fields, "csrf": "0" * 64}).status_code == 403
    assert browser.client.post("/accounts", json={**fields, "csrf": browser.csrf("/")}).status_code == 403
    assert browser.post("/accounts", fields).status_code == 303
    assert browser.post("/accounts/dora/remove").status_code == 303


def test_program_with_a_token_needs_no_form(people):
    browser, tokens = people
    browser.client.cookies.clear()
    headers = {"authorization": f"Bearer {tokens[Role.ANALYST]}"}
    answer = browser.client.post("/api/v1/negotiations", json={"name": "Grain"}, headers=headers)
    assert answer.status_code == 201


def test_at_ones_own_machine_a_program_needs_nothing_and_a_browser_its_page(browser):
    assert browser.client.post("/api/v1/negotiations", json={"name": "Grain"}).status_code == 201
    browser.get("/sign-in")
    assert browser.client.post("/api/v1/negotiations", json={"name": "Coal"}).status_code == 403
    headers = {"x-csrf-token": browser.csrf(), "origin": "http://127.0.0.1:8321", "sec-fetch-site": "same-origin"}
    assert browser.client.post("/api/v1/negotiations", json={"name": "Coal"}, headers=headers).status_code == 201


def test_cookies_are_out_of_reach_for_scripts_and_other_sites(database):
    with team(database, address="https://record.example") as (browser, _):
        answer = browser.get("/sign-in")
        assert "strict-transport-security" in answer.headers
        for cookie in answer.headers.get_list("set-cookie"):
            assert cookie.startswith("__Host-communique-")
            assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))


def test_fault_of_ours_is_told_without_its_insides(browser, monkeypatch):
    monkeypatch.setattr("communique.record.store.store.Store.extent", lambda *_: 1 / 0)
    browser.client._transport.raise_server_exceptions = False
    answer = browser.get("/api/v1/extent")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "ZeroDivision" not in answer.text
    assert "content-security-policy" in answer.headers


def test_whoever_goes_before_all_is_said_is_no_fault_of_ours(database, caplog):
    with served(database) as address, socket.create_connection(("127.0.0.1", httpx.URL(address).port)) as connection:
        head = "POST /api/v1/negotiations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1)
    assert "a fault of communique" not in caplog.text
