"""Reads the table of pairs, and says of each whether its two reports were taken for one contact."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from communique.domain.contact import ContactFormat, ContactLevel, ContactMode, ContactStatus
from communique.domain.document import Origin, make_document
from communique.domain.ids import ActorId, document_id
from communique.domain.when import When
from communique.reading import read
from communique.record.merge import NO_RULINGS, Kind, Sketch, partition, sketches_of
from communique.record.merge.contacts import keys
from communique.record.merge.contacts.traits import stretch_of
from communique.record.merge.days import week_of
from communique.record.merge.traits import ContactTraits, Side

HALVES = ("first", "second")
TABLES = (*HALVES, "hard")


@dataclass(frozen=True)
class Judged:
    """A pair, what it is, and what it was taken for."""

    id: str
    is_same: bool
    was_joined: bool
    contacts: tuple[int, int]  # read from each


@dataclass(frozen=True)
class Quality:
    """How many pairs were rightly joined, wrongly joined, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)

    def __str__(self) -> str:
        counts = f"{self.right} joined, {self.wrong} wrongly joined, {self.missed} missed"
        return f"precision {self.precision:.3f}, recall {self.recall:.3f} ({counts})"


def quality_of(judged: list[Judged]) -> Quality:
    return Quality(
        right=sum(pair.is_same and pair.was_joined for pair in judged),
        wrong=sum(not pair.is_same and pair.was_joined for pair in judged),
        missed=sum(pair.is_same and not pair.was_joined for pair in judged),
    )


@cache
def judged_of(half: str) -> list[Judged]:
    table = tomllib.loads(Path(__file__).with_name(f"pairs-{half}.toml").read_text("utf-8"))
    told = ((pair, *told_sketches(pair["first"], pair["second"])) for pair in table["told"])
    drawn = ((pair, [drawn_sketch(pair["first"], "1")], [drawn_sketch(pair["second"], "2")]) for pair in table["drawn"])
    return [judge(pair, first, second) for pair, first, second in (*told, *drawn)]


def judge(pair: dict, first: list[Sketch], second: list[Sketch]) -> Judged:
    mine, theirs = {sketch.finding for sketch in first}, {sketch.finding for sketch in second}
    groups = partition(Kind.CONTACT, [*first, *second], NO_RULINGS)
    joined = any(mine & set(group.members) and theirs & set(group.members) for group in groups)
    return Judged(pair["id"], pair["same"], joined, (len(first), len(second)))


def told_sketches(*reports: list[str]) -> list[list[Sketch]]:
    """Return the contacts of each report; who is who across them is settled first."""
    found = [read(make_document(text, Origin(published=date.fromisoformat(day)))) for day, text in reports]
    actors = [sketch for findings in found for sketch in sketches_of(findings, {}, findings.document.id)]
    people = partition(Kind.ACTOR, [sketch for sketch in actors if sketch.kind is Kind.ACTOR], NO_RULINGS)
    canon = {ActorId(member): ActorId(group.id) for group in people for member in group.members}
    sketches = [sketches_of(findings, canon, findings.document.id) for findings in found]
    return [[sketch for sketch in several if sketch.kind is Kind.CONTACT] for several in sketches]


def drawn_sketch(row: dict, document: str) -> Sketch:
    published = date.fromisoformat(row["told"]) if "told" in row else None
    traits = traits_of(row, published)
    ties = keys.ties_of(traits)
    return Sketch(
        finding=f"contact-{document}", kind=Kind.CONTACT, document=document_id(document), published=published,
        origin=document_id(document), ties=ties, reach=keys.reach_of(traits),
        likeness=None if ties else keys.likeness_of(traits, week_of(published) if published else None),
        under=None, traits=traits,
    )  # fmt: skip


def traits_of(row: dict, published: date | None) -> ContactTraits:
    sides = tuple(sorted(sides_of(row["who"]), key=lambda side: (side.party, side.person or "")))
    place, _, country = row.get("at", "").rpartition(" ")
    status = ContactStatus(row.get("status", "held"))
    on = [date.fromisoformat(day) for day in row["on"].split("/")] if "on" in row else []
    when = When(edtf=row["on"], earliest=on[0], latest=on[-1], evidence=None) if on else None
    since, until = stretch_of(when, status, published)
    return ContactTraits(
        sides=sides, mediators=tuple(row.get("mediators", ())), mode=ContactMode(row["mode"]),
        level=ContactLevel(row["level"]), status=status,
        format=ContactFormat(row["format"]) if "format" in row else None,
        since=since, until=until, is_dated=bool(on), duration=row.get("lasted"),
        place=place.lower() or None, country=country or None, round=row.get("round"),
    )  # fmt: skip


def sides_of(who: list[str]) -> Iterator[Side]:
    for words in who:
        party, _, person = words.partition(" ")
        yield Side(party=party, person=person or None)
