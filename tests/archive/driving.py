"""Makes an archive in small shards: `python tests/archive/driving.py OUTPUT RUNNER SOURCE...`; drills kill it.

RUNNER is local, ray, ray=HOST:PORT, or none: all in this one process, whose peak memory in bytes is printed.
"""

import sys
from pathlib import Path

from communique.archive import Engine
from tests.archive.making import InProcess, archive


def peak() -> int:
    """Return the most memory held so far, in bytes; `ru_maxrss` would begin with what the parent held."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024


if __name__ == "__main__":
    output, runner, *sources = sys.argv[1:]
    runner, _, address = runner.partition("=")
    engine = InProcess() if runner == "none" else Engine(runner=runner, workers=2, address=address or None)
    archive(Path(output), *map(Path, sources), engine=engine)
    if runner == "none":
        print(peak())  # noqa: T201  what the caller asks for
