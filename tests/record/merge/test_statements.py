"""What repeats a statement, and what is another."""

from datetime import date

import pytest

from communique.record.merge.pairing import Answer
from communique.record.merge.statements.compare import compare_statements
from communique.record.merge.statements.traits import ties_of
from communique.record.merge.traits import StatementTraits

DAY = date(2025, 3, 12)
LONG = "We shall keep the crossings open as long as convoys are left in peace by every side."


def said(words, speaker="otieno", *, told=DAY, day=None, quote=True):
    return StatementTraits(speaker=speaker, day=day, told=told, words=words, is_quote=quote)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(said(LONG), said(LONG), id="verbatim"),
        pytest.param(said(LONG), said("keep the crossings open as long as convoys are left in peace"), id="in_part"),
        pytest.param(said(LONG), said(LONG, told=date(2025, 3, 14)), id="told_two_days_later"),
        pytest.param(
            said("The grain corridor will be opened for convoys before the harvest ends"),
            said("that the grain corridor would be opened for convoys before the end of harvest", quote=False),
            id="retold_in_other_words",
        ),
        pytest.param(said(LONG), said(LONG, None), id="speaker_untold_of_a_long_wording"),
        pytest.param(said(LONG, day=DAY), said(LONG, told=date(2025, 3, 20), day=DAY), id="said_on_one_day"),
        pytest.param(said("no comment"), said("No comment."), id="short_and_equal"),
    ],
)
def test_one_statement(first, second):
    assert compare_statements(first, second).answer is Answer.SAME
    assert set(ties_of(first)) & set(ties_of(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(said(LONG), said(LONG, "barasa"), id="other_speaker"),
        pytest.param(said(LONG), said(LONG, told=date(2025, 3, 20)), id="a_week_later"),
        pytest.param(
            said("The corridor will be opened for convoys before the harvest"),
            said("The corridor will not be opened for convoys before the harvest"),
            id="the_contrary",
        ),
        pytest.param(
            said("Kenya will open 12 crossings for convoys before the harvest"),
            said("Kenya will open 20 crossings for convoys before the harvest"),
            id="other_number",
        ),
        pytest.param(
            said("The talks with Uganda will go on before the harvest ends"),
            said("The talks with Rwanda will go on before the harvest ends"),
            id="other_name",
        ),
        pytest.param(said("talks will go on"), said("talks will end"), id="few_words"),
        pytest.param(said("no comment", None), said("No comment.", None), id="short_and_nobodys"),
        pytest.param(said(LONG, day=DAY), said(LONG, day=date(2025, 3, 15)), id="said_on_two_days"),
    ],
)
def test_two_statements(first, second):
    assert compare_statements(first, second).answer is not Answer.SAME


def test_keys_are_local_in_time():
    """Else a phrase somebody repeats for years would tie all its years together."""
    april = ties_of(said(LONG, told=date(2025, 4, 12)))
    assert set(april).isdisjoint(ties_of(said(LONG)))
