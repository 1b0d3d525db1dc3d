"""Finds what the record says now and nobody was told yet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact, ContactStatus
from communique.domain.document import Citation
from communique.domain.evidence import Evidence
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.record import Wanted
from communique.record.history.difference import Change, Difference
from communique.views.entries import Entry
from communique.views.mentioned import teller_for
from communique.views.rows import chosen_words, quoted
from communique.views.watch.telling import Telling

if TYPE_CHECKING:
    from communique.record import Store

CONTACT = "contact"
BY_CALENDAR = frozenset({Change.DUE, Change.LAPSED})  # what no report tells
# These happen to a thing once; a later report that shifts their day makes no news of them.
ONCE = frozenset({
    Change.NEW, Change.FULFILLED, Change.FULFILLED_ELSEWHERE, Change.LAPSED, Change.WITHDRAWN, Change.CONTRADICTED,
})  # fmt: skip


def news_of(record: "Store", since: date, wanted: Wanted, is_told: Callable[[str], bool]) -> Iterator[Telling]:
    """Yield what differs from the record as of a day and is not told.

    Args:
        wanted: Which negotiation, and as of which day.
        is_told: Tells whether the news of that key was told.
    """
    for difference in record.changed_since(since, wanted):
        if is_told(key_of(difference.about, difference)):
            continue
        thing = record.show(difference.about)
        reports = [report.finding for report in thing.reports] if isinstance(thing, Merged) else []
        if not any(is_told(key_of(report, difference)) for report in reports):
            yield _telling(record, _since_told(difference, reports, is_told), thing)


def key_of(finding: str, difference: Difference) -> str:
    """Return by what a piece of news is known, with the id of one of the reports of the thing.

    A contact's is its status, whichever it was before; of what can happen again and again, the day belongs to it.
    """
    if difference.kind == CONTACT:
        return f"{finding}|{difference.after}"
    if difference.change in ONCE or difference.kind == "position":
        return f"{finding}|{difference.change.value}"
    return f"{finding}|{difference.change.value}|{difference.day or ''}"


def _since_told(difference: Difference, reports: Sequence[str], is_told: Callable[[str], bool]) -> Difference:
    """Return the difference against what was told: a contact told with another status is not new."""
    if difference.kind != CONTACT or difference.change is not Change.NEW:
        return difference
    told = [status.value for status in ContactStatus if any(is_told(f"{report}|{status.value}") for report in reports)]
    if not told:
        return difference
    return replace(difference, change=Change.STATUS, before=told[0] if len(told) == 1 else None)


def _telling(record: "Store", difference: Difference, thing: object) -> Telling:
    entry, words = _entry(record, thing), _words(difference, thing)
    cited = record.show(words[0].document) if words else None
    citation = cited if isinstance(cited, Citation) else None
    stance = entry.label if entry and difference.kind == "position" else ""
    return Telling(
        key=key_of(difference.about, difference),
        kind=difference.kind,
        change=difference.change,
        day=difference.day,
        about=difference.about,
        who=entry.who if entry else "",
        what=", ".join(filter(None, [stance, entry.lines[0] if entry else ""])),
        before=difference.before,
        after=difference.after,
        rule=difference.rule,
        quote=quoted(words) or None,
        document=citation.id if citation else None,
        title=citation.title if citation else None,
        source=citation.source if citation else None,
        url=citation.url if citation else None,
        published=citation.published if citation else None,
    )


def _entry(record: "Store", thing: object) -> Entry | None:
    told = thing.thing if isinstance(thing, Merged) else None
    if not isinstance(told, Contact | Position | Commitment):
        return None
    return teller_for(record, [told]).tell(told)


def _words(difference: Difference, thing: object) -> list[Evidence]:
    """Return the words that tell it, of one document: of a contact's many reports the last, of a day the promise."""
    words: Sequence[Evidence] = difference.evidence
    if isinstance(thing, Merged) and difference.change in BY_CALENDAR:
        words = thing.thing.evidence
    elif isinstance(thing, Merged) and difference.kind == CONTACT:
        words = chosen_words(thing, words)
    return sorted(word for word in words if word.document == words[0].document)
