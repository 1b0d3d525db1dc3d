"""A program that adds documents is killed at any moment: what it told of is there, nothing is half written."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.domain.contact import ContactStatus
from communique.record import Wanted, open_record
from tests.record.conftest import make_database
from tests.record.store.stage import BY, Told, add, findings_of, state_of

HOME = Path(__file__).parents[3]
STATUSES = (ContactStatus.HELD, ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED)
DOCUMENTS = [
    Told(who=[(0, 1), (4, 1), (2, 1), (3, 0)][n % 4], day=None if n % 9 == 0 else n % 7, published=n % 8,
         status=STATUSES[n % 3], words=n, outlet=n % 5, url=n % 6 if n % 4 == 0 else None)
    for n in range(24)
]  # fmt: skip
SECONDS = 0.15  # about as long as a step takes
CHILD = """
import random, sys
from communique.record import open_record
from tests.record.store.stage import BY, findings_of
from tests.record.store.test_drills import DOCUMENTS
chance = random.Random(int(sys.argv[2]))
read = [findings_of(told) for told in chance.sample(DOCUMENTS, len(DOCUMENTS))]
with open_record(sys.argv[1], wait_seconds=30) as record:
    print("ready", flush=True)
    while read:
        some, read = read[:3], read[3:]
        for added in record.add(some, BY):
            print(added.document, flush=True)
print("done", flush=True)
"""


def killed(database: str, seed: int) -> set[str]:
    """Let a program add documents, kill it, and return the ids it told of."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, database, str(seed)], stdout=subprocess.PIPE, cwd=HOME
    ) as child:
        assert child.stdout is not None
        chance = random.Random(seed)  # noqa: S311  the same moments each time, as far as a machine allows
        first = b"".join(child.stdout.readline() for _ in range(chance.randrange(len(DOCUMENTS))))
        time.sleep(chance.uniform(0, SECONDS))
        child.kill()
        told = (first + child.stdout.read()).decode()
    whole = told[: told.rfind("\n") + 1].split()
    return set(whole) - {"ready", "done"}


def drill(databases, kills: int, tmp_path: Path) -> None:
    with open_record(tmp_path / "undisturbed.db") as record:
        add(record, DOCUMENTS)
        undisturbed = state_of(record)
    caught = 0
    for seed in range(kills):
        database = databases()
        acknowledged = killed(database, seed)
        with open_record(database, wait_seconds=30) as record:
            assert not list(record.check())
            there = {citation.id for citation in record.documents(Wanted(limit=None))}
            assert acknowledged <= there
            assert len(there) % 3 in {0, len(DOCUMENTS) % 3}, "a step is kept whole or not at all"
            caught += 0 < len(there) < len(DOCUMENTS)
            list(record.add([findings_of(told) for told in DOCUMENTS], BY))
            assert state_of(record) == undisturbed
    assert caught > kills // 10, "most kills came before or after the adding: no drill"


def files(tmp_path):
    numbers = iter(range(10**6))
    return lambda: str(tmp_path / f"record-{next(numbers)}.db")


@pytest.mark.slow
def test_killed_five_times_a_file_is_whole(tmp_path):
    drill(files(tmp_path), 5, tmp_path)


@pytest.mark.slow
def test_killed_five_times_what_a_server_holds_is_whole(tmp_path, postgresql_server):
    drill(lambda: make_database(postgresql_server), 5, tmp_path)


@pytest.mark.slow
@pytest.mark.drill
@pytest.mark.timeout(900)
def test_killed_sixty_times_a_file_is_whole(tmp_path):
    drill(files(tmp_path), 60, tmp_path)


@pytest.mark.slow
@pytest.mark.drill
@pytest.mark.timeout(900)
def test_killed_twenty_times_what_a_server_holds_is_whole(tmp_path, postgresql_server):
    drill(lambda: make_database(postgresql_server), 20, tmp_path)
