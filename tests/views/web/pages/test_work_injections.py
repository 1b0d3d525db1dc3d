"""What documents and people bring along stays words on the pages where people work, too."""

from urllib.parse import quote

import feedparser
import pytest

from communique.record import Wanted, open_record
from tests.views.web.browsing import browsing
from tests.views.web.hostile import STRINGS
from tests.views.web.test_injections import wrong_with

KNOWN = {text for text in STRINGS if text.startswith(("http://", "https://"))}
EACH = 12


@pytest.fixture
def database(tmp_path, hostile_record):
    copy = tmp_path / "record.db"
    with open_record(hostile_record, writable=False) as record:
        record.backup(copy)
    return copy


@pytest.fixture
def site(database):
    with browsing(database) as found:
        yield found


def clean(site, path, *others):
    answer = site.get(path)
    assert answer.status_code in {200, *others}, (path, answer.text[-300:])
    assert list(wrong_with(answer.text, KNOWN)) == [], path


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["contacts", "statements", "positions", "commitments"])
def test_no_string_becomes_markup_where_it_is_reviewed(site, database, kind):
    with open_record(database, writable=False) as record:
        found = [merged.thing.id for merged in getattr(record, kind)(Wanted(limit=None))]
    for name in found[::EACH]:
        clean(site, f"/review?at={name}")
    clean(site, f"/review/bulk?kind={kind.removesuffix('s')}")


@pytest.mark.slow
def test_no_string_becomes_markup_in_the_matrix_and_the_histories(site):
    clean(site, "/positions?columns=24")
    rows = site.get("/positions.json?columns=24").json()["rows"]
    for row in rows[::EACH]:
        clean(
            site, f"/history?party={quote(row['party'], safe='')}&issue={quote(row['issue'] or 'none', safe='')}", 422
        )


@pytest.mark.slow
def test_no_string_becomes_markup_where_a_finding_is_added_and_a_document_assigned(site, database):
    with open_record(database, writable=False) as record:
        documents = [one.id for one in record.documents(Wanted(limit=None))]
        negotiation = record.negotiations()[0].id
    for name in documents[::EACH]:
        clean(site, f"/findings/new?document={name}&start=0&end=20")
    clean(site, "/negotiations")
    clean(site, f"/negotiations/{negotiation}/edit")
    clean(site, f"/negotiations/{negotiation}/documents?limit=500&find=window")


@pytest.mark.slow
def test_no_string_becomes_markup_where_a_person_wrote_it(site):
    found = site.get("/review.json").json()["queue"][0]["thing"]["id"]
    for text in STRINGS[::EACH]:
        words = text.replace("\0", "")
        site.post("/review", {"act": "accept", "about": found, "reason": words, "state": ""})
        site.post("/saved", {"name": words[:200] or "x", "path": "/contacts", "query": f"text={quote(words)}"})
        site.post("/negotiations/new", {"name": words or "x"})
    for path in ("/review/log", f"/review?at={found}", "/saved", "/negotiations", "/review/agreement", "/add"):
        clean(site, path)


@pytest.mark.slow
def test_feeds_of_hostile_things_can_be_parsed(site):
    for path in ("/contacts", "/statements", "/documents", "/events"):
        site.post("/saved", {"name": "all", "path": path})
    record = site.client.app.state.record
    for search in record.saved.of("Ada"):
        found = feedparser.parse(site.get(f"/feeds/{search.feed}/atom.xml").content)
        assert not found.bozo, found.get("bozo_exception")
        assert found.entries
        assert site.get(f"/feeds/{search.feed}/feed.json").json()["items"]
