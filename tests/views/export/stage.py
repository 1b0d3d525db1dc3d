"""A record in miniature: an open article, one that may only be quoted, and a closed one with a secret."""

from dataclasses import replace
from datetime import UTC, date, datetime

from communique.domain.actor import Actor, ActorKind, Rank, Role
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus, Place, Variant
from communique.domain.document import Document, Origin, make_document
from communique.domain.event import Event, EventParty, EventType
from communique.domain.evidence import Evidence, Named
from communique.domain.findings import Findings
from communique.domain.ids import actor_id, finding_id, judgement_id, negotiation_id
from communique.domain.judgement import PROGRAM, Judgement, Reason, Verdict
from communique.domain.merged import Merged, Report
from communique.domain.negotiation import Negotiation
from communique.domain.note import Note
from communique.domain.position import Firmness, Polarity, Position, Stance
from communique.domain.record import ProducedBy
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import When
from communique.views.export.holdings import Assigned, Holdings, Reading

KEPT_BACK = "the zebra clause binds both capitals until the river freezes twice"
UNQUOTED = "Gulls circled over the quay while porters waited for the buses"
PRODUCED_BY = ProducedBy(communique="0.0", pipeline="none 0", rules="0123456789abcdef")
OPEN = make_document(
    "Anna Berg met Omar Said in Vienna on Friday. They will meet again in Oslo on 3 May; a round in Bern is possible "
    'in June. Berg demands that "all border posts" <reopen> & stay open. A call set for 20 April was cancelled. '
    'Said promised to "free the crews by 1 June".',
    Origin(
        title='=Talks & <b>tea</b> in "Vienna"',
        source="North Quay Review",
        url="https://quay.example/talks?id=1&x=2",
        byline="Ida Holm",
        published=date(2025, 4, 13),
        language="en",
    ),
)
QUOTED = make_document(
    f"{UNQUOTED}. Berg and Said talked for two hours in Vienna.",
    Origin(
        title="Two hours", source="Harbour Post", published=date(2025, 4, 14), language="en", rights="quotes", key="-7"
    ),
)
CLOSED = make_document(
    f"Berg and Said met in Vienna. Said vowed that {KEPT_BACK}.",
    Origin(title="A vow", source="Closed Wire", published=date(2025, 4, 15), language="en", rights="metadata"),
)


def words(document: Document, phrase: str) -> Evidence:
    """Return where a document has these words first."""
    start = document.text.index(phrase)
    return document.evidence(Span(start, start + len(phrase)))


def on(edtf: str, first: date | None, last: date | None, evidence: Evidence | None = None) -> When:
    return When(edtf=edtf, earliest=first, latest=last, evidence=evidence)


def day(one: date) -> When:
    return on(one.isoformat(), one, one)


def number(kind: str, document: Document, phrase: str):
    evidence = words(document, phrase)
    return finding_id(kind, document.citation.sha256, evidence.start, evidence.end)


def person(name: str, party: str, *mentions: Evidence, wikidata: str | None = None) -> Actor:
    role = Role(title="Foreign Minister", of=party, rank=Rank.MINISTER, evidence=None, roster=None)
    return Actor(
        id=actor_id(name),
        name=name,
        kind=ActorKind.PERSON,
        party=party,
        roles=(role,),
        wikidata=wikidata,
        mentions=mentions,
        rule="en.roster",
    )


def contact(document: Document, phrase: str, status: ContactStatus, when: When | None, **more) -> Contact:
    standard = {
        "mode": ContactMode.MEETING,
        "level": ContactLevel.MINISTER,
        "format": None,
        "participants": (Named(actor=BERG.id, evidence=None), Named(actor=SAID.id, evidence=None)),
        "mediators": (),
        "duration": None,
        "place": None,
        "topics": (),
        "outcome": (),
        "told_by": None,
        "replaced_by": None,
        "variants": (),
        "rule": "en.meet",
    }
    return Contact(
        id=number("contact", document, phrase),
        status=status,
        when=when,
        evidence=(words(document, phrase),),
        **(standard | more),
    )


def report(finding: str, document: Document) -> Report:
    citation = document.citation
    return Report(
        finding=finding,
        document=document.id,
        published=citation.published,
        source=citation.source,
        origin=document.id,
    )


def merged(thing, *told: tuple[str, Document], reasons=(), review=None):
    return Merged(
        thing=thing, reports=tuple(report(finding, where) for finding, where in told), reasons=reasons, review=review
    )


BERG = person("Anna Berg", "AUT", words(OPEN, "Anna Berg"), words(QUOTED, "Berg"), words(CLOSED, "Berg"))
SAID = person("Omar Said", "OMN", words(OPEN, "Omar Said"), words(CLOSED, "Said"), wikidata="Q1")
VOICES = Actor(
    id=actor_id("voices"),
    name="Berg and Said",
    kind=ActorKind.GROUP,
    party=None,
    roles=(),
    wikidata=None,
    mentions=(words(QUOTED, "Berg and Said"),),
    rule="en.together",
)
STATE = Actor(
    id=actor_id("Q40"),
    name="Austria",
    kind=ActorKind.GOVERNMENT,
    party="AUT",
    roles=(),
    wikidata="Q40",
    mentions=(words(OPEN, "Vienna"),),
    rule="en.government",
)
VIENNA = Place(name="Vienna", country="AUT", evidence=words(OPEN, "Vienna"))
HELD = contact(OPEN, "Anna Berg met Omar Said", ContactStatus.HELD, day(date(2025, 4, 11)), place=VIENNA)
HELD_TOO = contact(QUOTED, "talked for two hours", ContactStatus.HELD, day(date(2025, 4, 11)), place=None)
HELD_AGAIN = contact(CLOSED, "met in Vienna", ContactStatus.HELD, None)
SOON = contact(OPEN, "will meet again in Oslo", ContactStatus.SCHEDULED, day(date(2025, 5, 3)))
PERHAPS = contact(
    OPEN,
    "a round in Bern is possible",
    ContactStatus.POSSIBLE,
    on("2025-06", date(2025, 6, 1), date(2025, 6, 30), words(OPEN, "in June")),
)
OFF = contact(
    OPEN,
    "A call set for 20 April was cancelled",
    ContactStatus.CANCELLED,
    day(date(2025, 4, 20)),
    mode=ContactMode.CALL,
)
TOGETHER = replace(
    HELD,
    variants=(Variant(field="duration", value="two hours", evidence=words(QUOTED, "two hours")),),
    evidence=HELD.evidence + HELD_TOO.evidence + HELD_AGAIN.evidence,
)


def statement(document: Document, content: str, act: Act) -> Statement:
    return Statement(
        id=number("statement", document, content),
        kind=StatementKind.INDIRECT,
        act=act,
        speaker=Named(actor=SAID.id, evidence=words(document, "Said")),
        cue=None,
        content=(words(document, content),),
        addressee=None,
        channel=None,
        when=None,
        within=None,
        certainty=Certainty.CERTAIN,
        evidence=(words(document, content),),
        rule="en.vow",
    )


VOW = statement(CLOSED, KEPT_BACK, Act.PROMISE)
DEMAND = Position(
    id=number("position", OPEN, "all border posts"),
    holder=Named(actor=BERG.id, evidence=words(OPEN, "Berg")),
    stance=Stance.DEMAND,
    firmness=Firmness.FIRM,
    issue="borders",
    object="open borders",
    polarity=Polarity.FOR,
    toward=None,
    condition=None,
    when=None,
    statement=None,
    variants=(),
    evidence=(words(OPEN, '"all border posts" <reopen> & stay open'),),
    rule="en.demand",
)


def promise(document: Document, phrase: str, due: When | None) -> Commitment:
    evidence = words(document, phrase)
    return Commitment(
        id=number("commitment", document, phrase),
        by=(Named(actor=SAID.id, evidence=None),),
        told_by=None,
        expects=phrase,
        contact=None,
        due=due,
        condition=None,
        certainty=Certainty.CERTAIN,
        status=CommitmentStatus.OPEN,
        fulfilled_by=None,
        history=(Change(day=document.published, change="promised", evidence=evidence),),
        statement=None,
        evidence=(evidence,),
        rule="en.promise",
    )


CREWS = promise(OPEN, "free the crews by 1 June", day(date(2025, 6, 1)))
ZEBRA = promise(CLOSED, KEPT_BACK, None)
MET = Event(
    id=number("event", OPEN, "Anna Berg met Omar Said"),
    actor=EventParty(id=BERG.id, country="AUT", sector="GOV"),
    recipient=EventParty(id=SAID.id, country="OMN", sector="GOV"),
    type=EventType.CONSULT,
    cameo="04",
    mode=("visit",),
    context=("diplomatic",),
    status="held",
    when=day(date(2025, 4, 11)),
    place=VIENNA,
    of=HELD.id,
    evidence=HELD.evidence,
    rule="contact held",
)
VOWED = replace(
    MET,
    id=number("event", CLOSED, KEPT_BACK),
    type=EventType.AGREE,
    cameo="03",
    mode=(),
    status="announced",
    when=None,
    place=None,
    of=VOW.id,
    evidence=VOW.evidence,
    recipient=None,
)
TALKS = Negotiation(
    id=negotiation_id("Quay talks"), name="Quay talks", parties=("AUT", "OMN"), issues=(), starts=None, ends=None
)
ACCEPTED = Judgement(
    id=judgement_id("accepted"),
    verdict=Verdict.ACCEPTED,
    about=(HELD.id,),
    field=None,
    value=None,
    reason="checked with both offices",
    by="ida",
    at=datetime(2025, 4, 20, 9, 30, tzinfo=UTC),
)


def as_in(document: Document, *actors: Actor) -> tuple[Actor, ...]:
    """Return actors as one document has them."""
    return tuple(
        replace(actor, mentions=tuple(words for words in actor.mentions if words.document == document.id))
        for actor in actors
    )


READINGS = (
    Findings(
        document=OPEN,
        actors=as_in(OPEN, BERG, SAID, STATE),
        contacts=(HELD, SOON, PERHAPS, OFF),
        positions=(DEMAND,),
        commitments=(CREWS,),
        events=(MET,),
    ),
    Findings(document=QUOTED, actors=as_in(QUOTED, BERG, VOICES), contacts=(HELD_TOO,)),
    Findings(
        document=CLOSED,
        actors=as_in(CLOSED, BERG, SAID),
        contacts=(HELD_AGAIN,),
        statements=(VOW,),
        commitments=(ZEBRA,),
        events=(VOWED,),
        notes=(Note(document=CLOSED.id, kind="unresolved speaker", reason=f"who said {KEPT_BACK}", evidence=None),),
    ),
)
SAME = Reason(about=(HELD.id, HELD_AGAIN.id), verdict=Verdict.SAME, words=f"beside {KEPT_BACK}", by=PROGRAM)


def holdings(*, rights: dict[str, str | None] | None = None, **changes) -> Holdings:
    """Return what an export is made of, as a record gives it: nothing is kept back yet.

    Args:
        rights: Other rights, by document.
    """
    documents = [
        replace(one, citation=replace(one.citation, rights=(rights or {}).get(one.id, one.citation.rights)))
        for one in (OPEN, QUOTED, CLOSED)
    ]
    in_three = ((HELD.id, OPEN), (HELD_TOO.id, QUOTED), (HELD_AGAIN.id, CLOSED))
    actors = {
        actor.id: merged(
            actor, *((actor.id, one) for one in documents if any(words.document == one.id for words in actor.mentions))
        )
        for actor in (BERG, SAID, STATE, VOICES)
    }
    standard = {
        "produced_by": PRODUCED_BY,
        "as_of": date(2025, 4, 15),
        "documents": {one.id: one.citation for one in documents},
        "actors": actors,
        "contacts": (
            merged(TOGETHER, *in_three, reasons=(SAME,), review=Verdict.ACCEPTED),
            merged(OFF, (OFF.id, OPEN)),
            merged(SOON, (SOON.id, OPEN)),
            merged(PERHAPS, (PERHAPS.id, OPEN)),
        ),
        "statements": (merged(VOW, (VOW.id, CLOSED)),),
        "positions": (merged(DEMAND, (DEMAND.id, OPEN)),),
        "commitments": (merged(CREWS, (CREWS.id, OPEN)), merged(ZEBRA, (ZEBRA.id, CLOSED))),
        "events": (merged(MET, (MET.id, OPEN)), merged(VOWED, (VOWED.id, CLOSED))),
        "readings": tuple(
            Reading(
                findings=replace(findings, document=document),
                produced_by=PRODUCED_BY,
                assigned=(Assigned(negotiation=TALKS.id, belongs=True, by="ida", reason="the same quay"),),
            )
            for findings, document in zip(READINGS, documents, strict=True)
        ),
        "negotiations": (TALKS,),
        "judgements": (ACCEPTED,),
        "text_of": {one.id: one.text for one in documents}.get,
    }
    return Holdings(**(standard | changes))
