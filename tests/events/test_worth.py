"""Sentences that cannot hold an event are not read."""

import pytest

from communique.actors import find_actors
from communique.domain.document import Origin, make_document
from communique.events.sides import Scene
from communique.events.worth import worth_reading
from communique.language import annotate


def worth(text):
    page = annotate(make_document(text, Origin()))
    return worth_reading(Scene(page, find_actors(page)))


@pytest.mark.parametrize(
    "text",
    [
        "Norway sanctioned a Chilean bank.",
        "Thousands of Norwegians marched through the streets.",
        "Norway moved its troops to the coast.",
        "Somali refugees were let in by the Kenyan authorities.",
    ],
)
def test_two_parties_or_an_act_of_one_alone_are_read(text):
    assert worth(text) == {0}


@pytest.mark.parametrize("text", ["It rained on the coast.", "Norway opened a museum.", "The shop lifted its prices."])
def test_sentence_that_names_too_few_is_left_out(text):
    assert worth(text) == frozenset()
