"""What pages ask of a record at a glance: how much there is, the latest of a kind, what lies beside a document."""

from dataclasses import replace
from datetime import timedelta

import pytest

from communique.domain.contact import ContactLevel, ContactStatus
from communique.domain.judgement import Verdict
from communique.domain.position import Firmness
from communique.record import Relation, Wanted, open_record
from communique.views.negotiating import negotiation_of
from tests.record.store.stage import BY, START, Told, add, findings_of, judgement

NORTH = negotiation_of("The north", ("NOR", "SWE"), (), None, None)
TOLD = [
    Told(day=0, published=1, outlet=1),
    Told(day=6, published=7, outlet=1, words=1),
    Told(day=20, published=8, outlet=2, status=ContactStatus.SCHEDULED),
    Told(day=8, published=8, outlet=3, who=(2, 3), words=2),
]


@pytest.fixture
def record(database):
    with open_record(database) as opened:
        opened.set_negotiation(NORTH)
        add(opened, TOLD)
        yield opened


def test_counts_are_of_the_record_or_of_a_negotiation(record):
    whole, north = record.glimpses.counts(), record.glimpses.counts("The north")
    assert (whole.documents, whole.outlets, whole.things["contact"]) == (4, 3, 4)
    assert (north.documents, north.outlets, north.things["contact"]) == (3, 2, 3)
    assert record.glimpses.counts_by_negotiation()[NORTH.id].things == north.things
    assert record.glimpses.counts_by_negotiation()[NORTH.id].last == START + timedelta(days=8)


def test_what_a_person_ruled_on_counts_as_reviewed_until_it_is_undone(record):
    contact = record.contacts()[0].thing.id
    ruling = judgement(Verdict.ACCEPTED, [contact])
    record.judge(ruling)
    assert record.glimpses.counts().reviewed == {"contact": 1}
    assert record.glimpses.counts().unreviewed("contact") == 3
    record.judge(judgement(Verdict.UNDONE, [ruling.id], 1))
    assert record.glimpses.counts().reviewed == {}


def test_outlets_come_with_the_one_that_gave_most_first(record):
    assert [(one.source, one.documents) for one in record.glimpses.outlets()] == [
        ("Outlet 1", 2), ("Outlet 2", 1), ("Outlet 3", 1)
    ]  # fmt: skip
    early = Wanted(negotiation="The north", as_of=START + timedelta(days=7))
    assert [one.source for one in record.glimpses.outlets(early)] == ["Outlet 1"]


def test_documents_can_be_narrowed_to_an_outlet(record):
    assert [one.source for one in record.documents(Wanted(outlet="Outlet 1"))] == ["Outlet 1", "Outlet 1"]
    assert record.extent(Wanted(outlet="Outlet 1")).documents == 2


def test_last_contact_at_a_level_is_one_that_took_place(record):
    (last,) = record.glimpses.latest_by_level(Wanted(negotiation="The north"))
    assert (last.thing.level, last.thing.when.edtf) == (ContactLevel.LEADER, "2025-03-07")


def test_last_contact_as_of_a_day_is_the_last_by_then(record):
    (last,) = record.glimpses.latest_by_level(Wanted(as_of=START + timedelta(days=5)))
    assert last.thing.when.edtf == "2025-03-01"


def test_a_contact_with_a_day_comes_before_one_without(record):
    add(record, [Told(day=None, published=9, words=1, outlet=4)])
    (last,) = record.glimpses.latest_by_level(Wanted(negotiation="The north"))
    assert last.thing.when is not None


def test_each_level_has_its_own_last_contact(record):
    found = findings_of(Told(day=3, published=4, outlet=5, who=(0, 2)))
    lower = tuple(replace(one, level=ContactLevel.MINISTER) for one in found.contacts)
    list(record.add([replace(found, contacts=lower)], BY))
    assert {one.thing.level for one in record.glimpses.latest_by_level()} == {
        ContactLevel.LEADER,
        ContactLevel.MINISTER,
    }


def test_red_lines_are_positions_put_so(record):
    found = findings_of(Told(day=9, published=9, outlet=6, who=(2, 0)))
    firm = tuple(replace(one, firmness=Firmness.RED_LINE) for one in found.positions)
    list(record.add([replace(found, positions=firm)], BY))
    assert [one.thing.firmness for one in record.glimpses.red_lines()] == [Firmness.RED_LINE]
    assert record.glimpses.red_lines(Wanted(as_of=START + timedelta(days=8))) == ()


def test_what_was_told_after_a_day_is_new_and_what_was_told_again_changed(record):
    add(record, [Told(day=6, published=12, outlet=7, words=1)])
    lately = record.glimpses.lately("contact", START + timedelta(days=7), Wanted(limit=2))
    assert (lately.new, lately.changed, len(lately.newest)) == (2, 1, 2)
    assert record.glimpses.lately("contact", START + timedelta(days=12)).new == 0


def test_a_document_leads_to_the_things_its_findings_tell(record):
    add(record, [Told(day=6, published=12, outlet=7, words=1)])
    document = record.documents(Wanted(limit=1))[0].id
    told = {one.finding.id.partition("-")[0]: one for one in record.glimpses.told_in(document)}
    assert set(told) == {"actor", "contact", "statement", "position", "event"}
    assert told["contact"].reports == 2
    assert told["contact"].thing == record.show(told["contact"].finding.id).thing.id
    assert all(piece.document == document for piece in told["contact"].finding.evidence)


def test_texts_at_one_address_are_versions(record):
    add(record, [Told(published=1, url=7, words=0, outlet=8)])
    add(record, [Told(published=2, url=7, words=1, outlet=8)])
    later = record.documents(Wanted(outlet="Outlet 8", limit=1))[0]
    (earlier,) = record.glimpses.relatives(later.id)
    assert (earlier.relation, earlier.citation.id) == (Relation.EARLIER, later.version_of)
    assert [one.relation for one in record.glimpses.relatives(earlier.citation.id)] == [Relation.LATER]
    assert record.glimpses.relatives(record.documents(Wanted(outlet="Outlet 3"))[0].id) == ()


def test_documents_that_name_somebody_come_the_latest_first(record):
    ada = next(one for one in record.actors() if one.thing.name == "Ada Vell").thing.id
    documents = record.glimpses.documents_naming(ada, 2)
    assert record.glimpses.reports_of([ada]) == {ada: 3}
    assert [one.published for one in documents] == [START + timedelta(days=8), START + timedelta(days=7)]


def test_a_document_knows_its_negotiations(record):
    north = record.documents(Wanted(negotiation="The north", limit=1))[0].id
    other = record.documents(Wanted(outlet="Outlet 3"))[0].id
    assert [one.name for one in record.glimpses.negotiations_of(north)] == ["The north"]
    assert record.glimpses.negotiations_of(other) == ()


def test_what_is_to_come_is_told_the_next_first(record):
    add(record, [Told(day=12, published=8, outlet=4, words=1, status=ContactStatus.SCHEDULED)])
    coming = record.glimpses.ahead(Wanted(negotiation="The north"))
    assert [one.thing.when.edtf for one in coming] == ["2025-03-13", "2025-03-21"]


def test_a_plan_without_a_day_is_ahead_as_long_as_it_was_told_lately(record):
    add(record, [Told(day=None, published=8, outlet=4, who=(1, 2), status=ContactStatus.ANNOUNCED)])
    assert [one.thing.when for one in record.glimpses.ahead()][-1] is None
    add(record, [Told(published=60, outlet=5, who=(2, 3), day=60)])
    assert record.glimpses.ahead() == ()


def test_what_was_to_come_on_a_day_may_have_been_held_since(record):
    add(record, [Told(day=20, published=21, outlet=5)])
    (then,) = record.glimpses.ahead(Wanted(as_of=START + timedelta(days=8)))
    assert then.thing.status is ContactStatus.SCHEDULED
    assert record.glimpses.ahead() == ()


@pytest.fixture
def in_a_file(tmp_path):
    with open_record(tmp_path / "record.db") as opened:
        add(opened, TOLD)
        yield opened


def test_red_lines_are_narrowed_to_an_issue_and_a_party(in_a_file):
    record = in_a_file
    found = findings_of(Told(day=9, published=9, outlet=6, who=(2, 0)))
    firm = tuple(replace(one, firmness=Firmness.RED_LINE) for one in found.positions)
    list(record.add([replace(found, positions=firm)], BY))
    told = {name: len(record.glimpses.red_lines(Wanted(**wanted))) for name, wanted in {
        "issue": {"issue": "ceasefire"}, "other issue": {"issue": "borders"},
        "party": {"party": "DNK"}, "other party": {"party": "SWE"},
    }.items()}  # fmt: skip
    assert told == {"issue": 1, "other issue": 0, "party": 1, "other party": 0}


def test_of_two_announcements_of_one_meeting_one_that_was_rejected_tells_nothing_more(in_a_file):
    record = in_a_file
    told = [Told(day=30, published=9, outlet=outlet, status=ContactStatus.ANNOUNCED, words=outlet) for outlet in (4, 5)]
    add(record, told)

    def promised():
        here = [one for found in told for one in record.glimpses.told_in(findings_of(found).document.id)]
        return {one.finding.id: one.thing for one in here if one.finding.id.startswith("commitment-")}

    first, second = sorted(promised(), key=lambda name: name != promised()[name])
    assert promised() == {first: first, second: first}
    record.judge(judgement(Verdict.REJECTED, [first]))
    assert promised() == {second: second}


def test_only_actors_that_are_there_have_names(in_a_file):
    record = in_a_file
    ada = findings_of(TOLD[0]).actors[0]
    assert {name: actor.name for name, actor in record.named([ada.id, "actor-ff"]).items()} == {ada.id: "Ada Vell"}
