"""Tells what became of something that was announced: each wording in time, and how it stood on some days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.document import Citation
from communique.domain.merged import Merged
from communique.record import Wanted
from communique.views.mentioned import teller_for
from communique.views.paper import Paper
from communique.views.wording import words_for_day, words_for_when

if TYPE_CHECKING:
    from communique.record import Store

DAY_WIDTH, TURN_WIDTH = 16, 20
TURNS = {"postponed", "due"}  # that leave it open
LONGEST_QUOTE = 100  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which announcement a story is about."""

    title: str
    parties: frozenset[str]  # everybody who is bound by it acts for one of these, and all of them do
    turn: str  # what must have happened to it by then: "fulfilled", "postponed"
    days: tuple[date, ...]  # on which it is told how it stood; the last is the day of the story


def write_story(paper: Paper, record: "Store", asked: Asked) -> str | None:
    """Write the story of the announcement that was told most often; return its id, None where there is none."""
    told = max(_told_of(record, asked), key=lambda merged: _weight(merged, asked.days[0]), default=None)
    if told is None:
        return None
    paper.head(asked.title)
    then = [_on(record, told, day, asked) for day in asked.days]
    first = next(filter(None, then), told)
    teller = teller_for(record, [told.thing])
    paper.line(f"{teller.names(first.thing.by)}: {first.thing.expects}  ({told.thing.id})")
    changes = list(told.thing.history)
    for day, stood in zip(asked.days, then, strict=True):
        while changes and (changes[0].day or date.min) <= day:
            _write_change(paper, changes.pop(0), record)
        paper.line(f"as of {words_for_day(day)}: {_standing(record, stood)}", is_strong=True, indent=1)
    return told.thing.id


def _weight(merged: Merged[Commitment], first: date) -> tuple[bool, int]:
    """Prefer what was told by the first day of the story, then what was told most often."""
    return (merged.first_told or date.max) <= first, len(merged.thing.history)


def _told_of(record: "Store", asked: Asked) -> Iterator[Merged[Commitment]]:
    """Yield the announcements of these parties to which that has happened."""
    wanted = Wanted(as_of=asked.days[-1], party=min(asked.parties), limit=None)
    for merged in record.commitments(wanted):
        turns = {change.change for change in merged.thing.history}
        actors = record.named([named.actor for named in merged.thing.by])
        parties = {actor.party for actor in actors.values()}
        if parties == asked.parties and any(turn.startswith(asked.turn) for turn in turns):
            yield merged


def _on(record: "Store", told: Merged[Commitment], day: date, asked: Asked) -> Merged[Commitment] | None:
    """Return an announcement as it stood on a day; None: it was not told yet."""
    ids = {report.finding for report in told.reports}
    found = record.commitments(Wanted(as_of=day, party=min(asked.parties), limit=None))
    return next((one for one in found if ids & {report.finding for report in one.reports}), None)


def _standing(record: "Store", stood: Merged[Commitment] | None) -> str:
    if stood is None:
        return "not told yet"
    thing = stood.thing
    last = thing.history[-1].change if thing.history else ""
    turn = f" ({last})" if thing.status is CommitmentStatus.OPEN and last in TURNS else ""
    by = _contact(record, thing.fulfilled_by)
    return f"{thing.status.value}{turn}{f', by {by}' if by else ''}"


def _contact(record: "Store", name: str | None) -> str:
    """Return what fulfilled it, in a few words."""
    found = record.show(name) if name else None
    if not isinstance(found, Merged):
        return ""
    thing = found.thing
    place = f" in {thing.place.name}" if getattr(thing, "place", None) else ""
    when = f" on {words_for_when(thing.when)}" if thing.when else ""
    return f"the {getattr(thing, 'mode', 'act')}{place}{when}"


def _write_change(paper: Paper, change: Change, record: "Store") -> None:
    day = words_for_day(change.day) if change.day else "no day"
    evidence = change.evidence
    cited = record.show(evidence.document) if evidence else None
    words = f"“{_cut(' '.join(evidence.quote.split()))}”" if evidence else ""
    source = f"  {cited.source}" if isinstance(cited, Citation) and cited.source else ""
    paper.hanging(f"{day:{DAY_WIDTH}}{change.change:{TURN_WIDTH}}", f"{words}{source}", indent=1)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
