"""Positions in whole articles and in single sentences of our own, read from end to end.

`practice/sentences.txt`: `text => PARTY stance firmness: words | ...`, or `text => -` where there is none; every row
holds. `practice/articles.txt`: what a person finds in each text; its totals hold, and nobody tunes to one line of it.
A party in small letters is the name of an organisation or of a faction; "stated" is left out.
"""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from communique.domain.document import Origin, make_document
from communique.reading import read

FOLDER = Path(__file__).with_name("practice")
DAY = date(2025, 6, 10)
ROW = re.compile(
    r"(?P<parties>.+?) (?P<stance>demand|offer|promise|acceptance|rejection|support)"
    r"(?: (?P<firmness>firm|red line|conditional|flexible))?: (?P<words>.+)"
)
SAME = 0.5  # of the words two spans share (Dice)
PRECISION, RECALL, STANCE, FIRMNESS = 0.88, 0.72, 0.93, 0.93


def positions_of(text, day=DAY):
    findings = read(make_document(text, Origin(published=day)))
    actors = {actor.id: actor for actor in findings.actors}
    for position in findings.positions:
        holder = actors[position.holder.actor]
        words = " ".join(evidence.quote for evidence in position.evidence)
        party = holder.party if holder.party and holder.party.isupper() else holder.name.lower()
        yield party, position.stance.value, position.firmness.value, words


def wanted_in(lines):
    for line in lines:
        row = ROW.fullmatch(line.strip())
        for party in row["parties"].split(","):
            yield party, row["stance"], row["firmness"] or "stated", row["words"]


def likeness(one, other):
    left, right = (Counter(re.findall(r"\w+", words.lower())) for words in (one, other))
    return 2 * (left & right).total() / max(left.total() + right.total(), 1)


def pairs_of(wanted, found):
    ranked = sorted(
        ((likeness(want[3], have[3]), i, j)
         for i, want in enumerate(wanted) for j, have in enumerate(found) if want[0] in have[0]),
        reverse=True,
    )  # fmt: skip
    taken, pairs = set(), {}
    for share, i, j in ranked:
        if share >= SAME and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [(wanted[i], found[j]) for i, j in pairs.items()]


def sentences():
    lines = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" => ") for line in lines if " => " in line]


@pytest.mark.parametrize(("text", "row"), sentences(), ids=lambda part: part[:60])
def test_sentence_holds_these_positions_and_no_other(text, row):
    wanted = [] if row == "-" else list(wanted_in(row.split(" | ")))
    found = list(positions_of(text))

    assert len(found) == len(wanted), found
    pairs = pairs_of(wanted, found)
    assert len(pairs) == len(wanted), found
    for want, have in pairs:
        assert have[1] == want[1]
        assert want[2] in {"stated", have[2]}


def articles():
    for block in (FOLDER / "articles.txt").read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, _, rest = block.partition("\n")
        text, _, rows = rest.partition("\n---\n")
        yield date.fromisoformat(head.rpartition("| ")[2]), text.strip(), rows.strip().splitlines()


@pytest.mark.slow
def test_articles_hold_most_positions_a_person_finds():
    total = Counter()
    for day, text, rows in articles():
        wanted, found = list(wanted_in(rows)), list(positions_of(text, day))
        pairs = pairs_of(wanted, found)
        total.update(wanted=len(wanted), found=len(found), pairs=len(pairs))
        total.update(stance=sum(want[1] == have[1] for want, have in pairs))
        total.update(firmness=sum(want[2] == have[2] for want, have in pairs))

    assert total["pairs"] / total["found"] >= PRECISION
    assert total["pairs"] / total["wanted"] >= RECALL
    assert total["stance"] / total["pairs"] >= STANCE
    assert total["firmness"] / total["pairs"] >= FIRMNESS
