"""Makes an archive in small shards: `python tests/archive/driving.py OUTPUT RUNNER SOURCE...`; drills kill it.

RUNNER is local, ray, ray=HOST:PORT, or none: all in this one process, whose peak memory in bytes is printed.
"""

import resource
import sys
from pathlib import Path

from communique.archive import Engine
from tests.archive.making import InProcess, archive

if __name__ == "__main__":
    output, runner, *sources = sys.argv[1:]
    runner, _, address = runner.partition("=")
    engine = InProcess() if runner == "none" else Engine(runner=runner, workers=2, address=address or None)
    archive(Path(output), *map(Path, sources), engine=engine)
    if runner == "none":
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)  # noqa: T201  what the caller asks for
