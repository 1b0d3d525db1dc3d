"""What templates do with values, and the few functions they call."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

from fastapi import Request
from markupsafe import Markup, escape

from communique import __version__
from communique.domain.negotiation import Negotiation
from communique.views.tables import counted
from communique.views.web.addresses import page_of, web_address, words_at
from communique.views.web.parties import party_name
from communique.views.wording import words_for_day, words_for_when

NO_WORD = re.compile(r"[^a-z0-9]+")
LONE = re.compile("[\ud800-\udfff]")
TONES = {
    "settled": frozenset({"held", "underway", "fulfilled", "accepted", "acceptance", "certain"}),
    "gone": frozenset(
        {"declined", "cancelled", "denied", "withdrawn", "contradicted", "rejected", "rejection", "lapsed"}
    ),
    "firm": frozenset({"firm", "red line"}),
    "open": frozenset(
        {
            "scheduled",
            "announced",
            "proposed",
            "possible",
            "postponed",
            "open",
            "probable",
            "counterfactual",
            "conditional",
            "flexible",
            "corrected",
            "think",
            "want",
        }
    ),
}
AREAS = (
    ("timeline", "/timeline", "Timeline"),
    ("contacts", "/contacts", "Contacts"),
    ("network", "/network", "Network"),
    ("positions", "/positions", "Positions"),
    ("commitments", "/commitments", "Commitments"),
    ("statements", "/statements", "Statements"),
    ("events", "/events", "Events"),
    ("actors", "/actors", "Actors"),
    ("documents", "/documents", "Documents"),
    ("search", "/search", "Search"),
    ("review", "/review", "Review"),
    ("add", "/add", "Add"),
)


def tone(word: str) -> str:
    """Return how a word is drawn: settled, open, gone, firm or plain.

    >>> tone("held"), tone("announced"), tone("meeting")
    ('settled', 'open', 'plain')
    """
    return next((name for name, words in TONES.items() if word in words), "plain")


def slug(word: str) -> str:
    """Return a word as the name of a class.

    >>> slug("red line")
    'red-line'
    """
    return NO_WORD.sub("-", word.casefold()).strip("-") or "none"


def exact(text: str) -> Markup:
    r"""Return stored text as HTML in which each code point stays one: a browser would mend line ends and drop NUL.

    >>> exact("a<b\r\n\0")
    Markup('a&lt;b&#13;\n␀')
    """
    mended = LONE.sub("\ufffd", text.replace("\0", "\u2400"))
    return Markup(str(escape(mended)).replace("\r", "&#13;"))  # noqa: S704  escaped before


def areas(negotiation: Negotiation | None) -> Iterator[tuple[str, str, str]]:
    """Yield the areas of the pages: name, path, words; within a negotiation its dossier first."""
    if negotiation:
        yield "dossier", f"/negotiations/{negotiation.id}", "Dossier"
    else:
        yield "home", "/", "Negotiations"
    yield from AREAS


def kept(path: str, negotiation: Negotiation | None, as_of: str) -> str:
    """Return an address that keeps the negotiation and the day one is looking at."""
    said = {"as_of": as_of, "negotiation": negotiation.id if negotiation and negotiation.id not in path else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{path}?{query}" if query else path


def within(request: Request) -> Negotiation | None:
    """Return the negotiation a page is about, or that its query names; whoever is not signed in learns of none."""
    if request.state.who is None:
        return None
    name = request.path_params.get("negotiation") or request.query_params.get("negotiation", "").strip()
    if not name:
        return None
    called = " ".join(name.casefold().split())
    known = request.app.state.record.negotiations()
    return next((one for one in known if name == one.id or one.name.casefold() == called), None)


def without_context(request: Request) -> str:
    """Return the address of a page without the negotiation, or without the day, in its query."""
    dropped = "as_of" if request.query_params.get("as_of") else "negotiation"
    others = [(name, value) for name, value in request.query_params.multi_items() if name not in {dropped, "after"}]
    query = urlencode(others)
    return f"{request.url.path}?{query}" if query else request.url.path


FILTERS: Mapping[str, Callable[..., object]] = {
    "day": words_for_day,
    "when": words_for_when,
    "party": party_name,
    "tone": tone,
    "slug": slug,
    "exact": exact,
    "counted": counted,
    "web": web_address,
}
GLOBALS: Mapping[str, object] = {
    "areas": areas,
    "kept": kept,
    "within": within,
    "without_context": without_context,
    "page_of": page_of,
    "words_at": words_at,
    "version": __version__,
}
