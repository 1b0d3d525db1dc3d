"""The matrix of issues by parties, and which red lines in it cannot both hold."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from communique.domain.ids import ActorId
from communique.outlook.declared import Declared
from communique.outlook.ground import Collision, collisions
from communique.record import Wanted
from communique.record.history.stands import Stand
from communique.record.history.wording import Wording
from communique.record.store.stances import Standpoint
from communique.views.entries import name_of
from communique.views.web.addresses import words_at
from communique.views.web.parties import party_name

if TYPE_CHECKING:
    from communique.record import Store

MOST_WORDS = 160  # characters of a wording in a cell; the history has all of it
SHOWN = 3  # further things of a cell that are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A column of the matrix."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two red lines of two parties that cannot both hold, seen from one of them."""

    mine: str  # the words
    theirs: str
    other: Party
    issue: str | None  # of the other
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell of the matrix: where a party stands on an issue."""

    party: Party
    issue: str | None
    stand: Stand  # the thing last spoken of
    words: str
    words_at: str
    others: tuple[str, ...]  # other things, in short
    more: int  # and so many more
    has_changed: bool  # since the day asked for
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the matrix."""

    issue: str | None
    boxes: tuple[Box | None, ...]  # one for each party


def columns_of(record: "Store", wanted: Wanted, told: Sequence[str], number: int) -> tuple[Party, ...]:
    """Return the parties of a matrix: those of the negotiation first, then those most is told of.

    Args:
        told: All parties that positions are told of, the most first.
    """
    own = _own_parties(record, wanted.negotiation)
    codes = [wanted.party] if wanted.party is not None else sorted(told, key=lambda code: code not in own)[:number]
    return tuple(parties_named(record, codes).values())


def _own_parties(record: "Store", name: str | None) -> Collection[str]:
    if name is None:
        return ()
    known = record.negotiations()
    return next((set(one.parties) for one in known if name in {one.id, one.name}), set())


def parties_named(record: "Store", codes: Iterable[str]) -> dict[str, Party]:
    """Return parties with the names people know them by."""
    wanted = list(codes)
    people = record.named([code for code in wanted if code.startswith("actor-")])
    return {
        code: Party(code=code, name=name_of(people[ActorId(code)]) if ActorId(code) in people else party_name(code))
        for code in wanted
    }


def lines_of(standpoints: Sequence[Standpoint], parties: Sequence[Party], since: date | None) -> Iterator[Line]:
    """Yield the rows of the matrix by issue, positions on no known issue last."""
    conflicts = _conflicts(standpoints, {party.code: party for party in parties})
    by_cell = {(one.issue, one.party): one for one in standpoints if one.stands}
    issues = sorted({issue for issue, _ in by_cell}, key=lambda name: (name is None, name or ""))
    for issue in issues:
        found = ((party, by_cell.get((issue, party.code))) for party in parties)
        yield Line(
            issue=issue,
            boxes=tuple(_box(party, one, since, conflicts) if one else None for party, one in found),
        )


def _box(party: Party, standpoint: Standpoint, since: date | None, conflicts: Mapping[str, list[Conflict]]) -> Box:
    first, *others = standpoint.stands
    own = [conflict for wording in _wordings(standpoint) for conflict in conflicts.get(wording.position, ())]
    return Box(
        party=party,
        issue=standpoint.issue,
        stand=first,
        words=short(first.wording.words, MOST_WORDS),
        words_at=words_at(first.wording.evidence),
        others=tuple(f"{one.wording.stance.value}: {short(one.wording.words, 60)}" for one in others[:SHOWN]),
        more=max(0, len(others) - SHOWN),
        has_changed=since is not None and any(one.changed_after(since) for one in standpoint.stands),
        conflicts=tuple(own),
    )


def short(words: str, most: int) -> str:
    """Return words cut at a blank where they are many.

    >>> short("a full and lasting ceasefire", 12)
    'a full and …'
    """
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def _conflicts(standpoints: Iterable[Standpoint], parties: Mapping[str, Party]) -> dict[str, list[Conflict]]:
    """Return the red lines of two parties that cannot both hold, by the position of each."""
    declared = [_declared(wording) for one in standpoints for wording in _wordings(one)]
    found: dict[str, list[Conflict]] = {}
    for pair in collisions(declared):
        if pair.is_between_parties and pair.is_between_red_lines:
            for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
                found.setdefault(mine.position, []).append(_conflict(mine, theirs, pair, parties))
    return found


def _wordings(standpoint: Standpoint) -> Iterator[Wording]:
    return (step.wording for stand in standpoint.stands for step in stand.thread.steps if step.wording)


def _conflict(mine: Declared, theirs: Declared, pair: Collision, parties: Mapping[str, Party]) -> Conflict:
    known = parties.get(theirs.party) or Party(code=theirs.party, name=party_name(theirs.party))
    words, others = (short(" ".join(one.evidence[0].quote.split()), 100) for one in (mine, theirs))
    return Conflict(mine=words, theirs=others, other=known, issue=theirs.issue, why=pair.why)


def _declared(wording: Wording) -> Declared:
    return Declared(
        position=wording.position,
        party=wording.party,
        issue=wording.issue,
        object=wording.object,
        polarity=wording.polarity,
        firmness=wording.firmness,
        is_conditional=wording.condition is not None,
        said=wording.said,
        evidence=wording.evidence,
    )
