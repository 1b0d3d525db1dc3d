"""Promises that are acts: kept by an act of the kind promised, or taken back."""

from dataclasses import replace
from datetime import date

import pytest

from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.event import Event, EventParty, EventType
from communique.domain.evidence import Named
from communique.domain.findings import Findings
from communique.domain.ids import actor_id, finding_id
from communique.domain.position import Firmness, Polarity, Position, Stance
from communique.domain.statement import Certainty
from tests.record.ledger.stage import life, lines, report, status, when_of

SAILORS = "release of prisoners"


def position(published, words, **changes) -> Findings:
    """Return a document in which Norland takes a position on prisoners."""
    blank = report(published, "possible", who=("Norland",), words=words)
    document, evidence = blank.document, blank.contacts[0].evidence
    found = Position(
        id=finding_id("position", document.citation.sha256, 0, 1),
        holder=Named(actor=actor_id("Norland"), evidence=None),
        stance=Stance.PROMISE, firmness=Firmness.STATED, issue="prisoners", object=SAILORS, polarity=Polarity.FOR,
        toward=None, condition=None, when=None, statement=None, variants=(), evidence=evidence, rule="test",
    )  # fmt: skip
    return replace(blank, contacts=(), positions=(replace(found, **changes),))


def promise(published, words, due=None) -> Findings:
    held = position(published, words)
    (found,) = held.positions
    commitment = Commitment(
        id=finding_id("commitment", held.document.citation.sha256, 0, 1), by=(found.holder,), told_by=None,
        expects=words, contact=None,
        due=when_of(due), condition=None, certainty=Certainty.CERTAIN, status=CommitmentStatus.OPEN,
        fulfilled_by=None, history=(Change(day=held.document.published, change="promised", evidence=None),),
        statement=None, evidence=found.evidence, rule="test",
    )  # fmt: skip
    return replace(held, commitments=(commitment,))


def act(published, words, when, **changes) -> Findings:
    blank = report(published, "possible", who=("Norland",), words=words)
    event = Event(
        id=finding_id("event", blank.document.citation.sha256, 0, 1),
        actor=EventParty(id=actor_id("Norland"), country="NRL", sector=None),
        recipient=EventParty(id=actor_id("Sudavia"), country="SDV", sector=None),
        type=EventType.YIELD, cameo="08", mode=("release",), context=(), status="certain", when=when_of(when),
        place=None, of=None, evidence=blank.contacts[0].evidence, rule="test",
    )  # fmt: skip
    return replace(blank, contacts=(), events=(replace(event, **changes),))


PROMISE = promise("2025-03-01", "release forty captive sailors")
ACT = act("2025-03-21", "Norland released forty sailors", "2025-03-20")


def only(found):
    (line,) = found
    return line


def test_act_of_the_kind_promised_keeps_a_promise():
    line = only(lines("2025-03-21", PROMISE, ACT))
    assert (status(line), line.commitment.thing.fulfilled_by) == ("fulfilled", ACT.events[0].id)
    assert life(line) == ["2025-03-01 told", "2025-03-20 fulfilled"]
    assert status(only(lines("2025-03-20", PROMISE, ACT))) == "open"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(act("2025-03-21", "Norland released a report", "2025-03-20"), id="of something else"),
        pytest.param(act("2025-03-21", "Norland released two sailors of 40", "2025-02-20"), id="before the promise"),
        pytest.param(act("2025-03-21", "Norland released sailors", None), id="on no known day"),
        pytest.param(
            act("2025-03-21", "Norland may free the sailors", "2025-03-20", status="possible"), id="only possible"
        ),
        pytest.param(
            act("2025-03-21", "Norland arrested sailors", "2025-03-20", type=EventType.COERCE), id="the contrary"
        ),
        pytest.param(
            act(
                "2025-03-21",
                "Ostia released forty sailors",
                "2025-03-20",
                actor=EventParty(id=actor_id("Ostia"), country="OST", sector=None),
            ),
            id="by somebody else",
        ),
    ],
)
def test_other_acts_keep_nothing(other):
    assert status(only(lines("2025-04-01", PROMISE, other))) == "open"


def test_number_that_differs_keeps_nothing():
    plan = promise("2025-03-01", "release 40 sailors")
    assert status(only(lines("2025-04-01", plan, act("2025-03-21", "Norland freed 3 sailors", "2025-03-20")))) == "open"
    met = act("2025-03-21", "Norland freed 40 sailors", "2025-03-20")
    assert status(only(lines("2025-04-01", plan, met))) == "fulfilled"


def test_promise_in_much_the_same_words_is_restated_and_another_is_not():
    again = promise("2025-03-09", "release the forty captive sailors soon")
    other = promise("2025-03-09", "release every journalist")
    assert life(only(lines("2025-03-10", PROMISE, again))) == ["2025-03-01 told", "2025-03-09 restated"]
    assert len(lines("2025-03-10", PROMISE, other)) == 2


def test_more_of_the_same_is_another_promise():
    first = promise("2025-03-01", "release 40 captive sailors")
    assert len(lines("2025-03-10", first, promise("2025-03-09", "release 40 more captive sailors"))) == 2


def test_refusal_of_what_was_promised_takes_it_back():
    refusal = position("2025-03-15", "free no sailor", stance=Stance.REJECTION, polarity=Polarity.AGAINST)
    line = only(lines("2025-03-15", PROMISE, refusal))
    assert (status(line), life(line)[-1]) == ("withdrawn", "2025-03-15 withdrawn")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"polarity": Polarity.FOR}, id="for it"),
        pytest.param({"firmness": Firmness.CONDITIONAL}, id="on a condition"),
        pytest.param({"object": "release of hostages"}, id="of something else"),
    ],
)
def test_other_words_take_nothing_back(changes):
    refusal = {"stance": Stance.REJECTION, "polarity": Polarity.AGAINST, **changes}
    assert status(only(lines("2025-03-15", PROMISE, position("2025-03-15", "free no sailor", **refusal)))) == "open"


def test_promise_lapses_when_its_day_has_passed():
    plan = promise("2025-03-01", "release forty sailors", "2025-03-10")
    assert status(only(lines("2025-03-13", plan))) == "open"
    assert status(only(lines("2025-03-14", plan))) == "lapsed"


def test_numbers_corrected_in_a_later_version_are_one_promise():
    first = promise("2025-03-01", "release 40 captive sailors")
    second = promise("2025-03-02", "release 41 captive sailors")
    assert len(lines("2025-03-02", first, second)) == 2
    assert len(lines("2025-03-02", first, second, origin=first.document.id)) == 1


def test_promises_of_a_party_stand_beside_its_contacts():
    assert date(2025, 3, 1) == lines("2025-03-02", PROMISE, report("2025-03-01", "announced"))[0].commitment.first_told
