"""Every route of the pages and of the REST interface: who may, who may not, and what another site can make of it."""

import pytest

from communique.record import Role, open_record
from communique.views.web import api
from communique.views.web.pages import ROUTERS
from communique.views.web.security.keys import csrf_of
from tests.views.web.people import PASSWORD, carry, sign_in, team

OPEN, READER, ANALYST, ADMIN = "open", "reader", "analyst", "admin"
OWN = "own"  # of whoever is signed in, not for programs
TWINS = ("", ".json", ".csv")
TABLE = {
    # method and path: the least role
    **{f"GET /{page}{twin}": READER for twin in TWINS for page in (
        "actors", "commitments", "contacts", "documents", "events", "matrix", "negotiations", "network",
        "positions/list", "review", "history", "positions", "review/agreement", "review/log", "search", "statements",
        "timeline",
        "actors/{name}", "commitments/{name}", "contacts/{name}", "documents/{name}", "events/{name}",
        "negotiations/{negotiation}", "negotiations/{negotiation}/changes", "negotiations/{negotiation}/outlook",
        "positions/{name}", "statements/{name}",
    )},
    **{f"GET {path}": READER for path in (
        "/", "/home.json", "/home.csv", "/api", "/timeline/marks.json", "/things/{name}", "/cite/{about}",
        "/review/bulk", "/account", "/add", "/add/{task}", "/findings/new", "/saved", "/saved/new",
        "/negotiations/new", "/negotiations/{negotiation}/edit", "/negotiations/{negotiation}/documents",
    )},
    **{f"POST {path}": ANALYST for path in (
        "/review", "/review/undo", "/review/bulk", "/add/text", "/add/files", "/add/address", "/add/{task}/again",
        "/add/{task}/drop", "/findings/new", "/negotiations/new", "/negotiations/{negotiation}/edit",
        "/negotiations/{negotiation}/documents",
    )},
    "POST /visit": READER,
    "GET /healthz": OPEN,
    "GET /metrics": READER,
    "POST /saved": READER,
    "POST /saved/forget": READER,
    "GET /feeds/{feed}/{form}": OPEN,
    "POST /theme": OPEN,
    "GET /sign-in": OPEN,
    "POST /sign-in": OPEN,
    "POST /sign-out": READER,
    "POST /account/password": OWN,
    "POST /account/tokens": OWN,
    "POST /account/tokens/{token}/remove": READER,
    **{f"GET /accounts{twin}": ADMIN for twin in TWINS},
    **{f"POST /accounts{path}": ADMIN for path in (
        "", "/{name}/role", "/{name}/password", "/{name}/remove", "/tokens/{token}/remove",
    )},
    "GET /static/style.css": OPEN,
    **{f"GET /api/v1/{many}{rest}": READER for rest in ("", "/{id}", "/{id}/documents") for many in (
        "actors", "commitments", "contacts", "events", "positions", "statements",
    )},
    **{f"GET /api/v1/{path}": READER for path in (
        "changes", "documents", "documents/{id}", "documents/{id}/findings", "documents/{id}/places",
        "documents/{id}/text", "extent", "hashes/{id}", "history", "judgements", "judgements/{id}", "me",
        "negotiations", "negotiations/{id}", "negotiations/{id}/outlook", "openapi.json", "record", "references/{id}",
        "search", "timeline",
    )},
    **{f"POST /api/v1/{path}": ANALYST for path in (
        "documents", "findings", "judgements", "judgements/{id}/undo", "negotiations", "negotiations/{id}/assignments",
    )},
    "PUT /api/v1/negotiations/{id}": ANALYST,
}  # fmt: skip
FIELDS = {
    "POST /sign-in": {"name": "ada", "password": PASSWORD},
    "POST /account/password": {"old": "not this one", "password": PASSWORD},
    "POST /account/tokens": {"label": "a script"},
}
ABOVE = {OPEN: -1, READER: 0, OWN: 0, ANALYST: 1, ADMIN: 2}
REFUSED = {401, 403}


def served():
    """Yield each route that there is."""
    for router in (*api.ROUTERS, *ROUTERS):
        for route in router.routes:
            yield from (f"{method} {route.path}" for method in route.methods)


def test_every_route_stands_in_the_table_and_the_reverse():
    assert {*served(), "GET /static/style.css"} == set(TABLE)


@pytest.fixture(scope="module")
def browsing_team(tmp_path_factory, filled):
    database = tmp_path_factory.mktemp("team") / "record.db"
    database.write_bytes(filled.read_bytes())
    with open_record(database) as record:
        thing = record.contacts()[0].thing.id
    with team(database) as (browser, tokens):
        cookies = {role: sign_in(browser, role) for role in Role}
        yield browser, tokens, thing, cookies


def asked(browser, route, thing, **headers):
    """Return the status of a route, with an id for each placeholder; a way to the sign-in page counts as 401."""
    method, path = route.split(" ")
    for name in ("name", "id", "token", "negotiation"):
        path = path.replace(f"{{{name}}}", thing)
    path = path.replace("{form:path}", "json")
    cookie = browser.client.cookies.get("communique-session-8321") or browser.client.cookies.get(
        "communique-visit-8321", ""
    )
    if method != "GET" and "authorization" not in headers:
        headers.setdefault("x-csrf-token", csrf_of(cookie))
    kind = "json" if path.startswith("/api/") else "data"
    body = {} if method == "GET" else {kind: FIELDS.get(route, {})}
    answer = browser.client.request(method, path, headers=headers, follow_redirects=False, **body)
    assert answer.status_code < 500, answer.text
    assert "access-control-allow-origin" not in answer.headers
    return 401 if answer.headers.get("location", "").startswith("/sign-in?") else answer.status_code


@pytest.mark.slow  # all of them together
@pytest.mark.parametrize("route", sorted(TABLE))
def test_route_is_for_its_role_and_those_above(browsing_team, route):
    browser, tokens, thing, cookies = browsing_team
    least = TABLE[route]
    browser.client.cookies.clear()
    browser.get("/sign-in")  # as a browser that was here before
    assert (asked(browser, route, thing) in REFUSED) is (least != OPEN)
    for rank, role in enumerate(Role):
        carry(browser, cookies[role])
        assert (asked(browser, route, thing) in REFUSED) is (rank < ABOVE[least]), role
    if route in {"POST /sign-in", "POST /sign-out"}:  # both end the session they come with
        cookies.update({role: sign_in(browser, role) for role in Role})
    browser.client.cookies.clear()
    for scope, token in tokens.items():
        rank = min(list(Role).index(scope), 1)  # of the analyst's account, whatever the token may
        status = asked(browser, route, thing, authorization=f"Bearer {token}")
        assert (status in REFUSED) is (rank < ABOVE[least] or least == OWN), scope


@pytest.mark.slow  # all of them together
@pytest.mark.parametrize("route", sorted(route for route in TABLE if not route.startswith("GET")))
@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "http://evil.example"}, id="origin"),
        pytest.param({"origin": "null"}, id="no origin"),
        pytest.param({"origin": "http://127.0.0.1:9999"}, id="other port"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="cross-site"),
        pytest.param({"sec-fetch-site": "same-site"}, id="same-site"),
        pytest.param({"x-csrf-token": "0" * 64}, id="no token of ours"),
    ],
)
def test_nothing_changes_at_the_wish_of_another_site(browsing_team, route, headers):
    browser, _, thing, cookies = browsing_team
    carry(browser, cookies[Role.ADMIN])
    assert asked(browser, route, thing, **headers) == 403
