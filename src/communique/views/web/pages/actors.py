"""Who is who: the actors as a list, and one of them with offices and what it takes part in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from communique.domain.actor import Actor, ActorKind
from communique.domain.ids import ActorId
from communique.domain.merged import Merged
from communique.errors import UnknownError
from communique.record import Wanted
from communique.views.entries import name_of
from communique.views.lists import one_more, told
from communique.views.sheets import Cell
from communique.views.tables import Listing, Row, counted
from communique.views.web.addresses import words_at
from communique.views.web.asked import Asked
from communique.views.web.choosing import Field, choosing, pages_of, party_field
from communique.views.web.fields import fields_of
from communique.views.web.opened import Reading
from communique.views.web.thing_page import Quoted, Shelves, judgements_on
from communique.views.web.told import tell_all
from communique.views.web.twins import Page, listed, twinned

if TYPE_CHECKING:
    from communique.record import Store

router = APIRouter()
COLUMNS = ("id", "name", "kind", "party", "roles", "wikidata", "reports", "first_told", "last_told", "review")
FEW = 5  # of each kind that an actor takes part in
MENTIONS = 8  # documents quoted


@twinned(router, "/actors")
def actors(request: Request, record: Reading, wanted: Asked) -> Page:
    """Return the actors that are wanted, the most told first."""
    found = record.actors(one_more(wanted))
    shown = found[: wanted.limit]
    numbers = record.glimpses.reports_of([one.thing.id for one in shown])
    listing = Listing(
        name="actors",
        heads=("Kind", "Acts for", "Who"),
        columns=COLUMNS,
        rows=tuple(_row(merged, numbers[merged.thing.id]) for merged in shown),
        is_cut=len(found) > len(shown),
        told=told(wanted),
    )
    fields = (
        Field(name="text", words="Called, or in the office of"),
        Field(name="mode", words="Kind", type="choice", options=tuple(kind.value for kind in ActorKind)),
        party_field("party", "Acts for"),
        Field(name="unreviewed", words="Not reviewed yet", type="check"),
    )
    last = shown[-1].thing.id if shown else None
    return listed(
        "actors.html",
        listing,
        actors=list(shown),
        numbers=numbers,
        parties=_parties(record, shown),
        choosing=choosing(request, fields),
        pages=pages_of(request, last, is_cut=listing.is_cut),
    )


def _parties(record: "Store", several: Sequence[Merged[Actor]]) -> dict[str, str]:
    """Return the names of organisations that have no code, for whom others act."""
    sides = {one.thing.party for one in several if one.thing.party and one.thing.party.startswith("actor-")}
    return {str(name): actor.name for name, actor in record.named(sides).items()}


@twinned(router, "/actors/{name}")
def actor(record: Reading, wanted: Asked, name: str) -> Page:
    """Return the page on an actor."""
    merged = _actor(record, name)
    thing = merged.thing
    documents = record.glimpses.documents_naming(thing.id, MENTIONS)
    number = record.glimpses.reports_of([thing.id]).get(thing.id, len(merged.reports))
    ids = {thing.id, *(report.finding for report in merged.reports)}
    scope = Wanted(party=thing.id, negotiation=wanted.negotiation, as_of=wanted.as_of, limit=FEW)
    takes_part = {
        "contacts": tell_all(record, record.contacts(scope)),
        "positions": tell_all(record, record.positions(scope)),
        "commitments": tell_all(record, record.commitments(scope)),
        "statements": tell_all(record, record.statements(scope)),
    }
    judgements = judgements_on(record, ids)
    return Page(
        template="actor.html",
        values={
            "actor": thing,
            "merged": merged,
            "heading": name_of(thing),
            "number": number,
            "fields": fields_of(thing, {}, _parties(record, [merged])),
            "offices": [(role, words_at(role.evidence) if role.evidence else None) for role in thing.roles],
            "mentions": list(_mentions(record, thing.id, documents)),
            "takes_part": takes_part,
            "judgements": judgements,
        },
        whole={"whole": merged, "reports": number, "documents": documents, "judgements": judgements},
        columns=COLUMNS,
        rows=[_cells(merged, number)],
    )


def _actor(record: "Store", name: str) -> Merged[Actor]:
    """Return an actor as lists have it: with a few of its mentions, which may be many thousands."""
    if not name.startswith("actor-"):
        raise UnknownError(f"expected the id of an actor, found {name!r}")
    found = record.shown([name]).get(name)
    if found is None:
        whole = record.show(name)
        if not isinstance(whole, Merged):
            raise UnknownError(f"expected the id of an actor, found {name!r}")
        return whole
    return found


def _mentions(record: "Store", actor: ActorId, documents: Sequence[object]) -> "list[Quoted]":
    shelves = Shelves(record)
    found = []
    for citation in documents:
        here = record.glimpses.told_in(getattr(citation, "id", ""))
        named = (one.finding for one in here if isinstance(one.finding, Actor) and actor in {one.thing, one.finding.id})
        mentions = sorted(piece for one in named for piece in one.mentions)
        if mentions:
            longest = max(mentions[:MENTIONS], key=lambda piece: (len(piece.quote), -piece.start))
            found.append(shelves.quote([longest]))
    return found


def _row(merged: Merged[Actor], number: int) -> Row:
    actor = merged.thing
    return Row(
        id=actor.id,
        when=actor.kind.value,
        label=actor.party or "",
        who=name_of(actor),
        lines=tuple(role.title for role in actor.roles),
        foot=f"{counted(number, 'reports')}  {actor.id}",
        cells=_cells(merged, number),
        whole=merged,
    )


def _cells(merged: Merged[Actor], number: int) -> dict[str, Cell]:
    actor = merged.thing
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "party": actor.party,
        "roles": tuple(dict.fromkeys(role.title for role in actor.roles)),
        "wikidata": actor.wikidata,
        "reports": number,
        "first_told": merged.first_told.isoformat() if merged.first_told else None,
        "last_told": merged.last_told.isoformat() if merged.last_told else None,
        "review": merged.review.value if merged.review else None,
    }
