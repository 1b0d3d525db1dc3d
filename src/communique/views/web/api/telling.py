"""What the record tells over time: timeline, histories, changes, finds, and the whole as of a day."""

from dataclasses import replace
from typing import Any

from communique.domain.contact import Contact
from communique.domain.merged import Merged
from communique.domain.record import Record
from communique.record import Extent, Hit
from communique.record.history import Difference, History
from communique.record.store.store import Store
from communique.views.citing import Reference, reference_to
from communique.views.record_of import produced_by
from communique.views.web.api import queries
from communique.views.web.api.bodies import Hash, Myself
from communique.views.web.api.operations import Call, Operation, Page
from communique.views.web.api.things import page_of
from communique.views.web.refusing import Refusal

MOST = 2000  # documents of a record in one answer
CITED = "^(document|actor|contact|statement|position|commitment|event)-[0-9a-f]{16}$"


def _timeline(call: Call) -> Page:
    return page_of(call, Store.timeline)


def _history(call: Call) -> History:
    wanted = queries.wanted_of(call.query)
    return call.record.history(wanted.party or "", wanted.issue, replace(wanted, party=None, issue=None))


def _changes(call: Call) -> tuple[Difference, ...]:
    wanted = queries.wanted_of(call.query)
    return call.record.changed_since(call.query.since, replace(wanted, since=None))


def _search(call: Call) -> Page:
    return Page(items=call.record.search(call.query.words, queries.wanted_of(call.query)), next=None)


def _record(call: Call) -> Record:
    wanted = replace(queries.wanted_of(call.query), limit=None)
    documents = call.record.extent(wanted).documents
    if documents > MOST:
        raise Refusal(
            409,
            f"expected at most {MOST} documents, found {documents}; narrow it by negotiation, since or until, "
            "or use `communique export`",
        )
    return call.record.whole(produced_by(), wanted)


def _extent(call: Call) -> Extent:
    return call.record.extent(queries.wanted_of(call.query))


def _hash(call: Call) -> Hash:
    return Hash(id=call.path["id"], sha256=call.record.evidence_hash(call.path["id"]))


def _reference(call: Call) -> Reference:
    return reference_to(call.record, call.path["id"])


def _myself(call: Call) -> Myself:
    return Myself(name=call.who.name, role=call.who.role)


def _get(name: str, path: str, summary: str, **more: Any) -> Operation:  # noqa: ANN401  fields of Operation
    return Operation(name=name, path=path, summary=summary, **more)


OPERATIONS = (
    _get("list_timeline", "/timeline", "A page of contacts by day: what happened and what is to happen.",
         run=_timeline, answer=Merged[Contact], is_paged=True, query=queries.ContactQuery, others=(404,)),
    _get("get_history", "/history", "How a party worded its positions on an issue; no issue: those on none known.",
         run=_history, answer=History, query=queries.HistoryQuery, others=(404,)),
    _get("list_changes", "/changes", "What changed in the record after a day.",
         run=_changes, answer=tuple[Difference, ...], query=queries.ChangesQuery, others=(404,)),
    _get("search", "/search", "Texts, statements and actors that hold all the words, the best first.",
         run=_search, answer=Hit, is_paged=True, query=queries.SearchQuery, others=(404,)),
    _get("get_record", "/record", f"The record as one file (communique/1), of at most {MOST} documents.",
         run=_record, answer=Record, query=queries.RecordQuery, others=(404, 409)),
    _get("get_extent", "/extent", "How many documents there are, of how many outlets and which days.",
         run=_extent, answer=Extent, query=queries.RecordQuery, others=(404,)),
    _get("get_hash", "/hashes/{id}", "A hash of a thing with its evidence: the same as long as the record says so.",
         run=_hash, answer=Hash, patterns={"id": CITED}),
    _get("get_reference", "/references/{id}", "A reference to a finding, an actor or a document that stays.",
         run=_reference, answer=Reference, patterns={"id": CITED}),
    _get("get_me", "/me", "Who asks, and what they may do.", run=_myself, answer=Myself),
)  # fmt: skip
