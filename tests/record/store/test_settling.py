"""What follows from what is added, judged and put into negotiations is written at once."""

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

from communique.domain.contact import ContactMode, ContactStatus
from communique.domain.ids import negotiation_id
from communique.domain.judgement import Verdict
from communique.domain.negotiation import Negotiation
from communique.errors import RecordError
from communique.record import Wanted, open_record
from communique.record.store.connect import writing
from tests.record.store.stage import START, Told, add, findings_of, judgement, state_of

FIRST = Told(day=3, published=4, outlet=1)
AGAIN = Told(day=3, published=6, outlet=2, words=1)
OTHER = Told(who=(2, 1), day=5, published=5, outlet=3, words=2)
NORTH = Negotiation(id=negotiation_id("North"), name="North", parties=("NOR", "SWE"), issues=(), starts=None, ends=None)


def day(number: int) -> date:
    return START + timedelta(days=number)


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "record.db") as opened:
        yield opened


def test_two_texts_of_one_id_are_refused(record):
    add(record, [FIRST])
    with writing(record._engine, record._place) as connection:  # as if another text had the same first digits
        connection.exec_driver_sql("UPDATE documents SET sha256 = 'another'")
    with pytest.raises(RecordError, match="expected one text, found two that share this id"):
        add(record, [FIRST])


def test_correction_of_whom_somebody_acts_for_moves_all_that_is_told_of_them(record):
    add(record, [FIRST])
    ada = findings_of(FIRST).actors[0].id
    record.judge(judgement(Verdict.CORRECTED, [ada], field="party", value='"FIN"'))
    for told in (record.contacts, record.statements, record.positions):
        assert len(told(Wanted(party="FIN"))) == 1
        assert not told(Wanted(party="SWE"))


def test_judgement_that_stands_already_changes_nothing(record):
    add(record, [FIRST])
    accepted = judgement(Verdict.ACCEPTED, [findings_of(FIRST).contacts[0].id])
    assert [record.judge(accepted), record.judge(accepted)] == [True, False]
    assert record.judgements() == (accepted,)


def test_reports_equally_vague_and_alike_in_one_week_are_one(record):
    for number in (2, 3, 4):  # from Monday on
        add(record, [Told(day=None, published=number, outlet=number)])
    (contact,) = record.contacts()
    assert len(contact.reports) == 3


def test_what_is_ruled_on_one_report_of_a_meeting_holds_for_the_promises_of_all(record):
    put_off = Told(day=None, published=None, status=ContactStatus.POSTPONED)
    add(record, [put_off, replace(put_off, mode=ContactMode.TALKS, words=2, outlet=1)])
    (merged,) = record.contacts()
    (one, _), promised = [report.finding for report in merged.reports], record.commitments()
    record.judge(judgement(Verdict.CORRECTED, [one], 0, field="status", value='"held"'))
    assert len(promised) == 2
    assert not record.commitments()  # it took place: nothing is left to come, whoever told of it
    state = state_of(record)
    record.rebuild()
    assert state_of(record) == state


def test_rules_of_merging_that_changed_merge_all_again(record, caplog):
    add(record, [FIRST])
    before = state_of(record)
    with writing(record._engine, record._place) as connection:
        connection.exec_driver_sql("UPDATE standings SET value = 'older' WHERE name = 'merging'")
        connection.exec_driver_sql("UPDATE things SET payload = 'as the older rules had it'")
    with caplog.at_level(logging.WARNING, logger="communique"):
        add(record, [FIRST])
    assert "the rules of merging have changed: all documents are merged again" in caplog.text
    assert state_of(record) == before


def test_only_documents_that_are_there_are_put_into_a_negotiation(record):
    record.set_negotiation(NORTH)
    with pytest.raises(RecordError, match="expected the id of a document, found document-ff, which none has"):
        record.assign("document-ff", "North", "mira", "the beginning of it")
    assert record.assignments() == ()


def test_negotiation_ends_with_its_last_day_and_holds_its_own_issues_alone(record):
    add(record, [FIRST, AGAIN])
    record.set_negotiation(replace(NORTH, ends=day(5)))
    assert [one.source for one in record.documents(Wanted(negotiation="North"))] == ["Outlet 1"]
    assert len(record.positions(Wanted(negotiation="North"))) == 1
    record.set_negotiation(replace(NORTH, issues=("borders",)))
    assert record.documents(Wanted(negotiation="North")) == ()
    record.assign(findings_of(FIRST).document.id, "North", "mira", "its first round")
    assert len(record.contacts(Wanted(negotiation="North"))) == 1
    assert record.positions(Wanted(negotiation="North")) == ()
