"""Finds the contact that took the place of a postponed one."""

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from communique.domain.contact import ContactStatus
from communique.domain.judgement import PROGRAM, Reason, Verdict
from communique.record.merge.contacts.compare import compare_contacts
from communique.record.merge.contacts.keys import is_anchored
from communique.record.merge.days import in_words, shifted
from communique.record.merge.lexicon import contact_rules, family_of, fate_of
from communique.record.merge.pairing import Answer, Pairing
from communique.record.merge.rulings import pair_of
from communique.record.merge.sketch import Sketch
from communique.record.merge.traits import ContactTraits

STEP_DAYS = 25  # shorter than any month
Line = tuple[str, tuple[Sketch, ...]]  # id and members of a group


def successor(postponed: Line, others: Collection[Line]) -> tuple[str, Reason] | None:
    """Return the group that took the place of a postponed contact, with its reason; None where none or two fit.

    It is of the same people or parties, in the same way, of no other round, the next after the day that was put off,
    and told no earlier than the delay.

    Args:
        others: Groups that share a key of `reach` with it, or one of `months_after`.
    """
    put_off = [sketch for sketch in postponed[1] if _traits(sketch).status is ContactStatus.POSTPONED]
    first = min(put_off, key=lambda sketch: sketch.place_in_line, default=None)
    if first is None:
        return None
    fits = [(fit, name) for name, members in others if name != postponed[0] if (fit := _fit(first, members))]
    fits.sort(key=lambda each: (str(_traits(each[0][0]).since), each[1]))
    if not fits or (len(fits) > 1 and _traits(fits[0][0][0]).since == _traits(fits[1][0][0]).since):
        return None
    (later, pairing), name = fits[0]
    words = f"put off from {_in_words(_day(first))}; the next told of is for {_in_words(_traits(later).since)}"
    words = f"{words}: {pairing.words.split('; ')[0]}"
    about = pair_of(first.finding, later.finding)
    return name, Reason(about=about, verdict=Verdict.DIFFERENT, words=words, by=PROGRAM)


def months_after(postponed: Sketch) -> tuple[str, ...]:
    """Return the further keys of `reach` under which what took the place of a postponed contact may stand."""
    day = _day(postponed)
    if day is None or _traits(postponed).status is not ContactStatus.POSTPONED:
        return ()
    heads = {key.rsplit("|", 1)[0] for key in postponed.reach if "+" in key}
    last = contact_rules().days.replaced
    months = {f"{shifted(day, days):%Y-%m}" for days in (*range(0, last, STEP_DAYS), last)}
    return tuple(sorted(f"{head}|{month}" for head in heads for month in months))


def _fit(first: Sketch, members: tuple[Sketch, ...]) -> tuple[Sketch, Pairing] | None:
    """Return by which member, and how well, a group takes the place of a postponed contact."""
    if any(fate_of(_traits(member).status) == "off" for member in members):
        return None
    found = [(member, pairing) for member in members if (pairing := _after(first, member))]
    return min(found, key=lambda fit: fit[0].place_in_line, default=None)


def _after(first: Sketch, later: Sketch) -> Pairing | None:
    """Return what two contacts have in common but day and place, if the later can stand in for the first."""
    day, held = _day(first), _traits(later)
    if day is None or not held.since or not is_anchored(held) or family_of(held.mode) != family_of(_traits(first).mode):
        return None
    told_later = first.published is None or later.published is None or later.published >= first.published
    if not told_later or not 0 < (held.since - day).days <= contact_rules().days.replaced:
        return None
    moved = replace(_traits(first), since=held.since, until=held.until, is_dated=True, place=None, country=None)
    pairing = compare_contacts(moved, held)
    return pairing if pairing.answer is Answer.SAME else None


def _day(postponed: Sketch) -> date | None:
    """Return the day that was put off, else the day on which that was told."""
    traits = _traits(postponed)
    return traits.until if traits.is_dated else postponed.published


def _in_words(day: date | None) -> str:
    return in_words(day) if day else "an open day"


def _traits(sketch: Sketch) -> ContactTraits:
    if not isinstance(sketch.traits, ContactTraits):
        raise TypeError(f"expected a contact, found {sketch.kind}")
    return sketch.traits
