"""The real engines: Daft on this machine, Daft on Ray, and both while somebody kills them."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.archive import Engine
from communique.archive.engine import _knock
from communique.errors import AccessError, RecordError
from tests.archive.making import archive, canonical, job_of, make_sources

ROOT = Path(__file__).parents[2]
QUICK, SLOW = 0.5, 8.0  # seconds within which somebody is killed: while workers warm up, while they read


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    return make_sources(tmp_path_factory.mktemp("archive") / "in", each=24)


@pytest.fixture(scope="module")
def whole(sources) -> dict:
    """Return the rows of an archive that nothing disturbed, made without any engine."""
    archive(sources.parent / "whole", sources)
    return canonical(sources.parent / "whole")


def driven(output: Path, runner: str, *sources: Path) -> subprocess.Popen:
    """Start the making of an archive in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    script = [sys.executable, ROOT / "tests" / "archive" / "driving.py", output, runner, *sources]
    return subprocess.Popen([str(part) for part in script], env=environment, stderr=subprocess.PIPE, text=True)


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except OSError:
            continue
        if told.get("PPid") == str(process):
            found.append(int(status.parent.name))
    return found


@pytest.mark.slow
def test_daft_gives_the_rows_that_one_process_gives(tmp_path):
    sources = make_sources(tmp_path / "in", each=3)
    archive(tmp_path / "whole", sources)
    process = driven(tmp_path / "out", "local", sources)
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert told == ""
    assert canonical(tmp_path / "out") == canonical(tmp_path / "whole")


@pytest.mark.drill
@pytest.mark.timeout(1_800)
def test_twenty_deaths_change_nothing(tmp_path, sources, whole):
    chance = random.Random(9)  # noqa: S311  no secret
    deaths = {"worker": 0, "driver": 0}
    process = driven(tmp_path / "out", "local", sources)
    while sum(deaths.values()) < 20:  # two more archives are begun if one is done before that
        time.sleep(chance.uniform(QUICK, SLOW))
        if process.poll() is not None:
            _, told = process.communicate()
            assert process.returncode == 0, told
            assert canonical(tmp_path / "out") == whole
            (tmp_path / "out").rename(tmp_path / f"out-{time.monotonic_ns()}")
            process = driven(tmp_path / "out", "local", sources)
            continue
        workers = children(process.pid)
        if workers and deaths["worker"] <= deaths["driver"]:
            os.kill(chance.choice(workers), signal.SIGKILL)
            deaths["worker"] += 1
        else:
            process.kill()
            process.communicate()
            deaths["driver"] += 1
            process = driven(tmp_path / "out", "local", sources)
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert deaths == {"worker": 10, "driver": 10}
    assert canonical(tmp_path / "out") == whole


@pytest.mark.drill
def test_ray_gives_the_rows_that_one_process_gives(tmp_path, sources, whole):
    process = driven(tmp_path / "out", "ray", sources)
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert canonical(tmp_path / "out") == whole


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("127.0.0.1:9", "expected a Ray cluster that answers, found: Connection refused"),
        ("ray://127.0.0.1:9", "expected a Ray cluster that answers, found: Connection refused"),
        ("127.0.0.1", "expected HOST:PORT of a Ray cluster, found no port"),
        ("127.0.0.1:port", "expected HOST:PORT of a Ray cluster, found no port"),
    ],
)
def test_a_cluster_that_does_not_answer_is_told_at_once(address, said):
    with pytest.raises(AccessError) as told:
        _knock(address)
    assert str(told.value).startswith(f"{address}: {said}")


@pytest.mark.parametrize(("runner", "package"), [("local", "daft"), ("ray", "ray")])
def test_what_is_not_installed_is_told_with_what_brings_it(tmp_path, monkeypatch, runner, package):
    (tmp_path / "a.txt").write_text("The ministers met.")
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    extra = {"daft": "archive", "ray": "ray"}[package]
    with pytest.raises(RecordError, match=rf"expected the package {package}, .* pip install 'communique\[{extra}\]'"):
        archive(tmp_path / "out", tmp_path / "a.txt", engine=job_of(tmp_path, engine=Engine(runner=runner)).engine)
