"""What changed in the record between two days."""

from dataclasses import replace
from datetime import date

import pytest

from communique.domain.contact import ContactStatus
from communique.domain.merged import Merged, Report
from communique.record.history import State, changed_since
from tests.record.history.stage import history, wording
from tests.record.ledger.stage import lines, report

PLAN = report("2025-08-09", "scheduled", "2025-08-15", place="Bergamo")
HELD = report("2025-08-16", "held", "2025-08-15", place="Bergamo")
EMPTY = State(as_of=date(2025, 1, 1))


def merged(*reports):
    """Return the contact of some reports, as the last of them tells it."""
    contacts = [findings.contacts[0] for findings in reports]
    told = tuple(
        Report(
            finding=contact.id,
            document=findings.document.id,
            published=findings.document.published,
            source=None,
            origin=findings.document.id,
        )
        for findings, contact in zip(reports, contacts, strict=True)
    )
    return Merged(thing=replace(contacts[-1], id=contacts[0].id), reports=told, reasons=(), review=None)


def state(as_of, *, contacts=(), reports=(), wordings=()):
    commitments = tuple(line.commitment for line in lines(as_of, *reports))
    histories = (history(*wordings, as_of=as_of),)
    return State(as_of=date.fromisoformat(as_of), contacts=contacts, commitments=commitments, histories=histories)


def changes(before, after):
    return [f"{one.day} {one.kind} {one.change}" for one in changed_since(before, after)]


def test_new_contact_and_one_of_another_status_are_told():
    known = state("2025-08-09", contacts=(merged(PLAN),))
    (new,) = changed_since(EMPTY, known)
    assert (new.change.value, new.before, new.after, new.about) == ("new", None, "scheduled", PLAN.contacts[0].id)
    (change,) = changed_since(known, state("2025-08-16", contacts=(merged(PLAN, HELD),)))
    assert (change.change.value, change.before, change.after) == ("status", "scheduled", "held")
    assert (change.about, str(change.day)) == (PLAN.contacts[0].id, "2025-08-16")
    assert change.evidence == HELD.contacts[0].evidence


def test_contact_known_by_another_report_is_not_new():
    before = state("2025-08-16", contacts=(merged(HELD),))
    assert changed_since(before, state("2025-08-17", contacts=(merged(PLAN, HELD),))) == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2025-08-01", "2025-08-09", ["2025-08-09 commitment new"]),
        ("2025-08-09", "2025-08-15", ["2025-08-15 commitment due"]),
        ("2025-08-09", "2025-08-16", ["2025-08-15 commitment due", "2025-08-15 commitment fulfilled"]),
        ("2025-08-16", "2025-09-16", []),
    ],
)
def test_turns_of_a_commitment_are_told_once(before, after, expected):
    assert changes(state(before, reports=(PLAN, HELD)), state(after, reports=(PLAN, HELD))) == expected


def test_commitment_that_lapses_tells_what_it_was():
    found = changed_since(state("2025-08-16", reports=(PLAN,)), state("2025-08-20", reports=(PLAN,)))
    (lapsed,) = found
    assert (lapsed.change.value, lapsed.before, lapsed.after) == ("lapsed", "open", "lapsed")


def test_positions_that_moved_are_told_with_their_rule():
    words = [
        wording("2025-04-01", "demand: a truce"),
        wording("2025-05-01", "demand: a full truce"),
        wording("2025-06-01", "demand red line: no talks without a truce"),
    ]
    (new,) = changed_since(EMPTY, state("2025-05-02", wordings=words))
    assert (new.kind, new.change.value, new.before, new.after) == ("position", "new", None, "a truce")
    (moved,) = changed_since(state("2025-05-02", wordings=words), state("2025-06-02", wordings=words))
    assert (moved.change.value, moved.rule) == ("hardened", "hardened.firmness")
    assert (moved.before, moved.after) == ("a full truce", "no talks without a truce")
    assert moved.evidence == words[2].evidence


def test_nothing_changes_between_a_day_and_itself():
    known = state("2025-08-16", contacts=(merged(PLAN, HELD),), reports=(PLAN, HELD))
    assert changed_since(known, known) == ()


def test_status_of_a_contact_is_enough():
    off = replace(merged(PLAN), thing=replace(PLAN.contacts[0], status=ContactStatus.CANCELLED))
    assert changes(state("2025-08-09", contacts=(merged(PLAN),)), state("2025-08-10", contacts=(off,))) == [
        "2025-08-09 contact status"
    ]
