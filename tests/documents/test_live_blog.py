import json

import pytest

from communique.documents import load_documents
from communique.documents.live_blog import read_live_blog
from tests.documents.making import TEXT, make_warc

ADDRESS = "https://ledger.example/live"
POSTS = [
    {
        "@type": "BlogPosting", "headline": "The envoy &amp; the minister", "url": f"{ADDRESS}#post-2",
        "datePublished": "2025-04-13T00:20:00+02:00", "articleBody": f"{TEXT}\nNo date was set.",
        "author": {"name": "Jane Roe"},
    },
    {"@type": "BlogPosting", "datePublished": "2025-04-12T22:00:00Z", "articleBody": f"<p>{TEXT}</p><p>He left.</p>"},
]  # fmt: skip
BLOG = {
    "@type": "LiveBlogPosting", "headline": "Talks as they happen", "url": ADDRESS, "liveBlogUpdate": POSTS,
    "publisher": {"name": "The Harbour Ledger"},
}  # fmt: skip


def page(*declared: object) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in declared)
    return f"<html><head>{scripts}</head><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"


@pytest.mark.parametrize(
    "declared",
    [BLOG, [BLOG], {"@graph": [{"@type": "WebPage"}, BLOG]}, {**BLOG, "@type": ["x", "LiveBlogPosting"]}],
)
def test_each_post_is_a_text_with_its_own_day_and_address(declared):
    first, second = read_live_blog(page({"@type": "Organization"}, declared), ())
    assert first.text == f"{TEXT}\nNo date was set."
    assert first.said == {
        "title": "The envoy & the minister", "url": f"{ADDRESS}#post-2", "published": "2025-04-13",
        "byline": "Jane Roe", "source": "The Harbour Ledger",
    }  # fmt: skip
    assert second.text == f"{TEXT}\nHe left."
    assert (second.said["title"], second.said["published"]) == ("Talks as they happen", "2025-04-12")
    assert second.said["url"] == f"{ADDRESS}#2025-04-12T22:00:00Z"


@pytest.mark.parametrize(
    ("url", "page_url", "address"),
    [
        ("http://[post", ADDRESS, f"{ADDRESS}#2025-04-13T00:20:00+02:00"),
        ("", ADDRESS, f"{ADDRESS}#2025-04-13T00:20:00+02:00"),
        ("/post/2", ADDRESS, "https://ledger.example/post/2"),
        ("", "", None),
    ],
)
def test_a_post_s_address_is_its_own_else_that_of_the_page_with_its_time(url, page_url, address):
    posts = [{**POSTS[0], "url": url}, POSTS[1]]
    first, _ = read_live_blog(page({**BLOG, "url": page_url, "liveBlogUpdate": posts}), ())
    assert first.said.get("url") == address


@pytest.mark.parametrize(
    "declared",
    [
        {**BLOG, "@type": "NewsArticle"},
        {**BLOG, "liveBlogUpdate": POSTS[:1]},
        {**BLOG, "liveBlogUpdate": [{"headline": "a"}, {"articleBody": ""}, {"articleBody": 7}, "x", None]},
        {**BLOG, "liveBlogUpdate": None},
        "LiveBlogPosting",
        [[BLOG]],
    ],
)
def test_what_declares_no_posts_is_read_as_one_article(tmp_path, declared):
    assert read_live_blog(page(declared), ()) == []
    (tmp_path / "a.html").write_text(page(declared))
    [document] = load_documents([tmp_path / "a.html"])
    assert document.text == TEXT


def test_broken_declarations_are_passed_over():
    assert read_live_blog(page(BLOG).replace("{", "{{"), ()) == []
    assert (
        read_live_blog('<script type="application/ld+json">' + "[" * 100_000 + '"LiveBlogPosting"</script>', ()) == []
    )


def test_a_live_blog_in_a_file_and_in_an_archive_is_its_posts(tmp_path):
    (tmp_path / "a.html").write_text(page(BLOG))
    (tmp_path / "a.warc.gz").write_bytes(make_warc((ADDRESS, page(BLOG).encode()))[0])
    loaded = list(load_documents([tmp_path]))
    assert [one.where.rpartition(", ")[2] for one in loaded] == ["post 1", "post 2"] * 2
    assert loaded[0].id == loaded[2].id
