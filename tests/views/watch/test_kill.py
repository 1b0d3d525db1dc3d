import json
import random
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

from tests.documents.serving import Page, serving

ROOT = Path(__file__).parents[3]
SCRIPT = """
import sys
from datetime import timedelta
from pathlib import Path
from communique.views.watch import DigestFolder, Watch, Webhook, open_journal, watch_once
from tests.views.watch.stage import NOW, Still, difference

folder, url, known = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open_journal(folder / "journal.jsonl") as journal:
    print("ready", flush=True)
    for told in range(known, known + 5):
        record = Still(*(difference(f"commitment-{number}") for number in range(1, told + 1)))
        watch_once(Watch(
            feeds=(), record=record, journal=journal, add=list, now=lambda: NOW, sleep=lambda _: None,
            interval=timedelta(), digest=DigestFolder(folder / "digests"),
            channels=(Webhook(url=url, sleep=lambda _: None),),
        ))
"""


def answer_late(handler):
    time.sleep(0.01)
    handler.send_response(204)
    handler.end_headers()


def run(folder: Path, url: str, known: int, kill_after: float | None) -> None:
    asked = [sys.executable, "-c", SCRIPT, str(folder), url, str(known)]
    with subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        if kill_after is not None:
            time.sleep(kill_after)
            process.kill()
        process.wait()


@pytest.mark.slow
def test_nothing_is_lost_or_told_as_something_else_when_the_watch_is_killed(tmp_path):
    chance = random.Random(11)  # noqa: S311
    with serving({"/hook": Page(write=answer_late)}) as site:
        for number in range(5):
            run(tmp_path, f"{site.url}/hook", 3 * number, chance.uniform(0, 0.15))
        run(tmp_path, f"{site.url}/hook", 20, None)
        told = defaultdict(set)
        for asked in site.asked:
            for telling in json.loads(asked["body"])["tellings"]:
                told[telling["about"]].add(asked["Idempotency-Key"])
    lines = (tmp_path / "journal.jsonl").read_text().splitlines()
    before = {key for line in lines for key in json.loads(line).get("keys", ())}
    assert {len(ids) for ids in told.values()} == {1}  # sent again at most as what it was
    assert len(told) + len(before) == 24
    written = [json.loads(path.read_text())["tellings"] for path in (tmp_path / "digests").glob("*.json")]
    assert sorted(telling["about"] for tellings in written for telling in tellings) == sorted(told)
