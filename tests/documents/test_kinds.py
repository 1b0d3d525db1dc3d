from time import process_time

import pytest

from communique.documents.kinds import kind_of, suffix_kind, type_kind
from tests.documents.making import make_docx, make_pdf, make_warc

JSON_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "items": []}'


@pytest.mark.parametrize(
    ("start", "named", "kind"),
    [
        (b"<!doctype html><p>", None, "html"),
        (b"<?xml version='1.0'?><!-- a --><html>", "text", "html"),
        (b"<?xml version='1.0'?><?xml-stylesheet href='a'?>\n<rss>", None, "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "html", "feed"),
        (b"<rdf:RDF>", None, "feed"),
        (b"<html><head>", "feed", "html"),
        (b"<other>", "feed", "feed"),
        (b"<rss> is a form of feeds", "text", "text"),
        (JSON_FEED, None, "json feed"),
        (JSON_FEED, "json", "json feed"),
        (JSON_FEED.replace(b"/", b"\\/"), "feed", "json feed"),
        (b'{"text": "a"}\n{"text": "b"}', "json", "jsonl"),
        (b'{"text": "a"}', None, "jsonl"),
        (b'{\n "text": "a"}', "json", "json"),
        (b'[{"text": "a"}]', None, "json"),
        (make_pdf([["x"]])[:100], None, "pdf"),
        (make_docx("x")[:4096], None, "docx"),
        (b"PK\x03\x04 another archive", None, None),
        (make_warc()[0][:4096], None, "warc"),
        (make_warc(packed=False)[0][:4096], None, "warc"),
        (b"\x1f\x8b\x08\x00 another", None, None),
        (b"\x1f\x8b damaged", None, None),
        (b"They met.", None, None),
        (b"%PDF-1.5", "text", "text"),
    ],
)
def test_the_kind_is_told_by_the_first_bytes_where_the_name_leaves_it_open(start, named, kind):
    assert kind_of(start, named) == kind


def test_a_start_made_to_be_slow_is_not():
    begun = process_time()
    for start in (b"<!---->" * 580, b"<!--" * 1000, b"<?xml-stylesheet?>" * 220, b" " * 4096, b"{" * 4096):
        kind_of(start, None)
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.WARC.gz", "warc"), ("a.gz", None), ("a.xml", "feed"), ("a.b.pdf", "pdf"), (".pdf", None), ("pdf", None)],
)
def test_the_kind_is_told_by_the_end_of_a_name(name, kind):
    assert suffix_kind(name) == kind


@pytest.mark.parametrize(
    ("named", "kind"),
    [("text/HTML; charset=x", "html"), ("application/octet-stream", None), (None, None), ("", None)],
)
def test_the_kind_is_told_by_the_type_a_server_names(named, kind):
    assert type_kind(named) == kind
