import pytest

from communique.rulebook import load_rules
from communique.statements.lexicon import CueFile

ROWS = [row for part in ("verbs", "nouns", "adjectives") for row in load_rules("statements", part, CueFile).row]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row_keeps_its_own_promises(read, row):
    for text in row.matches:
        assert row.id in {statement.rule for statement in read(text)}
    for text in row.rejects:
        assert row.id not in {statement.rule for statement in read(text)}


def test_ids_are_unique():
    assert len({row.id for row in ROWS}) == len(ROWS)
