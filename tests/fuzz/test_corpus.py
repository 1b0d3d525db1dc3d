"""Every input of the kept corpus, and everything that fuzzing found, is read or refused; a few more are made of it."""

import random
import sys
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, run
from tools import fuzz

CORPUS = Path(__file__).with_name("corpus")
KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())


def test_every_target_has_a_corpus_and_the_reverse():
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)


def test_fuzzing_starts_from_the_whole_corpus(monkeypatch):
    told = []
    monkeypatch.setattr(fuzz, "fuzz", lambda name, options: told.append((name, options)))
    monkeypatch.setattr(sys, "argv", ["fuzz.py", "--one=days", "-seed=1", "grown", "kept"])
    assert fuzz.main() == 0
    assert told == [("days", ["-seed=1", "grown", "kept"])]
    assert max(path.stat().st_size for path in KEPT) <= fuzz.LONGEST


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_it_is_read_or_refused(path):
    run(path.parent.name, path.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TARGETS))
def test_what_is_cut_or_changed_is_read_or_refused(name):
    chance = random.Random(3)  # noqa: S311  no secret
    for path in sorted((CORPUS / name).iterdir()):
        raw = path.read_bytes()
        for _ in range(5):
            changed = bytearray(raw[: chance.randrange(len(raw) + 1)])
            for _ in range(min(len(changed), 3)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            run(name, bytes(changed))
