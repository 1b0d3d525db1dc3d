"""Every rule keeps its own promises, and the data files agree with one another."""

import pytest

from communique.actors.forms import Mentions
from communique.actors.lexicon import lexicon
from communique.rulebook import load_rules

RULES = load_rules("actors", "mentions", Mentions).rule


@pytest.mark.slow
def test_every_rule_keeps_its_promises(read_many):
    promises = [(rule, text) for rule in RULES for text in (*rule.matches, *rule.rejects)]
    broken = []
    for (rule, text), found in zip(promises, read_many([text for _, text in promises]), strict=True):
        for span, name in found.marks:
            mention = found.mention(span)
            actor = found.cast.actors[mention.actor] if mention else None
            if name is not None:
                holds = actor is not None and actor.name == name
            else:
                holds = actor is None or (rule.makes and actor.rule != rule.id)
            if not holds:
                broken.append((rule.id, text, actor and (actor.name, actor.rule)))
    assert not broken


def test_every_rule_has_examples_and_an_id_of_its_own():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.matches and rule.rejects and rule.source for rule in RULES)


def test_every_office_is_that_of_a_listed_state_or_organisation():
    words = lexicon()
    unknown = {of for of in words.holders if of not in words.states and of not in words.organisations}
    assert not unknown


def test_roles_imply_listed_states_and_organisations_only():
    words = lexicon()
    implied = {code for word in words.roles.values() for code in word.implies}
    assert implied <= words.states.keys() | words.organisations.keys()
