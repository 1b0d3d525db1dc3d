from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.record import Wanted
from communique.views.web.asked import MOST, address_of, query_of, wanted_from
from communique.views.web.refusing import Refusal

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=9)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(
    text=st.none() | words, negotiation=st.none() | words, as_of=st.none() | days, newest_first=st.booleans(),
    unreviewed=st.booleans(), limit=st.integers(1, MOST), after=st.none() | words,
)  # fmt: skip
def test_query_says_what_was_asked_and_back(**asked):
    wanted = Wanted(**asked, party="RUS", issue="territory")
    assert wanted_from(query_of(wanted)) == wanted


def test_address_names_what_differs_from_the_usual():
    assert address_of("/contacts", Wanted()) == "/contacts"
    assert address_of("/contacts", Wanted(text="a & b"), view=None) == "/contacts?text=a+%26+b"


def test_parties_are_found_by_their_names_and_silence_asks_for_nothing():
    assert wanted_from({"party": "Russia", "status": "", "colour": "red"}) == Wanted(party="RUS")


@pytest.mark.parametrize("query", [{"party": "Atlantis"}, {"issue": "weather"}, {"since": "soon"}, {"limit": "-1"}])
def test_what_says_nothing_is_refused(query):
    with pytest.raises(Refusal, match="expected"):
        wanted_from(query)
