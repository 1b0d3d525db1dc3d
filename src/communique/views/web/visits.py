"""Remembers, in the reader's own browser, up to which day somebody has seen what a negotiation's dossier tells."""

from datetime import date

from fastapi import Request
from fastapi.responses import RedirectResponse

DAYS_KEPT = 400
SECONDS_A_DAY = 86_400


def visit_before(request: Request, negotiation: str) -> date | None:
    """Return the day up to which a dossier was marked as seen; None: never."""
    try:
        return date.fromisoformat(request.cookies.get(_name(negotiation), ""))
    except ValueError:
        return None


def remember(response: RedirectResponse, negotiation: str, day: date, *, is_secure: bool) -> None:
    """Remember a visit."""
    response.set_cookie(
        _name(negotiation),
        day.isoformat(),
        max_age=DAYS_KEPT * SECONDS_A_DAY,
        httponly=True,
        samesite="lax",
        secure=is_secure,
    )


def _name(negotiation: str) -> str:
    return f"seen-{negotiation}"
