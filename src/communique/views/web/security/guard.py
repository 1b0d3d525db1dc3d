"""Stands before every page: who asks, may they, is it our own page that asks; and adds what every answer carries."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.record import Role, Store
from communique.views.web.answers import refused
from communique.views.web.refusing import Refusal
from communique.views.web.security.crossing import carries_token, check_origin, is_from_no_browser
from communique.views.web.security.headers import add_headers
from communique.views.web.security.hosts import is_asked_rightly
from communique.views.web.security.identity import cookies_of, identify
from communique.views.web.security.keys import new_secret
from communique.views.web.security.needs import SAFE, needed
from communique.views.web.security.who import Who
from communique.views.web.serving import Serving

API = "/api/"
MOST_BYTES = 64 * 2**20  # of a body: a PDF or a web archive to be added
TOO_MUCH = f"expected at most {MOST_BYTES // 2**20} MB, found more; add large files with `communique add`"


@dataclass(frozen=True, slots=True)
class Guard:
    """The middleware; what it finds stands in `request.state`.

    who: who asks, None: nobody we know. cookie: what forms are tied to. is_ours: the request has shown that it is
    from one of our own pages, or from no browser; else its form has to show it.
    """

    app: ASGIApp
    serving: Serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        request.state.who = None
        request.state.is_ours = False
        names = cookies_of(self.serving)
        session, visit = request.cookies.get(names.session, ""), request.cookies.get(names.visit, "")
        is_new = not visit
        visit = visit or new_secret()
        request.state.cookie = visit

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                self._complete(headers, request, visit if is_new else "")
            await send(message)

        try:
            who = await run_in_threadpool(self._known, request)
            request.state.who = who
            if who is not None and who.is_signed_in:
                request.state.cookie = session
            self._check(request, who)
        except Refusal as refusal:
            await refused(request, refusal)(scope, receive, sending)
            return
        await self.app(scope, _counted(receive), sending)

    def _known(self, request: Request) -> Who | None:
        if not is_asked_rightly(request.headers.get("host", ""), host=self.serving.host, address=self.serving.address):
            raise Refusal(421, "expected to be asked for under a name of this machine; see `communique serve --help`")
        record: Store = request.app.state.record
        return identify(request, record.accounts, self.serving, self.serving.clock())

    def _check(self, request: Request, who: Who | None) -> None:
        """Refuse what is not allowed.

        Raises:
            Refusal: It is not.
        """
        role = needed(request.method, path_of(request))
        if request.method not in SAFE and not (who is not None and who.is_known_by_token):
            check_origin(request, request.headers.get("host", ""))
        if role is not None:
            _check_role(who, role)
        length = request.headers.get("content-length", "0")
        if length.isdigit() and int(length) > MOST_BYTES:
            raise Refusal(413, TOO_MUCH)
        if request.method not in SAFE:
            request.state.is_ours = self._is_ours(request, who)

    def _is_ours(self, request: Request, who: Who | None) -> bool:
        if who is not None and who.is_known_by_token:
            return True
        if carries_token(request):
            return True
        is_program = who is not None and not who.is_signed_in and is_from_no_browser(request)
        if path_of(request).startswith(API) and not is_program:
            raise Refusal(403, "expected the header X-CSRF-Token as the page's <meta name=csrf> has it, or a token")
        return is_program

    def _complete(self, headers: MutableHeaders, request: Request, visit: str) -> None:
        path, query = path_of(request), request.scope.get("query_string", b"").decode("latin-1")
        add_headers(headers, path=path, query=query, is_secure=self.serving.is_secure)
        if visit and headers.get("content-type", "").startswith("text/html"):
            name = cookies_of(self.serving).visit
            headers.append("set-cookie", cookie_of(name, visit, is_secure=self.serving.is_secure))


def path_of(request: Request) -> str:
    """Return the path that pages are found by; that of `request.url` follows from the Host header, too."""
    return str(request.scope["path"])


def _check_role(who: Who | None, role: Role) -> None:
    if who is None:
        raise Refusal(401, "sign in first, or send a token", headers={"WWW-Authenticate": "Bearer"})
    if not who.may(role):
        raise Refusal(403, f"this takes the role {role.value}; {who.name} has {who.role.value}")


def cookie_of(name: str, value: str, *, is_secure: bool, same_site: str = "Lax") -> str:
    """Return the header that sets a cookie for as long as the browser runs; no script can read it."""
    parts = [f"{name}={value}", "Path=/", "HttpOnly", f"SameSite={same_site}", "Secure" if is_secure else ""]
    return "; ".join(filter(None, parts))


def _counted(receive: Receive) -> Receive:
    """Return what receives a body up to what we take."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise HTTPException(413, TOO_MUCH)
        return message

    return receiving
