"""Fuzzes the targets: `python tools/fuzz.py [--seconds N] [NAME ...]`, all of them within so many seconds.

What one process finds lies in out/fuzz/found/; the corpus grows in out/fuzz/corpus/, from tests/fuzz/corpus/.
Needs atheris, which the group `release` brings.
"""

import argparse
import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path

HOME = Path(__file__).parents[1]
OUT = HOME / "out" / "fuzz"
SEED = HOME / "tests" / "fuzz" / "corpus"
SECONDS, FULL_SECONDS = 300, 3600
SLOW_SECONDS = 60  # one input may take at most so long; on a busy machine all takes long
MEGABYTES = 2048  # one process may hold at most so much
LONGEST = 50_000  # bytes of an input; the longest of the corpus must go in, half a DOCX file is none
SEED_OF_CHANCE = 0 if os.environ.get("FULL") else 1  # the short run tries the same each time; 0: another one each time


def main() -> int:
    """Run each target in a process of its own; tell which of them found something."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--seconds", type=int, default=FULL_SECONDS if os.environ.get("FULL") else SECONDS)
    asked.add_argument("--one", help=argparse.SUPPRESS)
    given, rest = asked.parse_known_args()
    if given.one:
        fuzz(given.one, [*rest, *given.names])  # here the names are those of the folders of the corpus
        return 0
    names = given.names or targets()
    failed = [name for name in names if not ran_well(name, max(1, given.seconds // len(names)))]
    print(f"fuzzed {len(names)} targets for {given.seconds} s: ", end="")
    print(f"found something in {', '.join(failed)}; see {OUT / 'found'}" if failed else "nothing found")
    return len(failed) > 0


def targets() -> list[str]:
    """Return the names of all targets; each has a folder of its own in the corpus."""
    return sorted(folder.name for folder in SEED.iterdir() if folder.is_dir())


def ran_well(name: str, seconds: int) -> bool:
    """Run one target and tell whether it found nothing."""
    grown, found = OUT / "corpus" / name, OUT / "found"
    for folder in (grown, found):
        folder.mkdir(parents=True, exist_ok=True)
    options = {
        "max_total_time": seconds,
        "timeout": SLOW_SECONDS,
        "rss_limit_mb": MEGABYTES,
        "max_len": LONGEST,
        "seed": SEED_OF_CHANCE,
        "artifact_prefix": f"{found}/{name}-",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    words = [f"-{key}={value}" for key, value in options.items()]
    command = [sys.executable, __file__, f"--one={name}", *words, str(grown), str(SEED / name)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HOME), str(HOME / "src")])}
    ended = subprocess.run(command, check=False, env=environment, cwd=HOME)  # noqa: S603  our own command line
    print(f"{name}: {'ended well' if ended.returncode == 0 else 'FOUND SOMETHING'}", flush=True)
    return ended.returncode == 0


def fuzz(name: str, options: list[str]) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415  only here: the tests of the corpus do without

    logging.disable()  # libraries say of each input what is wrong with it
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=["communique"]):
        from tests.fuzz.targets import run  # noqa: PLC0415

    atheris.Setup([sys.argv[0], *options], lambda raw: run(name, raw))
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
