"""A web server on this machine, for the tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

LOOPBACK = ("127.0.0.0/8",)


@dataclass
class Page:
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    write: Callable[[BaseHTTPRequestHandler], None] | None = None  # in place of the body


@dataclass
class Site:
    url: str
    pages: dict[str, Page]
    asked: list[dict[str, str]] = field(default_factory=list)  # headers of each request, with its path and body


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode()
        self.site.asked.append({**dict(self.headers), "path": self.path, "body": body})
        page = self.site.pages.get(self.path, Page(b"not here", status=404))
        if self.headers.get("If-None-Match") and self.headers["If-None-Match"] == page.headers.get("ETag"):
            page = Page(status=304)
        if page.write:
            page.write(self)
            return
        self.send_response(page.status)
        for name, value in {"Content-Type": page.content_type, **page.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        self.wfile.write(page.body)

    do_POST = do_GET  # noqa: N815  the server asks for this name

    def log_message(self, *_):
        """Stay silent."""


@contextmanager
def serving(pages: dict[str, Page]) -> Iterator[Site]:
    """Serve these pages on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}", pages)
    server.RequestHandlerClass = type("Handler", (_Handler,), {"site": site})
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
