"""Grammar tells whether a day or month without a year lies back or ahead."""

import pytest

WEDNESDAY = "2025-04-16"
FRIDAY_BACK, FRIDAY_AHEAD = "2025-04-11", "2025-04-18"
JULY_BACK, JULY_AHEAD = "2024-07", "2025-07"


def first_day(read, text):
    return next(time.when.edtf for time in read(text, WEDNESDAY) if time.when)


@pytest.mark.parametrize(
    "text",
    [
        "The sides will talk again on Friday.",
        "A talk between the two envoys on Friday was proposed by Quito.",
        "The panel proposed talks in Lima between both sides on Friday.",
        "She asked that the session be held on Friday.",
        "She suggested that the panel convene on Friday.",
        "The mediator gave them until Friday to answer.",
        "The mediator wanted an answer by Friday.",
        "The journey was moved to Friday.",
        "The journey was brought forward to Friday.",
        "A journey had been arranged for Friday.",
        "The council postponed Friday's vote.",
        "Preparing for Friday's vote, the council sat for hours.",
        "Ahead of Friday's vote, the council sat for hours.",
        "Lima called for a truce from Friday.",
        "The envoy is flying to Lima on Friday.",
    ],
)
def test_what_is_asked_for_arranged_or_due_on_friday_lies_ahead(read, text):
    assert first_day(read, text) == FRIDAY_AHEAD


@pytest.mark.parametrize(
    "text",
    [
        "The sides talked on Friday.",
        "Quito proposed on Friday that the envoys should talk.",
        "An offer, made by Quito on Friday, was refused.",
        "The talks lasted until Friday.",
        "The truck was brought to Lima on Friday.",
        "The envoy moved to Lima on Friday.",
        "Friday's vote was close.",
        "The vote should have been held on Friday.",
        "In Friday's interview the envoy suggested that talks could help.",
        "The council demanded an inquiry into the raid on Friday.",
        "Since Friday, no answer has come.",
    ],
)
def test_what_was_done_on_friday_lies_back(read, text):
    assert first_day(read, text) == FRIDAY_BACK


@pytest.mark.parametrize(
    "text",
    [
        "Voting will be held in July.",
        "The truce, put off until July, is in doubt.",
        "The hearing was pushed back to July.",
        "The plan foresaw a pullback in July.",
        "The government announced elections for July.",
        "They agreed to hold a further round in July.",
        "Preparations for a summit in July are under way.",
        "The forthcoming summit in July was welcomed.",
        "The mandate expires in July.",
        "Troops were told to leave before July, and promised to be gone by July.",
    ],
)
def test_a_month_ahead(read, text):
    assert first_day(read, text) == JULY_AHEAD


@pytest.mark.parametrize(
    "text",
    [
        "Voting was held in July.",
        "They agreed in July to hold a vote.",
        "The accord signed in July holds.",
        "By July they had left.",
        "No talks have been held since July.",
    ],
)
def test_a_month_back(read, text):
    assert first_day(read, text) == JULY_BACK


def test_what_had_been_planned_is_in_the_nearest_month(read):
    assert first_day(read, "The vote had been scheduled for March.") == "2025-03"
