"""A record in which every field that a document can fill holds what would like to be markup, a script, a link."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from communique.domain.actor import Actor, ActorKind, Rank, Role
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import (
    Contact,
    ContactFormat,
    ContactLevel,
    ContactMode,
    ContactStatus,
    Place,
    Variant,
)
from communique.domain.document import Origin, make_document
from communique.domain.event import Event, EventParty, EventType
from communique.domain.evidence import Named
from communique.domain.findings import Findings
from communique.domain.ids import actor_id, finding_id
from communique.domain.judgement import Verdict
from communique.domain.note import Note
from communique.domain.position import Firmness, Polarity, Position, Stance
from communique.domain.record import ProducedBy
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import Duration, When
from communique.record import open_record
from communique.views.negotiating import negotiation_of
from communique.views.reviewing import Ruling, rule_on

STRINGS = tuple(json.loads((Path(__file__).parent / "injections" / "strings.json").read_text()))
BY = ProducedBy(communique="test", pipeline="none", rules="none")
START = date(2025, 1, 6)
NOON = datetime(2025, 3, 12, 12, tzinfo=UTC)
FEW = 12  # of each kind, ruled on


def hostile_findings(number, text):
    """Return what one document says: everything in it reads like one of the strings."""
    day = START + timedelta(days=number)
    origin = Origin(key=text, title=text, source=text, url=text, byline=text, published=day, language="en", rights=text)
    document = make_document(f"{number}: {text} met {text} again.\r\n\n{text}\tsaid so.", origin)
    words = document.evidence(Span(len(f"{number}: "), len(f"{number}: ") + len(text)))
    whole = document.evidence(Span(0, len(document.text)))

    def name(kind, ordinal):
        return finding_id(kind, document.citation.sha256, words.start, words.end, ordinal)

    role = Role(title=text, of=text, rank=Rank.LEADER, evidence=words, roster=None)
    actors = tuple(
        Actor(
            id=actor_id(f"{number}-{side}"), name=f"{text}{side}", kind=ActorKind.PERSON, party=text, roles=(role,),
            wikidata=text, mentions=(words, whole), rule=text,
        )
        for side in (1, 2)
    )  # fmt: skip
    one, other = (Named(actor=actor.id, evidence=words) for actor in actors)
    when = When(edtf=day.isoformat(), earliest=day, latest=day, evidence=words)
    place = Place(name=text, country=text, evidence=words)
    contact = Contact(
        id=name("contact", 0), mode=ContactMode.MEETING, level=ContactLevel.LEADER, status=ContactStatus.HELD,
        format=ContactFormat.DIRECT, participants=(one, other), mediators=(one,), when=when,
        duration=Duration(value=text, evidence=words), place=place, topics=(words,), outcome=(words,), told_by=other,
        replaced_by=None, variants=(Variant(field=text, value=text, evidence=words),), evidence=(words, whole),
        rule=text,
    )  # fmt: skip
    planned = replace(contact, id=name("contact", 1), status=ContactStatus.SCHEDULED, when=replace(when, edtf=text))
    statement = Statement(
        id=name("statement", 0), kind=StatementKind.DIRECT, act=Act.SAY, speaker=one, cue=words, content=(words,),
        addressee=other, channel=text, when=when, within=None, certainty=Certainty.CERTAIN, evidence=(whole,),
        rule=text,
    )  # fmt: skip
    within = replace(statement, id=name("statement", 1), within=statement.id)
    position = Position(
        id=name("position", 0), holder=one, stance=Stance.DEMAND, firmness=Firmness.RED_LINE, issue=text, object=text,
        polarity=Polarity.FOR, toward=other, condition=words, when=when, statement=statement.id,
        variants=(Variant(field=text, value=text, evidence=words),), evidence=(words,), rule=text,
    )  # fmt: skip
    commitment = Commitment(
        id=name("commitment", 0), by=(one, other), told_by=one, expects=text, contact=planned.id, due=when,
        condition=words, certainty=Certainty.CERTAIN, status=CommitmentStatus.OPEN, fulfilled_by=None,
        history=(Change(day=day, change=text, evidence=words),), statement=statement.id, evidence=(words,), rule=text,
    )  # fmt: skip
    sides = (EventParty(id=actor.id, country=text, sector=text) for actor in actors)
    event = Event(
        id=name("event", 0), actor=next(sides), recipient=next(sides), type=EventType.CONSULT, cameo=text,
        mode=(text,), context=(text,), status=text, when=when, place=place, of=contact.id, evidence=(words,), rule=text,
    )  # fmt: skip
    return Findings(
        document=document, actors=actors, contacts=(contact, planned), statements=(statement, within),
        positions=(position,), commitments=(commitment,), events=(event,),
        notes=(Note(document=document.id, kind=text, reason=text, evidence=words),),
    )  # fmt: skip


def make_hostile_record(path, strings=STRINGS):
    """Write the record of all strings; names and reasons that persons give are hostile, too."""
    with open_record(path) as record:
        record.set_negotiation(negotiation_of(strings[0], strings[:2], (), None, None))
        found = [hostile_findings(number, text) for number, text in enumerate(strings)]
        for _ in record.add(found, BY, negotiation=strings[0]):
            pass
        for number, findings in enumerate(found[:FEW]):
            text = strings[number]
            about = (
                findings.contacts[0].id,
                findings.statements[0].id,
                findings.positions[0].id,
                findings.actors[0].id,
            )
            for name in about:
                rule_on(record, Ruling(verdict=Verdict.ACCEPTED, about=(name,), reason=text, by=text), at=NOON)
    return path
