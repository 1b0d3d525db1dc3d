"""Tells what became of something that was announced: each wording in time, and how it stood on some days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.commitment import Change, Commitment
from communique.domain.document import Citation
from communique.domain.merged import Merged
from communique.record import Wanted
from communique.views.mentioned import actors_of, teller_for
from communique.views.paper import Paper
from communique.views.wording import words_for_day, words_for_when

if TYPE_CHECKING:
    from communique.record import Store

DAY_WIDTH, TURN_WIDTH = 16, 20
LONGEST_QUOTE = 100  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which announcement a story is about."""

    title: str
    parties: frozenset[str]  # everybody who is bound by it acts for one of these, and all of them do
    turn: str  # what must have happened to it by then: "fulfilled", "postponed"
    days: tuple[date, ...]  # on which it is told how it stood; the last is the day of the story


def write_story(paper: Paper, record: "Store", asked: Asked) -> None:
    """Write the story of the announcement that was told most often; nothing where there is none."""
    told = max(_told_of(record, asked), key=lambda merged: len(merged.thing.history), default=None)
    if told is None:
        return
    paper.head(asked.title)
    teller = teller_for(record, [told.thing])
    paper.line(f"{teller.names(told.thing.by)}: {told.thing.expects}")
    paper.line(told.thing.id, is_quiet=True)
    changes = list(told.thing.history)
    for day in asked.days:
        while changes and (changes[0].day or date.min) <= day:
            _write_change(paper, changes.pop(0), record)
        paper.line(f"as of {words_for_day(day)}: {_status_on(record, told, day, asked)}", is_strong=True, indent=1)


def _told_of(record: "Store", asked: Asked) -> Iterator[Merged[Commitment]]:
    """Yield the announcements of these parties to which that has happened."""
    wanted = Wanted(as_of=asked.days[-1], party=min(asked.parties), limit=None)
    for merged in record.commitments(wanted):
        turns = {change.change for change in merged.thing.history}
        actors = dict(actors_of(record, [named.actor for named in merged.thing.by]))
        parties = {actor.party for actor in actors.values()}
        if parties == asked.parties and any(turn.startswith(asked.turn) for turn in turns):
            yield merged


def _status_on(record: "Store", told: Merged[Commitment], day: date, asked: Asked) -> str:
    """Return how it stood on a day."""
    ids = {report.finding for report in told.reports}
    found = record.commitments(Wanted(as_of=day, party=min(asked.parties), limit=None))
    then = next((one for one in found if ids & {report.finding for report in one.reports}), None)
    if then is None:
        return "not told yet"
    by = _contact(record, then.thing.fulfilled_by)
    return f"{then.thing.status.value}{f', by {by}' if by else ''}"


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
