"""What is thought of two reports of a contact: the answer, how strong it is, and the reason as a person reads it."""

from datetime import date

import pytest

from communique.domain.contact import ContactLevel, ContactMode, ContactStatus
from communique.record.merge.contacts.compare import compare_contacts
from communique.record.merge.pairing import apart, left_open, same
from communique.record.merge.traits import Side
from tests.record.merge.compared import CONTACT, DAY, FIFTH, NEXT, ONE_CONTACT, THIRD, changed

UNNAMED = {"sides": (Side(party="KEN", person=None), Side(party="TZA", person=None))}
ONE_NAMED = {"sides": (Side(party="KEN", person="otieno"), Side(party="TZA", person=None))}
CLOSE = "the same people on both sides"
AT = {"place": "nairobi", "country": "KEN"}
ELSEWHERE = {"place": "kisumu", "country": "KEN"}
ABROAD = {"place": "dodoma", "country": "TZA"}
LATER = {"since": NEXT, "until": NEXT}
LEADERS = {"level": ContactLevel.LEADER}
MONTH = {"since": date(2025, 3, 1), "until": date(2025, 3, 31)}
SPRING = {"since": date(2025, 3, 1), "until": date(2025, 5, 31)}
UNDATED = {"is_dated": False, "since": date(2025, 3, 1), "until": DAY}


@pytest.mark.parametrize(
    ("first", "second", "pairing"),
    [
        pytest.param({}, {}, same(6, ONE_CONTACT), id="same"),
        pytest.param(UNNAMED, {}, same(2, "the same parties; the same day, 12 March 2025"), id="parties"),
        pytest.param(
            ONE_NAMED,
            {},
            same(4, "1 of the same people, the same parties; the same day, 12 March 2025"),
            id="one_of_two",
        ),
        pytest.param(AT, AT, same(7, f"{ONE_CONTACT}; Nairobi in both"), id="place"),
        pytest.param({"round": 4}, {"round": 4}, same(7, f"{ONE_CONTACT}; round 4 in both"), id="round"),
        pytest.param({"round": 4}, {"round": 5}, apart("one is round 4, the other round 5"), id="rounds"),
        pytest.param({"round": 4}, {}, same(6, ONE_CONTACT), id="round_untold"),
        pytest.param(
            {"mode": ContactMode.CALL}, {}, apart("one is a call, the other a meeting"), id="call_and_meeting"
        ),
        pytest.param({"mode": ContactMode.CALL}, {"mode": ContactMode.TALKS}, same(1, ONE_CONTACT), id="talks_by_call"),
        pytest.param(
            {"mode": ContactMode.TALKS, **AT},
            {"mode": ContactMode.CALL},
            apart("one is a talks, the other a call"),
            id="talks_at_a_place",
        ),
        pytest.param(
            {"mode": ContactMode.TALKS},
            {"mode": ContactMode.MESSAGE},
            apart("one is a talks, the other a message"),
            id="talks_in_writing",
        ),
        pytest.param({}, {"since": THIRD, "until": THIRD}, apart("2 days lie between them"), id="two_days"),
        pytest.param({}, LATER, apart("1 day lie between them"), id="next_day"),
        pytest.param(
            {"duration": "PT9H"},
            {"duration": "PT9H", **LATER},
            same(1, f"{CLOSE}; days next to each other"),
            id="over_midnight",
        ),
        pytest.param(
            {"duration": "PT9H"}, {"duration": "PT8H", **LATER}, apart("1 day lie between them"), id="other_length"
        ),
        pytest.param(
            {**LEADERS, **AT},
            {**LEADERS, **AT, **LATER},
            same(1, f"{CLOSE}; days next to each other; Nairobi in both"),
            id="leaders_at_one_place",
        ),
        pytest.param({**LEADERS, **AT}, {**AT, **LATER}, apart("1 day lie between them"), id="only_one_of_leaders"),
        pytest.param(LEADERS, {**LEADERS, **LATER}, apart("1 day lie between them"), id="leaders_at_no_place"),
        pytest.param(
            {"duration": "PT9H", **AT},
            {"duration": "PT9H", **ELSEWHERE, **LATER},
            apart("1 day lie between them"),
            id="over_midnight_elsewhere",
        ),
        pytest.param(AT, ELSEWHERE, same(6, ONE_CONTACT), id="place_in_one_country"),
        pytest.param(AT, ABROAD, apart("one was at Nairobi, the other at Dodoma"), id="abroad"),
        pytest.param({**UNNAMED, **AT}, ELSEWHERE, apart("one was at Nairobi, the other at Kisumu"), id="place_alone"),
        pytest.param(
            {}, {"sides": (Side(party="UGA", person="okello"),)}, apart("other parties took part"), id="nobody_shared"
        ),
        pytest.param(
            {},
            {"sides": (Side(party="KEN", person="otieno"), Side(party="UGA", person="okello"))},
            apart("other parties took part"),
            id="party",
        ),
        pytest.param(
            {},
            {"sides": (Side(party="KEN", person="otieno"), Side(party="TZA", person="kikwete"))},
            apart("other people took part"),
            id="people",
        ),
        pytest.param(
            AT,
            {**AT, "sides": (Side(party="KEN", person="otieno"), Side(party="TZA", person="kikwete"))},
            left_open("some of the people are the same"),
            id="people_at_one_place",
        ),
        pytest.param({**UNNAMED, **LEADERS}, UNNAMED, apart("one is of leaders, the other of ministers"), id="levels"),
        pytest.param(
            {**UNNAMED, **LEADERS},
            {**UNNAMED, "level": ContactLevel.UNSPECIFIED},
            left_open("nothing says that the leaders are meant"),
            id="level_untold",
        ),
        pytest.param(
            {**UNNAMED, **LEADERS, **AT},
            {**UNNAMED, "level": ContactLevel.UNSPECIFIED, **AT},
            same(3, "the same parties; the same day, 12 March 2025; Nairobi in both"),
            id="level_untold_at_one_place",
        ),
        pytest.param(MONTH, {}, same(6, f"{CLOSE}; days that agree"), id="month"),
        pytest.param({**UNNAMED, **MONTH}, UNNAMED, left_open("the days are too wide"), id="month_of_parties"),
        pytest.param(
            {**UNNAMED, **MONTH, **AT},
            {**UNNAMED, **AT},
            same(3, "the same parties; days that agree; Nairobi in both"),
            id="month_at_one_place",
        ),
        pytest.param(
            {**UNNAMED, **MONTH, "round": 2},
            {**UNNAMED, "round": 2},
            same(3, "the same parties; days that agree; round 2 in both"),
            id="month_of_one_round",
        ),
        pytest.param(SPRING, {}, left_open("the days are too wide"), id="a_whole_spring"),
        pytest.param(
            {**UNNAMED, **UNDATED, "status": ContactStatus.POSTPONED},
            {**UNNAMED, "status": ContactStatus.POSTPONED},
            same(2, "the same parties; days that agree"),
            id="put_off",
        ),
        pytest.param(UNDATED, {}, same(7, f"{CLOSE}; days that agree; told right after that day"), id="news"),
        pytest.param({}, UNDATED, same(7, f"{CLOSE}; days that agree; told right after that day"), id="news_second"),
        pytest.param({**UNDATED, "until": FIFTH}, {}, same(6, f"{CLOSE}; days that agree"), id="no_news"),
        pytest.param(
            {**UNDATED, "status": ContactStatus.SCHEDULED},
            {},
            left_open("the days are too wide"),
            id="no_news_of_a_plan",
        ),
        pytest.param({**UNDATED, **UNNAMED}, {}, left_open("the days are too wide"), id="no_news_of_parties"),
    ],
)
def test_two_contacts(first, second, pairing):
    assert compare_contacts(changed(CONTACT, **first), changed(CONTACT, **second)) == pairing
