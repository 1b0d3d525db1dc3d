"""Scores records against the open corpus: its own form, its own measures, no file from elsewhere.

    python benchmarks/quality/corpus.py [--errors KIND] [--pin]

`floors.toml` pins what was accepted, with a hash of the corpus; a figure more than the margin below its floor fails.
Matching is one to one, best overlap first: contacts by trigger and a participant in common, statements by a Dice of
0.8 on words, positions by one of 0.5 and the same holder, commitments and times by overlap.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

import msgspec
from rapidfuzz import fuzz

import communique

Json = dict[str, Any]
Spans = list[tuple[int, int]]

FOLDER = Path(__file__).parent / "corpus"
PARTS = "ab"  # rules may be made from what is missed in a, never from b
FLOORS = Path(__file__).parent / "floors.toml"
STATEMENT_DICE = 0.8
POSITION_DICE = 0.5
SPELLING = 88  # percent: Zelensky and Zelenskyy, not Berg and Burg
WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
ATTITUDES = {"think", "want"}
GENERIC = frozenset({"minister", "officials", "official", "ministry", "office", "leader", "leaders", "government"})


class Floors(msgspec.Struct, forbid_unknown_fields=True):
    """The accepted figures, in percent."""

    corpus: str  # hash of the texts and annotations
    margin: float  # a figure may lie this far below
    floor: dict[str, float]


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the corpus, its annotation and the record that was read."""

    name: str
    text: str
    wanted: Json
    record: Json
    words: list[tuple[int, int]]
    actors: dict[str, Json]

    def where(self, words: str) -> tuple[int, int]:
        """Return where the words stand: "words|2" is their second place; whole words count."""
        plain, _, number = words.rpartition("|")
        plain, count = (plain, int(number)) if plain and number.isdigit() else (words, 1)
        places = list(re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", self.text))
        return places[count - 1].span()

    def covered(self, spans: Spans) -> set[int]:
        """Return the indexes of the words that the spans touch."""
        return {n for n, (left, right) in enumerate(self.words) for start, end in spans if left < end and start < right}

    def dice(self, wanted: Spans, found: Spans) -> float:
        """Return twice the shared words over the sum of both."""
        first, second = self.covered(wanted), self.covered(found)
        return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0

    def name_of(self, named: Json | None) -> str:
        """Return the name behind a part, as the annotation writes it."""
        actor = self.actors.get(named["actor"]) if named else None
        if actor is None:
            return "unknown"
        return f"unnamed: {actor['name']}" if actor["kind"] == "unnamed" else str(actor["name"])

    def party_of(self, named: Json) -> str:
        """Return the party of a part: a state's code, else a name."""
        actor = self.actors.get(named["actor"]) or {"party": None, "name": "unknown"}
        party = actor["party"]
        return str(self.actors[party]["name"] if party in self.actors else party or actor["name"])


@dataclass(slots=True)
class Tally:
    """What was wanted, found and matched, and how often each field of a match is right."""

    wanted: int = 0
    found: int = 0
    matched: int = 0
    fields: dict[str, list[bool]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def figures(self, kind: str) -> Iterator[tuple[str, float]]:
        """Yield the figures in percent."""
        total = self.wanted + self.found
        yield f"{kind} F", 200 * self.matched / total if total else 0.0
        yield from ((f"{kind} {name}", 100 * sum(hits) / len(hits)) for name, hits in self.fields.items() if hits)


def load_texts() -> list[Text]:
    """Return the corpus with a record for each text."""
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
        record = json.loads(msgspec.json.encode(communique.read(text, published=wanted["published"])))
        words = [match.span() for match in WORD.finditer(text)]
        found.append(Text(path.stem, text, wanted, record, words, {actor["id"]: actor for actor in record["actors"]}))
    return found


def corpus_hash() -> str:
    """Return a hash over the texts and annotations."""
    total = sha256()
    for path in sorted(FOLDER.iterdir()):
        total.update(path.name.encode() + b"\n" + path.read_bytes())
    return total.hexdigest()[:16]


def same_name(first: str, second: str) -> bool:
    """Tell whether two names mean one: the same, or the same last word where that is a name."""
    plain = (re.sub(r"[\u0300-\u036f]", "", normalize("NFD", name.lower())) for name in (first, second))
    one, two = (re.findall(r"\w+", re.sub(r"^(unnamed: |the )+|['’]s\b", "", name)) for name in plain)
    if one == two or not (one and two):
        return one == two
    shared = set(one) & set(two)
    if (set(one) | set(two)) & GENERIC or first.startswith("unnamed") or second.startswith("unnamed"):
        return len(shared) / len(set(one) | set(two)) >= POSITION_DICE
    return fuzz.ratio(one[-1], two[-1]) >= SPELLING


def same_speaker(wanted: str, found: str) -> bool:
    """Tell whether a speaker of the annotation is the one found; of a pair, either will do."""
    return any(same_name(one, two) for one in re.split(r" and |; ", wanted) for two in re.split(r" and |; ", found))


def edtf(when: Json | None) -> str | None:
    """Return the date of a record's field, without its clock time."""
    return "/".join(part.split("T")[0] for part in when["edtf"].split("/")) if when else None


def spans(pieces: list[Json]) -> Spans:
    """Return where the evidence stands."""
    return [(piece["start"], piece["end"]) for piece in pieces]


def touches(first: Spans, second: Spans) -> bool:
    """Tell whether any two spans share a character."""
    return any(start < right and left < end for start, end in first for left, right in second)


def contact_likeness(text: Text, wanted: Json, found: Json) -> float:
    """Return how well a contact fits; 0: not at all."""
    names = [text.name_of(named) for named in found["participants"]]
    common = sum(any(same_name(one, name) for name in names) for one in wanted["participants"])
    sentence = _sentence(text.text, text.where(wanted["trigger"]))
    if not touches([sentence], spans(found["evidence"])) or (wanted["participants"] and not common):
        return 0.0
    exact = touches([text.where(wanted["trigger"])], spans(found["evidence"]))
    alike = sum(bool(wanted[name] == found[name]) for name in ("status", "mode"))
    return 1 + common + exact + 0.1 * alike


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the stretch between the stops around a span."""
    stops = [match.end() for match in re.finditer(r"[.!?][\"”’]?\s|\n", text)]
    return max([0, *(stop for stop in stops if stop <= span[0])]), min(
        [len(text), *(stop for stop in stops if stop >= span[1])]
    )


def statement_likeness(text: Text, wanted: Json, found: Json) -> float:
    """Return how well a statement fits; 0: not at all."""
    likeness = text.dice([text.where(words) for words in wanted["content"]], spans(found["content"]))
    if likeness < STATEMENT_DICE:
        return 0.0
    return likeness + 0.05 * same_speaker(wanted["speaker"], text.name_of(found["speaker"]))


def position_likeness(text: Text, wanted: Json, found: Json) -> float:
    """Return how well a position fits; 0: not at all."""
    likeness = text.dice([text.where(wanted["words"])], spans(found["evidence"]))
    holder = text.party_of(found["holder"])
    is_held = wanted["holder"] == holder or same_name(wanted["holder"], text.name_of(found["holder"]))
    is_same_stance = bool(wanted["stance"] == found["stance"])
    return likeness + 0.05 * is_same_stance if is_held and likeness >= POSITION_DICE else 0.0


def words_likeness(text: Text, wanted: Json, found: Json) -> float:
    """Return how well a commitment or a time fits: by its words."""
    evidence = found["evidence"] if isinstance(found["evidence"], list) else [found["evidence"]]
    return text.dice([text.where(wanted["words"])], spans(evidence))


Likeness = Callable[[Text, Json, Json], float]
Check = Callable[[Text, Json, Json], object]
LIKENESS: dict[str, Likeness] = {
    "contacts": contact_likeness,
    "statements": statement_likeness,
    "positions": position_likeness,
    "commitments": words_likeness,
    "times": words_likeness,
}
FIELDS: dict[str, dict[str, Check]] = {
    "contacts": {
        "participants": lambda text, wanted, found: _same_people(text, wanted["participants"], found["participants"]),
        "status": lambda _, wanted, found: wanted["status"] == found["status"],
        "mode": lambda _, wanted, found: wanted["mode"] == found["mode"],
        "level": lambda _, wanted, found: wanted["level"] == found["level"],
        "format": lambda _, wanted, found: (wanted["format"] == "indirect") == (found["format"] == "indirect"),
        "mediators": lambda text, wanted, found: _same_people(text, wanted["mediators"], found["mediators"]),
        "day": lambda _, wanted, found: wanted["when"] == edtf(found["when"]),
        "place": lambda _, wanted, found: _same_place(wanted["place"], found["place"]),
    },
    "statements": {
        "speaker": lambda text, wanted, found: same_speaker(wanted["speaker"], text.name_of(found["speaker"])),
        "kind": lambda _, wanted, found: wanted["kind"] == found["kind"],
        "act": lambda _, wanted, found: wanted["act"] == found["act"],
    },
    "positions": {
        "stance": lambda _, wanted, found: wanted["stance"] == found["stance"],
        "firmness": lambda _, wanted, found: wanted["firmness"] == found["firmness"],
        "issue": lambda _, wanted, found: wanted["issue"] == found["issue"],
    },
    "commitments": {
        "due": lambda _, wanted, found: wanted["due"] == edtf(found["due"]),
        "status": lambda _, wanted, found: wanted["status"] == found["status"],
    },
    "times": {
        "date": lambda _, wanted, found: (
            (wanted["edtf"] or wanted["duration"]) == (edtf(found["when"]) or found["duration"])
        )
    },
}


def _same_people(text: Text, wanted: list[str], found: list[Json]) -> bool:
    names = [text.name_of(named) for named in found]
    return len(names) == len(wanted) and all(any(same_name(one, name) for name in names) for one in wanted)


def _same_place(wanted: str | None, found: Json | None) -> bool:
    name = found["name"] if found else None
    return wanted == name or bool(wanted and name and (wanted in name or name in wanted))


def score(texts: list[Text]) -> dict[str, Tally]:
    """Return a tally a kind."""
    tallies = {kind: Tally() for kind in LIKENESS}
    for text in texts:
        for kind, tally in tallies.items():
            _score_kind(text, kind, tally)
    return tallies


def _score_kind(text: Text, kind: str, tally: Tally) -> None:
    wanted, found = text.wanted.get(kind, []), text.record[kind]
    if kind == "statements":
        wanted = [one for one in wanted if one["act"] not in ATTITUDES]
        found = [one for one in found if one["act"] not in ATTITUDES]
    likeness = LIKENESS[kind]
    pairs = sorted(
        ((likeness(text, one, two), -i, -j) for i, one in enumerate(wanted) for j, two in enumerate(found)),
        reverse=True,
    )
    first: dict[int, int] = {}
    for value, i, j in pairs:
        if value > 0 and -i not in first and -j not in first.values():
            first[-i] = -j
    tally.wanted += len(wanted)
    tally.found += len(found)
    tally.matched += len(first)
    for i, j in sorted(first.items()):
        for name, check in FIELDS[kind].items():
            is_right = bool(check(text, wanted[i], found[j]))
            tally.fields.setdefault(name, []).append(is_right)
            if not is_right:
                tally.errors.append(f"{text.name}: {name} of {_shown(wanted[i])}; found {_brief(text, found[j])}")
    tally.errors += [f"{text.name}: missed {_shown(wanted[i])}" for i in range(len(wanted)) if i not in first]
    tally.errors += [
        f"{text.name}: false {_brief(text, found[j])}" for j in range(len(found)) if j not in first.values()
    ]


def _shown(wanted: Json) -> str:
    return json.dumps(wanted, ensure_ascii=False)


def _brief(text: Text, found: Json) -> str:
    parts = {
        key: found[key]
        for key in ("status", "mode", "level", "kind", "act", "stance", "firmness", "rule")
        if key in found
    }
    people = [text.name_of(named) for key in ("participants", "by") for named in found.get(key, [])]
    people += [text.name_of(found[key]) for key in ("speaker", "holder") if key in found]
    evidence = found["evidence"] if isinstance(found["evidence"], list) else [found["evidence"]]
    return f"{people} {parts} {edtf(found.get('when'))} {[piece['quote'] for piece in found.get('content', evidence)]}"


def resolution(texts: list[Text]) -> dict[str, float]:
    """Return, of the speakers named by a pronoun or description, the percent that resolve right, wrong, or not."""
    right = wrong = left = 0
    for text in texts:
        for wanted in text.wanted["statements"]:
            if wanted["named"] not in {"pronoun", "description"} or wanted["speaker"].startswith(
                ("unnamed", "unknown")
            ):
                continue
            matches = [one for one in text.record["statements"] if statement_likeness(text, wanted, one)]
            if not matches:
                continue
            actor = text.actors.get((matches[0]["speaker"] or {"actor": ""})["actor"])
            if actor is None or actor["kind"] == "unnamed":
                left += 1
            elif same_speaker(wanted["speaker"], actor["name"]):
                right += 1
            else:
                wrong += 1
    total = max(1, right + wrong + left)
    return {
        "resolved right": 100 * right / total,
        "resolved wrong": 100 * wrong / total,
        "left open": 100 * left / total,
    }


def figures_of(texts: list[Text]) -> dict[str, float]:
    """Return all figures of the corpus, in percent."""
    found = {name: value for kind, tally in score(texts).items() for name, value in tally.figures(kind)}
    return found | resolution(texts)


def below(figures: dict[str, float], floors: Floors) -> list[str]:
    """Return a line a figure that lies below its floor by more than the margin ("resolved wrong": above it)."""
    lines = []
    for name, floor in floors.floor.items():
        figure = figures.get(name, 0.0)
        is_worse = figure > floor + floors.margin if name == "resolved wrong" else figure < floor - floors.margin
        if is_worse:
            lines.append(f"{name}: {figure:.1f}, accepted were {floor:.1f}")
    return lines


def load_floors() -> Floors:
    """Return the accepted figures."""
    return msgspec.toml.decode(FLOORS.read_bytes(), type=Floors)


def pin(figures: dict[str, float]) -> None:
    """Write the figures as the accepted ones."""
    lines = [
        "# What the open corpus was accepted with, in percent; written by `corpus.py --pin`.",
        "# Lowered only with `--accept-loss` and a line in the changelog that says why.",
        f'corpus = "{corpus_hash()}"',
        "margin = 0.5",
        "",
        "[floor]",
    ]
    lines += [f'"{name}" = {int(value * 10) / 10}' for name, value in figures.items() if name != "left open"]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Print the figures; the exit status is 1 when one lies below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=LIKENESS)
    parser.add_argument("--pin", action="store_true", help="accept the figures of this run as floors")
    parser.add_argument(
        "--accept-loss", action="store_true", help="with --pin: lower floors too, or accept a new corpus"
    )
    options = parser.parse_args()
    texts = load_texts()
    if options.errors:
        print("\n".join(score([text for text in texts if text.name[0] == PARTS[0]])[options.errors].errors))
        return 0
    figures = figures_of(texts)
    floors = load_floors()
    if options.pin and (options.accept_loss or not below(figures, floors)):
        pin(figures)
        floors = load_floors()
    parts = [figures_of([text for text in texts if text.name[0] == part]) for part in PARTS]
    print(f"{len(texts)} texts of our own wording{'':<8}all   floor  {'      '.join(PARTS)}")
    for name, figure in figures.items():
        shown = "".join(f"{part.get(name, 0.0):7.1f}" for part in parts)
        print(f"{name:<30}{figure:6.1f}{floors.floor.get(name, 0.0):8.1f}{shown}")
    failed = below(figures, floors)
    print("\n".join(failed) if failed else "every figure at its floor or above")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
