"""Prints the misses and false alarms of a room on its development set, the largest classes first.

python benchmarks/quality/errors.py --room statements [--set train|dev] [--documents N] [--examples N]
"""

import argparse
import sys
from collections import defaultdict

import corpus
import sets

CHARACTERS_SHOWN = 300


def main() -> int:
    """Print the classes, of the development set where there is one, else of the open corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--room", choices=ROOMS, required=True)
    parser.add_argument("--set", default=None, help="statements: train or dev; dates: timebank, aquaint or wikiwars")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--examples", type=int, default=3)
    options = parser.parse_args()
    if sets.GOLD.is_dir() and options.room in DEVELOPMENT:
        show(DEVELOPMENT[options.room](options.set, options.documents), options.examples)
    else:
        show(corpus_errors(ROOMS[options.room]), options.examples)
    return 0


def show(found: dict[str, list[str]], examples: int) -> None:
    """Print the classes, the largest first, with some examples each."""
    for name, lines in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(lines):5}  {name}")
        for line in lines[:examples]:
            print(f"         {line[:CHARACTERS_SHOWN]}")


def corpus_errors(kind: str) -> dict[str, list[str]]:
    """Return what is wrong in the open corpus's part to learn from, by missed, false and field."""
    texts = [text for text in corpus.load_texts() if text.name[0] == corpus.PARTS[0]]
    found: dict[str, list[str]] = defaultdict(list)
    for line in corpus.score(texts)[kind].errors:
        name, _, what = line.partition(": ")
        found[what.split(" ")[0]].append(f"{name}: {what}")
    return found


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


ROOMS = {
    "contacts": "contacts",
    "statements": "statements",
    "positions": "positions",
    "commitments": "commitments",
    "dates": "times",
}
DEVELOPMENT = {"statements": statement_errors, "dates": time_errors}

if __name__ == "__main__":
    sys.exit(main())
