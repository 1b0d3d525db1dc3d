"""Time expressions are found, valued in TIMEX3, and placed in EDTF; near misses stand beside the hits."""

from datetime import date

import pytest

WEDNESDAY = "2025-04-16"
SUNDAY = "2025-04-13"


def placed(times):
    return [(time.evidence.quote, time.when.edtf if time.when else time.duration) for time in times]


def valued(times):
    return [(time.evidence.quote, time.type.value, time.value) for time in times]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        pytest.param("The envoys met on Monday in Vienna.", "Monday", "2025-04-14", id="past"),
        pytest.param("The envoys will meet on Monday in Vienna.", "Monday", "2025-04-21", id="future"),
        pytest.param("The envoys meet in Vienna on Saturday.", "Saturday", "2025-04-19", id="arranged"),
        pytest.param("The envoys agreed to meet on Saturday.", "Saturday", "2025-04-19", id="infinitive"),
        pytest.param("The envoys failed to meet on Saturday.", "Saturday", "2025-04-12", id="implicative"),
        pytest.param("A round scheduled for Saturday was moved.", "Saturday", "2025-04-19", id="participle_ahead"),
        pytest.param("A letter delivered Saturday was ignored.", "Saturday", "2025-04-12", id="participle_back"),
        pytest.param("They postponed the round until Saturday.", "Saturday", "2025-04-19", id="until"),
        pytest.param("The port has been shut since Saturday.", "Saturday", "2025-04-12", id="since"),
        pytest.param("Saturday's talks in Vienna have failed.", "Saturday", "2025-04-12", id="possessive"),
        pytest.param("The envoys met on Wednesday in Vienna.", "Wednesday", "2025-04-16", id="same_day"),
        pytest.param("The envoys met last Wednesday.", "last Wednesday", "2025-04-09", id="last"),
        pytest.param("It opens next Thursday.", "next Thursday", "2025-04-24", id="next_within_the_week"),
        pytest.param("It opens next Monday.", "next Monday", "2025-04-21", id="next_in_the_coming_week"),
        pytest.param("They met on Tuesday of last week.", "Tuesday of last week", "2025-04-08", id="of_last_week"),
    ],
)
def test_a_weekday_follows_the_verb(read, text, words, edtf):
    assert placed(read(text, WEDNESDAY)) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "published", "words", "edtf"),
    [
        ("They met last week.", WEDNESDAY, "last week", "2025-04-07/2025-04-13"),
        ("They meet this week.", WEDNESDAY, "this week", "2025-04-14/2025-04-20"),
        ("They met this weekend.", SUNDAY, "this weekend", "2025-04-12/2025-04-13"),
        ("They met last weekend.", "2025-04-14", "last weekend", "2025-04-12/2025-04-13"),
        ("They met over the weekend.", "2025-04-15", "the weekend", "2025-04-12/2025-04-13"),
        ("Earlier this month they met.", WEDNESDAY, "Earlier this month", "2025-04-01/2025-04-16"),
        ("Later this month they will meet.", WEDNESDAY, "Later this month", "2025-04-16/2025-04-30"),
        ("Earlier in April they met.", WEDNESDAY, "Earlier in April", "2025-04-01/2025-04-16"),
        ("They will meet next month.", WEDNESDAY, "next month", "2025-05"),
        ("They will meet early next year.", WEDNESDAY, "early next year", "2026"),
        ("They met yesterday.", "2025-03-01", "yesterday", "2025-02-28"),
        ("They met ten days ago.", WEDNESDAY, "ten days ago", "2025-04-06"),
        ("They met six years ago.", WEDNESDAY, "six years ago", "2019"),
        ("The port fell 30 years ago this week.", WEDNESDAY, "30 years ago this week", "1995-04-14/1995-04-20"),
        ("They met in the first half of 2024.", WEDNESDAY, "the first half of 2024", "2024-01/2024-06"),
        ("Exports fell in the third quarter of 2024.", WEDNESDAY, "the third quarter of 2024", "2024-07/2024-09"),
        ("They met last summer.", WEDNESDAY, "last summer", "2024-22"),
        ("They met in the late 1980s.", WEDNESDAY, "the late 1980s", "198X"),
        ("It grew in the 19th century.", WEDNESDAY, "the 19th century", "18XX"),
        ("They met on Jan. 27, 2017, in Oslo.", WEDNESDAY, "Jan. 27, 2017", "2017-01-27"),
        ("They met on JAN. 27, 2017, in Oslo.", WEDNESDAY, "JAN. 27, 2017", "2017-01-27"),
        ("The summit of June 3-5 is full.", WEDNESDAY, "June 3-5", "2025-06-03/2025-06-05"),
        ("They rested on Good Friday.", "2025-04-24", "Good Friday", "2025-04-18"),
        ("They voted last Thanksgiving.", WEDNESDAY, "last Thanksgiving", "2024-11-28"),
        ("They meet on Orthodox Easter.", WEDNESDAY, "Orthodox Easter", "2025-04-20"),
        ("The fleet won in 480 BC.", WEDNESDAY, "480 BC", "-0479"),
    ],
)
def test_a_stretch_of_the_calendar_is_as_exact_as_its_words(read, text, published, words, edtf):
    assert placed(read(text, published)) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The March call lasted an hour.", "2025-03"),
        ("They agreed to it in November.", "2024-11"),
        ("They will sign it in November.", "2025-11"),
        ("He was detained on October 7.", "2024-10-07"),
        ("It expires on October 7.", "2025-10-07"),
        ("They met last February.", "2025-02"),
        ("They met in June last year.", "2024-06"),
    ],
)
def test_a_month_without_its_year_is_placed_by_tense_and_nearness(read, text, edtf):
    assert placed(read(text, WEDNESDAY))[0][1] == edtf


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The call lasted over two hours.", "over two hours", ("PT2H", "MORE_THAN", "PT2H")),
        ("A 30-minute call came.", "30-minute", ("PT30M", None, "PT30M")),
        ("The talks lasted two and a half hours.", "two and a half hours", ("PT2H30M", None, "PT2H30M")),
        ("He stayed for at least twenty years.", "at least twenty years", ("P20Y", "EQUAL_OR_MORE", "P20Y")),
        ("They talked for several days.", "several days", ("PXD", None, None)),
        ("They fought for decades.", "decades", ("PXE", None, None)),
        ("They talked for half an hour.", "half an hour", ("PT30M", None, "PT30M")),
        ("Over the past three months they talked.", "the past three months", ("P3M", None, "P3M")),
    ],
)
def test_a_duration_is_measured(read, text, words, expected):
    (time,) = read(text, WEDNESDAY)
    assert (time.evidence.quote, time.type.value) == (words, "DURATION")
    assert (time.value, time.mod, time.duration) == expected
    assert time.when is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They talk twice a week.", "twice a week", "P1W"),
        ("They talk every two weeks.", "every two weeks", "P2W"),
        ("They talk each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("They talk on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("They talk daily.", "daily", "P1D"),
        ("It costs five million euros a year.", "a year", "P1Y"),
    ],
)
def test_a_frequency_is_a_set(read, text, words, value):
    assert valued(read(text, WEDNESDAY)) == [(words, "SET", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It ended at 5 p.m. EST on Monday.", "5 p.m. EST on Monday", "2025-04-14T17:00-05"),
        ("It ended at 14:30 GMT.", "14:30 GMT", "2025-04-16T14:30Z"),
        ("They met Monday morning.", "Monday morning", "2025-04-14TMO"),
        ("They met last night.", "last night", "2025-04-15TNI"),
        ("It will end at noon on Friday.", "noon on Friday", "2025-04-18T12:00"),
    ],
)
def test_a_clock_time_keeps_its_day_and_zone(read, text, words, value):
    (time,) = read(text, WEDNESDAY)
    assert (time.evidence.quote, time.type.value, time.value) == (words, "TIME", value)
    assert time.when is not None
    assert time.when.earliest == time.when.latest == date.fromisoformat(value[:10])


@pytest.mark.parametrize("word", ["now", "currently", "recently", "soon", "lately"])
def test_a_vague_word_is_found_and_points_nowhere(read, word):
    (time,) = read(f"The two states are {word} to talk.", WEDNESDAY)
    assert time.evidence.quote == word
    assert time.when is None
    assert time.value is not None
    assert time.value.endswith("_REF")


def test_days_ago_is_no_day(read):
    (time,) = read("He wrote it days ago.", WEDNESDAY)
    assert (time.evidence.quote, time.value, time.when) == ("days ago", "PAST_REF", None)


def test_today_of_the_present_at_large_is_no_day(read):
    (time,) = read("“Without the treaty we have no peace today,” she said.", WEDNESDAY)
    assert time.when is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met on March 3, 2024. Two weeks later it failed.", "2024-03-17"),
        ("They met on March 3, 2024. The next day it failed.", "2024-03-04"),
        ("They met in 2019. The following year it failed.", "2020"),
        ("On Monday they met. That day it failed.", "2025-04-14"),
        ("They met on April 2, officials said on Monday. The next day it failed.", "2025-04-03"),
        ("On Monday, officials said they met on April 2. The next day it failed.", "2025-04-03"),
        ("They met in January 2024. They parted that autumn.", "2024-23"),
        ("They met in January 2024. They parted the following March.", "2024-03"),
        ("They met in 2014. Ten years on, it failed.", "2024"),
    ],
)
def test_an_expression_may_count_from_the_last_time_told(read, text, edtf):
    assert placed(read(text, WEDNESDAY))[-1][1] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "The two sides may meet, and may not.",
        "May the talks succeed.",
        "Prime Minister May met April Brooks.",
        "The Sunday Times and USA Today had it.",
        "The Good Friday Agreement holds.",
        "The six-year-old boy and his mother, 45, fled.",
        "She is 40 years old.",
        "About 2000 soldiers left with 1,200 rifles.",
        "It rose by 2.5 to 1,997.5 points.",
        "Prices fall sharply as hopes spring up.",
        "They sat down for a second round.",
        "Three quarters of the houses burned.",
        "They may march on the capital.",
        "Resolution 1701 was adopted.",
        "At the appropriate time, they said.",
    ],
)
def test_near_misses_are_no_times(read, text):
    assert placed(read(text, WEDNESDAY)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met in March.", "XXXX-03"),
        ("They met on March 3.", "XXXX-03-03"),
        ("They met last summer.", "XXXX-SU"),
        ("They met this weekend.", "XXXX-WXX-WE"),
        ("They met two weeks ago.", None),
    ],
)
def test_without_a_day_of_publication_relative_times_stay_open(read, text, value):
    (time,) = read(text)
    assert (time.value, time.when) == (value, None)


def test_without_a_day_of_publication_full_dates_are_placed(read):
    assert placed(read("They met on March 3, 2024 and in 2019.")) == [("March 3, 2024", "2024-03-03"), ("2019", "2019")]


def test_a_narrative_keeps_to_the_year_it_tells(read):
    text = "In June 1905 the fleet sailed. It fought in August. On 5 September peace was signed."
    told = placed(read(text, WEDNESDAY, narrative=True))
    assert [edtf for _, edtf in told] == ["1905-06", "1905-08", "1905-09-05"]


def test_bounds_are_inclusive_days(read):
    (time,) = read("They met in February 2024.", WEDNESDAY)
    assert (time.when.earliest, time.when.latest) == (date(2024, 2, 1), date(2024, 2, 29))


def test_both_ends_of_a_range_are_told(read):
    assert placed(read("It lasted from January to June 2019.", WEDNESDAY)) == [
        ("January", "2019-01"),
        ("June 2019", "2019-06"),
    ]
    assert placed(read("They met between May 3 and 5.", "2025-05-20")) == [("May 3", "2025-05-03"), ("5", "2025-05-05")]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("They must leave by the end of the month.", "the end of the month", "2025-04-30"),
        ("They must leave before the end of June.", "the end of June", "2025-06-30"),
        ("They left at the end of March.", "the end of March", "2025-03"),
        ("They meet in the first half of May.", "the first half of May", "2025-05-01/2025-05-15"),
        ("They meet in the last week of May.", "the last week of May", "2025-05-25/2025-05-31"),
        ("They meet in the week beginning 6 May.", "the week beginning 6 May", "2025-05-05/2025-05-11"),
        ("They meet on 14 and 15 May.", "14 and 15 May", "2025-05-14/2025-05-15"),
        ("They will meet on the 30th.", "the 30th", "2025-04-30"),
        ("They met on the 30th.", "the 30th", "2025-03-30"),
        ("They meet on the first Monday of May.", "the first Monday of May", "2025-05-05"),
        ("It must end before July 15. They will meet on the 30th.", "the 30th", "2025-04-30"),
    ],
)
def test_parts_of_months_and_days_without_one(read, text, words, edtf):
    assert placed(read(text, WEDNESDAY))[-1] == (words, edtf)


def test_days_apart_are_two(read):
    assert placed(read("They meet on 14 and 19 May.", WEDNESDAY)) == [("14", "2025-05-14"), ("19 May", "2025-05-19")]


@pytest.mark.parametrize(
    ("text", "words", "duration"),
    [
        ("The two sides meet every fortnight.", "every fortnight", "P2W"),
        ("The panel sits three times a year.", "three times a year", "P1Y"),
        ("They talk twice weekly.", "twice weekly", "P1W"),
        ("They talk on Mondays.", "Mondays", "P1W"),
        ("They talk on the first Monday of each month.", "the first Monday of each month", "P1M"),
        ("The line is tested at 9 a.m. every day.", "9 a.m. every day", "P1D"),
    ],
)
def test_a_frequency_is_measured_by_its_period(read, text, words, duration):
    (time,) = read(text, WEDNESDAY)
    assert (time.evidence.quote, time.type.value, time.duration, time.when) == (words, "SET", duration, None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They will meet on Friday. He told it to the press at 18:00.", "2025-04-16"),
        ("They will meet on Friday. He wrote so in the evening.", "2025-04-16"),
        ("They met on Friday. In the evening they parted.", "2025-04-11"),
        ("They will meet on Friday. The session opens at 18:00.", "2025-04-18"),
        ("They left at dawn on Tuesday.", "2025-04-15"),
        ("They will talk on Friday at 10:00.", "2025-04-18"),
        ("They left at 1430 hours.", "2025-04-16"),
    ],
)
def test_a_clock_time_belongs_to_the_day_at_hand(read, text, edtf):
    assert placed(read(text, WEDNESDAY))[-1][1] == edtf


def test_hours_and_minutes_are_one_duration(read):
    (time,) = read("The call took an hour and twenty minutes.", WEDNESDAY)
    assert (time.evidence.quote, time.duration) == ("an hour and twenty minutes", "PT1H20M")


@pytest.mark.parametrize(
    "text",
    [
        "The October Revolution changed much.",
        "The daily Observer and the weekly magazine wrote it.",
        "The March 9 movement joined the Long March for Bread.",
        "Law 2019 and Highway 2000 were named.",
        "Two rounds were held in as many weeks.",
    ],
)
def test_names_and_counts_are_no_times(read, text):
    assert placed(read(text, WEDNESDAY)) == []
