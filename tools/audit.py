"""Asks the sources of advisories for every locked package: `python tools/audit.py`.

Exit status: 0 a source answered for all and knows of nothing, 1 an advisory was found, 2 for some or all of them no
source answered, which is no pass.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements" / "run.lock"
SOURCES = ("pypi", "osv")
SECONDS = 120  # for all packages, of one source


def main() -> int:
    """Ask one source after the other until one answers."""
    for source in SOURCES:
        found = answer(source)
        if found is None:
            print(f"{source}: no answer")
            continue
        for one in found:
            for each in one.vulns:
                print(f"{one.name} {one.version}: {each['id']}, mended in {', '.join(each['fix_versions']) or 'none'}")
        bad, skipped = [one for one in found if one.vulns], [one.name for one in found if one.skip_reason]
        print(f"{source}: {len(found)} packages of {LOCK.name}, {len(bad)} with advisories")
        if skipped:
            print(f"no pass for those that {source} did not tell of: {', '.join(skipped)}")
        return 1 if bad else 2 if skipped else 0
    print("no source of advisories answered: nothing was checked, and this is no pass")
    return 2


@dataclass(frozen=True, slots=True)
class Audited:
    """What a source says of a package."""

    name: str
    version: str = ""
    vulns: tuple[dict[str, Any], ...] = ()
    skip_reason: str = ""


def answer(source: str) -> list[Audited] | None:
    """Return what a source says of each package; None where it answers for none."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--no-deps", "--disable-pip",
               "--vulnerability-service", source, "--format", "json", "--progress-spinner", "off",
               "--timeout", "10"]  # fmt: skip
    try:
        ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)  # noqa: S603
        told = json.loads(ended.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    found = [Audited(**{name: one[name] for name in Audited.__match_args__ if name in one}) for one in told]
    return None if all(one.skip_reason for one in found) else found


if __name__ == "__main__":
    sys.exit(main())
