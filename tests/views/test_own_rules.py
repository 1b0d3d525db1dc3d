import subprocess
import sys

import pytest

CHECK = """
import sys
from pathlib import Path
from communique.errors import RuleError
from communique.views.own_rules import check_own_rules
try:
    print([path.name for path in check_own_rules(Path(sys.argv[1]))])
except RuleError as error:
    print(error)
"""
PERSON = """
[[person]]
id = "ida-x"
name = "Ida X"
office = [{{title = "Envoy", of = "{of}", rank = "envoy", source = "s"}}]
"""
ISSUE = '[[issue]]\nname = "fish"\nnames = ["cod quota*"]\nmatches = ["{matches}"]\nrejects = ["{rejects}"]\n'


def checked(folder):
    """Check a folder in a process of its own, for rules are loaded once."""
    ended = subprocess.run([sys.executable, "-c", CHECK, str(folder)], capture_output=True, check=True, text=True)
    return ended.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("roster.toml", PERSON.format(of="NOR"), "['roster.toml']"),
        ("roster.toml", PERSON.format(of="ATL"), "ida-x: expected an office of a listed state or organisation"),
        ("issues.toml", ISSUE.format(matches="a cod quota", rejects="a recipe"), "['issues.toml']"),
        ("issues.toml", ISSUE.format(matches="a recipe", rejects="x"), "fish: expected to match 'a recipe', found the"),
        ("issues.toml", ISSUE.format(matches="a cod quota", rejects="cod quotas"), "fish: expected to reject"),
        ("outlets.toml", '[[outlet]]\nname = "Post"\nrights = "some"\n', "Invalid enum value 'some'"),
        ("rooster.toml", "x", "[]"),
    ],
)
def test_files_are_held_to_their_promises(tmp_path, name, words, said):
    (tmp_path / name).write_text(words)
    found = checked(tmp_path)
    assert said in found
    assert found.startswith(("[", f"{tmp_path / name}: "))
