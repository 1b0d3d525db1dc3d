"""Holds the parts of the outlook that need no event data, or only examples, to their floors."""

import json
import sys
from pathlib import Path

import numpy as np
from days import Days
from hazard import HORIZONS, LOOKBACK, Hazard, Split, rows_of

from communique.outlook.chance import Features, chance_within
from communique.outlook.scale import Standpoint, centre_of

ROOT = Path(__file__).parents[2]
DOMAINS, HISTORIES = 2000, 20_000
EXACT, MID_P = 0.05, (0.03, 0.06)
EXAMPLE = "emission"
PRIOR_DAYS, PRIOR_MEETINGS = 180, 0.5
CLOSE = 1e-4


def example(folder: Path) -> bool:
    """Weigh the published example that lies with the data."""
    path = folder / "bdm_inputs.json"
    if not path.is_file():
        print(f"{EXAMPLE} example: {path.name} is not there; left out")
        return True
    given = json.loads(path.read_text(encoding="utf-8"))[EXAMPLE]
    centre = centre_of([Standpoint(one["actor"], one["x"], one["c"], one["s"]) for one in given["actors"]])
    holds = (
        round(centre.mean, 4) == given["compromise_mean"]
        and centre.median == given["weighted_median"]
        and list(centre.undefeated) == given["proportional_condorcet"]
    )
    print(
        f"{EXAMPLE} example: weighted mean {centre.mean:.3f}, weighted median {centre.median:g}, undefeated "
        f"{', '.join(f'{one:g}' for one in centre.undefeated)}: {'holds' if holds else 'MISSED'}"
    )
    return holds


def without_data() -> bool:
    """Hold collisions of red lines against brute force, and intervals against shuffled histories."""
    sys.path.insert(0, str(ROOT))
    from tests.outlook.test_ground import disagreements  # noqa: PLC0415
    from tests.outlook.test_intervals import false_alarms  # noqa: PLC0415

    wrong = disagreements(range(DOMAINS))
    print(
        f"red lines that collide: as brute force has it in {DOMAINS - wrong} of {DOMAINS} small domains (all): "
        f"{'MISSED' if wrong else 'holds'}"
    )
    exact, middle = false_alarms(HISTORIES, is_mid_p=False), false_alarms(HISTORIES, is_mid_p=True)
    holds = exact <= EXACT and MID_P[0] <= middle <= MID_P[1]
    print(
        f"false alarms of the pace on {HISTORIES:,} shuffled histories: exact {exact:.4f} (at most {EXACT}), "
        f"mid-P {middle:.4f} ({MID_P[0]} to {MID_P[1]}): {'holds' if holds else 'MISSED'}"
    )
    return not wrong and holds


def applied(days: Days, hazard: Hazard, split: Split) -> bool:
    """Hold the chances that the package gives against those of the fit."""
    rows = rows_of(days, [split.turn], split.end)
    farthest = 0.0
    for horizon in HORIZONS:
        chances = hazard.chance(rows.features, horizon)
        for features, chance in zip(rows.features, chances, strict=True):
            farthest = max(farthest, abs(chance_within(_known(features, split.turn), horizon) - chance))
    holds = farthest <= CLOSE
    print(f"the package applies the fit to {farthest:.6f} (at most {CLOSE}): {'holds' if holds else 'MISSED'}")
    return holds


def _known(features: np.ndarray, origin: int) -> Features:
    counts = np.rint(np.expm1(features)).astype(int)
    since = int(counts[2])
    meetings = round(float(np.exp(features[3])) * (origin + 1 + PRIOR_DAYS) - PRIOR_MEETINGS)
    return Features(
        meetings_90=int(counts[0]),
        intents_30=int(counts[1]),
        days_since_meeting=None if since >= LOOKBACK else since,
        meeting_days=meetings,
        observed_days=origin + 1,
        consultations_30=int(counts[4]),
        events_90=int(counts[5]),
    )
