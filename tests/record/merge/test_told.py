"""What several reports say of one field, and what each kind of thing is told from."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from communique.domain.actor import Actor, ActorKind, Rank, Role
from communique.domain.commitment import Change, Commitment, CommitmentStatus
from communique.domain.contact import Variant
from communique.domain.document import Origin, make_document
from communique.domain.event import Event, EventParty, EventType
from communique.domain.evidence import Evidence, Named
from communique.domain.ids import ActorId, FindingId
from communique.domain.position import Firmness, Polarity, Position, Stance
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.record.merge import Kind, Standing, Told, join
from communique.record.merge.told import (
    Around,
    exactest_place,
    first_told,
    most_exact,
    most_told,
    united,
    united_names,
    variants,
)
from tests.record.merge.stage import ADA, BO, DAY, KENYA, at, on

NEXT = date(2025, 3, 4)
EARLY, LATE = (
    make_document(text, Origin(published=day, source=source))
    for text, day, source in (("told early", DAY, "Ledger"), ("told late", NEXT, "Courier"))
)
HOMES = {
    "actor-ada": "actor-one", "contact-a": "contact-one", "statement-a": "statement-one", "event-a": "event-one",
}  # fmt: skip
AROUND = Around(homes=HOMES, actors={ActorId("actor-one"): Standing(name="Ada Otieno", party="KEN", is_person=True)})
JUNE, FIRST_OF_JUNE = on(date(2025, 6, 1), date(2025, 6, 30)), on(date(2025, 6, 1))


def words(document=EARLY, start=0):
    return document.evidence(Span(start, len(document.text)))


def named(actor, document=EARLY):
    return Named(actor=actor, evidence=words(document))


def joined(kind, first, second):
    """Return the thing two documents tell together, the later given first."""
    members = [
        Told(finding=thing, document=document.citation, origin=document.id)
        for thing, document in ((second, LATE), (first, EARLY))
    ]
    return join(kind, members, homes=HOMES, actors=AROUND.actors)


def test_reports_stand_in_line():
    merged = joined(Kind.ACTOR, ACTOR, replace(ACTOR, id=BO))
    assert [(one.finding, one.document, one.published, one.source, one.origin) for one in merged.reports] == [
        (ADA, EARLY.id, DAY, "Ledger", EARLY.id),
        (BO, LATE.id, NEXT, "Courier", LATE.id),
    ]
    undated = replace(EARLY.citation, published=None)
    assert Told(finding=ACTOR, document=undated, origin=EARLY.id).place_in_line == (date.max, EARLY.id, ADA)


def test_what_a_thing_refers_to_is_called_by_where_it_stands():
    assert (AROUND.finding("contact-a"), AROUND.finding("contact-b"), AROUND.finding(None)) == (
        "contact-one", "contact-b", None,
    )  # fmt: skip
    assert (AROUND.actor(ADA), AROUND.actor(BO)) == ("actor-one", BO)
    assert AROUND.named(named(ADA)) == Named(actor=ActorId("actor-one"), evidence=words())
    assert AROUND.named(None) is None
    assert AROUND.name_of(named(ActorId("actor-one"))) == "Ada Otieno"
    assert AROUND.name_of(named(BO)) == "told early"
    assert AROUND.name_of(Named(actor=BO, evidence=None)) == BO


@pytest.mark.parametrize(
    ("said", "value"),
    [
        pytest.param([("a", "1"), ("b", "2"), ("b", "3")], "b", id="most"),
        pytest.param([("a", "1"), ("b", "2"), ("b", "2")], "a", id="copies_count_once"),
        pytest.param([("b", "1"), ("a", "2")], "b", id="the_first_of_equals"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_most_texts_count(said, value):
    assert most_told(said) == value


def test_of_equals_the_preferred_is_taken_and_never_against_more_texts():
    assert most_told([("b", "1"), ("a", "2")], prefer=str) == "a"
    assert most_told([("b", "1"), ("a", "2"), ("b", "3")], prefer=str) == "b"
    assert most_told([], prefer=str) is None


def test_the_most_exact_day_is_the_one_most_texts_tell():
    second = on(date(2025, 6, 2))
    open_end = replace(JUNE, edtf="2025-06-01/..", latest=None)
    assert most_exact([(JUNE, "1"), (second, "2"), (FIRST_OF_JUNE, "3"), (FIRST_OF_JUNE, "4")]) == FIRST_OF_JUNE
    assert most_exact([(open_end, "1"), (None, "2"), (JUNE, "3")]) == JUNE
    assert most_exact([(open_end, "1")]) == open_end
    assert most_exact([(None, "1")]) is None


def test_first_and_all():
    assert (first_told([None, 0, 1]), first_told([None])) == (0, None)
    assert united([(words(), words(LATE)), (words(),)]) == (words(), words(LATE))


def test_names_stand_once_with_the_first_words():
    unsaid = Named(actor=ADA, evidence=None)
    found = united_names([(unsaid, named(BO)), (named(ADA, LATE), named(BO, LATE))], AROUND)
    assert found == (Named(actor=ActorId("actor-one"), evidence=words(LATE)), named(BO))


def test_other_values_stand_once():
    said = [("a", words()), ("b", words()), ("b", words(LATE)), ("c", words(LATE))]
    assert list(variants("mode", said, "a")) == [
        Variant(field="mode", value="b", evidence=words()), Variant(field="mode", value="c", evidence=words(LATE)),
    ]  # fmt: skip


def test_a_city_goes_before_its_country_and_most_texts_before_the_first():
    kenya, nairobi, kisumu = at("Kenya"), at("Nairobi"), at("Kisumu")
    said = [(kenya, "1"), (kenya, "2"), (None, "3"), (kisumu, "4"), (nairobi, "5"), (nairobi, "6")]
    assert exactest_place(said, lambda name: name == "Kenya") == nairobi
    assert exactest_place([(kenya, "1")], lambda name: name == "Kenya") == kenya
    assert exactest_place([(None, "1")], lambda _: False) is None


ROLE = Role(title="Minister", of="KEN", rank=Rank.MINISTER, evidence=None, roster=None)
ACTOR = Actor(
    id=ADA, name="A. Otieno", kind=ActorKind.PERSON, party=None, roles=(ROLE,), wikidata=None, mentions=(words(),),
    rule="r",
)  # fmt: skip


def test_an_actor_is_the_one_best_known_with_all_roles_and_mentions():
    envoy = replace(ROLE, title="Envoy", rank=Rank.ENVOY)
    known = replace(
        ACTOR, id=BO, name="Ada Otieno", wikidata="Q1", roles=(envoy, replace(ROLE, title="minister")),
        mentions=(words(LATE), words()),
    )  # fmt: skip
    thing = joined(Kind.ACTOR, replace(ACTOR, party="KEN"), known).thing
    assert (thing.id, thing.name, thing.wikidata, thing.party) == (BO, "Ada Otieno", "Q1", "KEN")
    assert [role.title for role in thing.roles] == ["Envoy", "minister"]
    assert thing.mentions == (words(), words(LATE))
    assert joined(Kind.ACTOR, ACTOR, replace(known, party="TZA")).thing.party == "TZA"
    assert joined(Kind.ACTOR, replace(ACTOR, id=BO), ACTOR).thing.id == ADA
    other = replace(ROLE, of="TZA")
    assert joined(Kind.ACTOR, ACTOR, replace(ACTOR, id=BO, roles=(other,))).thing.roles == (ROLE, other)


numbers = count()


def finding(kind):
    return FindingId(f"{kind}-{next(numbers)}")


def statement(document=EARLY, **fields):
    standard = {
        "id": finding("statement"), "kind": StatementKind.INDIRECT, "act": Act.SAY, "speaker": None, "cue": None,
        "content": (words(document),), "addressee": None, "channel": None, "when": None, "within": None,
        "certainty": Certainty.CERTAIN, "evidence": (words(document),), "rule": "r",
    }  # fmt: skip
    return Statement(**{**standard, **fields})


def test_a_statement_is_told_by_its_fullest_wording_and_what_others_add():
    early = statement(speaker=named(ADA), addressee=named(BO), channel="letter", when=JUNE)
    late = statement(LATE, kind=StatementKind.MIXED, within=FindingId("statement-a"), when=FIRST_OF_JUNE)
    thing = joined(Kind.STATEMENT, early, late).thing
    assert (thing.id, thing.kind, thing.channel, thing.when) == (early.id, StatementKind.MIXED, "letter", FIRST_OF_JUNE)
    assert thing.speaker == Named(actor=ActorId("actor-one"), evidence=words())
    assert thing.addressee == named(BO)
    assert thing.within == "statement-one"
    assert thing.evidence == (words(LATE), words())


def test_of_one_kind_the_longer_wording_is_the_fuller_then_the_earlier():
    direct = {"kind": StatementKind.DIRECT}
    short = statement(content=(words(start=5),), **direct)
    assert joined(Kind.STATEMENT, short, statement(LATE, **direct)).thing.content == (words(LATE),)
    twice = (words(start=5), words(start=5))
    assert joined(Kind.STATEMENT, statement(content=twice, **direct), statement(LATE, **direct)).thing.content == twice
    equal = Evidence(document=LATE.id, start=0, end=10, quote="told early")
    first = statement(channel="letter", **direct)
    thing = joined(Kind.STATEMENT, first, statement(LATE, content=(equal,), channel="speech", **direct)).thing
    assert (thing.content, thing.channel) == (first.content, "letter")
    own = statement(LATE, speaker=named(BO), addressee=named(BO), channel="speech", kind=StatementKind.DIRECT)
    thing = joined(Kind.STATEMENT, statement(speaker=named(KENYA), addressee=named(ADA), channel="letter"), own).thing
    assert (thing.speaker, thing.addressee, thing.channel) == (named(BO), named(BO), "speech")


def position(document=EARLY, **fields):
    standard = {
        "id": finding("position"), "holder": named(ADA, document), "stance": Stance.DEMAND, "firmness": Firmness.STATED,
        "issue": None, "object": None, "polarity": None, "toward": None, "condition": None, "when": None,
        "statement": None, "variants": (), "evidence": (words(document),), "rule": "r",
    }  # fmt: skip
    return Position(**{**standard, **fields})


def test_a_position_is_told_by_the_first_and_what_others_add():
    variant = Variant(field="holder", value="Bo", evidence=words(LATE))
    early = position()
    late = position(
        LATE, firmness=Firmness.FIRM, issue="borders", object="o", polarity=Polarity.FOR, toward=named(ADA),
        condition=words(LATE), when=JUNE, statement=FindingId("statement-a"), variants=(variant, variant),
    )  # fmt: skip
    thing = joined(Kind.POSITION, early, late).thing
    assert (thing.id, thing.firmness) == (early.id, Firmness.STATED)
    assert thing.holder == Named(actor=ActorId("actor-one"), evidence=words())
    assert (thing.issue, thing.object, thing.polarity) == ("borders", "o", Polarity.FOR)
    assert thing.toward == Named(actor=ActorId("actor-one"), evidence=words())
    assert (thing.condition, thing.when, thing.statement) == (words(LATE), JUNE, "statement-one")
    assert thing.variants == (variant, Variant(field="firmness", value="firm", evidence=words(LATE)))
    assert thing.evidence == (words(), words(LATE))


def commitment(document=EARLY, **fields):
    standard = {
        "id": finding("commitment"), "by": (named(BO, document),), "told_by": None, "expects": "tea", "contact": None,
        "due": None, "condition": None, "certainty": Certainty.CERTAIN, "status": CommitmentStatus.OPEN,
        "fulfilled_by": None, "history": (), "statement": None, "evidence": (words(document),), "rule": "r",
    }  # fmt: skip
    return Commitment(**{**standard, **fields})


def test_a_commitment_is_told_by_the_first_and_what_others_add():
    made, kept = (Change(day=day, change=change, evidence=None) for day, change in ((DAY, "made"), (NEXT, "kept")))
    early = commitment(told_by=named(ADA), due=JUNE, history=(made,))
    late = commitment(
        LATE, by=(named(ADA, LATE), named(BO, LATE)), told_by=named(BO), contact=FindingId("contact-a"),
        due=FIRST_OF_JUNE, condition=words(LATE), certainty=Certainty.POSSIBLE, fulfilled_by=FindingId("event-a"),
        history=(made, kept), statement=FindingId("statement-a"),
    )  # fmt: skip
    thing = joined(Kind.COMMITMENT, early, late).thing
    three = (commitment(), commitment(), commitment(certainty=Certainty.POSSIBLE))
    in_line = [
        Told(finding=replace(one, id=FindingId(f"c-{at}")), document=EARLY.citation, origin=EARLY.id)
        for at, one in enumerate(three)
    ]
    assert join(Kind.COMMITMENT, in_line).thing.certainty is Certainty.POSSIBLE
    assert (thing.id, thing.due, thing.certainty) == (early.id, FIRST_OF_JUNE, Certainty.POSSIBLE)
    assert thing.by == (named(BO), Named(actor=ActorId("actor-one"), evidence=words(LATE)))
    assert thing.told_by == Named(actor=ActorId("actor-one"), evidence=words())
    assert (thing.contact, thing.fulfilled_by, thing.statement) == ("contact-one", "event-one", "statement-one")
    assert (thing.condition, thing.history) == (words(LATE), (made, kept))
    assert thing.evidence == (words(), words(LATE))


def event(document=EARLY, **fields):
    standard = {
        "id": finding("event"), "actor": EventParty(id=ADA, country="KEN", sector="GOV"), "recipient": None,
        "type": EventType.AID, "cameo": "07", "mode": (), "context": (), "status": "possible", "when": None,
        "place": None, "of": None, "evidence": (words(document),), "rule": "r",
    }  # fmt: skip
    return Event(**{**standard, **fields})


def test_an_event_is_told_by_the_first_and_its_status_by_the_last():
    early = event(mode=("tea",), context=("trade",), place=at("Kenya"), when=JUNE)
    late = event(
        LATE, mode=("talk", "tea"), context=("trade", "water"), status="certain", when=FIRST_OF_JUNE,
        place=at("Nairobi"), of=FindingId("contact-a"),
    )  # fmt: skip
    thing = joined(Kind.EVENT, early, late).thing
    assert (thing.id, thing.status, thing.when) == (early.id, "certain", FIRST_OF_JUNE)
    assert thing.actor == EventParty(id=ActorId("actor-one"), country="KEN", sector="GOV")
    assert thing.recipient is None
    assert (thing.mode, thing.context) == (("tea", "talk"), ("trade", "water"))
    assert (thing.place, thing.of) == (at("Nairobi"), "contact-one")
    assert thing.evidence == (words(), words(LATE))
    side = EventParty(id=ADA, country="KEN", sector=None)
    assert joined(Kind.EVENT, event(recipient=side), event(LATE)).thing.recipient.id == "actor-one"
