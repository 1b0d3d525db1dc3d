"""The pages to sign in and out."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from communique.record import Account, Accounts
from communique.views.web.opened import Now, Opening, Served
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import render
from communique.views.web.security import sessions
from communique.views.web.security.attempts import Attempts
from communique.views.web.security.completing import cookie_of
from communique.views.web.security.hosts import is_loopback
from communique.views.web.security.identity import cookies_of
from communique.views.web.security.passwords import is_password
from communique.views.web.serving import Serving

router = APIRouter()
HOME = "/"
WRONG = "no account has this name and this password"


@router.get("/sign-in")
def sign_in_page(request: Request, next: str = HOME) -> Response:  # noqa: A002  the word in the address
    """Return the page to sign in."""
    return render(request, "sign-in.html", next=local(next), words="", name="")


@router.post("/sign-in")
def sign_in(
    *,
    request: Request,
    record: Opening,
    serving: Served,
    now: Now,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = HOME,  # noqa: A002  the word in the address
) -> Response:
    """Sign somebody in, with a new session."""
    attempts: Attempts = request.app.state.attempts
    called = " ".join(name.split())
    account = _account(record.accounts, attempts, (called, password, address_of(request, serving)), now)
    if account is None:
        return render(request, "sign-in.html", status=401, next=local(next), words=WRONG, name=called)
    names = cookies_of(serving)
    cookie = sessions.begin(record.accounts, account, now, old=request.cookies.get(names.session, ""))
    answer = RedirectResponse(local(next), status_code=303)
    answer.headers.append("set-cookie", cookie_of(names.session, cookie, is_secure=serving.is_secure))
    return answer


@router.post("/sign-out")
def sign_out(request: Request, record: Opening, serving: Served) -> Response:
    """Sign somebody out."""
    names = cookies_of(serving)
    sessions.end(record.accounts, request.cookies.get(names.session, ""))
    answer = RedirectResponse("/sign-in", status_code=303)
    _forget(answer, names.session, serving)
    return answer


def _account(accounts: Accounts, attempts: Attempts, given: tuple[str, str, str], now: datetime) -> Account | None:
    """Return the account with a name and a password, None where there is none.

    Raises:
        Refusal: There were too many attempts.
    """
    name, password, address = given
    keys = (("name", name), ("address", address))
    wait = attempts.wait(keys, now)
    if wait is not None:
        seconds = max(1, int(wait.total_seconds()))
        words = f"too many attempts; try again in {seconds // 60 + 1} minutes"
        raise Refusal(429, words, headers={"Retry-After": str(seconds)})
    found = accounts.named(name)
    if not is_password(password, found[1] if found else None) or found is None:
        attempts.fail(keys, now)
        return None
    attempts.succeed(keys)
    return found[0]


def address_of(request: Request, serving: Serving) -> str:
    """Return where a request comes from; through a proxy on this machine, what that says last."""
    host = request.client.host if request.client else ""
    told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return told if told and serving.address and is_loopback(host) else host


def _forget(answer: Response, name: str, serving: Serving) -> None:
    cookie = cookie_of(name, "", is_secure=serving.is_secure)
    answer.headers.append("set-cookie", f"{cookie}; Max-Age=0")


def local(path: str) -> str:
    """Return a path of ours to go on to; whatever leads elsewhere becomes the first page.

    >>> local("/contacts?party=RUS"), local("//evil.example"), local("https://evil.example")
    ('/contacts?party=RUS', '/', '/')
    """
    is_ours = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if is_ours else HOME
