"""The query of a list: what is wanted, and the permanent address of each state of a page."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

import typer
from fastapi import Depends, Request

from communique.documents.days import parse_day
from communique.errors import CommuniqueError
from communique.record import Wanted
from communique.views.commands.naming import parse_issue, parse_party
from communique.views.web.refusing import Refusal

DAYS = ("as_of", "since", "until")
PARTIES = {"party": "party", "with": "counterpart"}  # names in a query, and what is wanted
WORDS = ("negotiation", "status", "level", "mode", "stance", "text", "outlet", "after")
TRUE = frozenset({"1", "true", "yes", "on"})
OLDEST = "oldest"
PAGE, MOST = 50, 500  # things on a page


def wanted_from(query: Mapping[str, str]) -> Wanted:
    """Return what a query asks for; names it does not know are other people's, empty values ask for nothing.

    Known: as_of, since, until (days), negotiation, party, with (who takes part as well), issue, status, level, mode,
    stance, text, outlet (of documents), unreviewed=yes, order=oldest, limit (1 to 500), after (id of the last thing of
    the page before).

    Raises:
        Refusal: A value says nothing we know.
    """
    given = {name: value.strip() for name, value in query.items() if value.strip()}
    said: dict[str, object] = {name: given[name] for name in WORDS if name in given}
    try:
        said |= {name: parse_day(given[name]) for name in DAYS if name in given}
        said |= {field: parse_party(given[name]) for name, field in PARTIES.items() if name in given}
        if "issue" in given:
            said["issue"] = parse_issue(given["issue"])
    except (CommuniqueError, typer.BadParameter) as error:
        raise Refusal(422, str(error)) from error
    return Wanted(
        **said,  # type: ignore[arg-type]
        unreviewed=given.get("unreviewed", "") in TRUE,
        newest_first=given.get("order") != OLDEST,
        limit=_limit(given.get("limit")),
    )


def _limit(words: str | None) -> int:
    if words is None:
        return PAGE
    if not words.isascii() or not words.isdigit() or not 1 <= int(words) <= MOST:
        raise Refusal(422, f"limit: expected a number from 1 to {MOST}, found '{words}'")
    return int(words)


def query_of(wanted: Wanted) -> dict[str, str]:
    """Return the query that asks for this; `wanted_from` takes it back."""
    said: dict[str, str] = {}
    called = {field: name for name, field in PARTIES.items()}
    for field in fields(wanted):
        name, value = called.get(field.name, field.name), getattr(wanted, field.name)
        if isinstance(value, date):
            said[name] = value.isoformat()
        elif isinstance(value, str):
            said[name] = value
    if wanted.unreviewed:
        said["unreviewed"] = "yes"
    if not wanted.newest_first:
        said["order"] = OLDEST
    if wanted.limit not in (None, PAGE):
        said["limit"] = str(wanted.limit)
    return said


def address_of(path: str, wanted: Wanted | None = None, **others: str | None) -> str:
    """Return the permanent address of a state of a page.

    Args:
        others: What else the page's query says; None takes a name out ("after=None").

    >>> from communique.record import Wanted
    >>> address_of("/contacts", Wanted(party="RUS"), view="matrix")
    '/contacts?party=RUS&view=matrix'
    """
    said: dict[str, str | None] = {**(query_of(wanted) if wanted else {}), **others}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{path}?{query}" if query else path


def _asked(request: Request) -> Wanted:
    return wanted_from(request.query_params)


Asked = Annotated[Wanted, Depends(_asked)]  # what the query of a list asks for
