"""The life of what was announced: told, restated, due, fulfilled or not."""

from dataclasses import replace

import pytest

from tests.record.ledger.stage import ENVOYS, MINISTERS, life, lines, report, status

ANNOUNCED = report("2025-04-13", "announced")
HINT = report("2025-06-21", "possible")
AGAIN = report("2025-08-07", "announced")
DATED = report("2025-08-09", "scheduled", "2025-08-15", place="Bergamo")
HELD = report("2025-08-16", "held", "2025-08-15", place="Bergamo", mode="talks")
ENVOY = report("2025-04-26", "held", "2025-04-25", who=("Ekro", "Belmonte"))
MINISTER = report("2025-07-11", "held", "2025-07-10", who=MINISTERS)
CALL = report("2025-05-20", "held", "2025-05-19", mode="call")
STORY = (ANNOUNCED, HINT, AGAIN, DATED, HELD, ENVOY, MINISTER, CALL)


def only(found):
    (line,) = found
    return line


def test_announcement_without_a_day_is_open_on_the_day_it_is_told():
    line = only(lines("2025-04-13", *STORY))
    assert (status(line), life(line)) == ("open", ["2025-04-13 told"])
    assert line.commitment.thing.fulfilled_by is None
    assert line.commitment.thing.due is None


def test_announcement_is_unknown_before_it_is_published():
    assert lines("2025-04-12", *STORY) == []


def test_wordings_in_between_are_more_or_less_definite():
    line = only(lines("2025-08-09", *STORY))
    assert life(line) == [
        "2025-04-13 told", "2025-06-21 less definite", "2025-08-07 more definite", "2025-08-09 more definite",
    ]  # fmt: skip
    assert [step.rule for step in line.steps] == [None, "definite.stage", "definite.stage", "definite.day"]
    assert line.commitment.thing.due == DATED.contacts[0].when
    assert status(line) == "open"


def test_meeting_of_the_same_people_at_the_same_level_fulfils_it():
    line = only(lines("2025-08-16", *STORY))
    assert status(line) == "fulfilled"
    assert line.commitment.thing.fulfilled_by == HELD.contacts[0].id
    assert life(line)[-2:] == ["2025-08-15 due", "2025-08-15 fulfilled"]


def test_nothing_is_fulfilled_before_a_report_says_so():
    assert status(only(lines("2025-08-15", *STORY))) == "open"


def test_id_of_a_line_is_that_of_its_first_report_on_every_day():
    found = {only(lines(day, *STORY)).commitment.thing.id for day in ("2025-04-13", "2025-08-09", "2025-08-16")}
    assert found == {ANNOUNCED.commitments[0].id}


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(ENVOY, id="an envoy received"),
        pytest.param(MINISTER, id="ministers"),
        pytest.param(CALL, id="a call of the same two"),
        pytest.param(report("2025-05-02", "held", "2025-05-01", who=("Adaro", "Hollis")), id="another leader"),
        pytest.param(report("2025-04-14", "held", "2025-04-12"), id="held before it was announced"),
        pytest.param(report("2025-05-02", "held", None), id="held on no known day"),
        pytest.param(report("2025-05-02", "held", "2025-04"), id="held in the month of the announcement"),
        pytest.param(report("2025-05-02", "possible", "2025-05-01"), id="possible"),
        pytest.param(report("2025-05-02", "held", "2025-05-01", who=("Norland", "Sudavia")), id="nobody named"),
    ],
)
def test_other_contacts_leave_it_open(held):
    assert status(only(lines("2025-06-01", ANNOUNCED, held))) == "open"


@pytest.mark.parametrize(
    ("plan", "held", "expected"),
    [
        pytest.param(MINISTERS, ("Corvi", "Dunne"), "fulfilled", id="the same ministers"),
        pytest.param(("Norland", "Sudavia"), ENVOYS, "fulfilled", id="envoys for their governments"),
        pytest.param(("Norland", "Sudavia"), MINISTERS, "fulfilled", id="ministers for their governments"),
        pytest.param(("Norland", "Sudavia"), ("Adaro", "Belmonte"), "open", id="leaders met of their own accord"),
        pytest.param(ENVOYS, ("Gant", "Falk"), "fulfilled", id="another envoy of the same rank"),
        pytest.param(ENVOYS, ("Norland", "Sudavia"), "fulfilled", id="the two delegations"),
        pytest.param(MINISTERS, ENVOYS, "open", id="envoys in place of ministers"),
        pytest.param(("Corvi", "Dunne"), ("Adaro", "Belmonte"), "open", id="leaders, without the ministers"),
        pytest.param(("Corvi", "Dunne"), ("Adaro", "Corvi", "Belmonte", "Dunne"), "fulfilled", id="ministers too"),
    ],
)
def test_representatives_of_no_lower_rank_fulfil(plan, held, expected):
    announced = report("2025-03-01", "announced", who=plan, mode="talks")
    met = report("2025-03-12", "held", "2025-03-11", who=held, mode="talks")
    assert status(only(lines("2025-04-01", announced, met))) == expected


def test_day_that_passes_without_a_report_lapses_after_the_days_of_grace():
    assert status(only(lines("2025-08-18", DATED))) == "open"
    line = only(lines("2025-08-19", DATED))
    assert status(line) == "lapsed"
    assert life(line) == ["2025-08-09 told", "2025-08-15 due", "2025-08-19 lapsed"]


def test_line_tells_when_the_calendar_alone_will_change_it():
    renewals = [str(only(lines(day, DATED)).renew) for day in ("2025-08-09", "2025-08-15", "2025-08-19")]
    assert renewals == ["2025-08-15", "2025-08-19", "None"]


def test_meeting_a_few_days_late_fulfils_what_had_lapsed():
    late = report("2025-08-22", "held", "2025-08-21")
    line = only(lines("2025-08-22", DATED, late))
    assert life(line)[-2:] == ["2025-08-19 lapsed", "2025-08-21 fulfilled"]
    assert status(line) == "fulfilled"


def test_meeting_long_after_the_day_is_another_one():
    line = only(lines("2025-10-02", DATED, report("2025-10-02", "held", "2025-10-01")))
    assert status(line) == "lapsed"


def test_cancelled_is_withdrawn_and_a_new_date_opens_it_again():
    off = report("2025-08-12", "cancelled", "2025-08-15")
    assert status(only(lines("2025-08-20", DATED, off))) == "withdrawn"
    on = report("2025-08-14", "scheduled", "2025-08-15")
    assert status(only(lines("2025-08-14", DATED, off, on))) == "open"


def test_another_meeting_after_a_cancelled_one_is_a_line_of_its_own():
    off = report("2025-08-12", "cancelled", "2025-08-15")
    found = lines("2025-09-02", DATED, off, report("2025-09-01", "scheduled", "2025-09-20"))
    assert sorted(map(status, found)) == ["open", "withdrawn"]


def test_denial_of_the_other_side_contradicts():
    plan = report("2025-07-07", "scheduled", "2025-07-14/2025-07-20", by="Adaro")
    denial = report("2025-07-08", "denied", by="Dunne")
    line = only(lines("2025-07-08", plan, denial))
    assert (status(line), life(line)[-1]) == ("contradicted", "2025-07-08 contradicted")
    assert status(only(lines("2025-07-07", plan, denial))) == "open"


@pytest.mark.parametrize(
    "denial",
    [
        pytest.param(report("2025-07-08", "denied", by="Corvi"), id="of the side that announced it"),
        pytest.param(report("2025-07-08", "denied", by="Hollis"), id="of somebody who does not take part"),
        pytest.param(report("2025-07-08", "denied", "2025-06-01", by="Dunne"), id="of another day"),
        pytest.param(report("2025-07-06", "denied", by="Dunne"), id="before the announcement"),
        pytest.param(report("2025-10-01", "denied", by="Dunne"), id="long after it"),
    ],
)
def test_other_denials_contradict_nothing(denial):
    plan = report("2025-07-07", "announced", by="Adaro")
    assert status(only(lines("2025-12-01", plan, denial))) == "open"


def test_side_that_announced_it_and_says_nothing_is_agreed_makes_it_less_definite():
    plan = report("2025-07-07", "announced", by="Adaro")
    line = only(lines("2025-07-15", plan, report("2025-07-15", "denied", by="Corvi")))
    assert (status(line), life(line)[-1]) == ("open", "2025-07-15 less definite")
    assert line.steps[-1].rule == "definite.not-agreed"


def test_host_who_says_it_will_not_take_place_tells_that_it_is_off():
    host = report("2025-08-14", "declined", "2025-08-15", by="Hollis")
    assert life(only(lines("2025-08-14", DATED, host)))[-1] == "2025-08-14 withdrawn"


def test_reports_of_one_day_tell_no_change():
    one, other = report("2025-04-20", "possible"), report("2025-04-20", "announced", place="Bergamo")
    assert life(only(lines("2025-04-20", ANNOUNCED, one, other))) == ["2025-04-13 told", "2025-04-20 more definite"]


def test_hint_of_another_meeting_after_one_was_cancelled_is_no_word_on_it():
    off = report("2025-08-12", "cancelled", "2025-08-15")
    line = only(lines("2025-09-01", DATED, off, report("2025-09-01", "possible")))
    assert life(line) == ["2025-08-09 told", "2025-08-12 withdrawn"]


def test_later_announcement_after_fulfilment_opens_a_new_line():
    found = lines("2025-08-17", *STORY, report("2025-08-16", "announced", place="Tangier"))
    assert sorted(map(status, found)) == ["fulfilled", "open"]


def test_looking_back_after_the_meeting_adds_no_step():
    before = only(lines("2025-08-16", *STORY))
    back = report("2025-09-01", "scheduled", "2025-08-15", words="the meeting set for August")
    assert life(only(lines("2025-09-01", *STORY, back))) == life(before)


def test_reports_that_differ_by_a_few_days_speak_of_one_meeting():
    one, other = report("2025-06-09", "scheduled", "2025-06-12"), report("2025-06-10", "scheduled", "2025-06-15")
    line = only(lines("2025-06-10", one, other))
    assert line.steps[-1].why == "for 2025-06-15, no longer for 2025-06-12"
    assert len(lines("2025-06-10", one, report("2025-06-10", "scheduled", "2025-06-19"))) == 2


def both(one, other):
    """Return two reports as one document that tells both."""
    text = "The meeting is on one day, if it rains, and the talks are on another."
    first = report("2025-06-09", "scheduled", "2025-06-12", text=text, words="The meeting", by=one)
    second = report("2025-06-09", "scheduled", "2025-06-15", text=text, words="the talks", by=other)
    return replace(
        first,
        actors=tuple(dict.fromkeys((*first.actors, *second.actors))),
        contacts=first.contacts + second.contacts,
        commitments=first.commitments + second.commitments,
    )


def test_text_that_names_two_days_speaks_of_two_meetings_unless_two_sides_name_them():
    assert len(lines("2025-06-10", both("Adaro", "Adaro"))) == 2
    assert len(lines("2025-06-10", both(None, None))) == 2
    assert len(lines("2025-06-10", both("Adaro", "Belmonte"))) == 1


def test_other_text_restates_and_a_copy_does_not():
    copy = report("2025-04-14", "announced")
    assert life(only(lines("2025-04-14", ANNOUNCED, copy))) == ["2025-04-13 told", "2025-04-14 restated"]
    line = only(lines("2025-04-14", ANNOUNCED, copy, origin=ANNOUNCED.document.id))
    assert life(line) == ["2025-04-13 told"]
    assert (len(line.commitment.reports), line.commitment.sources) == (2, 1)


def test_document_without_a_day_always_counts():
    line = only(lines("2025-01-01", report(None, "scheduled", "2025-08-15")))
    assert life(line) == ["None told"]


def test_round_is_fulfilled_by_that_round_alone():
    plan = report("2025-03-01", "announced", who=ENVOYS, mode="talks", words="the fourth round")
    other = report("2025-03-05", "held", "2025-03-04", who=ENVOYS, mode="talks", words="the third round")
    same = report("2025-03-09", "held", "2025-03-08", who=ENVOYS, mode="talks", words="the fourth round")
    assert status(only(lines("2025-03-05", plan, other))) == "open"
    assert status(only(lines("2025-03-09", plan, same))) == "fulfilled"


def test_reasons_tell_why_a_report_is_of_the_line_and_what_it_does():
    line = only(lines("2025-08-16", *STORY))
    words = {one.words.partition("; ")[2] for one in line.commitment.reasons}
    assert words == {
        "less definite: what was announced is only thought possible (definite.stage)",
        "more definite: what was only thought possible is announced (definite.stage)",
        "more definite: its day is named more exactly (definite.day)",
        "fulfilled: held 2025-08-15",
    }
