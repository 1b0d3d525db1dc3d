import pytest

from communique.documents import Network, Version
from communique.domain.document import Document
from communique.errors import SourceError
from communique.views.watch.journal import open_journal
from communique.views.watch.polling import Poll
from tests.documents.making import TEXT, page_of
from tests.documents.serving import LOOPBACK, Page, serving

NETWORK = Network(allowed=LOOPBACK)


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "journal.jsonl") as opened:
        yield opened


def feed(*entries: tuple[str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{url}</link><pubDate>2025-04-12</pubDate>"
        f"<description>{title} in short.</description></item>"
        for title, url in entries
    )
    return f"<rss version='2.0'><channel><title>The Harbour Ledger</title>{items}</channel></rss>".encode()


def test_a_feed_that_has_not_changed_is_not_sent_again(journal):
    page = Page(feed(("One", "https://a.example/1")), "application/rss+xml", headers={"ETag": '"1"'})
    with serving({"/feed": page}) as site:
        for new in (1, 0, 1):
            poll = Poll(journal, NETWORK)
            assert len(list(poll.load([f"{site.url}/feed"]))) == new
            poll.keep()
            if not new:
                page.headers["ETag"] = '"2"'
        assert [asked.get("If-None-Match") for asked in site.asked] == [None, '"1"', '"1"']


def test_what_the_record_did_not_get_is_asked_for_again(journal):
    with serving({"/feed": Page(feed(("One", "https://a.example/1")), "text/xml", headers={"ETag": '"1"'})}) as site:
        for _ in range(2):
            assert len(list(Poll(journal, NETWORK).load([f"{site.url}/feed"]))) == 1


def test_a_feed_that_fails_is_said_and_the_others_are_read(journal, tmp_path):
    (tmp_path / "b.txt").write_text(TEXT)
    with serving({"/feed": Page(feed(("One", "https://a.example/1")), "text/xml")}) as site:
        sources = [f"{site.url}/gone", "http://10.0.0.1/feed", f"{site.url}/feed", str(tmp_path / "b.txt")]
        gone, private, entry, file = Poll(journal, NETWORK).load(sources)
    assert isinstance(gone, SourceError)
    assert str(private).startswith("http://10.0.0.1/feed: expected a public host")
    assert (entry.text, file.text) == ("One in short.", TEXT)


def test_the_article_behind_a_summary_is_fetched_once(journal):
    with serving({}) as site:
        site.pages["/feed"] = Page(feed(("One", f"{site.url}/1"), ("Two", f"{site.url}/2")), "text/xml")
        site.pages["/1"] = Page(page_of(TEXT))
        poll = Poll(journal, NETWORK, is_following=True)
        article, summary = poll.load([f"{site.url}/feed"])
        assert isinstance(article, Document)
        assert (article.text, article.citation.source, str(article.published)) == (
            TEXT,
            "The Harbour Ledger",
            "2025-04-12",
        )
        assert summary.text == "Two in short."
        poll.keep()
        assert journal.version(f"{site.url}/1") == Version()
        [again] = Poll(journal, NETWORK, is_following=True).load([f"{site.url}/feed"])
        assert again.text == "Two in short."
        assert [asked["path"] for asked in site.asked].count("/1") == 1


def test_no_article_is_fetched_where_nobody_asked(journal):
    with serving({}) as site:
        site.pages["/feed"] = Page(feed(("One", f"{site.url}/1")), "text/xml")
        assert [one.text for one in Poll(journal, NETWORK).load([f"{site.url}/feed"])] == ["One in short."]
        assert len(site.asked) == 1
