"""Rewrites the golden records of the examples; a person reads the diff."""

import json
from pathlib import Path

import msgspec

import communique

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "examples"


def golden_of(example: Path) -> str:
    """Return the record of an example, a finding a line, without what changes with every version."""
    record = msgspec.to_builtins(communique.read(example))
    del record["produced_by"]
    parts = []
    for name, value in record.items():
        if isinstance(value, list):
            lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f'"{name}": [\n{lines}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    for path in sorted(EXAMPLES.iterdir()):
        case = FOLDER / path.stem
        case.mkdir(exist_ok=True)
        (case / "record.json").write_text(golden_of(path), encoding="utf-8")
