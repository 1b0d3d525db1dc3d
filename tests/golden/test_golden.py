"""The telling examples read as they did when a person last looked at their records; `make golden` rewrites these."""

import pytest

from tests.golden.rewrite import CASES, FOLDER, example_of, golden_of


@pytest.mark.parametrize("case", CASES)
def test_example_reads_as_it_did(case: str):
    golden = FOLDER / case / "record.json"
    assert golden_of(example_of(case)) == golden.read_text(encoding="utf-8"), "read the change, then `make golden`"
