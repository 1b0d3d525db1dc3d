"""Rewrites the golden records of the telling examples, those with a folder here; a person reads the diff."""

import json
from pathlib import Path

import msgspec

import communique

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "examples"
CASES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_"))


def example_of(case: str) -> Path:
    """Return the one example that a case is named for."""
    (example,) = (path for path in EXAMPLES.iterdir() if path.stem == case)
    return example


def golden_of(example: Path) -> str:
    """Return the record of an example, a finding a line, without what changes with every version."""
    record = msgspec.to_builtins(communique.read(example))
    del record["produced_by"]
    parts = []
    for name, value in record.items():
        if isinstance(value, list | tuple):
            lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f'"{name}": [\n{lines}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    for name in CASES:
        (FOLDER / name / "record.json").write_text(golden_of(example_of(name)), encoding="utf-8")
