"""Judges the tests: changes the code of a room in small ways, and asks whether a test notices.

`python tools/mutants.py [--count N] [ROOM ...]`: the rooms and the tests that answer for them stand in
tools/mutants.toml. Of each room it judges the N mutants whose names hash lowest, so that anyone judges the same;
all of them with FULL=1. Exit status 1 where a room falls short. Needs mutmut, which the group `release` brings.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

HOME = Path(__file__).parents[1]
OUT = HOME / "out" / "mutants"
COPIED = ("benchmarks", "docs", "examples", "src", "tests", "tools", "README.md", "pyproject.toml")  # what tests read
LEFT = shutil.ignore_patterns("node_modules", "__pycache__", "out")
COUNT = 80  # mutants of a room
BAR = 0.80  # of them are noticed, at least
NOTICED = {"killed", "timeout"}  # a test that no longer ends notices, too
TOLD = {"killed": 8, "timeout": 8, "survived": 9, "no tests": 9}  # what mutmut says of a mutant, and the column's width
RESULT = re.compile(r"^ {4}(\S+): ([a-z ]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Room:
    """Some files, and the tests that answer for them; both as paths from the top of the project."""

    name: str
    files: list[str]  # patterns
    tests: list[str]  # what pytest is given

    def paths(self) -> list[str]:
        """Return the files, in order."""
        return sorted({str(path.relative_to(HOME)) for each in self.files for path in HOME.glob(each)})


def main() -> int:
    """Judge each room; tell which fall short."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", metavar="ROOM")
    asked.add_argument("--count", type=int, default=None if os.environ.get("FULL") else COUNT)
    given = asked.parse_args()
    rooms = [Room(name, **row) for name, row in tomllib.loads((HOME / "tools" / "mutants.toml").read_text()).items()]
    known = [room.name for room in rooms]
    if unknown := set(given.names) - set(known):
        asked.error(f"expected rooms of {', '.join(known)}, found {', '.join(sorted(unknown))}")
    print(f"{'room':12}{'judged':>8}{'of':>8}{'killed':>8}{'timeout':>8}{'survived':>9}{'untested':>9}{'noticed':>9}")
    chosen = [room for room in rooms if not given.names or room.name in given.names]
    short = [room.name for room in chosen if judged(room, given.count) < BAR]
    print(f"under {BAR:.0%}: {', '.join(short)}" if short else f"at least {BAR:.0%} noticed in every room")
    return len(short) > 0


def judged(room: Room, count: int | None) -> float:
    """Judge one room on a copy of its own, print what came of it, and return the share that was noticed."""
    place = prepared(room)
    every = mutants(room)
    sample = sorted(every, key=lambda name: sha256(name.encode()).hexdigest())[:count]
    found = verdicts(place, sample if count else [])
    counts = Counter(found.values())
    share = sum(counts[each] for each in NOTICED) / len(sample)
    left = len(sample) - sum(counts[each] for each in TOLD)
    print(
        f"{room.name:12}{len(sample):8}{len(every):8}" + "".join(f"{counts[each]:{TOLD[each]}}" for each in TOLD),
        end="",
    )
    print(f"{share:9.1%}" + (f"  ({left} ended otherwise)" if left else ""), flush=True)
    kept = [f"{verdict}: {name}\n" for name, verdict in sorted(found.items()) if verdict not in NOTICED]
    (place / "survived.txt").write_text("".join(kept))  # `mutmut show NAME` in that folder tells what was changed
    return share


def verdicts(place: Path, names: list[str]) -> dict[str, str]:
    """Let mutmut judge the mutants of these names, all if none is named, and return what it says of each."""
    script, log = Path(sys.executable).with_name("mutmut"), place / "run.log"
    with log.open("w") as stream:
        ended = subprocess.run([script, "run", *names], cwd=place, stdout=stream, stderr=stream, check=False)  # noqa: S603
    if ended.returncode:
        sys.exit(f"mutmut ended with {ended.returncode}; see {log}")
    told = subprocess.run([script, "results", "--all", "true"], cwd=place, capture_output=True, text=True, check=True)  # noqa: S603
    found = dict(RESULT.findall(told.stdout))
    return {name: found[name] for name in names or found}


def prepared(room: Room) -> Path:
    """Return a folder with a copy of the project, set up for mutmut."""
    place = OUT / room.name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in COPIED:
        source = HOME / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=LEFT)
        else:
            shutil.copy2(source, place / name)
    settings = {
        "source_paths": ["src"],
        "only_mutate": room.paths(),
        "also_copy": [name for name in COPIED if name != "src"],
        "pytest_add_cli_args_test_selection": ["-m", "not slow and not drill", *room.tests],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"],
        "process_isolation": "forkserver",  # no mutant meets what another test left in memory
        "use_git_change_detection": False,
    }
    lines = [f"{key} = {json.dumps(value)}\n" for key, value in settings.items()]
    with (place / "pyproject.toml").open("a") as file:
        file.writelines(["\n[tool.mutmut]\n", *lines])
    return place


def mutants(room: Room) -> list[str]:
    """Return the names of all mutants of a room."""
    return [
        get_mutant_name(Path(path), name)
        for path in room.paths()
        for name in mutate_file_contents(path, (HOME / path).read_text()).mutant_names
    ]


if __name__ == "__main__":
    sys.exit(main())
