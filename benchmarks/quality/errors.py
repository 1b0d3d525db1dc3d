"""Prints the misses and false alarms of a room on its development set, the largest classes first.

python benchmarks/quality/errors.py --room statements [--set train|dev] [--documents N] [--examples N]
"""

import argparse
import sys
from collections import defaultdict

import sets

WORDS_SHOWN = 100  # characters of each example


def main() -> int:
    """Print the classes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--room", choices=["statements", "dates"], required=True)
    parser.add_argument("--set", default=None)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--examples", type=int, default=3)
    options = parser.parse_args()
    if not sets.GOLD.is_dir():
        print(f"No development sets at {sets.GOLD} (set COMMUNIQUE_GOLD): nothing to show.")
        return 0
    classes = statement_errors if options.room == "statements" else time_errors
    found = classes(options.set, options.documents)
    for name, examples in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(examples):5}  {name}")
        for example in examples[: options.examples]:
            print(f"         {example[:WORDS_SHOWN]!r}")
    return 0


def statement_errors(part: str | None, documents: int) -> dict[str, list[str]]:
    """Return the misses by cue and the false alarms by rule."""
    rows = sets.rows_of(f"statements/polnear_{part or 'train'}.jsonl")[:documents]
    match = sets.scorer("statements").match
    found: dict[str, list[str]] = defaultdict(list)
    for row, prediction in zip(rows, sets.statements_in(rows), strict=True):
        text, pieces = row["text"], prediction["preds"]
        pairs = match(text, row["quotes"], pieces, "iou80")
        hit = {index for index, _ in pairs}
        used = {index for _, index in pairs}
        for index, quote in enumerate(row["quotes"]):
            if index not in hit:
                found[f"missed {quote['kind']}: {quote['cue_text']}"].append(text[slice(*quote["quote"])])
        for index, piece in enumerate(pieces):
            if index not in used:
                found[f"false: {piece['rule']}"].append(text[slice(*piece["quote"])])
    return found


def time_errors(part: str | None, documents: int) -> dict[str, list[str]]:
    """Return missed, false and wrongly valued time expressions."""
    rows = sets.rows_of(f"times/{part or 'timebank'}.jsonl")[:documents]
    predicted = sets.times_in(rows, narrative=part == "wikiwars")
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        mine = {(time["start"], time["end"]): time for time in predicted[row["doc_id"]]}
        for time in row["timexes"]:
            words = row["text"][time["start"] : time["end"]]
            touching = [own for (start, end), own in mine.items() if start < time["end"] and time["start"] < end]
            if not touching:
                found[f"missed {time['type']}"].append(words)
            elif all(own["value"] != time["value"] for own in touching):
                found[f"value of {time['type']}"].append(f"{words}: {touching[0]['value']}, not {time['value']}")
        for start, end in mine:
            if not any(time["start"] < end and start < time["end"] for time in row["timexes"]):
                found["false"].append(row["text"][start:end])
    return found


if __name__ == "__main__":
    sys.exit(main())
