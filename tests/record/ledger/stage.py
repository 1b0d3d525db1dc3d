"""Reports in short, for tests of the ledger: who is said to have met, to meet, or not to meet whom, and when."""

from datetime import date, timedelta
from itertools import count

from communique.domain.actor import Actor, ActorKind, Rank, Role
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactLevel, ContactMode, ContactStatus, Place
from communique.domain.document import Origin, make_document
from communique.domain.evidence import Named
from communique.domain.findings import Findings
from communique.domain.ids import actor_id, finding_id
from communique.domain.span import Span
from communique.domain.statement import Certainty
from communique.domain.when import When
from communique.record.ledger import Line, Telling, life_of, tellings_of

# Name, party, rank. Norland, Sudavia and Ostia are no countries.
PEOPLE = {
    "Adaro": ("NRL", Rank.LEADER), "Belmonte": ("SDV", Rank.LEADER), "Corvi": ("NRL", Rank.MINISTER),
    "Dunne": ("SDV", Rank.MINISTER), "Ekro": ("NRL", Rank.ENVOY), "Falk": ("SDV", Rank.ENVOY),
    "Gant": ("NRL", Rank.ENVOY), "Hollis": ("OST", Rank.LEADER), "Norland": ("NRL", None), "Sudavia": ("SDV", None),
}  # fmt: skip
LEVELS = {Rank.LEADER: ContactLevel.LEADER, Rank.MINISTER: ContactLevel.MINISTER, Rank.ENVOY: ContactLevel.ENVOY}
COUNTRIES = {"Bergamo": "ITA", "Tangier": "MAR", "Genoa": "ITA"}
LEADERS, MINISTERS, ENVOYS = ("Adaro", "Belmonte"), ("Corvi", "Dunne"), ("Ekro", "Falk")
PROMISED = frozenset({ContactStatus.ANNOUNCED, ContactStatus.SCHEDULED, ContactStatus.CANCELLED})
_numbers = count()


def actor(name: str) -> Actor:
    party, rank = PEOPLE[name]
    roles = (Role(title=rank.value, of=party, rank=rank, evidence=None, roster=None),) if rank else ()
    kind = ActorKind.PERSON if rank else ActorKind.GOVERNMENT
    return Actor(
        id=actor_id(name), name=name, kind=kind, party=party, roles=roles, wikidata=None, mentions=(), rule="test"
    )


def when_of(words: str | None) -> When | None:
    """Return "2025-08-15", "2025-08" or "2025-08-15/2025-08-20" as a time."""
    if words is None:
        return None
    first, _, last = words.partition("/")
    if len(first) == 7:
        start = date.fromisoformat(f"{first}-01")
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return When(edtf=words, earliest=start, latest=end, evidence=None)
    start = date.fromisoformat(first)
    return When(edtf=words, earliest=start, latest=date.fromisoformat(last or first), evidence=None)


def level_of(who: tuple[str, ...]) -> ContactLevel:
    """Return the rank on the lower side."""
    order = list(Rank)
    highest: dict[str, Rank | None] = {}
    for name in who:
        party, rank = PEOPLE[name]
        highest[party] = min((one for one in (rank, highest.get(party)) if one), key=order.index, default=None)
    ranks = list(highest.values())
    return LEVELS[max(ranks, key=order.index)] if all(ranks) else ContactLevel.UNSPECIFIED


def report(
    published: str | None,
    status: str,
    when: str | None = None,
    *,
    who: tuple[str, ...] = LEADERS,
    mode: str = "meeting",
    place: str | None = None,
    by: str | None = None,
    condition: bool = False,
    probable: bool = False,
    words: str = "the meeting",
    text: str | None = None,
) -> Findings:
    """Return what a document of one sentence says: one contact, and its commitment where it is announced."""
    said = text or f"Document {next(_numbers)}: {words} is {status}, if it rains."
    day = date.fromisoformat(published) if published else None
    document = make_document(said, Origin(published=day, source=f"outlet {said[:12]}"))
    start = said.index(words)
    evidence = document.evidence(Span(start, start + len(words)))
    contact = Contact(
        id=finding_id("contact", document.citation.sha256, start, start + 1),
        mode=ContactMode(mode),
        level=level_of(who),
        status=ContactStatus(status),
        format=None,
        participants=tuple(Named(actor=actor_id(name), evidence=None) for name in who),
        mediators=(),
        when=when_of(when),
        duration=None,
        place=Place(name=place, country=COUNTRIES[place], evidence=None) if place else None,
        topics=(),
        outcome=(),
        told_by=Named(actor=actor_id(by), evidence=None) if by else None,
        replaced_by=None,
        variants=(),
        evidence=(evidence,),
        rule="test",
    )
    commitment = Commitment(
        id=finding_id("commitment", document.citation.sha256, start, start + 1),
        by=contact.participants,
        told_by=contact.told_by,
        expects="a meeting",
        contact=contact.id,
        due=contact.when,
        condition=document.evidence(Span(said.index("if"), len(said))) if condition else None,
        certainty=Certainty.PROBABLE if probable else Certainty.CERTAIN,
        status=CommitmentStatus.OPEN,
        fulfilled_by=None,
        history=(Change(day=day, change="announced", evidence=evidence),),
        statement=None,
        evidence=(evidence,),
        rule="test",
    )
    named = (*who, by) if by else who
    return Findings(
        document=document,
        actors=tuple(actor(name) for name in dict.fromkeys(named)),
        contacts=(contact,),
        commitments=(commitment,) if contact.status in PROMISED else (),
    )


def told(*reports: Findings, origin=None) -> list[Telling]:
    return [telling for findings in reports for telling in tellings_of(findings, origin=origin)]


def lines(as_of: str, *reports: Findings, groups=None, origin=None) -> list[Line]:
    return list(life_of(told(*reports, origin=origin), groups or {}, as_of=date.fromisoformat(as_of)))


def life(line: Line) -> list[str]:
    """Return the history of a line in short: "2025-08-09 more definite"."""
    return [f"{step.day} {step.change}" for step in line.commitment.thing.history]


def status(line: Line) -> str:
    return line.commitment.thing.status.value
