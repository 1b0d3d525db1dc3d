"""The ledger depends on no order, on no names and on no calendar; stretches between cuts stand for themselves."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from communique.domain.contact import ContactStatus
from communique.domain.when import When
from communique.record.ledger import Telling, life_of, tellings_of
from communique.record.ledger.scene import placed
from tests.record.ledger.stage import ENVOYS, LEADERS, MINISTERS, report

FIRST = date(2025, 3, 1)
DAYS = st.integers(0, 60)


@st.composite
def reports(draw):
    """Reports of plans, hints, denials and meetings of two governments, told and held on any days."""
    told = FIRST + timedelta(days=draw(DAYS))
    state = draw(st.sampled_from(sorted(ContactStatus)))
    is_held = state in {ContactStatus.HELD, ContactStatus.UNDERWAY}
    offset = draw(st.integers(0, 9)) * (-1 if is_held else 1)
    when = draw(st.sampled_from([None, (told + timedelta(days=offset)).isoformat()]))
    return report(
        told.isoformat(),
        state.value,
        when,
        who=draw(st.sampled_from([LEADERS, MINISTERS, ENVOYS, ("Norland", "Sudavia"), ("Ekro", "Belmonte")])),
        mode=draw(st.sampled_from(["meeting", "talks", "call"])),
        by=draw(st.sampled_from([None, "Adaro", "Dunne"])),
        place=draw(st.sampled_from([None, "Bergamo", "Tangier"])),
        words=draw(st.sampled_from(["the meeting", "the fourth round", "the fifth round"])),
    )


RECORDS = st.lists(reports(), min_size=1, max_size=14)


def tellings(records) -> list[Telling]:
    return [telling for findings in records for telling in tellings_of(findings)]


@given(RECORDS, st.randoms(use_true_random=False), DAYS)
def test_order_changes_nothing(records, random, day):
    told = tellings(records)
    as_of = FIRST + timedelta(days=day)
    before = life_of(told, {}, as_of=as_of)
    random.shuffle(told)
    assert life_of(told, {}, as_of=as_of) == before


@given(RECORDS, DAYS)
def test_later_reports_do_not_change_what_was_known(records, day):
    """As of a day, a line says nothing that was not published by then."""
    as_of = FIRST + timedelta(days=day)
    for line in life_of(tellings(records), {}, as_of=as_of):
        assert all(told.published is None or told.published <= as_of for told in line.commitment.reports)
        assert all(step.day is None or step.day <= as_of for step in line.steps)


@given(RECORDS)
def test_every_telling_is_of_one_line_at_most_for_each_key(records):
    lines = life_of(tellings(records), {}, as_of=date(2026, 1, 1))
    plans = {one.finding for one in tellings(records) if one.commitment is not None}
    found = [(line.key, name) for line in lines for name in line.tellings if name in plans]
    assert len(found) == len(set(found)) == len(plans)


@given(RECORDS)
def test_stretches_between_cuts_stand_for_themselves(records):
    """What is loaded of a key between two cuts gives the lines that the whole key gives."""
    told = tellings(records)
    as_of = date(2026, 1, 1)
    for key in {key for telling in told for key in telling.keys}:
        of_key = [replace(one, keys=(key,), cuts=tuple({key} & {*one.cuts})) for one in told if key in one.keys]
        cuts = sorted({one.day for one in of_key if one.cuts and one.day})
        bounds = [date.min, *cuts, date.max]
        parts = [
            line
            for low, high in pairwise(bounds)
            for line in life_of([one for one in of_key if low < (one.day or FIRST) <= high], {}, as_of=as_of)
        ]
        whole = life_of(of_key, {}, as_of=as_of)
        assert sorted(parts, key=lambda line: line.commitment.thing.id) == sorted(
            whole, key=lambda line: line.commitment.thing.id
        )


@given(RECORDS, st.integers(-400, 400))
def test_days_moved_move_the_lines(records, shift):
    told = tellings(records)
    moved = [_moved(telling, timedelta(days=shift)) for telling in told]
    as_of = date(2025, 4, 1)
    before = life_of(told, {}, as_of=as_of)
    after = life_of(moved, {}, as_of=as_of + timedelta(days=shift))
    assert [_shape(line) for line in before] == [_shape(line) for line in after]


def _moved(telling: Telling, by: timedelta) -> Telling:
    when = telling.when and replace(
        telling.when, edtf="moved", earliest=telling.when.earliest + by, latest=telling.when.latest + by
    )
    day = telling.day and telling.day + by
    return replace(telling, published=telling.published + by, day=day, told=telling.told + by, when=when)


def _shape(line):
    turns = [step.turn for step in line.steps]
    return line.key, line.commitment.thing.status, line.commitment.thing.fulfilled_by, turns, line.tellings


@given(RECORDS)
def test_tellings_are_plain_json(records):
    for telling in tellings(records):
        assert msgspec.json.decode(msgspec.json.encode(telling), type=Telling) == telling


PARTIES = {"NRL": "ZED", "SDV": "ABY", "OST": "MUR"}


@given(RECORDS)
def test_names_change_nothing(records):
    told = tellings(records)
    renamed = [_renamed(telling) for telling in told]
    as_of = date(2025, 4, 1)
    before = {line.commitment.thing.id: _shape(line)[1:] for line in life_of(told, {}, as_of=as_of)}
    assert {line.commitment.thing.id: _shape(line)[1:] for line in life_of(renamed, {}, as_of=as_of)} == before


def _renamed(telling: Telling) -> Telling:
    sides = [
        replace(side, party=PARTIES[side.party], people=tuple(sorted(f"~{one[::-1]}" for one in side.people)))
        for side in telling.sides
    ]
    return replace(
        telling,
        keys=tuple(map(_renamed_key, telling.keys)),
        cuts=tuple(map(_renamed_key, telling.cuts)),
        sides=tuple(sorted(sides, key=lambda side: side.party)),
        teller=telling.teller and PARTIES[telling.teller],
    )


def _renamed_key(key: str) -> str:
    family, track, *parties = key.split("|")
    return "|".join((family, track, *sorted(PARTIES.get(party, party) for party in parties)))


@given(RECORDS, DAYS, DAYS)
def test_id_of_a_line_stays(records, one, other):
    told = tellings(records)
    first, second = (FIRST + timedelta(days=day) for day in sorted((one, other)))
    early = {line.commitment.thing.id for line in life_of(told, {}, as_of=first)}
    assert early <= {line.commitment.thing.id for line in life_of(told, {}, as_of=second)}


OPEN = st.sampled_from([None, date.min, FIRST, FIRST + timedelta(days=20), date.max])


@given(RECORDS, st.data())
def test_times_that_are_open_or_at_the_end_of_the_calendar_break_nothing(records, data):
    told = [
        placed(replace(telling, when=When(edtf="..", earliest=data.draw(OPEN), latest=data.draw(OPEN), evidence=None)))
        for telling in tellings(records)
    ]
    for as_of in (date.min, FIRST, date.max):
        life_of(told, {}, as_of=as_of)
