"""Actors, contacts, statements, positions, commitments and events: lists and single ones."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.errors import UnknownError
from communique.record import Store, Wanted
from communique.views.web.api import queries
from communique.views.web.api.operations import Call, Operation, Page

ID = "-[0-9a-f]{16}$"


class Kind(NamedTuple):
    """A kind of things."""

    one: str
    many: str
    form: Any
    query: type[Any]
    listed: Callable[[Store, Wanted], Sequence[Merged[Any]]]


KINDS = (
    Kind("actor", "actors", Merged[Actor], queries.ActorQuery, Store.actors),
    Kind("contact", "contacts", Merged[Contact], queries.ContactQuery, Store.contacts),
    Kind("statement", "statements", Merged[Statement], queries.StatementQuery, Store.statements),
    Kind("position", "positions", Merged[Position], queries.PositionQuery, Store.positions),
    Kind("commitment", "commitments", Merged[Commitment], queries.CommitmentQuery, Store.commitments),
    Kind("event", "events", Merged[Event], queries.EventQuery, Store.events),
)


def page_of(call: Call, listed: Callable[[Store, Wanted], Sequence[Merged[Any]]]) -> Page:
    """Return a page of a list, and where it ends."""
    wanted = queries.wanted_of(call.query)
    limit = wanted.limit or queries.PAGE
    found = listed(call.record, replace(wanted, limit=limit + 1))
    shown = tuple(found[:limit])
    return Page(items=shown, next=call.record.cursor(shown[-1].thing.id) if len(found) > limit else None)


def thing_of(call: Call) -> Merged[Any]:
    """Return a thing as it reads now, or read on a day.

    Raises:
        UnknownError: There is none with this id, or nobody had told of it by then.
    """
    name = call.path["id"]
    then = call.record.shown([name], call.query.as_of).get(name)
    if then is None:
        raise UnknownError(f"expected the id of something in the record, found {name!r}, which nothing had by then")
    return then


def _operations() -> Iterator[Operation]:
    for kind in KINDS:
        yield Operation(
            name=f"list_{kind.many}",
            path=f"/{kind.many}",
            summary=f"A page of {kind.many}.",
            run=_lister(kind),
            answer=kind.form,
            is_paged=True,
            query=kind.query,
            others=(404,),
        )
        yield Operation(
            name=f"get_{kind.one}",
            path=f"/{kind.many}/{{id}}",
            summary=f"One {kind.one}, with all its reports; the id of any of them finds it.",
            run=thing_of,
            answer=kind.form,
            query=queries.DayQuery,
            patterns={"id": f"^{kind.one}{ID}"},
        )
        yield Operation(
            name=f"list_documents_of_{kind.one}",
            path=f"/{kind.many}/{{id}}/documents",
            summary=f"The documents that tell of the {kind.one}, by day of publication.",
            run=_documents,
            answer=tuple[Citation, ...],
            patterns={"id": f"^{kind.one}{ID}"},
        )


def _lister(kind: Kind) -> Callable[[Call], Page]:
    def run(call: Call) -> Page:
        return page_of(call, kind.listed)

    return run


def _documents(call: Call) -> tuple[Citation, ...]:
    return call.record.documents_of(call.path["id"])


OPERATIONS = tuple(_operations())
