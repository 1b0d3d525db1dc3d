"""Measures a record of many documents: seconds a document while it grows, how long lists take, memory.

Usage: python benchmarks/speed/store.py [--documents 20000] [--database PATH_OR_URL]
The documents are made from templates; their findings are as many and as long as those of a short agency report.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import msgspec

from communique.domain.actor import Actor, ActorKind, Rank, Role
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus, Place
from communique.domain.document import Document, Origin, make_document
from communique.domain.event import Event, EventParty, EventType
from communique.domain.evidence import Evidence, Named
from communique.domain.findings import Findings
from communique.domain.ids import FindingId, actor_id, finding_id
from communique.domain.position import Firmness, Polarity, Position, Stance
from communique.domain.record import ProducedBy
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import When
from communique.record import Added, Store, Wanted, open_record

BY = ProducedBy(communique="bench", pipeline="templates", rules="templates")
START = date(2023, 1, 2)
DAYS = 1200
CODES = "SWENORDNKFINISLESTLVALTUPOLCZESVKHUNROUBGRGRCITAESPPRTIRLBELNLDLUXCHEAUTSVNHRVALBCYPMLTSRB"
STATES = tuple(CODES[at : at + 3] for at in range(0, len(CODES), 3))
GIVEN = ("Ada", "Bo", "Cy", "Di", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon", "Kai", "Lea", "Max", "Nia", "Ole", "Pia")
FAMILY = ("Vell", "Lund", "Moe", "Dahl", "Berg", "Holm", "Lind", "Falk", "Krog", "Rask", "Sund", "Torp")
ISSUES = ("ceasefire", "prisoners", "sanctions", "withdrawal", "trade", "energy")
NOUNS = ("a truce at sea", "the release of all prisoners", "an end of the sanctions", "a withdrawal to the river",
         "lower tariffs on grain", "gas through the old pipeline")  # fmt: skip
SYLLABLES = ("ba", "del", "fi", "gor", "hun", "ket", "lom", "mir", "nas", "pol", "ris", "tuv")
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES[:6]]  # so that no two sentences are alike
PLACES = ("Visby", "Bergen", "Aarhus", "Turku", "Tartu", "Gdansk", "Brno", "Graz")
CITIES = dict(zip(PLACES, ("SWE", "NOR", "DNK", "FIN", "EST", "POL", "CZE", "AUT"), strict=True))
MODES = (ContactMode.MEETING, ContactMode.CALL, ContactMode.TALKS, ContactMode.VISIT)
STATUSES = (ContactStatus.HELD, ContactStatus.HELD, ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED)
PLANS = frozenset({ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED})
RANKS = (Rank.LEADER, Rank.MINISTER, Rank.ENVOY)
POSITIONS = 2  # of so many statements a document
EDGE = 2000  # documents at the beginning and at the end that are compared


class Text:
    """A text in the making, that remembers where its words stand."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.text = ""

    def put(self, words: str) -> Span:
        """Add words; return where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def cast(chance: random.Random) -> list[Actor]:
    """Return the people of the templates, without mentions."""
    people = []
    for number, (state, rank) in enumerate((state, rank) for state in STATES for rank in RANKS):
        name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}{state.lower()}"
        role = Role(title=rank.value, of=state, rank=rank, evidence=None, roster=f"{state}-{rank}")
        people.append(Actor(id=actor_id(name), name=name, kind=ActorKind.PERSON, party=state, roles=(role,),
                            wikidata=f"Q{90000 + number}", mentions=(), rule="bench"))  # fmt: skip
    chance.shuffle(people)
    return people


def documents(count: int) -> Iterator[Findings]:
    """Yield that many documents, by day of publication."""
    chance = random.Random(7)  # noqa: S311  the same documents each time
    people = cast(chance)
    for number in range(count):
        published = START + timedelta(days=DAYS * number // count)
        yield document(number, published, people, chance)


def document(number: int, published: date, people: list[Actor], chance: random.Random) -> Findings:
    """Return one document with its findings."""
    text = Text()
    several = chance.sample(people, 4)
    pieces: list[tuple[str, Span, dict[str, Span]]] = []
    names: dict[str, Span] = {}
    for actor in several:
        names[actor.id] = text.put(actor.name)
        text.put(f" of {actor.party}, ")
    text.put(f"report {number} of {published}. ")
    for one, other in ((0, 1), (2, 3)):
        day = published + timedelta(days=chance.randint(-3, 12))
        first = text.put(several[one].name)
        text.put(" and ")
        second = text.put(several[other].name)
        verb = text.put(f" {chance.choice(('held', 'plan', 'agreed on'))} {chance.choice(MODES).value}")
        place = text.put(f"{chance.choice(PLACES)}")
        text.put(f" on {day}. ")
        pieces.append(("contact", verb, {"first": first, "second": second, "place": place}))
    for one in range(4):
        noun = chance.randrange(len(NOUNS))
        speaker = text.put(several[one].name)
        cue = text.put(chance.choice((" said", " insisted", " wrote", " told reporters")))
        text.put(" that ")
        said = text.put(f"{' '.join(chance.sample(WORDS, 9))} {NOUNS[noun] if one < POSITIONS else 'then'}")
        text.put(". ")
        pieces.append(("statement", said, {"speaker": speaker, "cue": cue, "noun": Span(noun, noun)}))
    url = f"https://outlet{number % 40}.example/{number}"
    origin = Origin(
        published=published, source=f"Outlet {number % 40}", title=f"Report {number}", url=url, language="en"
    )
    return Builder(make_document(text.text, origin), several, chance).findings(pieces, names)


class Builder:
    """Makes the findings of a document out of the places of its words."""

    def __init__(self, document: Document, people: list[Actor], chance: random.Random) -> None:
        """Begin with the people named at the top."""
        self.document, self.people, self.chance = document, people, chance

    def findings(self, pieces: list[tuple[str, Span, dict[str, Span]]], names: dict[str, Span]) -> Findings:
        """Return all findings."""
        actors = tuple(replace(actor, mentions=(self.words(names[actor.id]),)) for actor in self.people)
        contacts = tuple(
            self.contact(at, span, parts) for at, (kind, span, parts) in enumerate(pieces) if kind == "contact"
        )
        told = [(at - 2, span, parts) for at, (kind, span, parts) in enumerate(pieces) if kind == "statement"]
        statements = tuple(self.statement(at, span, parts) for at, span, parts in told)
        positions = tuple(self.position(at, span, parts, statements[at].id) for at, span, parts in told[:POSITIONS])
        plans = tuple(self.commitment(contact) for contact in contacts if contact.status in PLANS)
        events = tuple(self.event(at, contact) for at, contact in enumerate(contacts))
        return Findings(document=self.document, actors=actors, contacts=contacts, statements=statements,
                        positions=positions, commitments=plans, events=events)  # fmt: skip

    def words(self, span: Span) -> Evidence:
        """Return words as evidence."""
        return self.document.evidence(span)

    def id(self, kind: str, span: Span) -> FindingId:
        """Return the id of a finding."""
        return finding_id(kind, self.document.citation.sha256, span.start, span.end)

    def named(self, at: int, span: Span) -> Named:
        """Return a person named somewhere."""
        return Named(actor=self.people[at].id, evidence=self.words(span))

    def contact(self, at: int, span: Span, parts: dict[str, Span]) -> Contact:
        """Return a contact of two of the people."""
        place = self.words(parts["place"])
        day = (self.document.published or START) + timedelta(days=self.chance.randint(-3, 12))
        is_vague = self.chance.random() < 0.1  # noqa: PLR2004  one in ten is told without a day
        return Contact(
            id=self.id("contact", span), mode=self.chance.choice(MODES), level=ContactLevel.MINISTER, format=None,
            status=self.chance.choice(STATUSES), mediators=(), duration=None, topics=(), outcome=(), told_by=None,
            participants=(self.named(2 * at, parts["first"]), self.named(2 * at + 1, parts["second"])),
            when=None if is_vague else When(edtf=day.isoformat(), earliest=day, latest=day, evidence=None),
            place=Place(name=place.quote, country=CITIES[place.quote], evidence=place),
            replaced_by=None, variants=(), evidence=(self.words(span),), rule="bench",
        )  # fmt: skip

    def statement(self, at: int, span: Span, parts: dict[str, Span]) -> Statement:
        """Return what one of them says."""
        return Statement(
            id=self.id("statement", span), kind=StatementKind.INDIRECT, act=self.chance.choice(tuple(Act)),
            speaker=self.named(at, parts["speaker"]), cue=self.words(parts["cue"]), content=(self.words(span),),
            addressee=None, channel=None, when=None, within=None, certainty=Certainty.CERTAIN,
            evidence=(self.words(span),), rule="bench",
        )  # fmt: skip

    def position(self, at: int, span: Span, parts: dict[str, Span], statement: FindingId) -> Position:
        """Return what one of them wants."""
        noun = parts["noun"].start
        return Position(
            id=self.id("position", span), holder=self.named(at, parts["speaker"]), issue=ISSUES[noun], object=None,
            stance=self.chance.choice(tuple(Stance)), firmness=self.chance.choice(tuple(Firmness)),
            polarity=Polarity.FOR, toward=None, condition=None, when=None, statement=statement, variants=(),
            evidence=(self.words(span),), rule="bench",
        )  # fmt: skip

    def commitment(self, contact: Contact) -> Commitment:
        """Return an announced contact as a commitment."""
        told = Change(day=self.document.published, change="told", evidence=contact.evidence[0])
        return Commitment(
            id=FindingId(contact.id.replace("contact", "commitment")), by=contact.participants, told_by=None,
            expects=f"a {contact.mode.value}", contact=contact.id, due=contact.when, condition=None,
            certainty=Certainty.CERTAIN, status=CommitmentStatus.OPEN, fulfilled_by=None, history=(told,),
            statement=None, evidence=contact.evidence, rule="bench",
        )  # fmt: skip

    def event(self, at: int, contact: Contact) -> Event:
        """Return a contact as an event."""
        one, other = (
            EventParty(id=actor.id, country=actor.party, sector="GOV") for actor in self.people[2 * at : 2 * at + 2]
        )
        return Event(
            id=FindingId(contact.id.replace("contact", "event")), actor=one, recipient=other, type=EventType.CONSULT,
            cameo="04", mode=(), context=(), status=contact.status.value, when=contact.when, place=contact.place,
            of=contact.id, evidence=contact.evidence, rule="bench",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """What a hundred documents cost."""

    seconds: float  # of the processor
    yardstick: float  # what a fixed piece of work cost beside them: a busy machine slows both


def yardstick() -> float:
    """Return the processor seconds of a fixed piece of work."""
    before = time.process_time()
    for number in range(60):
        words = {f"{number}-{other}": other * 7 % 11 for other in range(400)}
        msgspec.json.decode(msgspec.json.encode(words))
        sorted(words, key=words.__getitem__)
    return time.process_time() - before


def timed(added: Iterator[Added], count: int) -> list[Mark]:
    """Return the cost of each 100 documents, and say how far it is."""
    marks: list[Mark] = []
    last = time.process_time()
    for number, _ in enumerate(added, start=1):
        if number % 100 == 0:
            spent = time.process_time() - last
            marks.append(Mark(spent, yardstick()))
            last = time.process_time()
        if number % EDGE == 0:
            recent = marks[-EDGE // 100 :]
            print(f"{number:>7} of {count}: {told(recent)}, {peak():.0f} MB at most", flush=True)
    return marks


def told(marks: Sequence[Mark]) -> str:
    """Return what a document cost, in words."""
    raw = sum(mark.seconds for mark in marks) / len(marks) * 10
    return f"{raw:.1f} ms a document, {measured(marks):.2f} yardsticks"


def measured(marks: Sequence[Mark]) -> float:
    """Return what a document cost in yardsticks."""
    return sum(mark.seconds for mark in marks) / 100 / sum(mark.yardstick for mark in marks)


def peak() -> float:
    """Return the most memory held so far, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def questions(record: Store) -> dict[str, Callable[[], object]]:
    """Return what is asked of the full record."""
    late = START + timedelta(days=DAYS - 200)
    thing = record.contacts(Wanted(limit=1))[0].thing.id
    return {
        "contacts": record.contacts,
        "contacts of SWE": lambda: record.contacts(Wanted(party="SWE")),
        "contacts held, oldest first": lambda: record.contacts(Wanted(status="held", newest_first=False)),
        "contacts scheduled, of leaders": lambda: record.contacts(Wanted(status="scheduled", level="leader")),
        "contacts as of a day": lambda: record.contacts(Wanted(as_of=late)),
        "contacts held as of a day": lambda: record.contacts(Wanted(as_of=late, status="held", party="NOR")),
        "contacts with words": lambda: record.contacts(Wanted(text="talks")),
        "statements": record.statements,
        "statements of DNK in a month": lambda: record.statements(
            Wanted(party="DNK", since=late, until=late + timedelta(30))
        ),
        "positions on sanctions": lambda: record.positions(Wanted(issue="sanctions")),
        "positions, red lines of FIN": lambda: record.positions(Wanted(party="FIN", stance="demand")),
        "commitments": record.commitments,
        "commitments open": lambda: record.commitments(Wanted(status="open")),
        "commitments open as of a day": lambda: record.commitments(Wanted(status="open", as_of=late)),
        "commitments lapsed as of a day": lambda: record.commitments(Wanted(status="lapsed", as_of=late, party="EST")),
        "events": record.events,
        "actors": record.actors,
        "documents": record.documents,
        "timeline": record.timeline,
        "history of SWE on a ceasefire": lambda: record.history("SWE", "ceasefire"),
        "changed in a week": lambda: record.changed_since(START + timedelta(days=DAYS - 7), Wanted(party="SWE")),
        "negotiation": lambda: record.contacts(Wanted(negotiation="The north")),
        "unreviewed": lambda: record.contacts(Wanted(unreviewed=True)),
        "search two words": lambda: record.search("truce pipeline"),
        "search a rare word": lambda: record.search("Velliswe"),
        "show": lambda: record.show(thing),
    }


def ask(record: Store) -> float:
    """Print how long each question takes; return the longest, in milliseconds."""
    longest = 0.0
    for name, question in questions(record).items():
        spent = []
        for _ in range(3):
            before = time.perf_counter()
            question()
            spent.append((time.perf_counter() - before) * 1000)
        longest = max(longest, min(spent))
        print(f"{name:<34} {min(spent):7.1f} ms (first {spent[0]:.1f})")
    return longest


def main() -> None:
    """Fill a record and ask it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--database", default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = asked.database or str(Path(folder) / "record.db")
        with open_record(database) as record:
            from communique.domain.ids import negotiation_id  # noqa: PLC0415
            from communique.domain.negotiation import Negotiation  # noqa: PLC0415

            record.set_negotiation(Negotiation(id=negotiation_id("The north"), name="The north", issues=(), starts=None,
                                               parties=("DNK", "FIN", "NOR", "SWE"), ends=None))  # fmt: skip
            marks = timed(record.add(documents(asked.documents), BY), asked.documents)
            edge = min(EDGE, asked.documents // 4) // 100
            first, last = marks[:edge], marks[-edge:]
            print(
                f"first {edge * 100}: {told(first)}; last: {told(last)}; {measured(last) / measured(first):.2f} times"
            )
            print(f"longest question: {ask(record):.1f} ms; {peak():.0f} MB at most")


if __name__ == "__main__":
    main()
