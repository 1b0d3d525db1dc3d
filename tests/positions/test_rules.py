"""Every rule keeps its own promises."""

import pytest

from communique.positions.issues import issue_of, load_issues, subject_of_words
from communique.positions.lexicon import load_lexicon
from tests.positions.stage import positions_of

RULES = [*load_lexicon().cue, *load_lexicon().modal]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_matches_its_examples_and_rejects_its_near_misses(rule):
    for text in rule.matches:
        assert rule.id in {position.rule for position in positions_of(text)}, text
    for text in rule.rejects:
        assert rule.id not in {position.rule for position in positions_of(text)}, text


def test_rule_ids_are_unique():
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("issue", load_issues().issue, ids=lambda issue: issue.name)
def test_issue_matches_its_words_and_rejects_look_alikes(issue):
    for words in issue.matches:
        found = issue_of(words)
        assert found is not None, words
        assert found.name == issue.name, words
    for words in issue.rejects:
        found = issue_of(words)
        assert found is None or found.name != issue.name, words


def test_parents_of_issues_are_issues():
    names = {issue.name for issue in load_issues().issue}
    assert {issue.parent for issue in load_issues().issue if issue.parent} <= names


def test_unknown_issue_stays_open():
    subject = subject_of_words("a larger quota for herring", "demand")

    assert (subject.issue, subject.object, subject.polarity) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "stance", "object_", "polarity"),
    [
        ("an end to NATO's enlargement", "demand", "NATO enlargement", "against"),
        ("military aid", "rejection", "military aid to SDV", "against"),
        ("a halt to military aid", "demand", "military aid to SDV", "against"),
        ("a halt to military aid", "rejection", "military aid to SDV", "for"),
        ("enrich uranium", "demand", "enrichment by SDV", "for"),
        ("stay out of NATO", "demand", "NATO membership of SDV", "against"),
        ("the lifting of sanctions", "demand", "sanctions on SDV", "against"),
    ],
)
def test_object_has_a_normal_form_and_a_side(words, stance, object_, polarity):
    subject = subject_of_words(words, stance, ["SDV"])

    assert (subject.object, subject.polarity) == (object_, polarity)
