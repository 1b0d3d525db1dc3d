"""The record as others see it: add, judge, list, show, search."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from communique.domain.actor import Actor
from communique.domain.document import Citation, Document
from communique.domain.findings import Findings
from communique.domain.ids import ActorId, DocumentId, NegotiationId
from communique.domain.judgement import Judgement
from communique.domain.merged import Merged
from communique.domain.negotiation import Negotiation
from communique.domain.record import ProducedBy, Record
from communique.errors import RecordError
from communique.record.history import Difference, History
from communique.record.store import (
    checks,
    citing,
    copying,
    cursors,
    glance,
    judging,
    looking,
    naming,
    outlines,
    past,
    sources,
    then,
)
from communique.record.store.accounts import Accounts
from communique.record.store.added import Added
from communique.record.store.batches import add_batch, batches
from communique.record.store.connect import Place, reading, writing
from communique.record.store.derive.rebuilding import rebuild
from communique.record.store.forgetting import Forgetting
from communique.record.store.glance import Extent
from communique.record.store.glimpses import Glimpses
from communique.record.store.horizon import Horizon
from communique.record.store.lists import ALL, Lists
from communique.record.store.membership import Memberships
from communique.record.store.naming import Assignment
from communique.record.store.newest import Newest
from communique.record.store.outlines import Face, Outline
from communique.record.store.queue import Queues
from communique.record.store.readings import list_readings
from communique.record.store.restoring import fill_from
from communique.record.store.rows import chunks
from communique.record.store.saved import SavedSearches
from communique.record.store.search import Hit, search
from communique.record.store.seeking import Finds, Sought, seek
from communique.record.store.stances import Stances
from communique.record.store.wanted import Wanted

STEP = 64  # documents read back at a time


class Store(Lists):
    """An open record. Every method sees one state of it; what writes keeps all of a step or nothing."""

    def __init__(self, engine: Engine, place: Place) -> None:
        """Take over an engine that has been tried out."""
        super().__init__(engine, place)
        self._horizon = Horizon(place)

    def close(self) -> None:
        """Let go of all connections."""
        self._horizon.close()
        self._engine.dispose()

    @contextmanager
    def known_by(self, day: date | None) -> Iterator["Store"]:
        """Yield the record as it would be if it held only what was published by a day, to read; None: as it is.

        What has no day of publication is left out, and judgements on what is left out. Its words cannot be searched.
        """
        with self._horizon.by(self._engine, day) as engine:
            yield self if engine is self._engine else Store(engine, self._place)

    @property
    def name(self) -> str:
        """Return where the record lies, without any password."""
        return self._place.name

    @property
    def queues(self) -> Queues:
        """Return what is to be reviewed."""
        return Queues(self._engine, self._place)

    @property
    def memberships(self) -> Memberships:
        """Return why documents belong to negotiations."""
        return Memberships(self._engine, self._place)

    @property
    def newest(self) -> Newest:
        """Return what was told last."""
        return Newest(self._engine, self._place)

    @property
    def glimpses(self) -> Glimpses:
        """Return how much there is, the latest of a kind, what lies beside a document."""
        return Glimpses(self._engine, self._place)

    @property
    def stances(self) -> Stances:
        """Return where parties stand on issues."""
        return Stances(self._engine, self._place)

    @property
    def accounts(self) -> Accounts:
        """Return who may use the record over the web."""
        return Accounts(self._engine, self._place)

    @property
    def saved(self) -> SavedSearches:
        """Return the searches people keep."""
        return SavedSearches(self._engine, self._place)

    @property
    def forgetting(self) -> Forgetting:
        """Return what it forgets, and has forgotten."""
        return Forgetting(self._engine, self._place)

    # --- writing ---

    def add(
        self,
        findings: Iterable[Findings],
        produced_by: ProducedBy,
        *,
        negotiation: str | None = None,
        again: bool = False,
    ) -> Iterator[Added]:
        """Add what was read, some documents at a time; each is told of once it is safely there.

        Args:
            negotiation: Name or id of one that exists; the documents are put into it.
            again: Whether texts that were forgotten are taken in again.

        Raises:
            RecordError: Nothing of the step at hand was kept, everything told of before it was.
        """
        for batch in batches(findings):
            with writing(self._engine, self._place) as connection:
                added = add_batch(connection, batch, produced_by, negotiation=negotiation, again=again)
            yield from added

    def knows(self, document: Document | Citation | str, produced_by: ProducedBy | None = None) -> bool:
        """Tell whether a document is there.

        Args:
            document: An id asks for the text; a document or a citation asks whether that text was met in that place.
            produced_by: Asks whether it was read with these rules.
        """
        with reading(self._engine, self._place) as connection:
            return sources.knows(connection, document, produced_by)

    def judge(self, judgement: Judgement) -> bool:
        """Write a judgement to the log and let it count; False: it stood there already."""
        with writing(self._engine, self._place) as connection:
            return bool(judging.judge(connection, [judgement]))

    def set_negotiation(self, negotiation: Negotiation) -> None:
        """Write a negotiation, in place of the one with its id, and find its documents."""
        with writing(self._engine, self._place) as connection:
            naming.set_negotiation(connection, negotiation)

    def assign(self, document: str, negotiation: str, by: str, reason: str, *, belongs: bool = True) -> None:
        """Put a document into a negotiation, or take it out; outranks what the program guesses."""
        with writing(self._engine, self._place) as connection:
            into = naming.negotiation_named(connection, negotiation)
            said = naming.Assignment(
                document=DocumentId(document),
                negotiation=NegotiationId(into or ""),
                belongs=belongs,
                by=by,
                reason=reason,
            )
            naming.assign(connection, [said])

    def rebuild(self) -> None:
        """Make all that is derived again; what was read and judged stays as it is."""
        with writing(self._engine, self._place) as connection:
            rebuild(connection, judging.current_rulings(connection))

    # --- logs and lists of what is no thing ---

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the review log, in order of time."""
        with reading(self._engine, self._place) as connection:
            return tuple(judging.list_judgements(connection))

    def history(self, party: str, issue: str | None, wanted: Wanted = ALL) -> History:
        """Return how a party worded its positions on an issue over time; None: on no known issue."""
        with self._asked(wanted) as (connection, negotiation, rulings):
            return past.history(connection, (party, issue), wanted, rulings, negotiation=negotiation)

    def changed_since(self, day: date, wanted: Wanted = ALL) -> tuple[Difference, ...]:
        """Return what changed after a day, up to the day it is asked as of."""
        with self._asked(wanted) as (connection, negotiation, rulings):
            return past.changes_since(connection, day, wanted, rulings, negotiation=negotiation)

    def negotiations(self) -> tuple[Negotiation, ...]:
        """Return the negotiations, by name."""
        with reading(self._engine, self._place) as connection:
            return tuple(naming.list_negotiations(connection))

    def places_of(self, document: str) -> tuple[Citation, ...]:
        """Return everywhere a text was met, the place it is cited from first.

        Raises:
            RecordError: There is no such document.
        """
        with reading(self._engine, self._place) as connection:
            return tuple(looking.places_of(connection, document))

    def readings(self, documents: Iterable[str]) -> Iterator[tuple[Findings, ProducedBy]]:
        """Yield what these documents say, each as it was read, with what read it, in the order given."""
        for some in chunks(documents, STEP):
            with reading(self._engine, self._place) as connection:
                found = list(list_readings(connection, some))
            yield from found

    def assignments(self) -> tuple[Assignment, ...]:
        """Return which document a person put into a negotiation or took out, in the order it was said."""
        with reading(self._engine, self._place) as connection:
            return tuple(naming.list_assignments(connection))

    # --- single things ---

    def show(self, name: str, as_of: date | None = None) -> Merged[Any] | Citation | Judgement | Negotiation:
        """Return what has this id: a thing by the id of any of its reports, a document, a judgement or a negotiation.

        A prefix that fits one id alone will do.

        Args:
            as_of: Things are told from what was published by this day.

        Raises:
            RecordError: Nothing has this id, several have, or it was first told later.
        """
        with reading(self._engine, self._place) as connection:
            found = looking.show(connection, name)
            if as_of is None or not isinstance(found, Merged):
                return found
            rulings = judging.current_rulings(connection)
            told = then.things_then(connection, [found.thing.id], rulings, as_of).get(found.thing.id)
        if told is None:
            raise RecordError(f"expected something told by {as_of}, found {found.thing.id}, first told later")
        return told

    def shown(self, names: Collection[str], as_of: date | None = None) -> dict[str, Merged[Any]]:
        """Return the things with these ids as they read on a day; those nobody had told of are left out."""
        with reading(self._engine, self._place) as connection:
            return then.things_then(connection, names, judging.current_rulings(connection), as_of)

    def cursor(self, name: str) -> str:
        """Return where a page ends whose last thing or document has this id; `Wanted.after` takes it.

        What is added or joined meanwhile moves nothing on the pages after it.

        Raises:
            UnknownError: Nothing has this id.
        """
        with reading(self._engine, self._place) as connection:
            return cursors.cursor_after(connection, name)

    def text(self, document: str) -> str:
        """Return the text of a document.

        Raises:
            RecordError: There is no such document.
        """
        with reading(self._engine, self._place) as connection:
            return looking.text_of(connection, document)

    def documents_of(self, name: str) -> tuple[Citation, ...]:
        """Return the documents that tell a thing, by day of publication."""
        with reading(self._engine, self._place) as connection:
            return tuple(looking.documents_of(connection, name))

    def search(self, words: str, wanted: Wanted = ALL) -> tuple[Hit, ...]:
        """Return the documents, statements and actors that hold all these words, the best first."""
        with self._asked(wanted) as (connection, negotiation, rulings):
            hits = search(connection, words, wanted, negotiation=negotiation)
            return tuple(then.hits_then(connection, hits, words, rulings, wanted.as_of))

    def seek(self, sought: Sought) -> Finds:
        """Return what holds all the words, narrowed, the best first, with counts of each facet."""
        with reading(self._engine, self._place) as connection:
            return seek(connection, sought)

    def named(self, ids: Collection[str]) -> dict[ActorId, Actor]:
        """Return the actors with these ids, or one with them, as lists show them: without their mentions."""
        with reading(self._engine, self._place) as connection:
            return dict(glance.actors_named(connection, ids))

    def extent(self, wanted: Wanted = ALL) -> Extent:
        """Return how many documents are wanted, of how many outlets and which days."""
        with reading(self._engine, self._place) as connection:
            negotiation = naming.negotiation_named(connection, wanted.negotiation)
            return glance.extent_of(connection, wanted, negotiation=negotiation)

    # --- at a glance ---

    def outlines(self, wanted: Wanted = ALL) -> tuple[Outline, ...]:
        """Return contacts in outline, by day: many thousands are told in a moment."""
        with self._asked(wanted) as (connection, negotiation, rulings):
            return tuple(outlines.list_outlines(connection, wanted, rulings, negotiation=negotiation))

    def count_contacts(self, wanted: Wanted = ALL) -> int:
        """Return how many contacts are wanted, as the record reads now; `limit` and `after` do not count."""
        with self._asked(wanted) as (connection, negotiation, _):
            return outlines.count_contacts(connection, wanted, negotiation=negotiation)

    def faces(self, ids: Collection[str]) -> dict[str, Face]:
        """Return the actors with these ids by name, of merged ones that of the whole."""
        with reading(self._engine, self._place) as connection:
            return outlines.faces_of(connection, set(ids))

    # --- the whole ---

    def whole(self, produced_by: ProducedBy, wanted: Wanted = ALL) -> Record:
        """Return all that is wanted as one record, merged; `limit` does not count."""
        with reading(self._engine, self._place) as connection:
            negotiation = naming.negotiation_named(connection, wanted.negotiation)
            return citing.whole(connection, produced_by, wanted, negotiation=negotiation)

    def evidence_hash(self, name: str, as_of: date | None = None) -> str:
        """Return the hash of a thing and its evidence: the same as long as the record says the same of it."""
        return citing.hash_of(self.show(name, as_of))

    def latest(self) -> date | None:
        """Return the latest day of publication: the day the record speaks from."""
        with reading(self._engine, self._place) as connection:
            return looking.latest(connection)

    # --- the database ---

    def check(self) -> Iterator[str]:
        """Yield what is wrong with the record, in words; nothing where all is well."""
        with reading(self._engine, self._place) as connection:
            yield from checks.faults(connection)

    def backup(self, path: Path) -> None:
        """Copy the record to a file that is not there yet, while others go on using it.

        Raises:
            RecordError: The file is there or cannot be written.
        """
        copying.copy_to(self._engine, self._place, path)

    def restore(self, copy: Path, *, replace: bool = False) -> int:
        """Fill the record from a copy, in one step; return how many texts were forgotten again.

        Args:
            replace: Whether a record that holds something gives way.

        Raises:
            RecordError: The copy is none or not whole, or the record is not empty; nothing is changed.
        """
        return fill_from(copy, self._engine, self._place, replace=replace)
