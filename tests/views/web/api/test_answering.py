"""How the REST interface answers, beyond what its description says."""

import msgspec
import pytest

from communique.domain.contact import Contact
from communique.views.web.api import OPERATIONS
from communique.views.web.api.openapi import description
from tests.views.web.browsing import browsing

CONTACTS = "/api/v1/contacts"


def test_same_answer_is_not_sent_twice(reader):
    first = reader.get(CONTACTS)
    again = reader.get(CONTACTS, headers={"if-none-match": f'W/"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert reader.get(CONTACTS, headers={"if-none-match": '"other"'}).status_code == 200


def test_answer_has_another_tag_once_something_is_judged(browser):
    browser.client.cookies.clear()
    before = browser.get(CONTACTS)
    contact = before.json()["items"][0]["thing"]["id"]
    browser.client.post("/api/v1/judgements", json={"verdict": "rejected", "about": [contact]})
    after = browser.get(CONTACTS, headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert contact not in after.text


def test_pages_follow_one_another(reader):
    whole = reader.get("/api/v1/statements?limit=500").json()
    found, path = [], "/api/v1/statements?limit=1&order=newest"
    while path:
        answer = reader.get(path)
        found += answer.json()["items"]
        link = answer.headers.get("link", "")
        assert bool(link) is (answer.json()["next"] is not None)
        path = link[1:].partition(">")[0]
    assert found == whole["items"]
    assert whole["next"] is None


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/v1/contacts?colour=red", 422, "colour"),
        ("/api/v1/contacts?limit=0", 422, "limit"),
        ("/api/v1/contacts?limit=1&limit=2", 422, "once"),
        ("/api/v1/contacts?status=hold", 422, "status"),
        ("/api/v1/contacts?since=2025-02-30", 422, "since"),
        ("/api/v1/contacts?since=null", 422, "since"),
        ("/api/v1/contacts?cursor=nonsense", 422, "cursor"),
        ("/api/v1/contacts?since=2025-03-02&until=2025-03-01", 409, "2025-03-01"),
        ("/api/v1/contacts?negotiation=Grain", 404, "Grain"),
        ("/api/v1/positions?issue=weather", 404, "the issues are"),
        ("/api/v1/me?x=1", 422, "no query"),
        ("/api/v1/contacts/contact-0", 404, "contact-0"),
        ("/api/v1/contacts/statement-0000000000000000", 404, "an id like contact-"),
        ("/api/v1/nothing", 404, "no such page"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_in_words(reader, path, status, words):
    answer = reader.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert words in answer.json()["detail"]
    assert answer.json()["status"] == status


def test_what_is_sent_is_looked_at(browser):
    browser.client.cookies.clear()
    post = browser.client.post
    assert post("/api/v1/negotiations", data={"name": "Grain"}).status_code == 415
    assert post("/api/v1/negotiations", content="{", headers={"content-type": "application/json"}).status_code == 400
    assert post("/api/v1/negotiations", json={"name": "Grain", "color": "red"}).status_code == 422
    assert post("/api/v1/negotiations", json={"name": "Grain"}).status_code == 201
    assert post("/api/v1/negotiations", json={"name": "grain"}).status_code == 409
    answer = browser.client.request("PATCH", "/api/v1/negotiations")
    assert (answer.status_code, set(answer.headers["allow"].split(", "))) == (405, {"GET", "POST"})


def test_unknown_document_is_told_apart_from_unknown_negotiation(browser):
    there = browser.client.post("/api/v1/negotiations", json={"name": "Fishery"}).json()["id"]
    said = {"document": "document-0000000000000000"}
    assert browser.client.post(f"/api/v1/negotiations/{there}/assignments", json=said).status_code == 409
    nowhere = "/api/v1/negotiations/negotiation-0000000000000000/assignments"
    assert browser.client.post(nowhere, json=said).status_code == 404


def test_nobody_overwrites_what_they_have_not_seen(browser):
    browser.client.cookies.clear()
    made = browser.client.post("/api/v1/negotiations", json={"name": "Grain", "parties": ["Russia", "UKR"]})
    at, tag = made.headers["location"], made.headers["etag"]
    assert made.json()["parties"] == ["RUS", "UKR"]
    assert browser.client.put(at, json={"name": "Grain"}, headers={"if-match": tag}).status_code == 200
    assert browser.client.put(at, json={"name": "Grain"}, headers={"if-match": tag}).status_code == 412
    assert browser.client.put(at, json={"name": "Coal"}).status_code == 409


def test_parties_may_be_called_by_their_names(reader):
    named = reader.get(f"{CONTACTS}?party=russia").json()
    assert named["items"]
    assert named == reader.get(f"{CONTACTS}?party=RUS").json()


def test_large_records_are_not_sent_whole(filled, monkeypatch):
    monkeypatch.setattr("communique.views.web.api.telling.MOST", 2)
    with browsing(filled) as browser:
        assert browser.get("/api/v1/record").status_code == 409
        assert browser.get("/api/v1/record?until=2025-03-06").status_code == 200


def test_description_is_made_of_the_classes_of_the_record():
    described = description(OPERATIONS)
    _, components = msgspec.json.schema_components([Contact], ref_template="#/components/schemas/{name}")
    assert components.items() <= described["components"]["schemas"].items()
    names = [operation["operationId"] for path in described["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names)) == len(OPERATIONS)


def test_page_lists_every_operation_and_loads_nothing_from_elsewhere(reader):
    page = reader.get("/api").text
    for operation in OPERATIONS:
        assert operation.path in page
    assert "http://" not in page.replace("http://127.0.0.1", "")
