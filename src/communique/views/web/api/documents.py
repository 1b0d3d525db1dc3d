"""Documents: lists, texts, what was read in each, and adding one."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Lock

from communique.documents import Answer, Given, Version, load_answer
from communique.documents.drafts import Draft, make_of
from communique.domain.document import Citation, Document
from communique.domain.findings import Findings
from communique.errors import SourceError, UnknownError
from communique.reading import read
from communique.record import Added, Role, Store
from communique.views.record_of import produced_by
from communique.views.web.api import queries
from communique.views.web.api.bodies import DocumentAdded, NewDocument, WholeText
from communique.views.web.api.operations import BASE, Call, Made, Operation, Page

ID = {"id": "^document-[0-9a-f]{16}$"}
SAID = ("title", "source", "url", "byline", "rights", "key")
one_at_a_time = Lock()  # the parser holds a great deal of memory


def _list(call: Call) -> Page:
    wanted = queries.wanted_of(call.query)
    limit = wanted.limit or queries.PAGE
    found = call.record.documents(replace(wanted, limit=limit + 1))
    shown = found[:limit]
    return Page(items=shown, next=call.record.cursor(shown[-1].id) if len(found) > limit else None)


def citation_of(record: Store, name: str) -> Citation:
    """Return the citation of a document.

    Raises:
        UnknownError: There is no such document.
    """
    found = record.show(name)
    if not isinstance(found, Citation):
        raise UnknownError(f"expected the id of a document, found {name}")
    return found


def _get(call: Call) -> Citation:
    return citation_of(call.record, call.path["id"])


def _text(call: Call) -> WholeText:
    return WholeText(document=call.path["id"], text=call.record.text(call.path["id"]))


def _places(call: Call) -> tuple[Citation, ...]:
    return call.record.places_of(call.path["id"])


def _findings(call: Call) -> Findings:
    found = next(call.record.readings([citation_of(call.record, call.path["id"]).id]), None)
    if found is None:
        raise UnknownError(f"expected the id of a document, found {call.path['id']}")
    return found[0]


def _add(call: Call) -> Made:
    """Read a text and add it; one that is there already is only told of."""
    new: NewDocument = call.body
    document = next(_documents(new))
    added = _added(call.record, document, new.negotiation)
    citation = citation_of(call.record, added.document)
    whole = DocumentAdded(added=added, document=citation)
    return Made(whole=whole, at=f"{BASE}/documents/{citation.id}", status=201 if added.is_new else 200)


def _added(record: Store, document: Document, negotiation: str | None) -> Added:
    """Return what became of a document.

    Raises:
        UnknownError: There is no such negotiation.
    """
    if negotiation is not None:
        record.extent(queries.wanted_of(queries.RecordQuery(negotiation=negotiation)))
    with one_at_a_time:
        (added,) = record.add([read(document)], produced_by(), negotiation=negotiation)
    return added


def _documents(new: NewDocument) -> Iterator[Document]:
    said = {name: value for name in SAID if (value := getattr(new, name))}
    given = Given(published=new.published, source=new.source, rights=new.rights)
    if new.form == "text":
        yield make_of(Draft(text=new.content, said=said), given)
        return
    page = Answer(
        url=new.url or "", content_type="text/html", charset="utf-8", body=new.content.encode(), version=Version()
    )
    for found in load_answer(page, given):
        if isinstance(found, SourceError):
            raise found
        citation = replace(found.citation, **{name: said[name] for name in ("title", "byline", "key") if name in said})
        yield replace(found, citation=citation)


OPERATIONS = (
    Operation(name="list_documents", path="/documents", summary="A page of documents, by day of publication.",
              run=_list, answer=Citation, is_paged=True, query=queries.DocumentQuery, others=(404,)),
    Operation(name="get_document", path="/documents/{id}", summary="What is known of a document.",
              run=_get, answer=Citation, patterns=ID),
    Operation(name="get_text", path="/documents/{id}/text", summary="The text of a document.",
              run=_text, answer=WholeText, patterns=ID),
    Operation(name="list_places", path="/documents/{id}/places",
              summary="Everywhere the text was met, the place it is cited from first.",
              run=_places, answer=tuple[Citation, ...], patterns=ID),
    Operation(name="get_findings", path="/documents/{id}/findings", summary="All that was read in a document.",
              run=_findings, answer=Findings, patterns=ID),
    Operation(name="add_document", path="/documents", method="POST", role=Role.ANALYST, status=201,
              summary="Read a text and add it; 200: it was there already.",
              run=_add, answer=DocumentAdded, body=NewDocument, others=(200, 404, 409)),
)  # fmt: skip
