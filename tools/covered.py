"""Holds what the tests ran against what they must run: `make coverage`, after the tests.

Exit status: 0 all that must be run is run; 1 overall less than `OVERALL` is, or less than all of a file in `ROOMS`.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[1]
SOURCE = HOME / "src" / "communique"
REPORT = HOME / "out" / "coverage" / "report.json"
OVERALL = 95.0  # percent of all lines and branches
# Where a mistake falsifies the record, loses it, or lets strangers in: each line and each branch of these is run.
ROOMS = {
    "offsets": ("documents/cleaning.py", "domain/*.py", "language/*.py", "views/web/marks.py"),
    "merge": ("record/merge/**/*.py",),
    "store": ("record/store/**/*.py",),
    "sanitising": (
        "documents/kinds.py",
        "documents/made.py",
        "documents/webpage.py",
        "views/export/csv_tables.py",
        "views/export/markup.py",
        "views/export/timelinejs.py",
        "views/report/render.py",
        "views/sheets.py",
        "views/web/filters.py",
        "views/web/inbox.py",
        "views/web/rendering.py",
        "views/web/security/*.py",
    ),
    "fetching": tuple(f"documents/{name}.py" for name in ("connecting", "fetch", "hosts", "inflate")),
}


def main() -> int:
    """Print what was run of each room and overall, and every place that was not where all must be."""
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(REPORT)], cwd=HOME, check=False
    )
    if told.returncode:
        return 1
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    missed = []
    for room, patterns in ROOMS.items():
        files = [str(path.relative_to(HOME)) for each in patterns for path in sorted(SOURCE.glob(each))]
        print(f"{room:<11}{share_of([report['files'][name]['summary'] for name in files]):6.2f} %  {len(files)} files")
        missed += [f"  {name}: {places}" for name in files if (places := places_of(report["files"][name]))]
    overall = share_of([report["totals"]])
    print(f"{'overall':<11}{overall:6.2f} %  at least {OVERALL:.0f} % is asked")
    if missed:
        print("all of these must run, and does not (a line, or a branch from line to line):", *missed, sep="\n")
    return 1 if missed or overall < OVERALL else 0


def share_of(numbers: list[dict[str, int]]) -> float:
    """Return how much of the lines and branches ran, in percent."""
    ran = sum(each["covered_lines"] + each["covered_branches"] for each in numbers)
    return 100 * ran / max(1, sum(each["num_statements"] + each["num_branches"] for each in numbers))


def places_of(file: dict[str, Any]) -> str:
    """Return the lines of a file that did not run, and the branches that were not taken from lines that did."""
    lines = file["missing_lines"]
    branches = [
        f"{start}->{end if end > 0 else 'end'}" for start, end in file["missing_branches"] if start not in lines
    ]
    return ", ".join([*map(str, lines), *branches])


if __name__ == "__main__":
    sys.exit(main())
