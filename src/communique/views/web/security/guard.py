"""Stands before every page: who asks, may they, and is it a page of our own that asks."""

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.record import Role, Store
from communique.views.web.answers import refused
from communique.views.web.refusing import Refusal
from communique.views.web.security.crossing import carries_token, check_origin, is_from_no_browser
from communique.views.web.security.hosts import is_asked_rightly
from communique.views.web.security.identity import cookies_of, identify
from communique.views.web.security.needs import SAFE, needed
from communique.views.web.security.who import Who
from communique.views.web.serving import Serving

API = "/api/"
MOST_BYTES = 64 * 2**20  # of a body: a PDF or a web archive to be added
TOO_MUCH = f"expected at most {MOST_BYTES // 2**20} MB, found more; add large files with `communique add`"
HOST = "expected to be asked for under a name of this machine, or under --address; see `communique serve --help`"


@dataclass(frozen=True, slots=True)
class Guard:
    """The middleware; what it finds stands in `request.state`.

    who: who asks, None: nobody we know. cookie: what forms are tied to, that of the session where there is one.
    is_ours: the request has shown that it is from a page of our own, or from no browser; else its form has to show it.
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
        try:
            request.state.who = await run_in_threadpool(self._known, request)
            self._check(request, request.state.who)
        except Refusal as refusal:
            await refused(request, refusal)(scope, receive, send)
            return
        await self.app(scope, _counted(receive), send)

    def _known(self, request: Request) -> Who | None:
        """Return who asks; their forms are tied to their session.

        Raises:
            Refusal: We are asked for under another's name, or with a token that is none.
        """
        host = request.headers.get("host", "")
        if not is_asked_rightly(host, host=self.serving.host, address=self.serving.address):
            raise Refusal(421, HOST)
        record: Store = request.app.state.record
        who = identify(request, record.accounts, self.serving, self.serving.clock())
        if who is not None and who.is_signed_in:
            request.state.cookie = request.cookies[cookies_of(self.serving).session]
        return who

    def _check(self, request: Request, who: Who | None) -> None:
        """Refuse what is not allowed.

        Raises:
            Refusal: It is not.
        """
        path = str(request.scope["path"])  # that of `request.url` follows from the Host header, too
        role = needed(request.method, path)
        if request.method not in SAFE and not (who is not None and who.is_known_by_token):
            check_origin(request, request.headers.get("host", ""))
        if role is not None:
            _check_role(who, role)
        length = request.headers.get("content-length", "0")
        if length.isdigit() and int(length) > MOST_BYTES:
            raise Refusal(413, TOO_MUCH)
        if request.method not in SAFE:
            request.state.is_ours = _is_ours(request, who, path)


def _check_role(who: Who | None, role: Role) -> None:
    if who is None:
        raise Refusal(401, "sign in first, or send a token", headers={"WWW-Authenticate": "Bearer"})
    if not who.may(role):
        raise Refusal(403, f"this takes the role {role.value}; {who.name} has {who.role.value}")


def _is_ours(request: Request, who: Who | None, path: str) -> bool:
    """Tell whether a request has shown that no other site made it.

    Raises:
        Refusal: It has not, and has no form that could.
    """
    if carries_token(request) or (who is not None and who.is_known_by_token):
        return True
    is_program = who is not None and not who.is_signed_in and is_from_no_browser(request)
    if path.startswith(API) and not is_program:
        raise Refusal(403, "expected the header X-CSRF-Token as the page's <meta name=csrf> has it, or a token")
    return is_program


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
