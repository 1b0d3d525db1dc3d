"""Completes every answer: the headers that all carry, the cookie of a visit, and heads without bodies."""

from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.views.web.security.headers import add_headers
from communique.views.web.security.identity import cookies_of
from communique.views.web.security.keys import new_secret
from communique.views.web.serving import Serving


@dataclass(frozen=True, slots=True)
class Completing:
    """The middleware; `request.state.cookie` is what forms are tied to, here that of the visit."""

    app: ASGIApp
    serving: Serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and complete its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"
        scope = {**scope, "method": "GET"} if is_head else scope  # whatever can be asked for, so can its head
        request = Request(scope)
        known = request.cookies.get(cookies_of(self.serving).visit, "")
        request.state.cookie = known or new_secret()

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._complete(MutableHeaders(scope=message), scope, "" if known else request.state.cookie)
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, sending)

    def _complete(self, headers: MutableHeaders, scope: Scope, visit: str) -> None:
        query = scope.get("query_string", b"").decode("latin-1")
        add_headers(headers, path=scope["path"], query=query, is_secure=self.serving.is_secure)
        if visit and headers.get("content-type", "").startswith("text/html"):
            name = cookies_of(self.serving).visit
            headers.append("set-cookie", cookie_of(name, visit, is_secure=self.serving.is_secure))


def cookie_of(name: str, value: str, *, is_secure: bool, same_site: str = "Lax") -> str:
    """Return the header that sets a cookie for as long as the browser runs; no script can read it."""
    parts = [f"{name}={value}", "Path=/", "HttpOnly", f"SameSite={same_site}", "Secure" if is_secure else ""]
    return "; ".join(filter(None, parts))
