"""What is put off stays open, and is kept where and when it is held in the end."""

from communique.domain.ids import FindingId
from tests.record.ledger.stage import ENVOYS, life, lines, report, status

PLAN = report("2025-04-27", "scheduled", "2025-05-03", who=("Norland", "Sudavia"), mode="talks", place="Bergamo")
OFF = report("2025-05-01", "postponed", "2025-05-03", who=("Norland", "Sudavia"), mode="talks")
NEW = report("2025-05-09", "scheduled", "2025-05-11", who=ENVOYS, mode="talks", place="Tangier")
HELD = report("2025-05-12", "held", "2025-05-11", who=ENVOYS, mode="talks", place="Tangier")


def only(found):
    (line,) = found
    return line


def test_what_is_put_off_is_open_and_due_on_no_day():
    line = only(lines("2025-05-08", PLAN, OFF))
    assert (status(line), line.commitment.thing.due, line.renew) == ("open", None, None)
    assert life(line) == ["2025-04-27 told", "2025-05-01 postponed"]


def test_new_day_and_place_carry_the_line_on():
    line = only(lines("2025-05-09", PLAN, OFF, NEW))
    assert line.commitment.thing.due == NEW.contacts[0].when
    assert status(line) == "open"


def test_held_elsewhere_it_is_fulfilled_and_the_old_contact_is_replaced():
    line = only(lines("2025-05-12", PLAN, OFF, NEW, HELD))
    assert life(line)[-1] == "2025-05-11 fulfilled elsewhere"
    assert line.steps[-1].why == "held 2025-05-11 in Tangier, not in Bergamo as first told"
    assert line.replaced == ((OFF.contacts[0].id, HELD.contacts[0].id),)


def test_replacement_is_told_by_the_merged_contacts():
    groups = {OFF.contacts[0].id: PLAN.contacts[0].id, HELD.contacts[0].id: FindingId("met")}
    line = only(lines("2025-05-12", PLAN, OFF, HELD, groups=groups))
    assert line.replaced == ((PLAN.contacts[0].id, "met"),)
    assert line.commitment.thing.fulfilled_by == "met"


def test_report_of_a_postponement_alone_opens_a_line():
    line = only(lines("2025-05-02", OFF))
    assert (status(line), life(line)) == ("open", ["2025-05-01 postponed"])


def test_old_day_told_again_after_it_was_put_off_is_not_due():
    slow = report("2025-05-02", "scheduled", "2025-05-03", who=("Norland", "Sudavia"), mode="talks")
    assert only(lines("2025-05-08", PLAN, OFF, slow)).commitment.thing.due is None
