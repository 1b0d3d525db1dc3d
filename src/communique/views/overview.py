"""The brief of a whole record: the latest contacts, what is open, what came of announcements, who wants what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from communique.domain.commitment import Commitment, CommitmentStatus
from communique.domain.contact import ContactStatus
from communique.domain.merged import Merged
from communique.domain.position import Firmness, Position
from communique.record import Extent, Wanted
from communique.views.cells import Told
from communique.views.entries import Teller
from communique.views.mentioned import teller_for
from communique.views.pages import json_page
from communique.views.paper import Paper
from communique.views.rows import chosen_words, known_by, quoted
from communique.views.tables import counted
from communique.views.wording import words_for_day, words_for_when

if TYPE_CHECKING:
    from communique.record import Store

FEW = 5  # of each kind
LONGEST_QUOTE = 110  # characters
LATELY = timedelta(days=30)  # a plan without a day is ahead as long after it was last told
FIRM = {Firmness.RED_LINE: 0, Firmness.FIRM: 1}
SETTLED = (
    CommitmentStatus.FULFILLED,
    CommitmentStatus.LAPSED,
    CommitmentStatus.WITHDRAWN,
    CommitmentStatus.CONTRADICTED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the brief of a record tells."""

    as_of: date | None
    negotiation: str | None
    extent: Extent
    contacts: Sequence[Told]
    ahead: Sequence[Told]
    open: Sequence[Told]
    settled: Sequence[Told]
    positions: Sequence[Told]


def overview_of(record: "Store", wanted: Wanted, few: int = FEW) -> Overview:
    """Return the brief of a record, or of what is wanted of it; `limit` does not count."""
    some, more = replace(wanted, limit=few), replace(wanted, limit=few * few)
    held = (
        record.contacts(replace(more, status=status.value)) for status in (ContactStatus.HELD, ContactStatus.UNDERWAY)
    )
    ahead = record.contacts(replace(some, status=ContactStatus.SCHEDULED.value))
    settled = (record.commitments(replace(some, status=status.value)) for status in SETTLED)
    extent = record.extent(wanted)
    as_of = wanted.as_of or extent.last
    return Overview(
        as_of=as_of,
        negotiation=wanted.negotiation,
        extent=extent,
        contacts=_latest(chain.from_iterable(held), few),
        ahead=[one for one in ahead if _is_ahead(one, as_of)],
        open=record.commitments(replace(some, status=CommitmentStatus.OPEN.value)),
        settled=_latest(chain.from_iterable(settled), few),
        positions=_firmest(record.positions(more), few),
    )


def _latest(found: Iterable[Told], few: int) -> list[Told]:
    """Return those with the latest days; those without a day of their own come last, by when they were told."""

    def day(merged: Told) -> tuple[bool, date]:
        thing = merged.thing
        when = thing.due if isinstance(thing, Commitment) else thing.when
        known = when.latest or when.earliest if when else None
        return known is not None or isinstance(thing, Commitment), known or merged.last_told or date.min

    return sorted(found, key=day, reverse=True)[:few]


def _is_ahead(merged: Told, as_of: date | None) -> bool:
    """Tell whether a contact is still to come: one without a day as long as it was told of lately."""
    if as_of is None:
        return True
    when = None if isinstance(merged.thing, Commitment) else merged.thing.when
    if when is None or when.latest is None:
        return merged.last_told is None or merged.last_told >= as_of - LATELY
    return when.latest >= as_of


def _firmest(found: Iterable[Merged[Position]], few: int) -> Sequence[Told]:
    return sorted(found, key=lambda merged: FIRM.get(merged.thing.firmness, len(FIRM)))[:few]


def write_overview(paper: Paper, overview: Overview, record: "Store") -> None:
    """Write the brief of a record."""
    as_of = f" as of {words_for_day(overview.as_of)}" if overview.as_of else ""
    within = f" of {overview.negotiation}" if overview.negotiation else ""
    paper.title(f"The record{within}{as_of}")
    paper.line(_words_for(overview.extent), is_quiet=True)
    sections = [
        ("Latest contacts", overview.contacts),
        ("Ahead", overview.ahead),
        ("Open: announced or promised, not yet kept", overview.open),
        ("Settled: kept, lapsed, withdrawn or contradicted", overview.settled),
        ("Who wants what: the firmest of the latest", overview.positions),
    ]
    for title, found in sections:
        _write_section(paper, title, found, record)


def _words_for(extent: Extent) -> str:
    told = f"{counted(extent.documents, 'documents')} of {counted(extent.outlets, 'outlets')}"
    if extent.first is None or extent.last is None:
        return told
    return f"{told}, {words_for_day(extent.first)} to {words_for_day(extent.last)}"


def _write_section(paper: Paper, title: str, found: Sequence[Told], record: "Store") -> None:
    if not found:
        return
    paper.head(title)
    teller = teller_for(record, [merged.thing for merged in found])
    for merged in found:
        write_line(paper, merged, teller)


def write_line(paper: Paper, merged: Told, teller: Teller) -> None:
    """Write one thing in a few lines: day, how it stands, who and what, in which words."""
    thing = merged.thing
    entry = teller.tell(thing)
    when = thing.due if isinstance(thing, Commitment) else thing.when
    told = f"told {words_for_day(merged.first_told)}" if merged.first_told else "told on no known day"
    day = words_for_when(when) if when else told
    facts = next(filter(None, entry.lines), "")
    paper.line(f"{day}  {entry.label}: {entry.who}", indent=1, is_strong=True)
    paper.line(facts, indent=2)
    paper.quote(quoted(chosen_words(merged, entry.words), LONGEST_QUOTE), indent=2)
    paper.line(f"{known_by(merged)}  {thing.id}", indent=2, is_quiet=True)


def overview_json(overview: Overview) -> bytes:
    """Return the brief as JSON."""
    return json_page(overview)
