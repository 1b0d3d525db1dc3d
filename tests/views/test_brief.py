from datetime import date

import pytest

from communique.domain.actor import Actor, ActorKind
from communique.domain.commitment import Commitment, CommitmentStatus
from communique.domain.contact import Contact, ContactFormat, ContactLevel, ContactMode, ContactStatus, Place
from communique.domain.document import Origin, make_document
from communique.domain.evidence import Named
from communique.domain.ids import ActorId, finding_id
from communique.domain.note import Note
from communique.domain.position import Firmness, Position, Stance
from communique.domain.record import ProducedBy, Record
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import Duration, When
from communique.views.brief import render_brief

TEXT = """Ada Vell received Bo Lund in Oslo on Friday for two hours.

"We will meet again [in May] if the guns fall silent," said Vell.
She will never give up the islands."""
DOCUMENT = make_document(
    TEXT, Origin(title="Vell receives Lund", source="The Harbour Ledger", published=date(2025, 4, 13), language="en")
)


def words(quote):
    return DOCUMENT.evidence(Span(TEXT.index(quote), TEXT.index(quote) + len(quote)))


def actor(name, party, kind=ActorKind.PERSON):
    return Actor(
        id=ActorId(name), name=name, kind=kind, party=party, roles=(), wikidata=None, mentions=(words(name),), rule="x"
    )


def named(name):
    return Named(actor=ActorId(name), evidence=None)


FRIDAY = When(edtf="2025-04-11", earliest=date(2025, 4, 11), latest=date(2025, 4, 11), evidence=None)
MAY = When(edtf="2025-05", earliest=date(2025, 5, 1), latest=date(2025, 5, 31), evidence=None)
MEETING = Contact(
    id=finding_id("contact", "x", 0, 1), mode=ContactMode.MEETING, level=ContactLevel.ENVOY, status=ContactStatus.HELD,
    format=ContactFormat.DIRECT,
    participants=(named("Ada Vell"), named("Bo Lund")), mediators=(), when=FRIDAY,
    duration=Duration(value="PT2H", evidence=words("two hours")),
    place=Place(name="Oslo", country="NOR", evidence=None),
    topics=(), outcome=(), told_by=None, replaced_by=None, variants=(),
    evidence=(words("Ada Vell received Bo Lund in Oslo on Friday for two hours."),), rule="x",
)  # fmt: skip
ANSWER = Statement(
    id=finding_id("statement", "x", 0, 1), kind=StatementKind.DIRECT, act=Act.PROMISE, speaker=named("Ada Vell"),
    cue=words("said"), content=(words('"We will meet again [in May] if the guns fall silent,"'),), addressee=None,
    channel=None, when=None, within=None, certainty=Certainty.POSSIBLE, evidence=(words("said Vell"),), rule="x",
)  # fmt: skip
ISLANDS = Position(
    id=finding_id("position", "x", 0, 1), holder=named("Ada Vell"), stance=Stance.REJECTION, firmness=Firmness.RED_LINE,
    issue="territory", object=None, polarity=None, toward=None, condition=None, when=None, statement=None, variants=(),
    evidence=(words("give up the islands"),), rule="x",
)  # fmt: skip
AGAIN = Commitment(
    id=finding_id("commitment", "x", 0, 1), by=(named("Ada Vell"), named("Bo Lund")), told_by=named("Ada Vell"),
    expects="a meeting", contact=None, due=MAY,
    condition=words("if the guns fall silent"), certainty=Certainty.POSSIBLE,
    status=CommitmentStatus.OPEN, fulfilled_by=None, history=(), statement=ANSWER.id,
    evidence=(words("We will meet again [in May]"),), rule="x",
)  # fmt: skip
RECORD = Record(
    produced_by=ProducedBy(communique="0", pipeline="none", rules="none"), as_of=None, documents=(DOCUMENT.citation,),
    actors=(actor("Ada Vell", "RUR"), actor("Bo Lund", None)), contacts=(MEETING,), statements=(ANSWER,),
    positions=(ISLANDS,), commitments=(AGAIN,), events=(), times=(),
    notes=(Note(document=DOCUMENT.id, kind="repaired", reason="mojibake was mended", evidence=None),),
)  # fmt: skip


EXPECTED = """\
Vell receives Lund
The Harbour Ledger, 13 April 2025

Contacts (1)
 held         Ada Vell (RUR), Bo Lund
              direct meeting, envoy level, 11 April 2025, Oslo, lasted “two
              hours”
              │ Ada Vell received Bo Lund in Oslo on Friday for two hours.
              │ ¶1:0–58

Statements (1)
 promise      Ada Vell (RUR)
              put as possible
              │ "We will meet again [in May] if the guns fall silent,"
              │ ¶2:60–114

Positions (1)
 rejection    Ada Vell (RUR)
              red line, on territory
              │ give up the islands  ¶3:141–160

Commitments (1)
 open         Ada Vell (RUR), Bo Lund
              a meeting, due May 2025, possible
              on condition: “if the guns fall silent”
              told by Ada Vell (RUR)
              │ We will meet again [in May]  ¶2:61–88

Note: mojibake was mended

1 document: 1 contact, 1 statement, 1 position, 1 commitment.
¶2:310–352 is the second paragraph, characters 310 to 352 of the text.
"""


def render(width=80, *, is_terminal=False):
    return render_brief(RECORD, {DOCUMENT.id: TEXT}, width=width, is_terminal=is_terminal)


def test_brief_tells_who_what_when_and_where_it_stands():
    assert render() == EXPECTED


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_asked(width):
    assert max(map(len, render(width).split("\n"))) <= width


def test_colour_is_for_terminals(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in render()
    assert "\x1b[" in render(is_terminal=True)
