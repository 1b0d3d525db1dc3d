"""Any text is read without error, every span fits, and hostile text takes no longer than its length asks for."""

import string
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.dates.find import find_times
from communique.dates.grammar import load_grammar
from communique.domain.document import Origin, make_document
from communique.language import Page, SegmentKind, Sentence, Token

WORDS = sorted(
    {word for words in load_grammar("en").words.values() for word in words}
    | {
        "the",
        "of",
        "in",
        "-",
        ",",
        ".",
        "'s",
        "99",
        "1999",
        "31",
        "12",
        "0",
        "9999",
        "$",
        "a.m.",
        "%",
        "\n",
        "o'clock",
        "İ",
    }
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.lists(st.sampled_from([*WORDS, "May", "Monday", "/"]), max_size=30).map("".join),
    st.text(alphabet=string.printable + "½‘’–— é한", max_size=80),
)
DAYS = st.one_of(st.none(), st.dates())
NOTICED_SECONDS = 0.2  # below it nothing is measured well
MOST_GROWTH = 3  # for twice the length; 4 is the square


def page_of(text, published):
    """Return a page without grammar: what the parser says is no concern of these tests."""
    document = make_document(text, Origin(published=published))
    tokens, start = [], 0
    for number, word in enumerate(text.split()):
        start = text.index(word, start)
        tokens.append(Token(word, start, number))
        start += len(word)
    sentences = (Sentence(0, 0, SegmentKind.BODY, tuple(tokens)),) if tokens else ()
    return Page(document, (), sentences, tuple(tokens), (), {})


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, published=DAYS, narrative=st.booleans())
def test_any_text_is_read_and_every_span_fits(text, published, narrative):
    page = page_of(text, published)
    times = list(find_times(page, narrative=narrative))
    ends = 0
    for time in times:
        evidence = time.evidence
        assert text[evidence.start : evidence.end] == evidence.quote != ""
        assert evidence.start >= ends
        ends = evidence.end
        if time.when and time.when.earliest and time.when.latest:
            assert time.when.earliest <= time.when.latest
    assert times == list(find_times(page, narrative=narrative))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_without_a_day_of_publication_nothing_is_placed_by_a_clock(text):
    for time in find_times(page_of(text, None)):
        if time.rule in {"en.deictic-day", "en.shifted-unit", "en.weekend", "en.tonight"}:
            assert time.when is None


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "of the ",
        "the day of ",
        "one hundred ",
        "January ",
        "Monday and ",
        "1999-",
        "a few ",
        "(",
        "last ",
        "1 1/2 ",
        "’90s ",
        "USA Today ",
    ],
)
def test_hostile_text_takes_linear_time(piece):
    once, twice = (page_of(piece * (length // len(piece)), date(2025, 4, 16)) for length in (25_000, 50_000))
    assert any(seconds(twice) < max(NOTICED_SECONDS, MOST_GROWTH * seconds(once)) for _ in range(5))  # the clock errs


def seconds(page):
    begun = process_time()
    list(find_times(page))
    return process_time() - begun


@given(day=st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1)))
@settings(max_examples=50, deadline=None)
def test_yesterday_is_the_day_before(day):
    (time,) = find_times(page_of("They met yesterday .", day))
    assert time.when is not None
    assert (day - time.when.latest).days == 1
