"""The two stories that the examples tell, from the articles to the ledger: a promise kept, a round put off and held."""

from datetime import date
from pathlib import Path

import pytest

from communique.documents import load_documents
from communique.domain.commitment import Commitment, CommitmentStatus
from communique.domain.contact import ContactLevel, ContactStatus
from communique.domain.document import Document
from communique.domain.merged import Merged
from communique.domain.record import ProducedBy
from communique.reading import read
from communique.record import Store, Wanted, open_record

EXAMPLES = Path(__file__).parents[2] / "examples"
PRESIDENTS = frozenset({"Donald Trump", "Vladimir Putin"})
GOVERNMENTS = frozenset({"Iran", "United States"})
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    documents = [one for one in load_documents([EXAMPLES]) if isinstance(one, Document)]
    database = tmp_path_factory.mktemp("stories") / "record.db"
    with open_record(database) as store:
        for _ in store.add(map(read, documents), ProducedBy(communique="test", pipeline="test", rules="test")):
            pass
        yield store


def day(words: str) -> Wanted:
    return Wanted(as_of=date.fromisoformat(words), limit=500)


def names(record: Store) -> dict[str, str]:
    return {report.finding: one.thing.name for one in record.actors(Wanted(limit=500)) for report in one.reports}


def lines_of(record: Store, who: frozenset[str], as_of: str) -> list[Merged[Commitment]]:
    """Return the announced meetings of exactly these, first told first."""
    known = names(record)
    found = [
        line
        for line in record.commitments(day(as_of))
        if line.thing.contact and {known[named.actor] for named in line.thing.by} == who
    ]
    return sorted(found, key=lambda line: str(line.first_told))


def line_told(record: Store, who: frozenset[str], told: str, as_of: str) -> Merged[Commitment]:
    """Return the line that was told on a day, as it reads on another."""
    of = [line for line in lines_of(record, who, as_of) if told in {str(one.published) for one in line.reports}]
    (line,) = [line for line in of if "call" not in line.thing.expects]
    return line


def life(line: Merged[Commitment]) -> list[str]:
    return [f"{change.day} {change.change}" for change in line.thing.history]


def test_meeting_announced_without_a_day_is_open_in_april(record):
    line = line_told(record, PRESIDENTS, "2025-04-13", "2025-04-13")
    assert line.thing.status is CommitmentStatus.OPEN
    assert (line.thing.due, line.thing.fulfilled_by) == (None, None)


def test_it_is_restated_in_between_and_kept_by_no_envoy_and_no_call(record):
    line = line_told(record, PRESIDENTS, "2025-04-13", "2025-08-07")
    assert line.thing.status is CommitmentStatus.OPEN
    days = [change.day for change in line.thing.history if change.day]
    assert len([one for one in days if date(2025, 5, 1) <= one <= date(2025, 8, 7)]) >= 3
    assert {"less definite", "more definite"} <= {change.change for change in line.thing.history}


def test_it_gets_a_day_and_a_place_in_august(record):
    line = line_told(record, PRESIDENTS, "2025-04-13", "2025-08-09")
    assert line.thing.status is CommitmentStatus.OPEN
    assert line.thing.due is not None
    assert str(line.thing.due.edtf) == "2025-08-15"
    assert life(line)[-1] == "2025-08-09 more definite"


def test_it_is_fulfilled_by_the_meeting_in_anchorage(record):
    line = line_told(record, PRESIDENTS, "2025-04-13", "2025-08-16")
    assert line.thing.status is CommitmentStatus.FULFILLED
    assert line.thing.fulfilled_by is not None
    met = record.show(line.thing.fulfilled_by)
    assert isinstance(met, Merged)
    assert met.thing.status is ContactStatus.HELD
    assert met.thing.level is ContactLevel.LEADER
    assert met.thing.when.edtf == "2025-08-15"
    assert {names(record)[named.actor] for named in met.thing.participants} >= PRESIDENTS


def test_it_is_not_yet_fulfilled_the_day_before_the_reports(record):
    assert line_told(record, PRESIDENTS, "2025-04-13", "2025-08-15").thing.status is CommitmentStatus.OPEN


def test_the_next_meeting_is_a_line_of_its_own(record):
    first = line_told(record, PRESIDENTS, "2025-04-13", "2025-08-20")
    later = [line for line in lines_of(record, PRESIDENTS, "2025-08-20") if str(line.first_told) >= "2025-08-16"]
    assert later
    assert first.thing.id not in {line.thing.id for line in later}
    assert all(line.thing.status is not CommitmentStatus.FULFILLED for line in later)


def rome(record: Store, as_of: str) -> Merged[Commitment]:
    return line_told(record, GOVERNMENTS, "2025-04-30", as_of)


def test_round_in_rome_is_due_on_the_third_of_may(record):
    line = rome(record, "2025-04-30")
    assert line.thing.status is CommitmentStatus.OPEN
    assert line.thing.due is not None
    assert line.thing.due.edtf == "2025-05-03"


def test_it_is_put_off_and_due_on_no_day(record):
    line = rome(record, "2025-05-02")
    assert (line.thing.status, line.thing.due) == (CommitmentStatus.OPEN, None)
    assert "2025-05-01 postponed" in life(line)


def test_it_is_held_in_muscat_instead(record):
    line = rome(record, "2025-05-12")
    assert line.thing.status is CommitmentStatus.FULFILLED
    assert life(line)[-1] == "2025-05-11 fulfilled elsewhere"
    met = record.show(line.thing.fulfilled_by)
    assert met.thing.when.edtf == "2025-05-11"


def test_contact_in_rome_is_postponed_and_names_the_one_in_muscat(record):
    line = rome(record, "2025-05-12")
    put_off = [
        one.thing
        for one in record.contacts(day("2025-05-12"))
        if one.thing.status is ContactStatus.POSTPONED and one.thing.replaced_by == line.thing.fulfilled_by
    ]
    assert put_off
