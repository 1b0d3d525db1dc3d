"""Makes an archive in small shards: `python tests/archive/driving.py OUTPUT RUNNER SOURCE...`; drills kill it."""

import sys
from pathlib import Path

from communique.archive import Engine
from tests.archive.making import archive

if __name__ == "__main__":
    output, runner, *sources = sys.argv[1:]
    archive(Path(output), *map(Path, sources), engine=Engine(runner=runner, workers=2))
