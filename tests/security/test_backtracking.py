"""No regular expression of ours takes more than twice as long for a text twice as long, however hostile."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.security.growing import MOST_GROWTH, growth
from tests.security.pumping import hostile

ROOT = Path(__file__).parents[2]


@pytest.mark.drill
def test_time_grows_as_the_text_does():
    command = [sys.executable, "-m", "tests.security.growing"]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    assert told["expressions"] > 200
    assert told["slow"] == []


@pytest.mark.drill
def test_an_expression_that_backtracks_is_noticed():
    pattern = re.compile(r"(?P<blank>\s*)(?P<more>\s*),")
    (before, repeated), *_ = hostile(pattern)
    assert max(growth(pattern.match, before, repeated, pattern) for _ in range(5)) > MOST_GROWTH  # the clock may err
    linear = re.compile(r"(?P<blank>\s*+)(?P<more>\s*),")
    assert min(growth(linear.match, before, repeated, linear) for _ in range(5)) < MOST_GROWTH
