"""Holds a record of an acceptance case against what a careful reader takes from it, item by item."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]

STATEMENT_DICE = 0.8
POSITION_DICE = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """One article, what must be read from it, and the record that was."""

    text: str
    wanted: Json
    record: Json

    def where(self, words: str) -> set[int]:
        """Return the characters of the one place where the words stand."""
        start = self.text.index(words)
        return set(range(start, start + len(words)))

    def dice(self, spans: list[Json], words: str) -> float:
        """Return twice the shared characters over the sum of both."""
        wanted, found = self.where(words), characters(spans)
        return 2 * len(wanted & found) / (len(wanted) + len(found))

    def touches(self, spans: list[Json], words: str) -> bool:
        """Tell whether the spans share a character with the words."""
        return bool(characters(spans) & self.where(words))

    def actor(self, named: Json | None) -> Json | None:
        """Return the actor behind a part."""
        return next((actor for actor in self.record["actors"] if named and actor["id"] == named["actor"]), None)

    def party(self, named: Json | None) -> str | None:
        """Return the party of the actor behind a part."""
        actor = self.actor(named)
        return actor["party"] if actor else None

    def is_named(self, actor: Json | None, name: str) -> bool:
        """Tell whether an actor goes by the name, or by one that the case says stands for it."""
        if actor is None:
            return False
        wanted = {last_word(name)}
        for known in self.wanted["actors"]:
            names = {last_word(known["name"]), *map(last_word, known.get("also", []))}
            wanted |= names if names & wanted else set()
        return bool(wanted & ({last_word(actor["name"])} | {last_word(m["quote"]) for m in actor["mentions"]}))


def characters(spans: list[Json]) -> set[int]:
    """Return the characters that the spans cover."""
    return {position for span in spans for position in range(span["start"], span["end"])}


def last_word(name: str) -> str:
    """Return the last word of a name, in lower case."""
    return re.findall(r"\w+", name.lower())[-1]


def edtf(when: Json | None) -> str | None:
    """Return the date, None where there is none."""
    return when["edtf"] if when else None


def actor_faults(case: Case, want: Json, actor: Json) -> Iterator[str]:
    """Yield where an actor differs from the one wanted."""
    if not case.is_named(actor, want["name"]):
        yield "another name"
    for field in ("party", "kind"):
        if field in want and actor[field] != want[field]:
            yield f"{field} {actor[field]}"
    titles = " ".join(role["title"].lower() for role in actor["roles"])
    if "role" in want and want["role"].lower() not in titles:
        yield f"role not among '{titles}'"


def contact_faults(case: Case, want: Json, contact: Json) -> Iterator[str]:
    """Yield where a contact differs from the one wanted."""
    if not case.touches(contact["evidence"], want["evidence"]):
        yield "elsewhere"
    yield from (
        f"{field} {contact[field]}"
        for field in ("mode", "status", "level")
        if contact[field] != want.get(field, contact[field])
    )
    people = [case.actor(named) for named in contact["participants"]]
    yield from (
        f"without {name}" for name in want["participants"] if not any(case.is_named(one, name) for one in people)
    )
    if want["participants"] and len(people) > len(want["participants"]):
        yield "too many participants"
    if "when" in want and edtf(contact["when"]) != want["when"]["edtf"]:
        yield f"when {edtf(contact['when'])}"
    if "place" in want and last_word(want["place"]) not in ((contact["place"] or {}).get("name") or "").lower():
        yield f"place {contact['place']}"
    if "duration" in want and not want["duration"].startswith((contact["duration"] or {}).get("value") or "nothing"):
        yield f"duration {contact['duration']}"


def statement_faults(case: Case, want: Json, statement: Json) -> Iterator[str]:
    """Yield where a statement differs from the one wanted."""
    if case.dice(statement["content"], want["content"]) < STATEMENT_DICE:
        yield "another content"
    speaker = case.actor(statement["speaker"])
    is_voice = want["speaker"] == "critics" and speaker is not None and speaker["kind"] in {"unnamed", "group"}
    if not (case.is_named(speaker, want["speaker"]) or is_voice):
        yield f"speaker {speaker and speaker['name']}"
    if want["cue"] not in (statement["cue"] or {"quote": ""})["quote"]:
        yield f"cue {statement['cue']}"
    yield from (
        f"{field} {statement[field]}"
        for field in ("kind", "certainty")
        if statement[field] != want.get(field, statement[field])
    )
    if want.get("channel", "").lower() not in (statement["channel"] or "").lower():
        yield f"channel {statement['channel']}"
    if "when" in want and edtf(statement["when"]) != want["when"]["edtf"]:
        yield f"when {edtf(statement['when'])}"


def position_faults(case: Case, want: Json, position: Json) -> Iterator[str]:
    """Yield where a position differs from the one wanted."""
    if case.dice(position["evidence"], want["evidence"]) < POSITION_DICE:
        yield "elsewhere"
    if case.party(position["holder"]) != want["holder"]:
        yield f"holder {case.party(position['holder'])}"
    yield from (
        f"{field} {position[field]}"
        for field in ("stance", "firmness", "issue")
        if position[field] != want.get(field, position[field])
    )


def commitment_faults(case: Case, want: Json, commitment: Json) -> Iterator[str]:
    """Yield where a commitment differs from the one wanted."""
    if not case.touches(commitment["evidence"], want["evidence"]):
        yield "elsewhere"
    people = [case.actor(named) for named in commitment["by"]]
    yield from (f"without {name}" for name in want["by"] if not any(case.is_named(one, name) for one in people))
    if commitment["status"] != want["status"] or edtf(commitment["due"]) is not None:
        yield f"{commitment['status']}, due {commitment['due']}"
    if not case.is_named(case.actor(commitment["told_by"]), want["told_by"]):
        yield "told by another"


def time_faults(case: Case, want: Json, time: Json) -> Iterator[str]:
    """Yield where a time expression differs from the one wanted."""
    if not case.touches([time["evidence"]], want["text"]):
        yield "elsewhere"
    if edtf(time["when"]) != want.get("edtf", edtf(time["when"])) or time["duration"] != want.get(
        "duration", time["duration"]
    ):
        yield f"{edtf(time['when'])} {time['duration']}"


FAULTS: dict[str, Callable[[Case, Json, Json], Iterator[str]]] = {
    "actors": actor_faults,
    "contacts": contact_faults,
    "statements": statement_faults,
    "positions": position_faults,
    "commitments": commitment_faults,
    "times": time_faults,
}


def misses(case: Case) -> list[str]:
    """Return a line an item that no finding of the record holds, with the faults of the nearest finding."""
    lines = []
    for kind, faults_of in FAULTS.items():
        for want in case.wanted[kind]:
            found = [list(faults_of(case, want, finding)) for finding in case.record[kind]]
            best = min(found, key=len, default=["nothing there"])
            if best:
                label = want.get("id") or want.get("name") or want.get("text")
                lines.append(f"{label}: {', '.join(best)}")
    return lines


def false_claims(case: Case) -> list[str]:
    """Return what the record claims although no careful reader would."""
    return [*held_meetings(case), *foreign_positions(case), *channel_claims(case)]


def held_meetings(case: Case) -> Iterator[str]:
    """Yield meetings in person of the two leaders that are claimed as held: theirs is only announced."""
    leaders = next(want["participants"] for want in case.wanted["contacts"] if want["id"] == "C2")
    for contact in case.record["contacts"]:
        people = [case.actor(named) for named in contact["participants"]]
        both = all(any(case.is_named(one, name) for one in people) for name in leaders)
        if both and contact["mode"] in {"meeting", "summit", "visit"} and contact["status"] == "held":
            yield "a held meeting in person of the two leaders"


def foreign_positions(case: Case) -> Iterator[str]:
    """Yield positions of parties to which the article gives none."""
    holders = {want["holder"] for want in case.wanted["positions"]}
    parties = (case.party(position["holder"]) for position in case.record["positions"])
    yield from (f"a position of {party}" for party in parties if party not in holders)


def channel_claims(case: Case) -> Iterator[str]:
    """Yield the platform read as somebody, and the post dated the day of publication."""
    channel = next(want["channel"] for want in case.wanted["statements"] if "channel" in want).lower()
    for actor in case.record["actors"]:
        if channel in actor["name"].lower() and actor["kind"] in {"person", "government", "group"}:
            yield f"{actor['kind']} {actor['name']}"
    for statement in case.record["statements"]:
        is_post = channel in (statement["channel"] or "").lower()
        if is_post and edtf(statement["when"]) == case.wanted["document"]["published"]:
            yield "the post dated the day of publication"


def load_wanted(folder: Path) -> tuple[str, Json]:
    """Return the article and what must be read from it."""
    text = (folder / "article.txt").read_text(encoding="utf-8")
    return text, json.loads((folder / "expected.json").read_text(encoding="utf-8"))
