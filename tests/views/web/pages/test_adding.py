"""Adding: what is handed in is read in the background and is in the record, or said to have failed."""

import html
import re
from datetime import UTC, datetime

import pytest

from communique.documents import Answer, Version
from communique.record import Wanted, open_record
from communique.views.negotiating import negotiation_of
from communique.views.web.inbox import Inbox, Slip, folder_for
from tests.views.web.browsing import browsing

TEXT = (
    "Foreign Minister Sergei Lavrov met Secretary of State Marco Rubio in Vienna on Sunday. They spoke for two hours."
)
FEED = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><title>Talks in Oslo</title><id>1</id><link href="https://courier.example/1"/><updated>2025-03-09T10:00:00Z</updated>
<content type="html">&lt;p&gt;Norway and Sweden held talks in Oslo on Sunday, an official said.&lt;/p&gt;</content>
</entry></feed>"""
NOON = datetime(2025, 3, 12, 12, tzinfo=UTC)
SECONDS = 60


@pytest.fixture
def path(tmp_path):
    database = tmp_path / "record.db"
    with open_record(database) as record:
        record.set_negotiation(negotiation_of("Vienna", ["RUS", "USA"], [], None, None))
    return database


@pytest.fixture
def browser(path):
    with browsing(path) as found:
        yield found


def done(browser, answer):
    """The page of a task once nothing more will come of it."""
    assert answer.status_code == 303, answer.text
    assert browser.client.app.state.worker.wait(SECONDS)
    return html.unescape(browser.get(answer.headers["location"]).text)


def documents(path, **wanted):
    with open_record(path, writable=False) as record:
        return record.documents(Wanted(**wanted))


@pytest.mark.slow
def test_pasted_text_is_in_the_record_with_what_was_said_of_it(browser, path):
    said = {"text": TEXT, "title": "Two hours <b>in</b> Vienna", "published": "2025-03-10", "source": "Ledger",
            "byline": "Ada Vell", "url": "https://ledger.example/1", "rights": "quotes"}  # fmt: skip
    page = done(browser, browser.post("/add/text", said))
    assert "1 document: 1 added" in page
    (citation,) = documents(path)
    assert (citation.title, citation.source, str(citation.published), citation.rights) == (
        "Two hours <b>in</b> Vienna", "Ledger", "2025-03-10", "quotes",
    )  # fmt: skip
    assert "1 there before" in done(browser, browser.post("/add/text", said))
    assert not list(folder_for(str(path)).iterdir())
    assert "<b>in</b>" not in browser.get("/add").text


@pytest.mark.slow
def test_files_are_read_and_those_that_fail_are_named_as_they_were_called(browser, path):
    files = [("files", ("a.md", f"# Vienna\n\n{TEXT}".encode())), ("files", ("../b.html", b"<p></p>")),
             ("files", ("c.bin", bytes(range(256))))]  # fmt: skip
    name = documents_negotiation(path)
    said = {"csrf": browser.csrf("/"), "negotiation": name}
    page = done(browser, browser.client.post("/add/files", data=said, files=files, follow_redirects=False))
    assert "1 added" in page
    assert "2 inputs failed" in page
    assert "b.html: " in page
    assert ".waiting" not in page
    assert len(documents(path, negotiation=name)) == 1


def documents_negotiation(path):
    with open_record(path, writable=False) as record:
        return record.negotiations()[0].id


@pytest.mark.slow
def test_feed_is_fetched_and_its_entries_added(browser, path, monkeypatch):
    answer = Answer(url="https://courier.example/feed", content_type="application/atom+xml", charset=None, body=FEED,
                    version=Version())  # fmt: skip
    monkeypatch.setattr("communique.documents.load.fetch", lambda *_: answer)
    page = done(browser, browser.post("/add/address", {"address": "https://courier.example/feed"}))
    assert "1 added" in page
    assert [one.title for one in documents(path)] == ["Talks in Oslo"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://localhost/", "http://169.254.169.254/latest"])
def test_hosts_that_are_not_public_are_not_asked(browser, address):
    page = done(browser, browser.post("/add/address", {"address": address}))
    assert "What failed, and why" in page
    assert "1 input failed" in page


@pytest.mark.parametrize(("path_", "said", "words"), [
    ("/add/text", {"text": " "}, "the field 'text'"), ("/add/address", {"address": "ftp://a.example"}, "http://"),
    ("/add/text", {"text": "a", "published": "31-31"}, "published"),
    ("/add/text", {"text": "a", "rights": "some"}, "expected one of full"),
    ("/add/text", {"text": "a", "negotiation": "negotiation-x"}, "expected the id of one that is there"),
])  # fmt: skip
def test_form_that_says_nothing_is_refused(browser, path_, said, words):
    answer = browser.post(path_, said)
    assert answer.status_code == 422
    assert words in html.unescape(answer.text)


def test_more_than_so_many_are_not_taken(browser, monkeypatch):
    monkeypatch.setattr("communique.views.web.working.MOST_WAITING", 0)
    assert browser.post("/add/text", {"text": TEXT}).status_code == 503


@pytest.mark.slow
def test_what_waited_when_the_server_stopped_is_read_at_the_next_start(path):
    slip = Slip(id="ab12", label="Vienna", by="Ada", at=NOON)
    Inbox(folder_for(str(path))).put(slip, TEXT)
    with browsing(path) as browser:
        assert browser.client.app.state.worker.wait(SECONDS)
        assert "Vienna" in browser.get("/add").text
    assert len(documents(path)) == 1


def test_unknown_task_is_not_found(browser):
    assert browser.get("/add/ffff").status_code == 404
    assert browser.post("/add/ffff/drop").status_code == 404


# --- findings by hand ---


@pytest.fixture
def words(database):
    with open_record(database, writable=False) as record:
        document = record.documents(Wanted(text="two hours"))[0].id
        text = record.text(document)
    start = text.index("The meeting lasted two hours")
    return {"document": document, "start": str(start), "end": str(start + len("The meeting lasted two hours"))}


def test_finding_is_added_from_words_and_undone(database, words):
    with browsing(database) as browser:
        page = browser.get("/findings/new", params={**words, "kind": "contact"}).text
        assert "<mark>The meeting lasted two hours</mark>" in page
        said = {
            **words,
            "kind": "contact",
            "participants": "Marco Rubio; Sergei Lavrov",
            "mode": "call",
            "status": "held",
        }
        there = browser.post("/findings/new", said).headers["location"]
        page = browser.get(there).text
        assert "Added the finding (contact)" in page
        assert "A person added it." in page
        judgement = re.search(r'name="judgement" value="([^"]+)"', page)[1]
        browser.post("/review/undo", {"judgement": judgement, "state": ""})
        assert browser.get("/review/log.json").json()["number"] == 2


def test_form_keeps_what_was_filled_in_where_it_is_refused(database, words):
    with browsing(database) as browser:
        said = {**words, "kind": "contact", "participants": "Nobody Known", "place": "Oslo"}
        answer = browser.post("/findings/new", said)
        assert answer.status_code == 422
        assert "somebody in the record" in answer.text
        assert 'value="Oslo"' in answer.text


@pytest.mark.parametrize(("query", "status"), [
    ({"kind": "meeting"}, 422), ({"start": "x"}, 422), ({"end": "999999"}, 409), ({"document": "document-f0f0"}, 404),
    ({"kind": "statement"}, 200), ({"kind": "position"}, 200), ({"kind": "commitment"}, 200),
])  # fmt: skip
def test_form_is_there_for_each_kind_on_words_that_are_there(filled, words, query, status):
    with browsing(filled) as browser:
        assert browser.get("/findings/new", params={**words, **query}).status_code == status
