import gzip
import ssl
import zlib
from threading import Event

import httpcore
import httpx
import msgspec
import pytest

from communique.documents import Network, Version, fetch, load_documents
from communique.documents.connecting import CheckedBackend, CheckedTransport, Deadline, resolve_host
from communique.documents.hosts import network_limits
from communique.domain.document import Document
from communique.errors import SourceError
from tests.documents.making import TEXT, make_pdf, page_of
from tests.documents.serving import LOOPBACK, Page, serving

RSS = f"<rss version='2.0'><channel><item><title>T</title><description>{TEXT}</description></item></channel></rss>"
POLISH = f"Sikorski żądał. {TEXT}"
PACKED = {"Content-Encoding": "gzip"}
PUBLIC = "203.0.114.7"


def network(**limits: float) -> Network:
    return Network(allowed=LOOPBACK, limits=msgspec.structs.replace(network_limits(), **limits))


def refused(url: str, using: Network | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        fetch(url, using or network())
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "page", "text"),
    [
        ("/a", Page(page_of(TEXT)), TEXT),
        ("/a", Page(page_of(POLISH).decode().encode("iso-8859-2"), "text/html; charset=ISO-8859-2"), POLISH),
        ("/a", Page(RSS.encode(), "application/rss+xml"), TEXT),
        ("/a", Page(RSS.encode(), "text/html"), TEXT),
        ("/a", Page(TEXT.encode(), "text/plain"), TEXT),
        ("/a.pdf", Page(make_pdf([[TEXT]]), "application/octet-stream"), TEXT),
        ("/a", Page(make_pdf([[TEXT]]), "application/pdf"), TEXT),
        ("/a", Page(gzip.compress(page_of(TEXT)), headers=PACKED), TEXT),
        ("/a", Page(zlib.compress(page_of(TEXT)), headers={"Content-Encoding": "deflate"}), TEXT),
    ],
)  # fmt: skip
def test_what_stands_at_an_address_is_a_document(path, page, text):
    with serving({path: page}) as site:
        [document] = load_documents([site.url + path], network=network())
    assert isinstance(document, Document)
    assert document.text == text
    if "rss" not in page.body.decode("latin-1"):
        assert document.citation.url == site.url + path


def test_an_address_is_fetched_only_where_somebody_asked():
    [error] = load_documents(["https://example.org/"])
    assert "fetching is not asked for" in str(error)


def test_a_page_names_its_own_address_and_redirects_are_followed():
    own = page_of(TEXT, "<link rel=canonical href='https://ledger.example/talks'>")
    with serving({"/a": Page(status=302, headers={"Location": "/b"}), "/b": Page(own)}) as site:
        assert fetch(f"{site.url}/a", network()).url == f"{site.url}/b"
        [document] = load_documents([f"{site.url}/a"], network=network())
    assert document.citation.url == "https://ledger.example/talks"


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://localhost/", "http://2130706433/", "http://0x7f.1/", "file:///etc/passwd", "ftp://example.org/",
        "gopher://127.0.0.1/", "data:text/html,x", "//10.0.0.1/", "http://user@example.org/", "http://a:b@127.0.0.1/",
        "http://127.0.0.1@10.0.0.1/", "http://", "http://[::1", "https://metadata.google.internal/",
    ],
)  # fmt: skip
def test_no_redirect_leads_to_what_may_not_be_reached(target):
    with serving({"/a": Page(status=302, headers={"Location": target})}) as site:
        assert "expected" in refused(f"{site.url}/a")
        assert len(site.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://0/", "http://2130706433/",
        "http://0177.0.0.1/", "http://127。0。0。1/", "http://①②⑦.⓪.⓪.①/", "http://%31%32%37.0.0.1/",
        "http://example.org@127.0.0.1/", "http://example.org\\@127.0.0.1/", "http://127.0.0.1#@example.org/",
        "http://127.0.0.1?@example.org/", "http://user:pass@example.org/", "http:///x", "http:/127.0.0.1/", "https://",
        "http://127.0.0.1\t.example.org/", "http://exa mple.org/", "http://ⓛocalhost/", "http://example.org:99999999/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused_before_anything_is_sent(url):
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(host, port)

    assert "expected" in refused(url, Network(resolve=resolve))


@pytest.mark.parametrize("addresses", [["127.0.0.1"], [PUBLIC, "10.0.0.1"], ["::1"], ["169.254.169.254"], []])
def test_a_name_that_leads_to_what_is_not_public_is_refused(addresses):
    found = refused("http://rebound.example/", Network(resolve=lambda _host, _port: addresses))
    assert "the address" in found or "no address" in found


class Recorded(httpcore.NetworkBackend):
    """Notes where a connection goes, and answers in place of the network."""

    def __init__(self):
        self.connected, self.secured, self.sent = [], [], b""

    def connect_tcp(self, host, port, *_, **__):
        self.connected.append((host, port))
        return self.Stream(self)

    class Stream(httpcore.MockStream):
        def __init__(self, of):
            super().__init__([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"])
            self.of = of

        def write(self, buffer, *_):
            self.of.sent += buffer

        def start_tls(self, ssl_context, server_hostname=None, *_):
            self.of.secured.append((server_hostname, ssl_context.verify_mode, ssl_context.check_hostname))
            return self


def test_the_address_that_was_checked_is_connected_to_and_the_name_is_kept():
    asked, plain = [], Recorded()

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]  # a name that changes its mind

    backend = CheckedBackend(resolve, (), Deadline(10, lambda: 0), plain)
    request = httpx.Request("GET", "https://ledger.example/talks")
    with CheckedTransport(backend) as transport:
        assert transport.handle_request(request).read() == b"hi"
    assert (asked, plain.connected) == (["ledger.example"], [(PUBLIC, 443)])
    assert plain.secured == [("ledger.example", ssl.CERT_REQUIRED, True)]
    assert b"Host: ledger.example\r\n" in plain.sent


def test_a_page_that_has_not_changed_is_not_sent_again():
    with serving(
        {"/a": Page(page_of(TEXT), headers={"ETag": '"7"', "Last-Modified": "Sat, 12 Apr 2025 10:00:00 GMT"})}
    ) as site:
        answer = fetch(f"{site.url}/a", network())
        assert answer.version == Version(etag='"7"', modified="Sat, 12 Apr 2025 10:00:00 GMT")
        assert fetch(f"{site.url}/a", network(), answer.version) is None
        assert site.asked[1]["If-Modified-Since"] == "Sat, 12 Apr 2025 10:00:00 GMT"


def drip(handler):
    """Send a byte now and then, without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    gone = Event()
    try:
        while not gone.wait(0.02):
            handler.wfile.write(b"a")
            handler.wfile.flush()
    except OSError:
        return


def drip_head(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    gone = Event()
    try:
        while not gone.wait(0.02):
            handler.wfile.write(b"X-A: b\r\n")
            handler.wfile.flush()
    except OSError:
        return


def hang_up(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
    handler.close_connection = True


@pytest.mark.parametrize(
    ("page", "limits", "reason"),
    [
        (Page(b"a" * 2000), {"max_bytes": 1000}, "at most 1,000 bytes"),
        (Page(gzip.compress(bytes(100_000)), headers=PACKED), {"max_bytes": 1000}, "more after unpacking gzip"),
        (Page(b"a", headers={"Content-Encoding": "br"}), {}, "found br"),
        (Page(b"a", headers={"Content-Encoding": ",".join(["gzip"] * 50)}), {}, "expected"),
        (Page(status=500), {}, "the answer 500"),
        (Page(status=302, headers={"Location": "/a"}), {"max_redirects": 3}, "more than 3 redirects"),
        (Page(status=302), {}, "the answer 302"),
        (Page(write=drip), {"whole_seconds": 0.3}, "expected an answer in time"),
        (Page(write=drip_head), {"whole_seconds": 0.3}, "expected an answer in time"),
        (Page(write=drip), {"max_bytes": 3}, "at most 3 bytes"),
        (Page(write=hang_up), {}, "expected a server that answers"),
    ],
)  # fmt: skip
def test_what_is_too_much_or_broken_is_refused(page, limits, reason):
    with serving({"/a": page}) as site:
        if reason == "expected":
            assert fetch(f"{site.url}/a", network(**limits)).body == b"a"
        else:
            assert reason in refused(f"{site.url}/a", network(**limits))


def test_a_server_that_is_not_there_is_said():
    with serving({}) as site:
        url = site.url
    assert "expected a server that answers" in refused(url)
    [error] = load_documents([url], network=network())
    assert str(error).startswith(f"{url}: expected a server that answers")


def test_a_host_that_nobody_knows_is_said():
    def resolve(host: str, port: int) -> list[str]:
        raise OSError(f"no {host}:{port}")

    found = refused("https://ledger.example/", Network(resolve=resolve))
    assert found == "expected a server that answers, found: the host is not known (no ledger.example:443)"


def test_each_address_of_a_host_stands_once():
    assert resolve_host("127.0.0.1", 80) == ["127.0.0.1"]


def test_where_no_time_is_left_nothing_more_is_asked():
    clock = iter([0, 61])
    with serving({"/a": Page(page_of(TEXT))}) as site:
        late = Network(allowed=LOOPBACK, now=lambda: next(clock))
        assert refused(f"{site.url}/a", late) == "expected an answer in time, found none (it took too long as a whole)"
        assert site.asked == []


def test_a_page_is_asked_for_with_what_we_read():
    with serving({"/a": Page(page_of(TEXT))}) as site:
        answer = fetch(f"{site.url}/a", network(), Version(etag='"7"'))
        asked = site.asked[0]
    assert asked["Accept"] == (
        "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json,"
        " application/pdf, */*;q=0.5"
    )
    assert (asked["Accept-Encoding"], asked["If-None-Match"]) == ("gzip, deflate", '"7"')
    assert asked["User-Agent"].startswith("communique/")
    assert "If-Modified-Since" not in asked
    assert (answer.content_type, answer.charset) == ("text/html; charset=utf-8", "utf-8")


def test_what_no_server_names_is_not_known():
    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")

    with serving({"/a": Page(write=answer)}) as site:
        found = fetch(f"{site.url}/a", network())
    assert (found.content_type, found.charset, found.version) == ("", None, Version())


def test_a_body_may_be_as_large_as_we_take():
    with serving({"/a": Page(b"a" * 1000), "/b": Page(b"a" * 1001)}) as site:
        assert len(fetch(f"{site.url}/a", network(max_bytes=1000)).body) == 1000
        assert "at most 1,000 bytes" in refused(f"{site.url}/b", network(max_bytes=1000))


@pytest.mark.parametrize(("port", "exists"), [("0", False), ("65535", True), ("65536", False)])
def test_a_port_exists(port, exists):
    said = refused(f"http://127.0.0.1:{port}/", Network())
    assert said.startswith("expected a public host" if exists else "expected an address")
