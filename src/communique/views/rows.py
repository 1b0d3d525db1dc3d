"""Turns merged things into rows of a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from communique.domain.commitment import Commitment
from communique.domain.contact import Contact
from communique.domain.evidence import Evidence
from communique.domain.position import Position
from communique.domain.statement import Statement
from communique.domain.when import When
from communique.views.cells import Known, Told, cells_of
from communique.views.entries import Finding, Teller
from communique.views.places import apart
from communique.views.tables import Row, counted
from communique.views.wording import words_for_variant

MOST_CHANGES = 6  # of a commitment in a list, the latest
LONGEST_QUOTE = 220  # characters of a quotation in a list; `show` has all of it
HEADS: Mapping[type, tuple[str, str, str]] = {
    Contact: ("When", "Status", "Who and what"),
    Statement: ("Told", "Act", "Who and what"),
    Position: ("Told", "Stance", "Who and what"),
    Commitment: ("First told", "Status", "Who and what"),
}


def row_of(merged: Told, teller: Teller) -> Row:
    """Return a finding as a row."""
    thing = merged.thing
    entry = teller.tell(thing)
    words = chosen_words(merged, entry.words)
    return Row(
        id=thing.id,
        when=_shown_day(merged),
        label=entry.label,
        who=entry.who,
        lines=(*entry.lines, *_changes(thing), *_differences(thing), f"│ {quoted(words)}"),
        foot=f"{known_by(merged)}  {thing.id}",
        cells=cells_of(merged, teller, words),
        whole=merged,
        is_open=entry.is_open,
    )


def chosen_words(merged: Told, words: Sequence[Evidence]) -> Sequence[Evidence]:
    """Return the words of one report alone: of a contact the last, which knows most, else the first."""
    report = merged.reports[-1] if isinstance(merged.thing, Contact) else merged.reports[0]
    return [piece for piece in words if piece.document == report.document] or words


def short_row_of(merged: Told, teller: Teller) -> Row:
    """Return a finding as a row without its words."""
    row = row_of(merged, teller)
    return replace(row, lines=row.lines[:1])


def quoted(words: Iterable[Evidence], longest: int = LONGEST_QUOTE) -> str:
    """Return words on one line, in the order of the text, cut at a blank where they are many."""
    said = " … ".join(" ".join(piece.quote.split()) for piece in apart(words))
    return said if len(said) <= longest else f"{said[:longest].rsplit(' ', 1)[0]} …"


def known_by(merged: Known) -> str:
    """Return how a thing is known, in words."""
    reports, sources = len(merged.reports), merged.sources
    told = "1 report" if reports == 1 else f"{counted(reports, 'reports')}, {counted(sources, 'sources')}"
    return f"{told}, {merged.review.value}" if merged.review else told


def _shown_day(merged: Told) -> str:
    thing = merged.thing
    if isinstance(thing, Contact):
        return _short(thing.when)
    return str(merged.first_told or "no day")


def _short(when: When | None) -> str:
    """Return a date for a narrow column: a day as it is, bounds one below the other."""
    if when is None:
        return "no day given"
    first, last = when.earliest, when.latest
    if first is not None and first == last:
        return str(first)
    return f"{first or ''} …\n{last or ''}".strip()


def _changes(thing: Finding) -> Iterable[str]:
    if isinstance(thing, Commitment):
        for change in thing.history[-MOST_CHANGES:]:
            yield f"{change.day or 'no day'}: {change.change}"


def _differences(thing: Finding) -> Iterable[str]:
    if isinstance(thing, Contact | Position):
        for variant in thing.variants:
            yield f"elsewhere {words_for_variant(variant)}"
