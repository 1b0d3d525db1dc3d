"""The rule files of merging keep their promises."""

import pytest

from communique.domain.contact import ContactMode, ContactStatus
from communique.record.merge.lexicon import (
    contact_rules,
    copy_rules,
    family_of,
    fate_of,
    name_rules,
    names_of_states,
    round_pattern,
    wider_places,
    wording_rules,
)
from communique.rulebook import rules_hash


@pytest.mark.parametrize("words", contact_rules().rounds.matches)
def test_number_of_a_round_is_found(words):
    assert round_pattern().search(words)


@pytest.mark.parametrize("words", contact_rules().rounds.rejects)
def test_other_numbers_are_none(words):
    assert not round_pattern().search(words)


@pytest.mark.parametrize("mode", ContactMode)
def test_every_mode_has_a_family(mode):
    assert family_of(mode)


@pytest.mark.parametrize("status", ContactStatus)
def test_every_status_has_a_fate(status):
    assert fate_of(status) in {"happened", "ahead", "off"}


def test_limits_are_shares_and_counts():
    assert 0 < wording_rules().limits.similar < 1
    assert 0 < copy_rules().similar < copy_rules().similar_short <= 1
    assert 0 < name_rules().limits.surname <= 100


def test_places_lie_in_others_and_never_in_themselves():
    for place in wider_places():
        seen, at = {place}, wider_places()[place]
        while at in wider_places():
            assert at not in seen
            seen.add(at)
            at = wider_places()[at]


def test_states_are_known_by_name():
    assert {"oman", "united states", "ukraine"} <= names_of_states()


def test_rules_of_a_room_within_a_room_count():
    """Another weight may give another record, so the hash of the rules must name it."""
    assert len(rules_hash()) == 16
