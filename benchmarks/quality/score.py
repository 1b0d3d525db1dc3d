"""Scores the rooms on the development sets and prints the figures beside those of others.

    python benchmarks/quality/score.py [--room ROOM]

The sets lie outside the project (COMMUNIQUE_GOLD; where they are absent, this says so and scores nothing).
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import correlation

import msgspec
import sets

from communique.domain.statement import Certainty
from communique.language import Modality, Tense

WORDS = re.compile(r"\w+")
Figures = Iterator[tuple[str, str, float]]  # set, measure, percent


class Measure(msgspec.Struct, forbid_unknown_fields=True):
    """A row of peers.toml."""

    set: str
    name: str
    peer: float | None = None
    who: str = ""
    people: float | None = None
    floor: float | None = None
    ceiling: float | None = None  # for measures of which less is better


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
    quoted = sets.scorer("statements", "score_quoted").scoreq(gold, found)
    yield "PolNeAR dev, quoted strings", "quote and speaker F", quoted["bothF"]


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


def certainty() -> Figures:
    """Yield how the certainty of event words goes with what people graded (Pearson's r, times 100)."""
    for name, label in (("uw", "UW dev"), ("meantime", "MEANTIME dev")):
        rows = [row for row in sets.rows_of(f"factuality/{name}.jsonl") if row["split"] == "dev"]
        grades = [graded(modality) for modality in sets.modalities_in(rows)]
        yield label, "certainty r", 100 * correlation(grades, [row["label"] for row in rows])


GRADES = {"certain": 3.0, "probable": 1.5, "possible": 0.8, "counterfactual": -1.5, "denied": -2.0}
FUTURE_COSTS = 0.7  # what will be is graded a little below what is


def graded(modality: Modality) -> float:
    """Return a certainty on the annotators' scale from -3 (did not happen) to 3 (happened); set by hand, not fitted."""
    is_future = modality.tense is Tense.FUTURE and modality.certainty is Certainty.CERTAIN
    return GRADES[modality.certainty.value] - FUTURE_COSTS * is_future


def alarms() -> Figures:
    """Yield how often a contact is claimed in sentences that are marked without one."""
    rows = sets.rows_of("contacts/m2e2_dev.jsonl")
    known = " ".join(plain(document.text) for document in sets.negotiation_documents())
    empty = [row for row in rows if not row["contacts"] and plain(row["text"]) not in known]
    claimed = sum(bool(record["contacts"]) for record in sets.records_of(sets.sentences_of(empty)))
    yield "M2E2 dev, no contact", "contact claimed", 100 * claimed / len(empty)


def plain(text: str) -> str:
    """Return the words of a text alone."""
    return " ".join(WORDS.findall(text.lower()))


ROOMS: dict[str, Callable[[], Figures]] = {
    "statements": statements,
    "times": times,
    "negotiations": negotiations,
    "certainty": certainty,
    "alarms": alarms,
}


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
    print(f"{'set':<28}{'measure':<22}{'here':>6}{'floor':>7}{'best other':>12}{'people':>8}  by")
    for name, measure in ROOMS.items():
        for label, what, figure in measure() if room in {None, name} else ():
            row = known.get((label, what), Measure(label, what))
            is_below = figure < (row.floor or 0.0) or (row.ceiling is not None and figure > row.ceiling)
            below += is_below
            shown = f"{_cell(row.floor or row.ceiling):>7}{_cell(row.peer):>12}{_cell(row.people):>8}  {row.who}"
            print(f"{label:<28}{what:<22}{figure:>6.1f}{shown}{'  MISSED' if is_below else ''}", flush=True)
    return int(below > 0)


def _cell(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.1f}"


if __name__ == "__main__":
    sys.exit(main())
