import csv
from io import StringIO

import pytest

from communique.views.outlooks.line import COLUMNS
from tests.views.commands.running import page, run, told

STAKES = """
months = 6
source = "a guess of ours"
[[party]]
party = "North"
now = 10
cost = 1
drift = 2
[[party]]
party = "South"
now = 10
cost = 1
drift = -2
"""
SCALE = """
issue = "years until the bridge opens"
[[position]]
party = "North"
at = 2
weight = 3
[[position]]
party = "South"
at = 9
"""


@pytest.fixture
def given(tmp_path):
    def file(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return file


def outlook(filled, *options):
    return told("outlook", *options, "--database", filled)


def test_the_outlook_tells_all_its_parts(filled):
    found = outlook(filled)
    assert found.startswith("Outlook as of 10 March 2025\n3 documents of 2 outlets, from 2 March 2025 on\n")
    for title in ("State of play", "Common ground on declared terms", "Chance of contact", "Age of promises"):
        assert title in found
    assert "stage: ministers" in found
    assert "│ Sergei Lavrov met Marco Rubio" in found
    assert "no chance is given: the record begins less than 90 days before" in found
    assert "only Ukraine has declared a red line" in found
    assert "No chance of peace" in found


def test_no_line_is_longer_than_the_page(filled):
    assert max(map(len, outlook(filled).splitlines())) <= 120


def test_as_of_an_earlier_day_it_knows_only_what_was_told(filled):
    found = outlook(filled, "--as-of", "2025-03-06")
    assert "stage: signals" in found
    assert "ministers" not in found.split("Common ground")[0]


def test_one_part_can_be_asked_for(filled):
    found = outlook(filled, "common", "ground")
    assert "Common ground on declared terms" in found
    assert "State of play" not in found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("chance of peace", "No chance of peace"),
        ("will the presidents meet", "No chance of a meeting of leaders"),
        ("are they sincere", "Nothing is said of who is sincere"),
        ("momentum", "No single index of momentum"),
        ("the weather", "The outlook does not know that."),
    ],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(filled, words, sentence):
    assert outlook(filled, *words.split()).startswith(sentence)
    assert page("outlook", words, "--format", "json", "--database", filled)["outlook"] is None
    assert run("outlook", words, "--format", "csv", "--database", filled).stdout.startswith("part,about,words\n")


def test_the_outlook_as_json_and_csv(filled):
    whole = page("outlook", "--format", "json", "--database", filled)
    assert whole["outlook"]["as_of"] == "2025-03-10"
    assert whole["outlook"]["pairs"][0]["play"]["climb"]["stage"] == "ministers"
    rows = list(csv.DictReader(StringIO(outlook(filled, "--format", "csv"))))
    assert list(rows[0]) == list(COLUMNS)
    assert {row["part"] for row in rows} >= {"play", "ground", "promises", "refused"}


def test_stakes_and_a_scale_come_from_files(filled, given):
    files = ("--stakes", given("stakes.toml", STAKES), "--scale", given("scale.toml", SCALE))
    found = outlook(filled, *files)
    assert "North is better off waiting" in found
    assert "drift: 1 instead of 2" in found
    assert "weighted mean\n    3.75" in found
    assert "a guess of ours" in found


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("waiting",), "expected the figures in a file, --stakes FILE"),
        (("--stakes", "nowhere.toml"), "nowhere.toml: expected a file that can be read"),
        (("--negotiation", "nothing"), "nothing"),
    ],
)
def test_what_is_missing_is_named(filled, options, words):
    ended = run("outlook", *options, "--database", filled)
    assert ended.exit_code == 1
    assert words in ended.stderr


def test_two_parties_can_be_picked(filled):
    found = outlook(filled, "play", "--between", "Russia", "USA")
    assert "Russia and United States" in found
    assert run("outlook", "--between", "Russia", "RUS", "--database", filled).exit_code == 2


def test_without_a_chance_there_is_nothing_to_draw(filled, tmp_path):
    ended = run("outlook", "contact", "--chart", str(tmp_path / "chances.svg"), "--database", filled)
    assert (ended.exit_code, "expected chances to draw" in ended.stderr) == (1, True)
