"""Negotiations: what is followed, by whom, on what and when; which documents belong, and why."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from communique.documents import parse_day
from communique.domain.negotiation import Negotiation
from communique.errors import CommuniqueError, RecordError
from communique.record import Wanted
from communique.views.commands.naming import parse_issue, parse_party
from communique.views.negotiating import COLUMNS, document_named, negotiation_of
from communique.views.web.asked import Asked
from communique.views.web.opened import Reading, Visitor, Writing
from communique.views.web.parties import issue_choices, party_choices, party_name
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import render
from communique.views.web.twins import Page, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
BETWEEN = re.compile(r"[;\n]")
FOUND = 20  # documents offered to be put in
MOST = 100  # documents taken in or out at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A negotiation as a form was filled with it."""

    name: str = ""
    parties: str = ""
    issues: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""


def _typed(
    name: Annotated[str, Form()] = "",
    parties: Annotated[str, Form()] = "",
    issue: Annotated[list[str] | None, Form()] = None,
    starts: Annotated[str, Form()] = "",
    ends: Annotated[str, Form()] = "",
) -> Typed:
    return Typed(name=name, parties=parties, issues=tuple(issue or ()), starts=starts, ends=ends)


Filled = Annotated[Typed, Depends(_typed)]


@twinned(router, "/negotiations")
def negotiations(record: Reading) -> Page:
    """Return the negotiations, with how much is told of each."""
    found = record.negotiations()
    counts = record.glimpses.counts_by_negotiation()
    rows = [
        {
            "id": one.id, "name": one.name, "parties": one.parties, "issues": one.issues,
            "starts": one.starts.isoformat() if one.starts else None,
            "ends": one.ends.isoformat() if one.ends else None,
        }
        for one in found
    ]  # fmt: skip
    return Page(
        template="negotiations.html",
        values={"area": "home", "found": found, "counts": counts},
        whole={"negotiations": found},
        columns=COLUMNS,
        rows=rows,
    )


@router.get("/negotiations/new")
def new(request: Request, record: Reading) -> Response:
    """Return the form for a new negotiation."""
    del record
    return _form(request, Typed(), None)


@router.post("/negotiations/new")
def make(request: Request, record: Writing, typed: Filled) -> Response:
    """Make a negotiation."""
    try:
        made = _negotiation(typed, typed.name)
        if made.id in {one.id for one in record.negotiations()}:
            raise RecordError(f"expected a new name, found one that is there: {made.name}")
    except (CommuniqueError, typer.BadParameter) as error:
        return _form(request, typed, None, str(error))
    record.set_negotiation(made)
    return RedirectResponse(f"/negotiations/{made.id}", status_code=303)


@router.get("/negotiations/{negotiation}/edit")
def edit(request: Request, record: Reading, negotiation: str) -> Response:
    """Return the form for a negotiation that is there."""
    found = _found(record, negotiation)
    typed = Typed(
        name=found.name, parties="; ".join(map(party_name, found.parties)), issues=found.issues,
        starts=found.starts.isoformat() if found.starts else "", ends=found.ends.isoformat() if found.ends else "",
    )  # fmt: skip
    return _form(request, typed, found)


@router.post("/negotiations/{negotiation}/edit")
def change(request: Request, record: Writing, negotiation: str, typed: Filled) -> Response:
    """Say anew what belongs to a negotiation; its documents are found again."""
    found = _found(record, negotiation)
    try:
        made = _negotiation(typed, found.name)
    except (CommuniqueError, typer.BadParameter) as error:
        return _form(request, typed, found, str(error))
    record.set_negotiation(made)
    return RedirectResponse(f"/negotiations/{found.id}", status_code=303)


def _form(request: Request, typed: Typed, known: Negotiation | None, error: str = "") -> Response:
    return render(
        request, "negotiation_form.html", status=422 if error else 200, area="home", typed=typed, known=known,
        error=error, issues=issue_choices(), parties=party_choices(),
    )  # fmt: skip


def _negotiation(typed: Typed, name: str) -> Negotiation:
    """Return what a form was filled with.

    Raises:
        RecordError: It has no name, or ends before it starts.
        SourceError: A day is none.
        BadParameter: Nobody is called so, or there is no such issue.
    """
    parties = [parse_party(words) for part in BETWEEN.split(typed.parties) if (words := part.strip())]
    return negotiation_of(name, parties, map(parse_issue, typed.issues), _day(typed.starts), _day(typed.ends))


def _day(words: str) -> date | None:
    return parse_day(words.strip()) if words.strip() else None


def _found(record: "Store", name: str) -> Negotiation:
    found = record.show(name)
    if not isinstance(found, Negotiation):
        raise Refusal(404, "expected the id of a negotiation, found another")
    return found


# --- documents in and out ---


@router.get("/negotiations/{negotiation}/documents")
def documents(request: Request, record: Reading, wanted: Asked, negotiation: str, find: str = "") -> Response:
    """Return which documents belong to a negotiation and why, and those that could."""
    known = _found(record, negotiation)
    inside = record.documents(replace(wanted, negotiation=known.id, limit=(wanted.limit or FOUND) + 1))
    shown = inside[: wanted.limit]
    others = record.documents(Wanted(text=find, limit=FOUND)) if find.strip() else ()
    out = record.memberships.taken_out(known.id)
    ids = [one.id for one in (*shown, *others)]
    return render(
        request, "negotiation_documents.html", area="home", known=known, inside=shown, find=find, others=others,
        why=record.memberships.why(known.id, ids), more=shown[-1].id if len(inside) > len(shown) else "",
        out=[(document_named(record, one), why) for one, why in list(out.items())[-FOUND:]], wanted=wanted,
    )  # fmt: skip


@router.post("/negotiations/{negotiation}/documents")
def assign(
    record: Writing, visitor: Visitor, negotiation: str, *,
    document: Annotated[list[str] | None, Form()] = None,
    belongs: Annotated[str, Form()] = "yes",
    reason: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Put documents into a negotiation, or take them out; a person's word outranks the program's."""
    known = _found(record, negotiation)
    ids = [document_named(record, one.strip()).id for one in (document or [])[:MOST] if one.strip()]
    if not ids:
        raise Refusal(422, "expected one document at least, found none")
    for one in ids:
        record.assign(one, known.id, visitor.name, reason.strip(), belongs=belongs == "yes")
    return RedirectResponse(f"/negotiations/{known.id}/documents", status_code=303)
