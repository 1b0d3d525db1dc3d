"""Cold starts: how long a command takes from nothing, beside a program that only loads the pipeline and parses.

    python benchmarks/speed/start.py [--rounds N]

Rounds alternate; the figures are medians of the time that passes and of the processor's time, which other programs on
the machine do not lengthen much.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from communique.language.pipeline import PIPELINE

ARTICLE = Path(__file__).parents[2] / "examples" / "04-anchorage.txt"
BARE = f"import sys, spacy; spacy.load({PIPELINE!r})(open(sys.argv[1], encoding='utf-8').read())"
COMMANDS = {  # what is started, and how many seconds it may take
    "communique --help": (["-m", "communique", "--help"], 0.3),
    "communique read": (["-m", "communique", "read", str(ARTICLE)], 3.5),
    "bare spaCy": (["-c", BARE, str(ARTICLE)], None),
}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for command, _ in COMMANDS.values():
        started(command)  # Python keeps what it has compiled: nobody but the first pays for that
    rounds = [{name: started(command) for name, (command, _) in COMMANDS.items()} for _ in range(options.rounds)]
    for name, (_, most) in COMMANDS.items():
        passed, used = (median(figures[name][index] for figures in rounds) for index in (0, 1))
        bound = f"   (at most {most} s)" if most is not None else ""
        print(f"{name:<18} {passed:5.2f} s, of the processor {used:5.2f} s{bound}")
    ratio = median(figures["communique read"][1] / figures["bare spaCy"][1] for figures in rounds)
    print(f"communique read against bare spaCy: {ratio:.2f} times the processor's time")
    return 0


def started(arguments: list[str]) -> tuple[float, float]:
    """Return how many seconds a fresh Python takes: those that pass, those of the processor."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603  our own
    after = os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return time.perf_counter() - start, used


if __name__ == "__main__":
    sys.exit(main())
