import pytest

from communique.documents.webpage import read_webpages
from communique.errors import SourceError

SAID = "The minister met the envoy in Oslo on Friday and said that the talks would go on for another week."
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Talks go on | The Harbour Ledger</title>
<meta property="og:title" content="Talks go on"><meta property="og:site_name" content="The Harbour Ledger">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2025-04-12T23:30:00-04:00">
<link rel="canonical" href="https://ledger.example/talks"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks go on</h1><p>{SAID}</p>
<p>“No <b>date</b> was set,” he added.</p>
<p>{SAID.replace("minister", "aide")}</p></article>
<aside><h3>Most read</h3><ul><li><a href="/1">A story about something else</a></li></ul></aside>
<footer>© 2025 The Harbour Ledger. All rights reserved. <a href="/contact">Contact us</a></footer></body></html>"""


def read_webpage(page):
    ((_, draft),) = read_webpages(page)
    return draft


def test_article_is_read_without_what_stands_around_it():
    draft = read_webpage(PAGE.encode())
    assert draft.said == {
        "title": "Talks go on",
        "source": "The Harbour Ledger",
        "byline": "Jane Roe",
        "published": "2025-04-12T23:30:00-04:00",
        "url": "https://ledger.example/talks",
    }
    assert SAID in draft.text.split("\n")
    assert "“No date was set,” he added." in draft.text.split("\n")
    assert not any(other in draft.text for other in ("Home", "Most read", "rights reserved", "something else"))


def test_declared_encoding_is_used():
    page = (
        PAGE.replace("utf-8", "iso-8859-2")
        .replace("“No", "Sikorski żądał: No")
        .replace("”", "")
        .encode("iso-8859-2", "ignore")
    )
    assert "Sikorski żądał: No date" in read_webpage(page).text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("<html></html>", "found none", id="empty"),
        pytest.param(
            "<html><nav><a href=a>Home</a></nav><footer>All rights reserved.</footer></html>", "found none", id="frame"
        ),
        pytest.param(
            "<html><body><p>We use cookies to improve your experience on this site.</p><ul>"
            + "".join(f"<li><a href=/{number}>A story about the world number {number}</a></li>" for number in range(30))
            + "</ul></body></html>",
            "found none",
            id="start_page",
        ),
        pytest.param("<div>" * 10_000 + SAID + "</div>" * 10_000, "nested 10,000 deep", id="deep"),
        pytest.param("<b><i>" * 5_000 + SAID, "nested 10,000 deep", id="deep_and_open"),
    ],
)
def test_page_without_an_article_is_refused(page, reason):
    with pytest.raises(SourceError, match=reason):
        read_webpage(page.encode())


def test_tags_that_need_no_end_do_not_count_as_deep():
    page = PAGE.replace("<aside>", "<p>One line.<br><li>two" * 300 + "<aside>")
    assert SAID in read_webpage(page.encode()).text


@pytest.mark.parametrize(
    ("declared", "day"),
    [
        ("<meta name='DC.date.issued' content='2025-04-12'>", "2025-04-12"),
        ("<meta name=date content='Sat, 12 Apr 2025 23:00:00 GMT'>", "2025-04-12"),
        ("<script type='application/ld+json'>{\"datePublished\": \"2025-04-12T08:00Z\"}</script>", "2025-04-12T08:00Z"),
        ("<time datetime='2025-04-12'>Saturday</time><time datetime='2025-04-30'>later</time>", "2025-04-12"),
        ("<link rel=canonical href='https://ledger.example/2025/04/12/talks'>", "2025-04-12"),
        ("<meta name=date content='2025-02-30'>", "2025-02-30"),
        ("<meta property='article:modified_time' content='2025-05-01'>", None),
        ("<p>Published on 12 April 2025</p><footer>2024-01-01</footer>", None),
        ("<meta name=date content='yesterday'>", None),
    ],
)  # fmt: skip
def test_day_is_taken_only_where_the_page_declares_it(declared, day):
    page = f"<html><title>T</title><body>{declared}<article><p>{SAID}</p><p>{SAID}</p></article></body></html>"
    assert read_webpage(page.encode()).said.get("published") == day


def test_tags_within_scripts_do_not_count_as_deep():
    page = PAGE.replace("</head>", "<script>" + "x = '<div>';" * 500 + "</script></head>")
    assert SAID in read_webpage(page.encode()).text
