"""Small documents in our own words, with the findings that a reading would give them, and a record's whole state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from communique.domain.actor import Actor, ActorKind, Rank, Role
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus
from communique.domain.document import Document, Origin, make_document
from communique.domain.event import Event, EventParty, EventType
from communique.domain.evidence import Evidence, Named
from communique.domain.findings import Findings
from communique.domain.ids import JudgementId, actor_id, finding_id, judgement_id
from communique.domain.judgement import Judgement, Verdict
from communique.domain.position import Firmness, Polarity, Position, Stance
from communique.domain.record import ProducedBy
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import When
from communique.record import Store
from communique.record.store import schema
from communique.record.store.connect import reading

BY = ProducedBy(communique="0", pipeline="none", rules="first")
LATER = ProducedBy(communique="0", pipeline="none", rules="second")
START = date(2025, 3, 1)
PEOPLE = {
    "Ada Vell": ("SWE", Rank.LEADER),
    "Bo Lund": ("NOR", Rank.LEADER),
    "Cy Moe": ("DNK", Rank.MINISTER),
    "Di Moe": ("DNK", Rank.LEADER),
    "A. Vell": ("SWE", Rank.LEADER),
}
NAMES = tuple(PEOPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a document tells: one contact, with all that hangs on it."""

    who: tuple[int, int] = (0, 1)
    day: int | None = 0  # of the contact, after START; None: the text does not say
    width: int = 0  # days the text leaves open
    published: int | None = 0
    status: ContactStatus = ContactStatus.HELD
    mode: ContactMode = ContactMode.MEETING
    words: int = 0
    url: int | None = None
    outlet: int = 0


def findings_of(told: Told, *, thinner: bool = False) -> Findings:
    """Return what a reading finds in such a document; a thinner one leaves events and positions out."""
    text, at = _text(told)
    document = make_document(text, _origin(told))
    first, second = (_actor(document, NAMES[number], at) for number in told.who)
    named = tuple(Named(actor=actor.id, evidence=actor.mentions[0]) for actor in (first, second))
    contact = _contact(document, told, named, at["met"])
    statement = _statement(document, named[0], at["said"])
    position = replace(_position(document, named[0], at["want"]), statement=statement.id)
    is_plan = told.status in {ContactStatus.SCHEDULED, ContactStatus.ANNOUNCED}
    return Findings(
        document=document,
        actors=(first, second),
        contacts=(contact,),
        statements=(statement,),
        positions=() if thinner else (position,),
        commitments=(_commitment(document, contact, at["met"]),) if is_plan else (),
        events=() if thinner else (_event(document, contact, (first, second), at["met"]),),
    )


WANTS = ("a truce at sea", "the release of all prisoners", "an end of the sanctions")


def _text(told: Told) -> tuple[str, dict[str, Span]]:
    one, other = (NAMES[number] for number in told.who)
    parts = {"first": one, "": " ", "met": f"{told.status.value} {told.mode.value}", "with": " with ", "second": other,
             "when": f" on day {told.day}/{told.width}, told on {told.published} in {told.outlet}. ",
             "say": f"{one} said: ",
             "said": f"We want {WANTS[told.words % 3]} now", "dot": ". ",
             "want": WANTS[told.words % 3], "end": "."}  # fmt: skip
    spans, text = {}, ""
    for name, part in parts.items():
        spans[name] = Span(len(text), len(text) + len(part))
        text += part
    return text, spans


def _origin(told: Told) -> Origin:
    published = None if told.published is None else START + timedelta(days=told.published)
    url = None if told.url is None else f"https://outlet{told.outlet}.example/{told.url}"
    return Origin(
        published=published, url=url, source=f"Outlet {told.outlet}", title=f"Title {told.words}", language="en"
    )


def _words(document: Document, span: Span) -> Evidence:
    return document.evidence(span)


def _actor(document: Document, name: str, at: dict[str, Span]) -> Actor:
    party, rank = PEOPLE[name]
    mention = next(
        _words(document, at[part]) for part in ("first", "second") if _words(document, at[part]).quote == name
    )
    return Actor(
        id=actor_id(f"{name}|{party}"), name=name, kind=ActorKind.PERSON, party=party, wikidata=None, rule="test",
        roles=(Role(title=rank.value, of=party, rank=rank, evidence=mention, roster=None),), mentions=(mention,),
    )  # fmt: skip


def _when(told: Told) -> When | None:
    if told.day is None:
        return None
    first = START + timedelta(days=told.day)
    last = first + timedelta(days=told.width)
    edtf = first.isoformat() if first == last else f"{first}/{last}"
    return When(edtf=edtf, earliest=first, latest=last, evidence=None)


def _contact(document: Document, told: Told, named: Sequence[Named], span: Span) -> Contact:
    return Contact(
        id=_id("contact", document, span), mode=told.mode, level=ContactLevel.LEADER, status=told.status, format=None,
        participants=tuple(named), mediators=(), when=_when(told), duration=None, place=None, topics=(), outcome=(),
        told_by=None, replaced_by=None, variants=(), evidence=(_words(document, span),), rule="test",
    )  # fmt: skip


def _id(kind: str, document: Document, span: Span) -> Any:
    return finding_id(kind, document.citation.sha256, span.start, span.end)


def _statement(document: Document, speaker: Named, span: Span) -> Statement:
    return Statement(
        id=_id("statement", document, span), kind=StatementKind.INDIRECT, act=Act.DEMAND, speaker=speaker, cue=None,
        content=(_words(document, span),), addressee=None, channel=None, when=None, within=None,
        certainty=Certainty.CERTAIN, evidence=(_words(document, span),), rule="test",
    )  # fmt: skip


def _position(document: Document, holder: Named, span: Span) -> Position:
    return Position(
        id=_id("position", document, span), holder=holder, stance=Stance.DEMAND, firmness=Firmness.STATED,
        issue="ceasefire", object="truce", polarity=Polarity.FOR, toward=None, condition=None, when=None,
        statement=None, variants=(), evidence=(_words(document, span),), rule="test",
    )  # fmt: skip


def _commitment(document: Document, contact: Contact, span: Span) -> Commitment:
    words = _words(document, span)
    return Commitment(
        id=_id("commitment", document, span), by=contact.participants, told_by=None, expects="a leader-level meeting",
        contact=contact.id, due=contact.when, condition=None, certainty=Certainty.CERTAIN, status=CommitmentStatus.OPEN,
        fulfilled_by=None, history=(Change(day=document.published, change="told", evidence=words),), statement=None,
        evidence=(words,), rule="test",
    )  # fmt: skip


def _event(document: Document, contact: Contact, actors: Sequence[Actor], span: Span) -> Event:
    one, other = (EventParty(id=actor.id, country=actor.party, sector="GOV") for actor in actors)
    return Event(
        id=_id("event", document, span), actor=one, recipient=other, type=EventType.CONSULT, cameo="04", mode=(),
        context=(), status=contact.status.value, when=contact.when, place=None, of=contact.id,
        evidence=(_words(document, span),), rule="test",
    )  # fmt: skip


def judgement(verdict: Verdict, about: Sequence[str], at: int = 0, *, by: str = "mira", **said: str) -> Judgement:
    """Return a line of the review log."""
    moment = datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=at)
    words = f"{verdict}|{'|'.join(about)}|{at}|{by}|{said}"
    return Judgement(
        id=JudgementId(judgement_id(words)), verdict=verdict, about=tuple(about), field=said.get("field"),
        value=said.get("value"), reason="a test", by=by, at=moment,
    )  # fmt: skip


def add(record: Store, told: Iterable[Told], *, by: ProducedBy = BY, thinner: bool = False) -> None:
    """Add documents in one go."""
    for _ in record.add([findings_of(one, thinner=thinner) for one in told], by):
        pass


COUNTED = {"number", "reading"}  # columns that follow from the order of adding


def state_of(record: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything a record holds, but for the numbers that follow from the order of adding."""
    state = {}
    with reading(record._engine, record._place) as connection:
        for table in schema.metadata.sorted_tables:
            columns = [column for column in table.c if column.name not in COUNTED]
            rows = connection.execute(select(*columns))
            state[table.name] = sorted(tuple(map(str, row)) for row in rows)
        sketches = {str(row.number): row.sketch for row in connection.execute(select(schema.sketches))}
    state["sketch_keys"] = sorted((role, key, sketches[number]) for role, key, number in state["sketch_keys"])
    return state
