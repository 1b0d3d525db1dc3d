from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from icalendar import Calendar

from communique.domain.contact import ContactStatus
from communique.views.export.icalendar import write
from communique.views.export.permitted import permitted
from tests.views.export.stage import CREWS, HELD, OFF, OPEN, PERHAPS, QUOTED, SOON, ZEBRA, holdings, merged


def read(whole=None):
    page = BytesIO()
    write(permitted(whole or holdings()), page)
    calendar = Calendar.from_ical(page.getvalue())
    return {str(part["uid"]): part for part in calendar.subcomponents}


@pytest.fixture(scope="module")
def parts():
    return read()


def test_what_is_scheduled_is_an_event_of_a_whole_day(parts):
    event = parts[SOON.id]
    assert (event.name, event["dtstart"].dt, event["dtend"].dt) == ("VEVENT", date(2025, 5, 3), date(2025, 5, 4))
    assert (event["status"], event["sequence"], str(event["url"])) == ("CONFIRMED", 0, OPEN.citation.url)
    assert "“will meet again in Oslo”" in event["description"]


def test_what_is_uncertain_is_a_note(parts):
    note = parts[PERHAPS.id]
    assert (note.name, note["status"], "dtstart" in note) == ("VJOURNAL", "DRAFT", False)
    assert "June 2025" in note["summary"]


def test_an_announced_contact_without_a_day_is_a_note():
    undated = replace(SOON, status=ContactStatus.ANNOUNCED, when=None)
    assert read(holdings(contacts=(merged(undated, (undated.id, OPEN)),)))[undated.id].name == "VJOURNAL"


def test_a_cancelled_call_stays_as_cancelled(parts):
    assert (parts[OFF.id].name, parts[OFF.id]["status"]) == ("VEVENT", "CANCELLED")


def test_a_postponed_round_names_the_new_one_and_a_later_report_raises_the_sequence():
    moved = replace(SOON, status=ContactStatus.POSTPONED, replaced_by=OFF.id)
    event = read(holdings(contacts=(merged(moved, (moved.id, OPEN), ("contact-2", QUOTED)),)))[moved.id]
    assert (event["status"], event["sequence"], str(event["related-to"])) == ("CANCELLED", 1, OFF.id)
    assert event["summary"].startswith("postponed: ")


def test_a_promise_with_a_day_is_a_task(parts):
    task = parts[CREWS.id]
    assert (task.name, task["due"].dt, task["status"]) == ("VTODO", date(2025, 6, 1), "NEEDS-ACTION")
    assert ZEBRA.id not in parts


def test_what_took_place_is_not_on_the_agenda(parts):
    assert HELD.id not in parts


def test_the_stamp_is_the_day_it_was_last_told(parts):
    assert parts[SOON.id]["dtstamp"].dt.isoformat() == "2025-04-13T00:00:00+00:00"
