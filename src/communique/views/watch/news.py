"""Finds what the record says now and nobody was told yet."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.document import Citation
from communique.domain.merged import Merged
from communique.domain.position import Position
from communique.record import Wanted
from communique.record.history.difference import Change, Difference
from communique.views.mentioned import teller_for
from communique.views.rows import quoted
from communique.views.watch.telling import Telling

if TYPE_CHECKING:
    from communique.record import Store

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
            yield _telling(record, difference, thing)


def key_of(finding: str, difference: Difference) -> str:
    """Return by what a piece of news is known, with the id of one of the reports of the thing.

    A contact's is its status, whichever it was before; of what can happen again and again, the day belongs to it.
    """
    if difference.kind == "contact":
        return f"{finding}|{difference.after}"
    if difference.change in ONCE or difference.kind == "position":
        return f"{finding}|{difference.change.value}"
    return f"{finding}|{difference.change.value}|{difference.day or ''}"


def _telling(record: "Store", difference: Difference, thing: object) -> Telling:
    who, what = _words(record, thing)
    first = min(difference.evidence, default=None)
    cited = record.show(first.document) if first else None
    citation = cited if isinstance(cited, Citation) else None
    return Telling(
        key=key_of(difference.about, difference),
        kind=difference.kind,
        change=difference.change,
        day=difference.day,
        about=difference.about,
        who=who,
        what=what,
        before=difference.before,
        after=difference.after,
        rule=difference.rule,
        quote=quoted(difference.evidence) or None,
        document=citation.id if citation else None,
        title=citation.title if citation else None,
        source=citation.source if citation else None,
        url=citation.url if citation else None,
        published=citation.published if citation else None,
    )


def _words(record: "Store", thing: object) -> tuple[str, str]:
    """Return who is concerned, and with what."""
    told = thing.thing if isinstance(thing, Merged) else None
    if not isinstance(told, Contact | Position | Commitment):
        return "", ""
    entry = teller_for(record, [told]).tell(told)
    return entry.who, entry.lines[0]
