"""A large record goes through adding, review, export and import, and comes out as it went in."""

import os
import random

import pytest

from benchmarks.speed.store import BY, documents
from communique.record import Wanted, open_record
from tests.views.commands.running import page, told

COUNT = 10_000 if os.environ.get("FULL") else 1_000
JUDGED = 60


def judge(database, chance):
    """Let a person accept, correct, reject, merge, split and undo on the command line."""
    with open_record(database) as record:
        contacts = [str(one.thing.id) for one in record.contacts(Wanted(limit=JUDGED * 4))]
    for number in range(JUDGED):
        one, other = chance.sample(contacts, 2)
        said = (
            ["accept", one],
            ["correct", one, "status", "cancelled"],
            ["reject", one],
            ["merge", one, other],
            ["split", one, other],
        )[number % 5]
        told("review", *said, "--by", "mira", "--reason", f"line {number}", "--database", database)
        if number % 7 == 0:
            latest = page("review", "log", "--limit", "1", "--database", database)["judgements"][0]["id"]
            told("review", "undo", latest, "--by", "mira", "--database", database)


@pytest.mark.drill
@pytest.mark.timeout(3600)
def test_a_large_record_is_the_same_after_export_and_import(tmp_path):
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    with open_record(first) as record:
        assert sum(added.is_new for added in record.add(documents(COUNT), BY)) == COUNT
    judge(first, random.Random(5))  # noqa: S311  no secret
    told("export", "--output", tmp_path / "first.jsonl", "--database", first)
    told("import", tmp_path / "first.jsonl", "--database", second)
    told("export", "--output", tmp_path / "second.jsonl", "--database", second)
    assert (tmp_path / "second.jsonl").read_bytes() == (tmp_path / "first.jsonl").read_bytes()
