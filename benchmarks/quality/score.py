"""Scores the rooms on the development sets and prints the figures beside those of others.

    python benchmarks/quality/score.py [--room statements|times|negotiations]

The sets lie outside the project (COMMUNIQUE_GOLD; where they are absent, this says so and scores nothing).
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import sets

Figures = Iterator[tuple[str, str, float]]  # set, measure, percent


class Measure(msgspec.Struct, forbid_unknown_fields=True):
    """A row of peers.toml."""

    set: str
    name: str
    peer: float | None = None
    who: str = ""
    people: float | None = None
    floor: float | None = None


class Peers(msgspec.Struct, forbid_unknown_fields=True):
    """What others reach."""

    measure: list[Measure]


def statements() -> Figures:
    """Yield the figures of the statements room."""
    rows = sets.rows_of("statements/polnear_dev.jsonl")
    gold = {row["doc_id"]: row for row in rows}
    found = {row["doc_id"]: row for row in sets.statements_in(rows)}
    scored = sets.scorer("statements").score(gold, found)
    for mode in ("ov80", "iou80", "exact"):
        yield "PolNeAR dev", f"{mode} F", scored[mode]["F"]
    yield "PolNeAR dev", "quote and speaker F", scored["ov80"]["bothF"]
    for kind, recall in scored["ov80"]["R_kind"].items():
        yield "PolNeAR dev", f"recall {kind}", recall
    yield "PolNeAR dev", "speaker given found", scored["ov80"]["spk_acc"]


def times() -> Figures:
    """Yield the figures of the dates room."""
    score = sets.scorer("times").score
    for name, label in (("timebank", "TimeBank"), ("aquaint", "AQUAINT"), ("wikiwars", "WikiWars")):
        rows = sets.rows_of(f"times/{name}.jsonl")
        scored = score({row["doc_id"]: row for row in rows}, sets.times_in(rows, narrative=name == "wikiwars"))
        for measure in ("strict", "relaxed", "value"):
            yield label, f"{measure} F1", scored[measure][2]


def negotiations() -> Figures:
    """Yield the figures of all rooms on the negotiation articles, both parts and together."""
    scorer = sets.scorer("negotiations")
    split = msgspec.json.decode((sets.GOLD / "negotiations" / "split.json").read_bytes())
    gold = scorer.load_gold()
    with sets.lines_file(sets.records_of(sets.negotiation_documents())) as path:
        records = scorer.plain_records.load(path)
    for part in ("all", "worked", "unread"):
        kept = gold if part == "all" else {name: gold[name] for name in split[part]}
        totals, _ = scorer.score(kept, records)
        label = "negotiations" if part == "all" else f"negotiations, {part}"
        for kind, total in totals.items():
            yield label, f"{kind} F", 100 * total["f1"]
            yield from ((label, field, 100 * (value or 0.0)) for field, value in total["fields"].items())


ROOMS: dict[str, Callable[[], Figures]] = {"statements": statements, "times": times, "negotiations": negotiations}


def main() -> int:
    """Print the table; the exit status is 1 when a figure lies below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--room", choices=ROOMS)
    room = parser.parse_args().room
    if not sets.GOLD.is_dir():
        print(f"No development sets at {sets.GOLD} (set COMMUNIQUE_GOLD): nothing scored.")
        return 0
    peers = msgspec.toml.decode((Path(__file__).parent / "peers.toml").read_bytes(), type=Peers)
    known = {(row.set, row.name): row for row in peers.measure}
    below = 0
    print(f"{'set':<22}{'measure':<22}{'here':>6}{'floor':>7}{'best other':>12}{'people':>8}  by")
    for name, measure in ROOMS.items():
        for label, what, figure in measure() if room in {None, name} else ():
            row = known.get((label, what), Measure(label, what))
            is_below = row.floor is not None and figure < row.floor
            below += is_below
            shown = f"{_cell(row.floor):>7}{_cell(row.peer):>12}{_cell(row.people):>8}  {row.who}"
            print(f"{label:<22}{what:<22}{figure:>6.1f}{shown}{'  BELOW' if is_below else ''}", flush=True)
    return int(below > 0)


def _cell(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.1f}"


if __name__ == "__main__":
    sys.exit(main())
