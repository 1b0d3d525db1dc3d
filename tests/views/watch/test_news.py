from dataclasses import replace
from datetime import date

import pytest

from communique.record import Wanted
from communique.record.history.difference import Change
from communique.views.watch.news import news_of
from tests.views.watch.stage import DAY, WORDS, Still, commitment, difference


def told(record: Still, *keys: str):
    return list(news_of(record, date(2025, 1, 1), Wanted(negotiation="Oslo"), set(keys).__contains__))


def test_news_says_who_and_what_with_its_source():
    [telling] = told(Still(difference()))
    assert (telling.kind, telling.change, telling.what) == ("commitment", Change.DUE, "a meeting, no day given")
    assert (telling.quote, telling.url, telling.published) == ("They meet.", "https://ledger.example/1", DAY)


def test_what_was_told_is_no_news():
    [telling] = told(Still(difference()))
    assert told(Still(difference()), telling.key) == []


def test_what_was_told_of_an_earlier_report_is_no_news_when_another_report_comes_first():
    record = Still(difference("commitment-0"))
    record.things["commitment-0"] = commitment("commitment-0", "commitment-1")
    [telling] = told(Still(difference("commitment-1")))
    assert told(record, telling.key) == []


def contact(change: Change, status: str):
    return difference("contact-1", change, after=status)


@pytest.mark.parametrize(
    ("before", "after", "is_news"),
    [
        (difference(day=DAY), difference(day=date(2025, 5, 1)), True),  # due again, on another day
        (difference(change=Change.FULFILLED), difference(change=Change.FULFILLED, day=date(2025, 5, 1)), False),
        (difference(change=Change.FULFILLED), difference(change=Change.CONTRADICTED), True),
        (contact(Change.NEW, "announced"), contact(Change.STATUS, "held"), True),
        (contact(Change.STATUS, "held"), contact(Change.NEW, "held"), False),
        (difference("position-1", Change.NEW), difference("position-1", Change.HARDENED), True),
        (difference("position-1", Change.HARDENED), difference("position-1", Change.HARDENED, day=None), False),
    ],
)  # fmt: skip
def test_the_same_turn_is_told_once(before, after, is_news):
    [first] = told(Still(before))
    assert bool(told(Still(after), first.key)) is is_news


def test_a_contact_told_with_another_status_is_not_new():
    record = Still(contact(Change.NEW, "held"))
    record.things["contact-1"] = commitment("contact-1", "contact-2")
    [telling] = told(record, "contact-2|announced")
    assert (telling.change, telling.before, telling.after) == (Change.STATUS, "announced", "held")


def test_what_the_calendar_tells_is_quoted_from_the_promise():
    short = replace(WORDS, end=4, quote="They")
    quotes = {
        change: told(Still(difference(change=change, evidence=(short,))))[0].quote
        for change in (Change.DUE, Change.FULFILLED)
    }
    assert quotes == {Change.DUE: "They meet.", Change.FULFILLED: "They"}
