"""Many documents, one record, whatever their order."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from communique.domain.actor import Actor, ActorKind
from communique.domain.document import Origin, make_document
from communique.domain.event import Event, EventParty, EventType
from communique.domain.findings import Findings
from communique.domain.ids import actor_id, finding_id
from communique.domain.record import ProducedBy
from communique.domain.span import Span
from communique.record import gather

BY = ProducedBy(communique="0", pipeline="none", rules="none")


def findings(text: str, published: date | None, *, party: str | None = None, key: str | None = None) -> Findings:
    document = make_document(text, Origin(published=published, key=key))
    actor = Actor(
        id=actor_id("Q1"),
        name="Ada Vell",
        kind=ActorKind.PERSON,
        party=party,
        roles=(),
        wikidata=None,
        mentions=(document.evidence(Span(0, 3)),),
        rule="test",
    )
    return Findings(document=document, actors=(actor,))


def test_record_does_not_depend_on_the_order_of_documents():
    read = [findings(f"Ada met {n}.", date(2025, 1, n)) for n in (1, 2, 3)]
    assert len({repr(gather(order, BY)) for order in permutations(read)}) == 1


def test_same_text_twice_counts_once_and_the_earliest_is_kept():
    copies = [findings("Ada met.", date(2025, 1, 2), key="late"), findings("Ada met.", date(2025, 1, 1), key="early")]
    for order in (copies, copies[::-1]):
        assert [citation.key for citation in gather(order, BY).documents] == ["early"]


def test_actor_of_two_documents_is_one_with_all_mentions():
    record = gather([findings("Ada met.", None), findings("Ada left.", None, party="SWE")], BY)
    assert [(actor.party, len(actor.mentions)) for actor in record.actors] == [("SWE", 2)]


def test_actors_stand_in_the_order_of_their_first_mention():
    read = findings("Ada met Bo.", None)
    (ada,) = read.actors
    bo = replace(ada, id=actor_id("Q2"), name="Bo Lund", mentions=(read.document.evidence(Span(8, 10)),))
    unseen = replace(ada, id=actor_id("Q3"), name="Cy Moe", mentions=())
    record = gather([replace(read, actors=(unseen, bo, ada))], BY)
    assert [actor.name for actor in record.actors] == ["Ada Vell", "Bo Lund", "Cy Moe"]


def test_findings_stand_in_the_order_of_the_words_they_hang_on():
    read = findings("Ada met Bo. Bo met Cy.", None)
    first, second = (
        Event(
            id=finding_id("event", read.document.citation.sha256, start, start + 3),
            actor=EventParty(id=actor_id("Q1"), country=None, sector=None),
            recipient=None, type=EventType.CONSULT, cameo="04", mode=(), context=(), status="held", when=None,
            place=None, of=None, rule="test",
            evidence=tuple(read.document.evidence(Span(at, at + 3)) for at in (start, 0)),
        )
        for start in (4, 15)
    )  # fmt: skip
    assert gather([replace(read, events=(second, first))], BY).events == (first, second)


def test_record_speaks_from_the_latest_day_of_publication():
    record = gather([findings("Ada met.", date(2025, 1, 2)), findings("Ada left.", date(2025, 1, 9))], BY)
    assert record.as_of == date(2025, 1, 9)
    assert gather([findings("Ada met.", None)], BY, as_of=date(2025, 2, 1)).as_of == date(2025, 2, 1)
