import csv
from io import StringIO

import pytest

from communique.views.sheets import cell_of, sheet_of


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(1)", "＝1"])
def test_words_a_spreadsheet_would_run_are_only_shown(words):
    assert cell_of(words) == f"'{words}"


@pytest.mark.parametrize("words", ["Oslo", "a=b", "1 + 1", "", "’tis"])
def test_other_words_stay_as_they_are(words):
    assert cell_of(words) == words


def test_a_list_whose_first_part_is_a_formula_is_only_shown():
    assert cell_of(("=1", "x")) == "'=1; x"


def test_a_sheet_is_read_back_whatever_it_holds():
    rows = [{"id": "a", "quote": 'He said, "no",\nand left.', "count": -2}, {"id": "b"}]
    read = list(csv.DictReader(StringIO(sheet_of(("id", "quote", "count"), rows))))
    assert read == [
        {"id": "a", "quote": 'He said, "no",\nand left.', "count": "-2"},
        {"id": "b", "quote": "", "count": ""},
    ]


@pytest.mark.parametrize(("value", "cell"), [(True, "true"), (False, "false"), (-3, -3), (0.5, 0.5), (None, "")])
def test_what_is_no_text_is_written_plainly(value, cell):
    assert cell_of(value) == cell
