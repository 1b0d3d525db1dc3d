"""Every rule keeps its own promises."""

import pytest

from communique.dates.grammar import LANGUAGES, load_grammar

PUBLISHED = "2025-04-16"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_keeps_its_promises(language, read):
    rules = [one.rule for one in load_grammar(language).rules]
    promises = [(rule.id, words, True) for rule in rules for words in rule.matches]
    promises += [(rule.id, words, False) for rule in rules for words in rule.rejects]
    broken = []
    for rule, words, is_match in promises:
        found = {time.rule for time in read(words, PUBLISHED, language=language)}
        if (rule in found) is not is_match:
            broken.append((rule, words, sorted(found)))
    assert not broken


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_examples_and_an_id_of_its_own(language):
    rules = [one.rule for one in load_grammar(language).rules]
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.matches and rule.rejects and rule.id.startswith(f"{language}.") for rule in rules)
