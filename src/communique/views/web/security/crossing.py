"""Tells what our own pages send from what other sites make a browser send."""

from starlette.datastructures import FormData
from starlette.requests import HTTPConnection, Request

from communique.views.web.refusing import Refusal
from communique.views.web.security.hosts import is_same_origin
from communique.views.web.security.keys import is_csrf_of
from communique.views.web.security.needs import SAFE
from communique.views.web.security.who import Who

HEADER, FIELD = "x-csrf-token", "csrf"
OURS = frozenset({"same-origin", "none"})  # of Sec-Fetch-Site; none: typed by a person
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
STALE = "this form is from an older page or another site; load the page again and repeat what you did"


def check_origin(request: HTTPConnection, host: str) -> None:
    """Refuse what a browser says comes from another site.

    Raises:
        Refusal: It does.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in OURS:
        raise Refusal(403, f"expected a request from our own pages, found one from another site ({site})")
    if origin is not None and not is_same_origin(origin, host):
        raise Refusal(403, f"expected a request from our own pages, found one from {origin}")


def carries_token(request: HTTPConnection) -> bool:
    """Tell whether the header of a request carries what only our own pages know."""
    return is_csrf_of(request.state.cookie, request.headers.get(HEADER, ""))


def is_from_no_browser(request: HTTPConnection) -> bool:
    """Tell that no browser sent it: those say where it comes from, and send cookies."""
    return not any(name in request.headers for name in ("origin", "sec-fetch-site", "sec-fetch-mode", "cookie"))


async def check_form(request: Request) -> None:
    """Refuse a form that does not carry what only our own pages know; the guard has looked at all else.

    Raises:
        Refusal: It carries nothing, or something else.
    """
    who: Who | None = request.state.who
    if request.method in SAFE or request.state.is_ours or (who is not None and who.is_known_by_token):
        return
    form = FormData()
    if request.headers.get("content-type", "").startswith(FORMS):
        form = await request.form()
    given = form.get(FIELD)
    if not isinstance(given, str) or not is_csrf_of(request.state.cookie, given):
        raise Refusal(403, STALE)
