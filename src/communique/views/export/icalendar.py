"""What is scheduled as iCalendar: one day is an event, what is uncertain a note, a promise a task."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import BinaryIO

from icalendar import Calendar, Component, Event, Journal, Todo

from communique.domain.commitment import Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactStatus
from communique.domain.judgement import Verdict
from communique.domain.merged import Merged
from communique.views.export.holdings import Holdings
from communique.views.export.telling import Narrator, Told, is_one_day, words_for_source, words_quoted

AHEAD = {
    ContactStatus.SCHEDULED: "CONFIRMED",
    ContactStatus.ANNOUNCED: "TENTATIVE",
    ContactStatus.POSTPONED: "CANCELLED",  # iCalendar knows no other word; the summary says which
    ContactStatus.CANCELLED: "CANCELLED",
}
HEDGED = {ContactStatus.PROPOSED, ContactStatus.POSSIBLE}
DUE = {CommitmentStatus.OPEN: "NEEDS-ACTION", CommitmentStatus.WITHDRAWN: "CANCELLED"}
NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)  # the stamp of what no dated document tells


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//communique//record//EN")
    calendar.add("version", "2.0")
    for component in _Agenda(holdings).components():
        calendar.add_component(component)
    stream.write(calendar.to_ical())


class _Agenda:
    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._narrator = Narrator(holdings)

    def components(self) -> Iterator[Component]:
        for merged in self._holdings.contacts:
            if merged.thing.status in AHEAD or merged.thing.status in HEDGED:
                yield self._contact(merged)
        for promised in self._holdings.commitments:
            if promised.thing.contact is None and promised.thing.status in DUE and is_one_day(promised.thing.due):
                yield self._promise(promised)

    def _contact(self, merged: Merged[Contact]) -> Component:
        contact = merged.thing
        if not is_one_day(contact.when) or contact.status in HEDGED:
            note = self._filled(Journal(), merged)
            note.add("status", "CANCELLED" if AHEAD.get(contact.status) == "CANCELLED" else "DRAFT")
            return note
        event = self._filled(Event(), merged)
        if contact.when and contact.when.earliest:
            event.add("dtstart", contact.when.earliest)
            event.add("dtend", contact.when.earliest + timedelta(days=1))
        event.add("status", AHEAD[contact.status])
        event.add("transp", "TRANSPARENT")
        if contact.place:
            event.add("location", contact.place.name)
        if contact.replaced_by:
            event.add("related-to", contact.replaced_by, parameters={"RELTYPE": "SIBLING"})
        return event

    def _promise(self, merged: Merged[Commitment]) -> Component:
        task = self._filled(Todo(), merged)
        if merged.thing.due and merged.thing.due.earliest:
            task.add("due", merged.thing.due.earliest)
        task.add("status", DUE[merged.thing.status])
        return task

    def _filled(self, component: Component, merged: Told) -> Component:
        """Fill in what all kinds of components have."""
        told = self._narrator.line(merged.thing)
        sources = [*self._narrator.told(merged.reports)]
        component.add("uid", merged.thing.id)
        component.add("dtstamp", _stamp(merged))
        component.add("sequence", len(merged.reports) - 1 + (merged.review is Verdict.CORRECTED))
        component.add("summary", f"{told.label}: {told.headline}")
        words = [*told.facts, words_quoted(merged.thing.evidence), *map(words_for_source, sources)]
        component.add("description", "\n".join(filter(None, words)))
        component.add("categories", [told.label])
        address = next((citation.url for citation in sources if citation.url), None)
        if address:
            component.add("url", address)
        return component


def _stamp(merged: Told) -> datetime:
    """Return when it was last told: no clock is read, so that the same record gives the same bytes."""
    return datetime.combine(merged.last_told, time(), tzinfo=UTC) if merged.last_told else NO_DAY
