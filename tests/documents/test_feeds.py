from time import process_time

import pytest

from communique.documents.drafts import Draft
from communique.documents.feeds import read_feed
from communique.errors import SourceError

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Harbour Ledger</title><link>https://ledger.example/</link><language>en-us</language>
<item><title>Talks &amp; tea</title><link>https://ledger.example/1</link><guid>abc</guid>
 <pubDate>Sat, 12 Apr 2025 23:30:00 -0400</pubDate><dc:creator>Jane Roe</dc:creator>
 <description>They met.</description>
 <content:encoded><![CDATA[<p>The minister met the envoy.</p><script>x()</script><p>They spoke&nbsp;<b>long</b>.</p>
 <p>The post <a href="x">Talks</a> appeared first on <a href="y">The Harbour Ledger</a>.</p>]]></content:encoded></item>
<item><title>A summary</title><link>/2</link><pubDate>2025-04-13</pubDate>
 <description>&lt;p&gt;The envoy left.&lt;/p&gt; &lt;a href="/2"&gt;Continue reading...&lt;/a&gt;</description></item>
<item><title>Nothing</title><link>/3</link></item>
<item><title>No day</title><pubDate>soon</pubDate><description>The aide stayed.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><updated>2025-04-14T10:00:00Z</updated>
<entry><title type="html">&lt;b&gt;Talks&lt;/b&gt; resume</title><id>tag:wire,1</id>
 <link rel="alternate" href="https://wire.example/1"/><author><name>A. Byline</name></author>
 <published>2025-04-13T23:00:00-04:00</published><updated>2025-04-20T00:00:00Z</updated>
 <summary>Short.</summary>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry>
<entry><title>Only changed</title><id>tag:wire,2</id><updated>2025-04-20T00:00:00Z</updated>
 <content type="text">Plain &lt;here&gt;.</content><source><title>Another wire</title></source></entry></feed>"""


def drafts(feed: str | bytes) -> list[Draft | SourceError]:
    return [part for _, part in read_feed(feed if isinstance(feed, bytes) else feed.encode())]


def test_an_entry_is_a_draft_with_what_the_feed_says_of_it():
    full, *_ = drafts(RSS)
    assert full.text == "The minister met the envoy.\nThey spoke long."
    assert full.remarks == ()
    assert full.said == {
        "title": "Talks & tea",
        "url": "https://ledger.example/1",
        "published": "2025-04-12",
        "byline": "Jane Roe",
        "source": "The Harbour Ledger",
        "key": "abc",
    }


def test_a_summary_is_said_to_be_one():
    _, summary, *_ = drafts(RSS)
    assert summary.text == "The envoy left."
    assert summary.remarks == ("the full text: the feed gives a summary of its entry",)
    assert (summary.said["url"], summary.said["published"]) == ("https://ledger.example/2", "2025-04-13")


def test_an_entry_without_text_is_named_and_the_rest_is_read():
    parts = list(read_feed(RSS.encode()))
    assert [place for place, _ in parts] == [f", entry {number}" for number in (1, 2, 3, 4)]
    assert str(parts[2][1]) == "expected an entry with text, found none (Nothing)"
    assert "published" not in parts[3][1].said


def test_atom_gives_its_full_text_and_the_day_it_was_published():
    first, second = drafts(ATOM)
    assert (first.text, first.said["title"], first.said["byline"]) == ("One.\nTwo.", "Talks resume", "A. Byline")
    assert (first.said["published"], second.said["published"]) == ("2025-04-13", "2025-04-20")
    assert (second.text, second.said["source"]) == ("Plain <here>.", "Another wire")


def test_an_outlet_known_by_its_address_goes_by_its_own_name():
    [draft] = drafts(
        "<rss version='2.0'><channel><title>World news | somebody</title><item><title>T</title>"
        "<link>https://www.reuters.com/world/1</link><description>They met.</description></item></channel></rss>"
    )
    assert "source" not in draft.said


def test_a_feed_cut_off_is_read_as_far_as_it_goes():
    found = drafts(RSS[: RSS.index("<item><title>Nothing")])
    assert [draft.said["title"] for draft in found] == ["Talks & tea", "A summary"]
    assert "no well-formed XML" in found[0].repairs[0]


def test_entities_of_a_feed_s_own_are_not_followed():
    for entity in ("<!ENTITY e SYSTEM 'file:///etc/passwd'>", "<!ENTITY e 'aaaaaaaa'>"):
        feed = f"<!DOCTYPE x [{entity}]><rss version='2.0'><channel><item><title>x</title>"
        [draft] = drafts(f"{feed}<description>Said: &e;</description></item></channel></rss>")
        assert "root" not in draft.text


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("", "expected a feed with entries"),
        ("<html><p>x</p></html>", "expected a feed with entries"),
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries"),
        ("/etc/passwd", "expected a feed with entries"),
        ("http://127.0.0.1:1/", "expected a feed with entries"),
        ("<rss>" + "<a>" * 10_000, "nested 10,001 deep"),
        ("<rss><item><title>&#99999999999;</title></item></rss>", "found a damaged one"),
    ],
)
def test_what_is_no_feed_is_refused_and_never_opened(feed, reason):
    with pytest.raises(SourceError, match=reason):
        drafts(feed)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-2", "utf-16", "windows-1250"])
def test_the_encoding_a_feed_names_is_used(encoding):
    feed = RSS.replace("utf-8", encoding).replace("They met.", "").replace("The envoy left.", "Sikorski żądał.")
    assert drafts(feed.encode(encoding))[1].text == "Sikorski żądał."


def test_quoted_markup_does_not_count_as_deep_and_costs_little():
    begun = process_time()
    quoted = f"<![CDATA[{'<div>' * 1000}They met.]]>"
    entry = f"<item><title>x</title><description>{quoted}</description></item>"
    [draft] = drafts(f"<rss version='2.0'><channel>{entry}</channel></rss>")
    assert "nested 1,000 deep" in str(draft)
    with pytest.raises(SourceError):
        drafts("<rss version='2.0'><channel>" + "<![CDATA[" * 50_000)
    assert process_time() - begun < 10


def test_an_address_that_is_none_stays_as_it_is_written():
    item = "<item><link>http://[oslo/1</link><description>They met.</description></item>"
    feed = f"<rss version='2.0'><channel><link>https://ledger.example/</link>{item}</channel></rss>"
    assert drafts(feed)[0].said["url"] == "http://[oslo/1"


@pytest.mark.parametrize("raw", [b"<rss>\xf0", b"\xff\xfe<rss", b"<?xml version='1.0' encoding='nothing'?><rss>\xc1"])
def test_bytes_that_are_no_text_are_refused(raw):
    with pytest.raises(SourceError):
        drafts(raw)
