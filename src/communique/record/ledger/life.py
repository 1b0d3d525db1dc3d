"""Tells the life of everything announced or promised, from the tellings of its key."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby

from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.ids import FindingId
from communique.domain.merged import Merged, Report
from communique.record.ledger.line import Line
from communique.record.ledger.telling import Telling, Word


def life_of(tellings: Collection[Telling], groups: Mapping[FindingId, FindingId], *, as_of: date) -> tuple[Line, ...]:
    """Return the lines of the ledger as of a day, by key and first member; the order of the tellings does not matter.

    Args:
        tellings: All tellings of a stretch between cuts, of one key or of several; later ones than `as_of` too: what
            is one line is known with hindsight, what it says is not.
        groups: The merged contact of each contact; one that is missing stands for itself.
        as_of: Reports published later are left out, and what was due by then is due.
    """
    by_key = sorted(((key, telling) for telling in tellings for key in telling.keys), key=_order)
    lines: list[Line] = []
    for key, members in groupby(by_key, key=lambda pair: pair[0]):
        lines.extend(_lines(key, [telling for _, telling in members], groups, as_of))
    return tuple(lines)


def _order(pair: tuple[str, Telling]) -> tuple[str, date, str, str]:
    key, telling = pair
    return key, telling.told or date.min, telling.document, telling.finding


def _lines(key: str, tellings: list[Telling], groups: Mapping[FindingId, FindingId], as_of: date) -> list[Line]:
    seen = [one for one in tellings if one.published is None or one.published <= as_of]
    openers = [one for one in seen if one.word is Word.TOLD]
    if not openers or openers[0].commitment is None:
        return []
    held = min((one for one in seen if one.cuts), key=lambda one: (one.day or date.max, one.finding), default=None)
    status = CommitmentStatus.FULFILLED if held else CommitmentStatus.OPEN
    changes = [Change(day=one.told, change=one.word.value, evidence=one.evidence) for one in seen]
    thing = replace(
        openers[0].commitment,
        status=status,
        fulfilled_by=groups.get(held.finding, held.finding) if held else None,
        history=tuple(changes),
    )
    merged: Merged[Commitment] = Merged(thing=thing, reports=tuple(map(_report, openers)), reasons=(), review=None)
    members = tuple(sorted(one.finding for one in tellings))
    return [Line(key=key, commitment=merged, tellings=members, replaced=(), renew=None)]


def _report(telling: Telling) -> Report:
    commitment = telling.commitment
    return Report(
        finding=commitment.id if commitment else telling.finding,
        document=telling.document,
        published=telling.published,
        source=telling.source,
        origin=telling.origin,
    )
