"""The examples read as they did when a person last looked at their records; `make golden` rewrites these."""

from pathlib import Path

import pytest

from tests.golden.rewrite import EXAMPLES, FOLDER, golden_of


@pytest.mark.parametrize("example", sorted(EXAMPLES.iterdir()), ids=lambda path: path.stem)
def test_example_reads_as_it_did(example: Path):
    golden = FOLDER / example.stem / "record.json"
    assert golden_of(example) == golden.read_text(encoding="utf-8"), "read the change, then `make golden`"
