"""Reads an event data set into events between states: who, with whom, which relation, on which day."""

import ast
import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rigour.territories import get_territories

HERE = Path(__file__).parent
SECTOR = re.compile(r"(?P<sector>.*) \((?P<state>[^()]*)\)")
ISO = len("de")


@dataclass(frozen=True, slots=True)
class DataSet:
    """One of the sets: where it lies, its parts, and how many of its units of time make a day."""

    name: str
    folder: str
    parts: tuple[str, ...]
    units_a_day: int
    first: str  # its first day, as far as these parts go


SETS = {
    "2013-15": DataSet("2013-15", "icews05-15", ("valid", "test"), 1, "2013-11-18"),
    "2014": DataSet("2014", "icews14", ("train", "valid", "test"), 24, "2014-01-01"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something one state did toward another."""

    source: str
    target: str
    relation: str
    day: int  # counted from the first of the set


@cache
def load_rules() -> Mapping[str, Any]:
    """Return pairs.toml."""
    return tomllib.loads((HERE / "pairs.toml").read_text(encoding="utf-8"))


def is_there(folder: Path, data_set: DataSet) -> bool:
    """Tell whether all files of a set lie in a folder."""
    files = [f"{data_set.folder}/{part}.txt" for part in (*data_set.parts, "entity2id", "relation2id")]
    return all((folder / file).is_file() for file in (*files, "reference/persons.py", "cameo-codes.csv"))


def events_of(folder: Path, data_set: DataSet) -> list[Event]:
    """Return the events between two states, in the order of the files."""
    people = people_in(folder)
    states = states_known()
    place = folder / data_set.folder
    actors = {number: state_of(name, people, states) for number, name in names_in(place / "entity2id.txt")}
    relations = dict(names_in(place / "relation2id.txt"))
    rows = [row for part in data_set.parts for row in rows_in(place / f"{part}.txt")]
    start = min(row[3] for row in rows if actors[row[0]] and actors[row[2]]) // data_set.units_a_day
    found = []
    for source, relation, target, time in rows:
        one, other = actors[source], actors[target]
        if one and other and one != other:
            found.append(Event(one, other, relations[relation], time // data_set.units_a_day - start))
    return found


def names_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the numbered names of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, number = line.rpartition("\t")
        yield int(number), name.replace("_", " ")


def rows_in(path: Path) -> Iterator[tuple[int, int, int, int]]:
    """Yield source, relation, target and time."""
    for line in path.read_text(encoding="utf-8").splitlines():
        source, relation, target, time = line.split()[:4]
        yield int(source), int(relation), int(target), int(time)


def state_of(name: str, people: Mapping[str, str], states: frozenset[str]) -> str | None:
    """Return the state an actor of the set stands for, None where it is another's or nobody's office."""
    rules = load_rules()
    found = people.get(name) or (name if name in states else None)
    sector = SECTOR.fullmatch(name)
    if found is None and sector and sector["state"] in states:
        words = sector["sector"].lower() + " ("
        is_office = any(word in words for word in rules["offices"])
        found = sector["state"] if is_office and not any(word in words for word in rules["others"]) else None
    return rules["aliases"].get(found, found) if found else None


@cache
def states_known() -> frozenset[str]:
    """Return the names of states: those of rigour, and as the set writes them."""
    rules = load_rules()
    known = {*rules["states"], *rules["aliases"]}
    for territory in get_territories():
        if territory.alpha3 and not territory.is_historical and len(territory.code) == ISO:
            known |= {territory.name, territory.full_name}
    return frozenset(known - set(rules["no_states"]))


def people_in(folder: Path) -> dict[str, str]:
    """Return the state each person acts for, from the list that lies with the data; nothing of it is run."""
    tree = ast.parse((folder / "reference" / "persons.py").read_text(encoding="utf-8"))
    found = {}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "a":
            state, names = (ast.literal_eval(argument) for argument in call.args)
            found |= {name.strip(): state for name in names.split(";")}
    return found


def codes_in(folder: Path) -> dict[str, str]:
    """Return the CAMEO code of each relation, by its name in bare letters."""
    with (folder / "cameo-codes.csv").open(encoding="latin-1", newline="") as lines:
        return load_rules()["codes"] | {bare(row["name"]): row["code"] for row in csv.DictReader(lines)}


def bare(name: str) -> str:
    """Return the letters of a name alone."""
    return re.sub(r"[^a-z]", "", name.lower())
