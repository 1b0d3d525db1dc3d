import re
from itertools import chain

import pytest

from communique.domain.document import Origin, make_document
from communique.domain.statement import Certainty
from communique.language import Modality, annotate, modality_of
from communique.language.cues import certainty_rules

RULES = certainty_rules()
ROWS = list(chain(RULES.cue, RULES.hedge, RULES.adjective, RULES.modal))


def read(marked: str) -> Modality:
    """Return the modality of the word in braces."""
    start = marked.index("{")
    text = re.sub(r"[{}]", "", marked)
    page = annotate(make_document(text, Origin()))
    return modality_of(page, next(token for token in page.tokens if token.start == start))


@pytest.mark.parametrize(("rule", "example"), [(row.id, text) for row in ROWS for text in row.matches])
def test_rule_stands_over_its_examples(rule, example):
    assert rule in read(example).cues


@pytest.mark.parametrize(("rule", "example"), [(row.id, text) for row in ROWS for text in row.rejects])
def test_rule_leaves_its_near_misses_alone(rule, example):
    assert rule not in read(example).cues


def test_no_word_stands_in_two_rows():
    words = [word for row in RULES.cue for word in row.words]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    ("certainty", "example"),
    [
        ("certain", "The two ministers {met} on Friday."),
        ("certain", "The two ministers will {meet} on Friday."),
        ("certain", "They never learned that the ministers {met}."),
        ("certain", "After {meeting} the minister, she flew home."),
        ("certain", "The {talks} did not produce a deal."),
        ("certain", "The deputy managed to {call} the pilot."),
        ("certain", "The clerk said that the {talks} would resume on Monday."),
        ("certain", "The envoy made a {call} to press for a truce."),
        ("certain", "The delay {was} due to the strike."),
        ("probable", "The deputy is expected to {call} the pilot."),
        ("probable", "The sides agreed to {meet} in June."),
        ("probable", "A {meeting} was to take place in Oslo."),
        ("possible", "The two ministers could soon {meet}."),
        ("possible", "The leaders gave consideration to a {meeting}."),
        ("possible", "The {meeting} request was left unanswered."),
        ("possible", "Did they {meet} in Paris?"),
        ("possible", "The deputy is ready to {meet} the rebels."),
        ("possible", "She wondered whether they would {meet}."),
        ("possible", "If he {met} her, the war would end."),
        ("possible", "The deputy did not rule out {talks}."),
        ("possible", "He flew to Oslo to {meet} the queen."),
        ("denied", "The two ministers did not {meet}."),
        ("denied", "No {talks} took place."),
        ("denied", "There were no {talks}."),
        ("denied", "Nobody {met} him."),
        ("denied", "The deputy refused to {meet} them."),
        ("denied", "The {meeting} was cancelled."),
        ("denied", "The guard denied that he had {met} the smuggler."),
        ("denied", "The two parted without {discussing} the mine."),
        ("counterfactual", "The strike would never have {started} if she were mayor."),
        ("counterfactual", "Had they {met}, a diplomat said, the war would have ended."),
        ("counterfactual", "The strike would not have {started} had she been mayor."),
    ],
)
def test_certainty_is_that_of_all_scopes(certainty, example):
    assert read(example).certainty is Certainty(certainty)


@pytest.mark.parametrize(
    ("tense", "example"),
    [
        ("past", "The two ministers {met} on Friday."),
        ("past", "They have {spoken} twice."),
        ("present", "They {meet} every week."),
        ("future", "They will {meet} next week."),
        ("future", "The {call} will be meant to reassure them."),
        ("future", "They plan to {meet} next week."),
        ("future", "The clerk said they would {meet} next week."),
        ("past", "The clerk said they had {met} last week."),
    ],
)
def test_tense_is_that_of_the_event(tense, example):
    assert read(example).tense == tense


@pytest.mark.parametrize("example", ["After the {meeting} she flew home.", "The {talks} covered trade."])
def test_what_is_presupposed_is_marked(example):
    assert read(example).is_presupposed


def test_governors_stand_nearest_first():
    governors = read("The clerk said they planned to {meet}.").governors
    assert [word.lemma for word in governors] == ["plan", "say"]


@pytest.mark.parametrize("unit", ["she said he wants to ", "and met and talked "])
def test_endless_nesting_is_read_without_raising(unit):
    page = annotate(make_document(unit * 600, Origin()))
    assert all(modality_of(page, token).certainty for token in page.tokens)
