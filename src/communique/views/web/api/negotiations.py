"""Negotiations: lists, making and changing them, and which documents belong."""

from communique.domain.ids import negotiation_id
from communique.domain.negotiation import Negotiation
from communique.errors import UnknownError
from communique.outlook.look import Request, look
from communique.outlook.outlook import Outlook
from communique.record import Role, Store
from communique.views.negotiating import document_named, negotiation_of
from communique.views.web.api import bodies
from communique.views.web.api.operations import BASE, Call, Made, Operation
from communique.views.web.api.queries import OutlookQuery, issue_called, party_called
from communique.views.web.api.tags import is_among, tag_of
from communique.views.web.refusing import Refusal

ID = {"id": "^negotiation-[0-9a-f]{16}$"}


def _list(call: Call) -> tuple[Negotiation, ...]:
    return call.record.negotiations()


def _get(call: Call) -> Negotiation:
    return named(call.record, call.path["id"])


def named(record: Store, name: str) -> Negotiation:
    """Return the negotiation with an id.

    Raises:
        UnknownError: There is none.
    """
    found = record.show(name)
    if not isinstance(found, Negotiation):
        raise UnknownError(f"expected the id of a negotiation, found {name}")
    return found


def _make(call: Call) -> Made:
    """Make a negotiation; one of that name is left as it is."""
    negotiation = _of(call.body)
    if any(one.id == negotiation.id for one in call.record.negotiations()):
        raise Refusal(409, f"expected a new name, found '{negotiation.name}', which {negotiation.id} has")
    call.record.set_negotiation(negotiation)
    return Made(whole=negotiation, at=f"{BASE}/negotiations/{negotiation.id}")


def _set(call: Call) -> Negotiation:
    """Put a negotiation in place of the one with its id."""
    there = named(call.record, call.path["id"])
    if call.if_match and not is_among(tag_of(there), call.if_match):
        raise Refusal(412, "it has changed since you read it; read it again")
    if negotiation_id(call.body.name) != there.id:
        raise Refusal(409, f"expected the name '{there.name}', which its id follows from, found '{call.body.name}'")
    negotiation = _of(call.body)
    call.record.set_negotiation(negotiation)
    return negotiation


def _assign(call: Call) -> Negotiation:
    """Put a document into a negotiation, or take it out."""
    there = named(call.record, call.path["id"])
    said: bodies.Assignment = call.body
    try:
        document = document_named(call.record, said.document)
    except UnknownError as error:
        raise Refusal(409, str(error)) from error  # 404 would say that the negotiation is unknown
    call.record.assign(document.id, there.id, call.who.name, said.reason, belongs=said.belongs)
    return there


def _outlook(call: Call) -> Outlook:
    known = named(call.record, call.path["id"])
    return look(call.record, Request(negotiation=known.id, as_of=call.query.as_of, since=call.query.since))


def _of(said: bodies.NewNegotiation) -> Negotiation:
    for issue in said.issues:
        issue_called(issue)
    parties = [party_called(party) for party in said.parties]
    return negotiation_of(said.name, parties, said.issues, said.starts, said.ends)


OPERATIONS = (
    Operation(name="list_negotiations", path="/negotiations", summary="All negotiations, by name.",
              run=_list, answer=tuple[Negotiation, ...]),
    Operation(name="get_negotiation", path="/negotiations/{id}", summary="One negotiation.",
              run=_get, answer=Negotiation, patterns=ID),
    Operation(name="get_outlook", path="/negotiations/{id}/outlook",
              summary="What the record suggests of a negotiation as of a day, with counts, intervals and limits.",
              run=_outlook, answer=Outlook, query=OutlookQuery, patterns=ID),
    Operation(name="add_negotiation", path="/negotiations", method="POST", role=Role.ANALYST, status=201,
              summary="Make a negotiation; its documents are found.",
              run=_make, answer=Negotiation, body=bodies.NewNegotiation, others=(404, 409)),
    Operation(name="set_negotiation", path="/negotiations/{id}", method="PUT", role=Role.ANALYST,
              summary="Say anew what belongs to a negotiation; with If-Match only if nobody else has meanwhile.",
              run=_set, answer=Negotiation, body=bodies.NewNegotiation, others=(409, 412), patterns=ID),
    Operation(name="assign_document", path="/negotiations/{id}/assignments", method="POST", role=Role.ANALYST,
              summary="Put a document into a negotiation, or take it out, whatever its parties.",
              run=_assign, answer=Negotiation, body=bodies.Assignment, others=(409,), patterns=ID),
)  # fmt: skip
