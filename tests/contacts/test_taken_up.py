from datetime import date

import pytest

from communique.domain.document import Origin, make_document
from communique.reading import read


def statuses_in(text):
    contacts = read(make_document(text, Origin(published=date(2025, 4, 13)))).contacts
    return [(contact.status.value, contact.when.edtf if contact.when else None) for contact in contacts]


def test_what_was_put_off_has_its_new_day_in_the_next_sentence():
    text = (
        "A meeting of the Norwegian and Polish ministers, planned for 20 April, has been put off. "
        "It will now take place on 3 May in Tunis."
    )
    assert statuses_in(text) == [("postponed", "2025-04-20"), ("scheduled", "2025-05-03")]


@pytest.mark.parametrize(
    "text",
    [
        'Asked about a meeting between Norway and Poland in Malta, he replied: "It never took place."',
        "There was nothing to the reports of a meeting between Norway and Poland in Malta.",
        "Reports of a meeting between Norway and Poland were described as unfounded.",
        "Reports of a meeting between Norway and Poland do not correspond to reality.",
        "The ministry denied reports that Norway had met Poland in Malta.",
    ],
)
def test_what_is_called_untrue_is_denied(text):
    assert [status for status, _ in statuses_in(text)] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Reports of a meeting between Norway and Poland were described as interesting.",
        "The ministry confirmed reports that Norway had met Poland in Malta.",
    ],
)
def test_other_reports_are_not_denied(text):
    assert "denied" not in [status for status, _ in statuses_in(text)]


def test_a_meeting_without_a_day_is_not_denied():
    assert statuses_in("No day was fixed for a meeting between Norway and Poland.") == [("possible", None)]
