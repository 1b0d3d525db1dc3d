"""Turns templates into pages."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from communique.views.web.filters import FILTERS, GLOBALS
from communique.views.web.security.keys import csrf_of

HERE = Path(__file__).parent
STATIC = HERE / "static"
DIGITS = 12
THEMES = ("light", "dark")  # else what the reader's system says
THEME_COOKIE = "communique-theme"


@cache
def environment() -> Environment:
    """Return the templates; every value is escaped, and one that is missing is an error."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(FILTERS)
    found.globals.update(GLOBALS)
    found.globals["asset"] = asset
    return found


@cache
def asset(name: str) -> str:
    """Return the address of a file of static/, which changes with its content."""
    content = (STATIC / name).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:DIGITS]}"


def csrf_field(token: str) -> Markup:
    """Return the hidden field that every form which changes something carries."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(escape(token))


def render(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page.

    Every template knows `request`, `serving`, `who` (its `may("analyst")` tells roles), `csrf` (the hidden field),
    `theme` ("light", "dark", or none), `here` (the permanent address of this state), `asset(name)`.
    """
    csrf = csrf_of(request.state.cookie)
    theme = request.cookies.get(THEME_COOKIE)
    query = f"?{request.url.query}" if request.url.query else ""
    given = {
        "request": request,
        "serving": request.app.state.serving,
        "who": request.state.who,
        "csrf": csrf_field(csrf),
        "csrf_token": csrf,
        "theme": theme if theme in THEMES else "",
        "here": f"{request.url.path}{query}",
    }
    page = environment().get_template(template).render(**{**given, **values})
    return HTMLResponse(page, status_code=status)
