"""Things as lists and pages tell them: each thing said once, each value with its words."""

import pytest

from communique.domain.contact import Contact
from communique.domain.position import Position
from communique.record import Wanted, open_record
from communique.views.web.fields import fields_of, linked_in
from communique.views.web.told import tell_all


@pytest.fixture(scope="module")
def record(filled):
    with open_record(filled, writable=False) as opened:
        yield opened


def fields(record, thing):
    """The fields of a thing as words."""
    named = {part.actor for part in thing.participants} if isinstance(thing, Contact) else {thing.holder.actor}
    shown = fields_of(thing, record.named(named), {})
    return {one.name: [value.text for value in one.values] for one in shown}


def test_a_contact_in_a_list_tells_its_day_beside_and_not_again(record):
    merged = max(record.contacts(), key=lambda one: len(one.reports))
    (told,) = tell_all(record, [merged])
    assert told.day == "9 March 2025"
    assert not any("9 March" in line for line in told.lines)
    assert [one.name for one in told.who] == ["Sergey Lavrov (RUS)", "Marco Rubio (USA)"]
    assert all(one.href and one.href.startswith("/actors/actor-") for one in told.who)


def test_the_words_in_a_list_are_of_one_report_and_lead_to_it(record):
    merged = max(record.contacts(), key=lambda one: len(one.reports))
    (told,) = tell_all(record, [merged])
    assert told.words_at.startswith(f"/documents/{merged.reports[-1].document}?at=")
    assert told.source == "Ledger, 10 March 2025"


def test_a_position_says_how_firm_it_is_once(record):
    red = next(one for one in record.positions() if one.thing.firmness.value == "red line")
    (told,) = tell_all(record, [red])
    assert told.chips == ("red line",)
    assert not any("red line" in line for line in told.lines)


def test_what_the_text_does_not_say_of_a_contact_is_shown_as_not_said(record):
    contact = max(record.contacts(), key=lambda one: len(one.reports)).thing
    said = fields(record, contact)
    assert said["Where"] == ["Vienna"]
    assert said["Lasted"] == ["“two hours”"]
    assert "Through" not in said


def test_a_value_that_is_the_words_themselves_leads_to_them(record):
    contact = max(record.contacts(), key=lambda one: len(one.reports)).thing
    (lasted,) = next(one for one in fields_of(contact, {}, {}) if one.name == "Lasted").values
    assert (lasted.words, lasted.href.startswith("/documents/")) == (None, True)


def test_a_thing_that_another_names_is_called_in_words(record):
    commitment = record.commitments(Wanted(status="fulfilled"))[0].thing
    assert commitment.fulfilled_by in linked_in(commitment)
    (shown,) = [
        one for one in fields_of(commitment, {}, {commitment.fulfilled_by: "held: A, B"}) if one.name == "Fulfilled by"
    ]
    assert (shown.values[0].text, shown.values[0].href) == ("held: A, B", f"/contacts/{commitment.fulfilled_by}")


def test_an_issue_that_is_not_known_is_not_said(record):
    positions = [one.thing for one in record.positions()]
    assert all("Issue" in fields(record, one) for one in positions if isinstance(one, Position))
