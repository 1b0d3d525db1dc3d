import pytest

from communique.documents import Given, document_from
from communique.documents.drafts import Draft, make_of
from communique.documents.outlets import outlet_of, outlets


@pytest.mark.parametrize(
    ("source", "url", "name"),
    [
        (None, "https://www.reuters.com/world/1", "Reuters"),
        (None, "https://news.bbc.co.uk/1", "BBC News"),
        ("Associated Press", None, "AP"),
        ("The Ledger", "https://www.reuters.com/world/1", None),
        (None, "https://notreuters.com/1", None),
        (None, "https://com/", None),
        (None, "https://[", None),
        (None, None, None),
    ],
)
def test_outlet_is_known_by_its_name_and_else_by_its_address(source, url, name):
    found = outlet_of(source, url)
    assert (found.name if found else None) == name


def test_an_outlet_fills_in_only_what_an_input_does_not_say():
    said = {"url": "https://www.reuters.com/1"}
    assert make_of(Draft(text="They met.", said=said), Given()).citation.source == "Reuters"
    named = make_of(Draft(text="They met.", said={**said, "source": "Ledger"}), Given())
    assert named.citation.source == "Ledger"


def test_rights_that_the_caller_gives_outrank_those_of_the_input():
    draft = Draft(text="They met.", said={"rights": "full"})
    assert make_of(draft, Given(rights="quotes")).citation.rights == "quotes"
    assert make_of(draft, Given()).citation.rights == "full"
    assert document_from("They met.").citation.rights is None


def test_no_two_outlets_share_a_name_or_a_site():
    names = [name.casefold() for outlet in outlets() for name in (outlet.name, *outlet.also)]
    sites = [site for outlet in outlets() for site in outlet.sites]
    assert len(set(names)) == len(names)
    assert len(set(sites)) == len(sites)
