"""Refits the numbers of the outlook from event data and prints what they are held to: `make outlook`.

Run from the project's folder: python tools/outlook [--data FOLDER] [--write]
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bars
import hazard
import rates
import shipping
from days import Days, count
from hazard import Score, Split
from reading import SETS, codes_in, events_of, is_there

DATA = Path(__file__).parents[3] / "shared" / "outlook"
SPLITS = {"2013-15": Split(90, 120, 440, 774), "2014": Split(90, 60, 230, 365)}
FLOORS = (
    # set, horizon, hostile pairs only, Brier score at most, calibration error at most
    ("2013-15", 30, False, 0.0700, 0.03),
    ("2013-15", 90, False, 0.1235, 0.03),
    ("2013-15", 30, True, 0.1190, 0.04),
    ("2014", 30, False, 0.0815, 0.03),
)
REFERENCE = {"2013-15": "icews0515b", "2014": "icews14"}
CLOSE = 0.01


def main() -> int:
    """Print the table; return 1 where a floor is missed or a shipped number differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the event data")
    parser.add_argument("--write", action="store_true", help="write the numbers into the package")
    asked = parser.parse_args()
    missing = [name for name, one in SETS.items() if not is_there(asked.data, one)]
    for name in missing:
        print(f"{name}: the data is not in {asked.data}; left out")
    sets = {
        name: count(events_of(asked.data, one), codes_in(asked.data))
        for name, one in SETS.items()
        if name not in missing
    }
    holds = [_scores(sets), _rates(sets, asked.data), bars.example(asked.data), bars.without_data()]
    if not missing:
        days, split = sets["2013-15"], SPLITS["2013-15"]
        holds.append(bars.applied(days, hazard.recalibrated(days, split)[0], split))
        holds.append(_shipped(sets, is_written=asked.write))
    return 0 if all(holds) else 1


def _scores(sets: dict[str, Days]) -> bool:
    if sets:
        print("forecasts of days after the fit (floors: docs/outlook.md)")
    is_well = True
    for name, horizon, is_hostile, brier, error in FLOORS:
        if name in sets:
            found = _scored(sets[name], SPLITS[name], horizon, is_hostile=is_hostile)
            holds = found.brier <= brier and found.calibration_error <= error
            is_well &= holds
            print(
                f"  {name}, {horizon} days, {'hostile' if is_hostile else 'active'} pairs: "
                f"Brier {found.brier:.5f} (at most {brier:.4f}), "
                f"calibration error {found.calibration_error:.4f} (at most {error:.2f}), "
                f"{found.forecasts} forecasts, {found.pairs} pairs: {'holds' if holds else 'MISSED'}"
            )
    return is_well


def _scored(days: Days, split: Split, horizon: int, *, is_hostile: bool) -> Score:
    found, _, _ = hazard.recalibrated(days, split)
    chances, outcomes, rows = hazard.forecasts(days, found, split, horizon)
    kept = rows.is_hostile if is_hostile else slice(None)
    return hazard.score(chances[kept], outcomes[kept], rows.pair[kept])


def _rates(sets: dict[str, Days], folder: Path) -> bool:
    path = folder / "baserates.json"
    if not path.is_file():
        print(f"base rates: {path.name} is not there; left out")
        return True
    reference = json.loads(path.read_text(encoding="utf-8"))
    is_well = True
    for name, days in sets.items():
        results = reference[REFERENCE[name]]["results"]
        compared = [*_compared_rates(days, results), *_compared_weeks(days, results)]
        farthest = max(distance for distance, _ in compared)
        unequal = sum(not is_same for _, is_same in compared)
        is_well &= farthest <= CLOSE and not unequal
        print(
            f"base rates after intent, {name}: {len(compared)} rates, the farthest {farthest:.5f} off "
            f"(at most {CLOSE}), {unequal} with other counts"
        )
    return is_well


def _compared_rates(days: Days, results: dict[str, Any]) -> Iterator[tuple[float, bool]]:
    for target in rates.TARGETS:
        for horizon in hazard.HORIZONS:
            now, known = rates.situation(days, target, horizon), results[target]["rates"][str(horizon)]
            for name, found in rates.rates(now).items():
                yield abs(found.rate - known[name][0]), [found.days, found.pairs] == known[name][1:]
            for name, same in rates.matched(now).items():
                counts = same.pairs == known[name]["pairs"] and same.days == known[name]["intent_days"]
                yield abs(same.with_intent - known[name]["p_intent"]), counts
                yield abs(same.without - known[name]["p_control_same_pair"]), counts


def _compared_weeks(days: Days, results: dict[str, Any]) -> Iterator[tuple[float, bool]]:
    for target in rates.TARGETS:
        for name, is_hostile in rates.HAZARDS.items():
            came, at_risk, _ = rates.weekly_hazard(days, target, is_hostile=is_hostile)
            shares, counts = results[target][name]
            for met, left, share, of in zip(came, at_risk, shares, counts, strict=True):
                yield abs(met / left - share), left == of


def _shipped(sets: dict[str, Days], *, is_written: bool) -> bool:
    fresh = {
        "contact.toml": shipping.contact_rules(sets["2013-15"], SPLITS["2013-15"]),
        "intents.toml": shipping.intent_rules(sets),
    }
    if is_written:
        shipping.RULES.mkdir(exist_ok=True)
        for name, text in fresh.items():
            (shipping.RULES / name).write_text(text, encoding="utf-8")
    found = [line for name, text in fresh.items() for line in shipping.differences(text, name)]
    print("\n".join(found) or "the shipped numbers are these, to six significant digits")
    return not found


if __name__ == "__main__":
    sys.exit(main())
