"""What was announced or promised becomes a commitment; what only may be, or was held, does not."""

from dataclasses import replace
from datetime import date

import pytest

from communique.commitments import find_commitments
from communique.domain.actor import ActorKind
from communique.domain.commitment import CommitmentStatus
from communique.domain.contact import Contact, ContactFormat, ContactLevel, ContactMode, ContactStatus, Place
from communique.domain.document import Origin, make_document
from communique.domain.evidence import Named
from communique.domain.expression import TimeExpression, TimeType
from communique.domain.ids import actor_id, finding_id
from communique.domain.position import Firmness, Position, Stance
from communique.domain.span import Span
from communique.domain.statement import Act, Certainty, Statement, StatementKind
from communique.domain.when import When
from communique.language import Page, annotate

PUBLISHED = date(2024, 5, 7)
ADARO = Named(actor=actor_id("Adaro" + ActorKind.PERSON), evidence=None)
BELMONTE = Named(actor=actor_id("Belmonte" + ActorKind.PERSON), evidence=None)
TEXT = (
    "Adaro and Belmonte will meet soon in Ostia. Belmonte is ill. "
    '"It will take place in good time, but we need to prepare for it," Adaro said. They shook hands.'
)


def page_of(text: str) -> Page:
    return annotate(make_document(text, Origin(published=PUBLISHED)))


def evidence(page: Page, words: str):
    start = page.text.index(words)
    return page.evidence(Span(start, start + len(words)))


def contact(page: Page, words: str, **changes) -> Contact:
    meeting = Contact(
        id=finding_id("contact", "x", 0, 1),
        mode=ContactMode.MEETING,
        level=ContactLevel.LEADER,
        status=ContactStatus.ANNOUNCED,
        format=None,
        participants=(ADARO, BELMONTE),
        mediators=(),
        when=None,
        duration=None,
        place=None,
        topics=(),
        outcome=(),
        told_by=None,
        replaced_by=None,
        variants=(),
        evidence=(evidence(page, words),),
        rule="test",
    )
    return replace(meeting, **changes)


def statement(page: Page, words: str, **changes) -> Statement:
    said = Statement(
        id=finding_id("statement", "x", 0, 1),
        kind=StatementKind.DIRECT,
        act=Act.SAY,
        speaker=ADARO,
        cue=None,
        content=(evidence(page, words),),
        addressee=None,
        channel=None,
        when=None,
        within=None,
        certainty=Certainty.CERTAIN,
        evidence=(),
        rule="test",
    )
    return replace(said, **changes)


def position(page: Page, words: str, **changes) -> Position:
    promise = Position(
        id=finding_id("position", "x", 0, 1),
        holder=ADARO,
        stance=Stance.PROMISE,
        firmness=Firmness.STATED,
        issue=None,
        object=None,
        polarity=None,
        toward=None,
        condition=None,
        when=None,
        statement=None,
        variants=(),
        evidence=(evidence(page, words),),
        rule="en.verb.promise",
    )
    return replace(promise, **changes)


def day(page: Page, words: str, when: date) -> TimeExpression:
    spot = evidence(page, words)
    known = When(edtf=when.isoformat(), earliest=when, latest=when, evidence=spot)
    return TimeExpression(
        evidence=spot, type=TimeType.DATE, value=known.edtf, mod=None, when=known, duration=None, rule="test"
    )


def test_announced_contact_keeps_every_sentence_that_announces_it():
    page = page_of(TEXT)
    told = statement(page, '"It will take place in good time, but we need to prepare for it,"')
    (found,) = find_commitments(page, [contact(page, "Adaro and Belmonte will meet")], [told], [])

    assert [part.quote for part in found.evidence] == [
        "Adaro and Belmonte will meet",
        '"It will take place in good time, but we need to prepare for it,"',
    ]
    assert found.condition is not None
    assert found.condition.quote == "we need to prepare for it"
    assert found.expects == "a leader-level meeting in person"
    assert (found.status, found.due, found.certainty) == ("open", None, "certain")
    assert [(step.day, step.change) for step in found.history] == [(PUBLISHED, "announced")]


def test_another_contact_ends_the_reach_of_it():
    page = page_of("Adaro will meet Belmonte. The ministers will talk too. It will take place in May.")
    meeting = contact(page, "Adaro will meet Belmonte")
    talks = contact(page, "The ministers will talk", id=finding_id("contact", "x", 1, 2), mode=ContactMode.TALKS)
    first, second = find_commitments(page, [meeting, talks], [], [])

    assert len(first.evidence) == 1
    assert len(second.evidence) == 2


@pytest.mark.parametrize(
    "status",
    ["held", "underway", "proposed", "possible", "declined", "denied"],
)
def test_contact_that_nobody_announced_is_no_commitment(status):
    page = page_of(TEXT)
    other = contact(page, "Adaro and Belmonte will meet", status=ContactStatus(status))

    assert not list(find_commitments(page, [other], [], []))


def test_cancelled_contact_is_withdrawn():
    page = page_of("The meeting of Adaro and Belmonte has been called off.")
    off = contact(page, "The meeting of Adaro and Belmonte", status=ContactStatus.CANCELLED)
    (found,) = find_commitments(page, [off], [], [])

    assert found.status is CommitmentStatus.WITHDRAWN
    assert found.history[0].change == "withdrawn"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"mode": ContactMode.CALL}, "a leader-level call"),
        ({"mode": ContactMode.TALKS, "level": ContactLevel.UNSPECIFIED}, "talks"),
        ({"mode": ContactMode.TALKS, "format": ContactFormat.INDIRECT}, "indirect leader-level talks"),
        ({"level": ContactLevel.OFFICIAL}, "an official-level meeting in person"),
        ({"place": Place(name="Ostia", country=None, evidence=None)}, "a leader-level meeting in person in Ostia"),
    ],
)
def test_expectation_is_in_plain_words(changes, words):
    page = page_of(TEXT)
    (found,) = find_commitments(page, [contact(page, "Adaro and Belmonte will meet", **changes)], [], [])

    assert found.expects == words


def test_promise_is_due_on_the_day_it_names():
    page = page_of("Adaro promised to return the boats by Sunday.")
    times = [day(page, "Sunday", date(2024, 5, 12))]
    (found,) = find_commitments(page, [], [], [position(page, "return the boats by Sunday")], times)

    assert found.expects == "return the boats by Sunday"
    assert found.due is not None
    assert found.due.edtf == "2024-05-12"
    assert found.by == (ADARO,)


def test_joint_promise_is_one_commitment():
    page = page_of("Adaro and Belmonte promised to extend the truce.")
    promises = [position(page, "extend the truce"), position(page, "extend the truce", holder=BELMONTE)]
    (found,) = find_commitments(page, [], [], promises)

    assert found.by == (ADARO, BELMONTE)


@pytest.mark.parametrize(
    "changes",
    [
        {"stance": Stance.DEMAND},
        {"stance": Stance.OFFER, "firmness": Firmness.FLEXIBLE},
        {"firmness": Firmness.FLEXIBLE},
        {"rule": "en.verb.threaten"},
    ],
)
def test_what_nobody_promised_is_no_commitment(changes):
    page = page_of("Adaro spoke of a new treaty.")

    assert not list(find_commitments(page, [], [], [position(page, "a new treaty", **changes)]))


def test_promise_in_an_unsure_statement_is_no_commitment():
    page = page_of("Adaro would return the boats if he were president.")
    unsure = statement(page, "would return the boats", certainty=Certainty.COUNTERFACTUAL)
    promise = position(page, "return the boats", statement=unsure.id)

    assert not list(find_commitments(page, [], [unsure], [promise]))


def test_promise_to_meet_is_the_announced_contact():
    page = page_of("Adaro promised to meet Belmonte in Ostia.")
    found = list(
        find_commitments(page, [contact(page, "meet Belmonte")], [], [position(page, "meet Belmonte in Ostia")])
    )

    assert [commitment.contact for commitment in found] == [finding_id("contact", "x", 0, 1)]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If the strait is open, Adaro will meet Belmonte in Ostia.", "If the strait is open"),
        ("Adaro will meet Belmonte in Ostia, said a clerk who knows if the strait is open.", None),
        ("Adaro will meet Belmonte in Ostia even if the strait is closed.", None),
    ],
)
def test_condition_is_one_that_governs_the_announcement(text, condition):
    page = page_of(text)
    (found,) = find_commitments(page, [contact(page, "Adaro will meet Belmonte")], [], [])

    assert (found.condition.quote if found.condition else None) == condition


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Adaro promised a new draft within ten days.", "2024-05-17"),
        ("Adaro promised a new draft, a clerk said ten days ago.", None),
    ],
)
def test_day_right_behind_a_promise_is_its_due_day(text, due):
    page = page_of(text)
    times = [day(page, "ten days", date(2024, 5, 17))]
    (found,) = find_commitments(page, [], [], [position(page, "a new draft")], times)

    assert (found.due.edtf if found.due else None) == due


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("a lasting peace", "en.verb.commit"),
        ("work for peace", "en.modal.will"),
        ("end the blockade", "en.verb.work-towards"),
    ],
)
def test_effort_without_a_deed_is_no_commitment(words, rule):
    page = page_of(f"Adaro spoke: {words}.")

    assert not list(find_commitments(page, [], [], [position(page, words, rule=rule)]))


def test_conditional_undertaking_is_a_commitment_with_its_condition():
    page = page_of("Adaro would open the strait if the mines are cleared.")
    offer = position(
        page,
        "open the strait",
        stance=Stance.OFFER,
        firmness=Firmness.CONDITIONAL,
        condition=evidence(page, "if the mines are cleared"),
        rule="en.modal.will",
    )
    (found,) = find_commitments(page, [], [], [offer])

    assert found.condition is not None
    assert found.condition.quote == "if the mines are cleared"
