"""Searches that are kept, and their feeds: valid, newest first, without words that a source keeps back."""

import html
import re
from dataclasses import replace

import feedparser
import pytest

from communique.record import Role, open_record
from tests.record.store.stage import BY, Told, add, findings_of
from tests.views.web.browsing import browsing
from tests.views.web.people import carry, sign_in, team

FEED = re.compile(r'href="(/feeds/[^"]+/atom\.xml)"')


@pytest.fixture
def path(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(
            record,
            [Told(published=2, day=9), Told(published=8, day=3, outlet=1), Told(who=(2, 3), published=5, words=1)],
        )
    return tmp_path / "record.db"


@pytest.fixture
def browser(path):
    with browsing(path) as found:
        yield found


def keep(browser, **said):
    assert browser.post("/saved", {"name": "Mine", **said}).status_code == 303
    return FEED.findall(browser.get("/saved").text)[-1]


def entries(browser, address):
    answer = browser.get(address)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.bozo_exception
    return found.entries


def test_list_that_is_kept_is_a_feed_of_its_newest(browser, path):
    address = keep(browser, path="/contacts", query="party=SWE&after=contact-1&limit=20")
    found = entries(browser, address)
    assert [entry.updated[:10] for entry in found] == ["2025-03-09", "2025-03-03"]
    assert "Ada Vell (SWE)" in found[0].title
    assert "held meeting" in found[0].summary
    assert found[0].link.startswith("http://127.0.0.1:8321/contacts/contact-")
    with open_record(path) as record:
        add(record, [Told(published=20, day=19, outlet=4, words=2)])
    assert entries(browser, address)[0].updated[:10] == "2025-03-21"


def test_json_feed_says_the_same(browser):
    address = keep(browser, path="/contacts", query="").replace("atom.xml", "feed.json")
    page = browser.get(address).json()
    assert page["version"] == "https://jsonfeed.org/version/1.1"
    assert (page["title"], len(page["items"])) == ("Mine", 3)
    assert page["items"][0]["url"].startswith("http://127.0.0.1:8321/contacts/")


@pytest.mark.parametrize(("where", "query", "number"), [
    ("/search", "text=prisoners", 2), ("/search", "text=prisoners&kind=statement", 1), ("/search", "text=zeppelin", 0),
    ("/documents", "since=2025-03-05", 2), ("/statements", "party=DNK", 1), ("/positions/list", "", 3),
    ("/events", "", 3), ("/commitments", "", 0), ("/search", "", 0),
])  # fmt: skip
def test_each_page_that_can_be_kept_has_a_feed(browser, where, query, number):
    assert len(entries(browser, keep(browser, path=where, query=query))) == number


def test_same_feed_again_is_not_sent_again(browser):
    address = keep(browser, path="/contacts", query="")
    tag = browser.get(address).headers["etag"]
    assert browser.get(address, headers={"if-none-match": tag}).status_code == 304


def test_form_shows_what_will_be_kept(browser):
    page = html.unescape(browser.get("/saved/new", params={"path": "/contacts", "query": "party=SWE&page=3"}).text)
    assert 'name="query" value="party=SWE"' in page


@pytest.mark.parametrize("said", [{"path": "/accounts"}, {"name": " "}, {"query": "since=yesterday"},
                                  {"query": "text=" + "a" * 3000}])  # fmt: skip
def test_what_cannot_be_kept_is_refused(browser, said):
    assert browser.post("/saved", {"name": "Mine", **said}).status_code == 422


def test_forgotten_search_has_no_feed(browser):
    address = keep(browser, path="/contacts", query="")
    name = re.search(r'name="id" value="([^"]+)"', browser.get("/saved").text)[1]
    browser.post("/saved/forget", {"id": name})
    assert browser.get(address).status_code == 404
    assert browser.post("/saved/forget", {"id": name}).status_code >= 400


def test_feed_tells_no_words_that_a_source_keeps_back(tmp_path):
    found = findings_of(Told())
    closed = replace(
        found, document=replace(found.document, citation=replace(found.document.citation, rights="metadata"))
    )
    with open_record(tmp_path / "record.db") as record:
        list(record.add([closed], BY))
    with browsing(tmp_path / "record.db") as browser:
        (entry,) = entries(browser, keep(browser, path="/contacts", query=""))
        assert "held meeting" not in entry.summary


def test_feed_holds_for_control_characters_and_markup(browser):
    browser.post("/saved", {"name": "a\x0b<b>&amp;", "path": "/contacts"})
    answer = browser.get(FEED.search(browser.get("/saved").text)[1])
    assert feedparser.parse(answer.content).bozo == 0


def test_searches_and_feeds_are_their_owners_and_end_with_the_account(path):
    with team(path) as (browser, _):
        carry(browser, sign_in(browser, Role.READER))
        address = keep(browser, path="/contacts", query="")
        carry(browser, sign_in(browser, Role.ANALYST))
        assert "You keep no search yet" in browser.get("/saved").text
        browser.client.cookies.clear()
        assert browser.get(address).status_code == 200
        with open_record(path) as record:
            record.accounts.remove("cleo")
        assert browser.get(address).status_code == 404
