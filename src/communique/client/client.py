"""The client: one method for each thing that the REST interface can do."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Self, TypeVar, Unpack

import httpx

from communique.client.wire import AddedThere, Narrowed, Page, Wire
from communique.domain.actor import Actor
from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.event import Event
from communique.domain.findings import Findings
from communique.domain.judgement import Judgement
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.domain.position import Position
from communique.domain.record import Record
from communique.domain.statement import Statement
from communique.outlook.outlook import Outlook
from communique.record import Extent, Hit
from communique.record.history import Difference, History

HERE = "http://127.0.0.1:8321"
TIMEOUT_SECONDS = 60.0
Body = dict[str, object]
T = TypeVar("T")


class Client:
    """A record that is served somewhere. Lists come page by page, as they are asked for.

    Every method raises AccessError where the server is not there or does not let one in, UnknownError where nothing
    has the id or the name, BusyError where another program is writing, and RecordError where the record refuses.
    """

    def __init__(
        self,
        address: str = HERE,
        token: str | None = None,
        *,
        timeout_seconds: float = TIMEOUT_SECONDS,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Take the address of a server, and a token where it asks for one (`communique accounts token add`)."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self._wire = Wire(httpx.Client(base_url=address, headers=headers, timeout=timeout_seconds, transport=transport))

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._wire.http.close()

    def _all(self, path: str, form: type[T], said: Mapping[str, object]) -> Iterator[T]:
        cursor: str | None = None
        while True:
            page: Page[T] = self._wire.get(path, Page[form], {**said, "cursor": cursor})  # type: ignore[valid-type]
            yield from page.items
            cursor = page.next
            if cursor is None:
                return

    # --- lists ---

    def documents(self, **wanted: Unpack[Narrowed]) -> Iterator[Citation]:
        """Yield documents by day of publication, the newest first."""
        return self._all("/documents", Citation, wanted)

    def actors(self, **wanted: Unpack[Narrowed]) -> Iterator[Merged[Actor]]:
        """Yield actors, the most told first."""
        return self._all("/actors", Merged[Actor], wanted)

    def contacts(self, **wanted: Unpack[Narrowed]) -> Iterator[Merged[Contact]]:
        """Yield contacts by day, the newest first."""
        return self._all("/contacts", Merged[Contact], wanted)

    def statements(self, **wanted: Unpack[Narrowed]) -> Iterator[Merged[Statement]]:
        """Yield statements by day."""
        return self._all("/statements", Merged[Statement], wanted)

    def positions(self, **wanted: Unpack[Narrowed]) -> Iterator[Merged[Position]]:
        """Yield positions by day."""
        return self._all("/positions", Merged[Position], wanted)

    def commitments(self, **wanted: Unpack[Narrowed]) -> Iterator[Merged[Commitment]]:
        """Yield commitments by the day they are due, else told."""
        return self._all("/commitments", Merged[Commitment], wanted)

    def events(self, **wanted: Unpack[Narrowed]) -> Iterator[Merged[Event]]:
        """Yield events by day."""
        return self._all("/events", Merged[Event], wanted)

    def timeline(self, **wanted: Unpack[Narrowed]) -> Iterator[Merged[Contact]]:
        """Yield contacts by day: what happened and what is to happen."""
        return self._all("/timeline", Merged[Contact], wanted)

    def search(self, words: str, **wanted: Unpack[Narrowed]) -> tuple[Hit, ...]:
        """Return texts, statements and actors that hold all the words, the best first."""
        found = self._wire.get("/search", Page[Hit], {"words": words, **wanted})
        return found.items

    def history(
        self, party: str, issue: str | None, *, negotiation: str | None = None, as_of: date | None = None
    ) -> History:
        """Return how a party worded its positions on an issue; None: on no known issue."""
        said = {"party": party, "issue": issue, "negotiation": negotiation, "as_of": as_of}
        return self._wire.get("/history", History, said)

    def changes(
        self, since: date, *, as_of: date | None = None, party: str | None = None, negotiation: str | None = None
    ) -> tuple[Difference, ...]:
        """Return what changed after a day."""
        said = {"since": since, "as_of": as_of, "party": party, "negotiation": negotiation}
        return self._wire.get("/changes", tuple[Difference, ...], said)

    def negotiations(self) -> tuple[Negotiation, ...]:
        """Return the negotiations, by name."""
        return self._wire.get("/negotiations", tuple[Negotiation, ...])

    def judgements(self) -> Iterator[Judgement]:
        """Yield the review log, in order of time."""
        return self._all("/judgements", Judgement, {})

    # --- single things ---

    def actor(self, name: str, as_of: date | None = None) -> Merged[Actor]:
        """Return an actor by its id."""
        return self._thing("actors", name, Merged[Actor], as_of)

    def contact(self, name: str, as_of: date | None = None) -> Merged[Contact]:
        """Return a contact by the id of any of its reports, as it reads now or read on a day."""
        return self._thing("contacts", name, Merged[Contact], as_of)

    def statement(self, name: str, as_of: date | None = None) -> Merged[Statement]:
        """Return a statement by the id of any of its reports."""
        return self._thing("statements", name, Merged[Statement], as_of)

    def position(self, name: str, as_of: date | None = None) -> Merged[Position]:
        """Return a position by the id of any of its reports."""
        return self._thing("positions", name, Merged[Position], as_of)

    def commitment(self, name: str, as_of: date | None = None) -> Merged[Commitment]:
        """Return a commitment by the id of any of its reports."""
        return self._thing("commitments", name, Merged[Commitment], as_of)

    def event(self, name: str, as_of: date | None = None) -> Merged[Event]:
        """Return an event by the id of any of its reports."""
        return self._thing("events", name, Merged[Event], as_of)

    def _thing(self, kind: str, name: str, form: type[T], as_of: date | None) -> T:
        return self._wire.get(f"/{kind}/{name}", form, {"as_of": as_of})

    def documents_of(self, name: str) -> tuple[Citation, ...]:
        """Return the documents that tell of a finding or an actor."""
        kind = name.partition("-")[0]
        return self._wire.get(f"/{kind}s/{name}/documents", tuple[Citation, ...])

    def document(self, name: str) -> Citation:
        """Return what is known of a document."""
        return self._wire.get(f"/documents/{name}", Citation)

    def text(self, name: str) -> str:
        """Return the text of a document."""
        return self._wire.get(f"/documents/{name}/text", dict[str, str])["text"]

    def findings(self, name: str) -> Findings:
        """Return all that was read in a document."""
        return self._wire.get(f"/documents/{name}/findings", Findings)

    def negotiation(self, name: str) -> Negotiation:
        """Return a negotiation by its id."""
        return self._wire.get(f"/negotiations/{name}", Negotiation)

    def outlook(self, negotiation: str, *, as_of: date | None = None, since: date | None = None) -> Outlook:
        """Return what the record suggests of a negotiation, by its id, as of a day."""
        return self._wire.get(f"/negotiations/{negotiation}/outlook", Outlook, {"as_of": as_of, "since": since})

    def judgement(self, name: str) -> Judgement:
        """Return a judgement by its id."""
        return self._wire.get(f"/judgements/{name}", Judgement)

    def reference(self, name: str) -> dict[str, object]:
        """Return a reference to a finding, an actor or a document that stays."""
        return self._wire.get(f"/references/{name}", dict[str, object])

    def evidence_hash(self, name: str) -> str:
        """Return the hash of a thing with its evidence: the same as long as the record says so."""
        return self._wire.get(f"/hashes/{name}", dict[str, str])["sha256"]

    def record(self, **wanted: Unpack[Narrowed]) -> Record:
        """Return the record, or a part of it, as one file (communique/1)."""
        return self._wire.get("/record", Record, wanted)

    def extent(self, **wanted: Unpack[Narrowed]) -> Extent:
        """Return how many documents there are, of how many outlets and which days."""
        return self._wire.get("/extent", Extent, wanted)

    def me(self) -> dict[str, str]:
        """Return who asks ("name"), and what they may do ("role")."""
        return self._wire.get("/me", dict[str, str])

    # --- writing: for analysts ---

    def add_document(
        self, content: str, *, form: str = "text", published: date | None = None, **said: str | None
    ) -> Citation:
        """Have a text read and added, and return what is known of it; one that is there already stays as it is.

        Args:
            form: "text" or "html".
            said: title, source, url, byline, rights, key (the caller's own id), negotiation (one that exists).
        """
        body: Body = {"content": content, "form": form, "published": published, **said}
        found = self._wire.send("POST", "/documents", body, AddedThere)
        return found.document

    def set_negotiation(self, negotiation: Negotiation) -> Negotiation:
        """Make a negotiation, or put this one in place of the one of that name."""
        body: Body = {
            "name": negotiation.name,
            "parties": negotiation.parties,
            "issues": negotiation.issues,
            "starts": negotiation.starts,
            "ends": negotiation.ends,
        }
        is_there = any(one.id == negotiation.id for one in self.negotiations())
        method, path = ("PUT", f"/negotiations/{negotiation.id}") if is_there else ("POST", "/negotiations")
        return self._wire.send(method, path, body, Negotiation)

    def assign(self, document: str, negotiation: str, reason: str, *, belongs: bool = True) -> None:
        """Put a document into a negotiation (by its id), or take it out."""
        body: Body = {"document": document, "belongs": belongs, "reason": reason}
        self._wire.send("POST", f"/negotiations/{negotiation}/assignments", body, Negotiation)

    def accept(self, name: str, reason: str = "") -> Judgement:
        """Say that a finding is right."""
        return self._judge({"verdict": "accepted", "about": [name], "reason": reason})

    def reject(self, name: str, reason: str = "") -> Judgement:
        """Say that a finding is wrong."""
        return self._judge({"verdict": "rejected", "about": [name], "reason": reason})

    def correct(self, name: str, field: str, value: object, reason: str = "") -> Judgement:
        """Say what a field of a finding should be."""
        body: Body = {"verdict": "corrected", "about": [name], "field": field, "value": value, "reason": reason}
        return self._judge(body)

    def merge(self, name: str, other: str, reason: str = "") -> Judgement:
        """Say that two are one."""
        return self._judge({"verdict": "same", "about": [name, other], "reason": reason})

    def split(self, name: str, other: str, reason: str = "") -> Judgement:
        """Say that two reports are not of one thing."""
        return self._judge({"verdict": "different", "about": [name, other], "reason": reason})

    def undo(self, judgement: str, reason: str = "") -> Judgement:
        """Take a judgement back; both stay in the log."""
        return self._wire.send("POST", f"/judgements/{judgement}/undo", {"reason": reason}, Judgement)

    def add_finding(
        self, document: str, kind: str, span: Sequence[int], fields: Mapping[str, str], reason: str = ""
    ) -> Judgement:
        """Add a finding that the program overlooked, from the words at a span (start and end, code points)."""
        start, end = span
        body: Body = {
            "document": document,
            "kind": kind,
            "start": start,
            "end": end,
            "fields": dict(fields),
            "reason": reason,
        }
        return self._wire.send("POST", "/findings", body, Judgement)

    def _judge(self, body: Body) -> Judgement:
        return self._wire.send("POST", "/judgements", body, Judgement)
