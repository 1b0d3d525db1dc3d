"""Adding: texts, files and addresses, read in the background; findings that a person reads in a text."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, FastAPI, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from communique.documents import Network, parse_day
from communique.documents.sources import source_rules
from communique.errors import RecordError, SourceError
from communique.record.merge import fields_of
from communique.record.store.derive.additions import FORMS
from communique.views.adding_findings import KINDS, NEEDED, Selected, add_finding, words_at
from communique.views.web.addresses import page_of
from communique.views.web.addresses import words_at as address_of_words
from communique.views.web.around import around
from communique.views.web.forms import Filled, needed
from communique.views.web.inbox import Inbox, Slip, folder_for
from communique.views.web.judging_forms import AS_JSON, HINTS, Field
from communique.views.web.opened import Now, Reading, Visitor, Writing
from communique.views.web.parties import issue_choices
from communique.views.web.refusing import Refusal
from communique.views.web.rendering import render
from communique.views.web.working import MOST_WAITING, Worker, working

if TYPE_CHECKING:
    from communique.record import Store

MOST_FILES = 100
RIGHTS = ("full", "quotes", "metadata")
LONGEST_LABEL = 80
DEFAULTS = {
    "contact": {"mode": "meeting", "level": "unspecified", "status": "held"},
    "statement": {"kind": "indirect", "act": "say", "certainty": "certain"},
    "position": {"stance": "demand", "firmness": "stated"},
    "commitment": {"certainty": "certain", "status": "open"},
}


@asynccontextmanager
async def _at_work(app: FastAPI) -> AsyncIterator[None]:
    network = getattr(app.state, "network", None) or Network()
    with working(app.state.record, Inbox(folder_for(app.state.serving.database)), network) as worker:
        app.state.worker = worker
        yield


router = APIRouter(lifespan=_at_work)


def _worker(request: Request) -> Worker:
    worker: Worker = request.app.state.worker
    return worker


AtWork = Annotated[Worker, Depends(_worker)]


@router.get("/add")
def adding(request: Request, record: Reading, worker: AtWork, negotiation: str = "") -> Response:
    """Return the forms for texts, files and addresses, with what is being read."""
    return render(
        request, "add.html", area="add", tasks=worker.tasks(), most=MOST_WAITING, files=MOST_FILES, rights=RIGHTS,
        suffixes=", ".join(source_rules().suffixes), negotiation=negotiation,
        negotiations=[(one.id, one.name) for one in record.negotiations()],
    )  # fmt: skip


@router.post("/add/text")
def add_text(record: Writing, worker: AtWork, visitor: Visitor, now: Now, filled: Filled) -> Response:
    """Take a pasted text."""
    text = needed(filled, "text")
    said = {name: filled[name].strip() for name in ("title", "url", "byline") if filled.get(name, "").strip()}
    label = said.get("title") or " ".join(text[: LONGEST_LABEL * 2].split())[:LONGEST_LABEL]
    slip = Slip(id=uuid4().hex, label=label, by=visitor.name, at=now, said=said, **_said_of_all(record, filled))
    worker.hand_in(slip, text)
    return _to(slip)


@router.post("/add/files")
def add_files(
    record: Writing, worker: AtWork, filled: Filled, *, visitor: Visitor, now: Now, files: list[UploadFile]
) -> Response:
    """Take files of any form that can be read."""
    given = [one for one in files if one.filename]
    if not 1 <= len(given) <= MOST_FILES:
        raise Refusal(422, f"expected 1 to {MOST_FILES} files, found {len(given)}")
    label = str(given[0].filename) if len(given) == 1 else f"{len(given)} files"
    slip = Slip(id=uuid4().hex, label=label[:LONGEST_LABEL], by=visitor.name, at=now, **_said_of_all(record, filled))
    worker.hand_in(slip, files=_contents(given))
    return _to(slip)


def _contents(files: list[UploadFile]) -> Iterator[tuple[str, bytes]]:
    for one in files:
        yield one.filename or "", one.file.read()


@router.post("/add/address")
def add_address(record: Writing, worker: AtWork, visitor: Visitor, now: Now, filled: Filled) -> Response:
    """Take the address of a page or a feed; only public hosts are asked, with limits on size and time."""
    address = needed(filled, "address")
    if not address.lower().startswith(("http://", "https://")):
        raise Refusal(422, "expected an address that begins with http:// or https://, found another")
    slip = Slip(
        id=uuid4().hex, label=address[:LONGEST_LABEL], by=visitor.name, at=now, address=address,
        **_said_of_all(record, filled),
    )  # fmt: skip
    worker.hand_in(slip)
    return _to(slip)


def _said_of_all(record: "Store", filled: Mapping[str, str]) -> dict[str, Any]:
    """Return what a form says of all documents.

    Raises:
        Refusal: A day, a negotiation or the rights are none.
    """
    said = {name: filled.get(name, "").strip() or None for name in ("published", "source", "rights", "negotiation")}
    day: date | None = None
    try:
        day = parse_day(said["published"]) if said["published"] else None
    except SourceError as error:
        raise Refusal(422, f"published: {error}") from error
    if said["rights"] not in {None, *RIGHTS}:
        raise Refusal(422, f"rights: expected one of {', '.join(RIGHTS)}, found '{said['rights']}'")
    if said["negotiation"] not in {None, *(one.id for one in record.negotiations())}:
        raise Refusal(422, "negotiation: expected the id of one that is there, found another")
    return {**said, "published": day}


def _to(slip: Slip) -> Response:
    return RedirectResponse(f"/add/{slip.id}", status_code=303)


@router.get("/add/{task}")
def task_page(request: Request, record: Reading, worker: AtWork, task: str) -> Response:
    """Return how far the reading of an input is, and what came of it."""
    found = worker.task(task)
    cited = [record.show(one.document) for one in found.added]
    return render(request, "add_task.html", area="add", task=found, pairs=list(zip(found.added, cited, strict=True)))


@router.post("/add/{task}/again")
def again(record: Writing, worker: AtWork, task: str) -> Response:
    """Try an input again that the record refused."""
    del record
    worker.again(task)
    return RedirectResponse(f"/add/{task}", status_code=303)


@router.post("/add/{task}/drop")
def drop(record: Writing, worker: AtWork, task: str) -> Response:
    """Give an input up that waits or was stopped."""
    del record
    worker.give_up(task)
    return RedirectResponse("/add", status_code=303)


# --- a finding by hand ---


@router.get("/findings/new")
def new_finding(request: Request, record: Reading) -> Response:
    """Return the form for a finding on words of a text."""
    return _form(request, record, {"kind": KINDS[0], **request.query_params})


@router.post("/findings/new")
def put_finding(request: Request, record: Writing, visitor: Visitor, now: Now, filled: Filled) -> Response:
    """Write a finding on words of a text to the log."""
    kind = _kind(filled.get("kind", ""))
    selected = Selected(
        document=needed(filled, "document"), kind=kind, start=_number(filled, "start"), end=_number(filled, "end"),
        fields={name: filled.get(name, "") for name in _names(kind)}, reason=filled.get("reason", "").strip(),
        by=visitor.name,
    )  # fmt: skip
    try:
        judgement = add_finding(record, selected, at=now)
    except RecordError as error:
        return _form(request, record, filled, error=str(error))
    return RedirectResponse(f"/review?kind={kind}&at={judgement.about[0]}&did={judgement.id}", status_code=303)


def _form(request: Request, record: "Store", filled: Mapping[str, str], error: str = "") -> Response:
    kind = _kind(filled.get("kind", ""))
    words = words_at(record, needed(filled, "document"), _number(filled, "start"), _number(filled, "end"))
    citation = record.show(words.document)
    return render(
        request, "finding_new.html", status=422 if error else 200, area="documents", kind=kind, kinds=KINDS,
        words=words, citation=citation, error=error, reason=filled.get("reason", ""), needs=NEEDED.get(kind),
        sentence=around(record.text(words.document), [words]), href=address_of_words(words),
        document_page=page_of(words.document), fields=list(_fields(kind, filled)),
    )  # fmt: skip


def _fields(kind: str, filled: Mapping[str, str]) -> Iterator[Field]:
    allowed = fields_of(FORMS[kind])
    for name in _names(kind):
        words = issue_choices() if (kind, name) == ("position", "issue") else allowed[name] or ()
        value = filled.get(name, DEFAULTS[kind].get(name, ""))
        yield Field(name=name, value=value, words=words, hint=HINTS.get(name, ""))


def _names(kind: str) -> list[str]:
    """Return the fields that the form asks for: who it is about first."""
    names = [name for name in fields_of(FORMS[kind]) if name not in AS_JSON]
    return sorted(names, key=lambda name: name != NEEDED.get(kind))


def _kind(words: str) -> str:
    if words not in KINDS:
        raise Refusal(422, f"kind: expected one of {', '.join(KINDS)}, found '{words}'")
    return words


def _number(filled: Mapping[str, str], name: str) -> int:
    words = filled.get(name, "").strip()
    if not words.lstrip("-").isdecimal():
        raise Refusal(422, f"{name}: expected a number of code points, found '{words}'")
    return int(words)
