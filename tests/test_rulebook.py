import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import communique
from communique.errors import RuleError
from communique.positions.issues import load_issues
from communique.rulebook import add_rules

RULES = sorted(Path(communique.__file__).parent.rglob("rules/*.toml"))
ROW = """
[[person]]
id = "jorunn-testersen"
name = "Jorunn Testersen"
gender = "f"
[[person.office]]
title = "Foreign Minister"
of = "NOR"
rank = "minister"
source = "made up for this test"
"""
LOAD = """
import sys
from pathlib import Path
from communique.actors.forms import Roster
from communique.rulebook import add_rules, load_rules, rules_hash
before = rules_hash()
add_rules(Path(sys.argv[1]))
people = load_rules("actors", "roster", Roster).person
print(len(people), sum(person.id == sys.argv[2] for person in people), before != rules_hash())
"""


def loaded(folder, person):
    """Load the roster in a process of its own, for rules are loaded once."""
    command = [sys.executable, "-c", LOAD, str(folder), person]
    return subprocess.run(command, capture_output=True, check=False, text=True)


def test_rows_of_the_user_are_added_to_ours(tmp_path):
    (tmp_path / "roster.toml").write_text(ROW)
    count, own, is_other = loaded(tmp_path, "jorunn-testersen").stdout.split()
    assert int(count) > 300
    assert (own, is_other) == ("1", "True")


def test_a_row_of_the_user_with_the_id_of_one_of_ours_takes_its_place(tmp_path):
    count = loaded(tmp_path, "x").stdout.split()[0]
    (tmp_path / "roster.toml").write_text(ROW.replace("jorunn-testersen", "hamid-karzai"))
    assert loaded(tmp_path, "hamid-karzai").stdout.split() == [count, "1", "True"]


def test_without_files_nothing_changes(tmp_path):
    assert loaded(tmp_path, "jorunn-testersen").stdout.split()[1:] == ["0", "False"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ROW.replace("rank", "rang"), "unknown field `rang` - at `$.person[0].office[0]`"),
        (ROW.replace('"minister"', '"vizier"'), "Invalid enum value 'vizier' - at `$.person[0].office[0].rank`"),
        ("[[person]\n", "roster.toml: "),
        (ROW.replace("[[person]]", "[[people]]", 1), "roster.toml: "),
    ],
)
def test_a_bad_file_is_named_with_its_row(tmp_path, content, reason):
    (tmp_path / "roster.toml").write_text(content)
    ended = loaded(tmp_path, "x")
    assert "RuleError" in ended.stderr
    assert f"{tmp_path / 'roster.toml'}: " in ended.stderr
    assert reason in ended.stderr


def test_rules_that_come_too_late_are_refused(tmp_path):
    load_issues()
    (tmp_path / "issues.toml").write_text("issue = []")
    with pytest.raises(RuleError, match=r"expected to be named before any rule is loaded, found positions/issues"):
        add_rules(tmp_path)


def test_no_list_of_words_holds_one_twice():
    found = {str(path): sorted(repeated(tomllib.loads(path.read_text("utf-8")))) for path in RULES}
    assert {name: words for name, words in found.items() if words} == {}


def repeated(rules):
    """Yield the words that stand twice in a list, examples aside."""
    if isinstance(rules, dict):
        for name, value in rules.items():
            if name not in {"matches", "rejects"}:
                yield from repeated(value)
    elif isinstance(rules, list):
        words = [word for word in rules if isinstance(word, str)]
        yield from {word for word in words if words.count(word) > 1}
        for value in rules:
            yield from repeated(value)
