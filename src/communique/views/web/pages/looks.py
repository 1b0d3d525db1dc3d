"""What a reader sets for their own browser: light or dark, and up to where they have seen a dossier."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse

from communique.errors import UnknownError
from communique.views.web.opened import Reading, Served
from communique.views.web.rendering import THEME_COOKIE, THEMES
from communique.views.web.visits import DAYS_KEPT, SECONDS_A_DAY, remember

router = APIRouter()


@router.post("/theme")
def theme(
    request: Request, serving: Served, theme: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/"
) -> RedirectResponse:
    """Keep light, dark, or what the system says, and go back to the page."""
    del request
    response = RedirectResponse(local(back), status_code=303)
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            theme,
            max_age=DAYS_KEPT * SECONDS_A_DAY,
            httponly=True,
            samesite="lax",
            secure=serving.is_secure,
        )
    else:
        response.delete_cookie(THEME_COOKIE)
    return response


@router.post("/visit")
def visit(
    record: Reading, serving: Served, negotiation: Annotated[str, Form()], back: Annotated[str, Form()] = "/"
) -> RedirectResponse:
    """Mark a dossier as seen, up to the latest day of the record."""
    if negotiation not in {one.id for one in record.negotiations()}:
        raise UnknownError(f"expected the id of a negotiation, found {negotiation!r}")
    response = RedirectResponse(local(back), status_code=303)
    latest = record.latest()
    if latest:
        remember(response, negotiation, latest, is_secure=serving.is_secure)
    return response


def local(address: str) -> str:
    r"""Return an address of our own pages; any other becomes the first page.

    >>> local("/contacts?party=RUS"), local("//elsewhere.example"), local("/\\elsewhere.example"), local("https://a.example")
    ('/contacts?party=RUS', '/', '/', '/')
    """
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours and address.isprintable() and "\\" not in address else "/"
