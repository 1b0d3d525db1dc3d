import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.archive.sieve import can_matter
from communique.archive.sieve.weigh import weigh


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The foreign ministers of Norway and Chile met in Oslo.", id="a_meeting"),
        pytest.param("Talks between Ghana and Togo ended without a result.", id="talks"),
        pytest.param("The envoys of Ghana left.\n\nTogo named a mediator.", id="two_sentences"),
        pytest.param(
            "Profits of the mill rose by 4%. Its owner spoke at length.\n\n"
            "On Tuesday the presidents of Ghana and Togo telephoned about the tariff.",
            id="a_call_within_news_of_business",
        ),
        pytest.param("GHANA AND TOGO RESUME TALKS", id="in_capitals"),
        pytest.param("NATO’s envoy saw the Serbian president.", id="an_alliance"),
        pytest.param("Ghana's president accused Togo of lying. Togo's minister rejected what Ghana had demanded.",
                     id="demands_without_a_contact"),
        pytest.param("Mr. Rutte spoke. The United States is asked by NATO for a summit with U.S. allies.",
                     id="abbreviations"),
    ],
)  # fmt: skip
def test_what_tells_of_parties_is_kept(text):
    assert can_matter(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("The mayor met the owners of the mill for talks.", id="talks_without_parties"),
        pytest.param("The president of Ghana spoke to his party about the budget.", id="one_party"),
        pytest.param("Ghana beat Togo 2-1 in the semi-final, and the coach of Ghana was pleased.", id="a_match"),
        pytest.param("Shares fell in Japan and in Germany. Traders in London called it a quiet day.", id="markets"),
        pytest.param("Rain moved from Poland to Lithuania overnight.", id="weather"),
        pytest.param("We saw us off. They met at a turkey farm in a chad of paper.", id="words_that_are_no_names"),
    ],
)
def test_what_tells_of_none_is_left_out(text):
    assert not can_matter(text)


def test_a_person_named_once_is_known_by_the_last_name():
    text = "Sergey Lavrov arrived. Later Lavrov spoke."
    assert [sentence.parties for sentence in weigh(text)] == [{"RUS"}, {"RUS"}]


def test_an_office_introduces_a_last_name():
    first, second = weigh("Yesterday, President Macron rested. A gardener, Macron by name, did not.")
    assert "FRA" in first.parties
    assert "FRA" in second.parties  # the price of knowing names alone


def test_a_last_name_alone_is_nobody():
    (only,) = weigh("A gardener, Macron by name, rested.")
    assert only.parties == frozenset()


def test_those_who_only_tell_are_no_parties():
    (only,) = weigh("Reuters reported it on Telegram.")
    assert only.parties == frozenset()


@given(st.text())
def test_any_text_is_weighed(text):
    assert can_matter(text) in {True, False}
