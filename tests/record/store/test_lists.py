"""Lists of a record: narrowed, paged, as of any day; and single things by their ids."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from communique.domain.commitment import CommitmentStatus
from communique.domain.contact import ContactStatus
from communique.domain.document import Origin, make_document
from communique.domain.findings import Findings
from communique.domain.ids import negotiation_id
from communique.domain.judgement import Verdict
from communique.domain.negotiation import Negotiation
from communique.errors import RecordError
from communique.record import Wanted, open_record
from tests.record.store.stage import BY, LATER, START, Told, add, findings_of, judgement

ALL = Wanted(limit=None)
FIRST = Told(day=3, published=4, outlet=1)
AGAIN = Told(day=3, published=6, outlet=2, words=1)
OTHER = Told(who=(2, 1), day=5, published=5, outlet=3, words=2)
PLAN = Told(day=9, published=1, outlet=4, status=ContactStatus.SCHEDULED)
KEPT = Told(day=9, published=10, outlet=5)


def day(number: int) -> date:
    return START + timedelta(days=number)


@pytest.fixture
def record(database):
    with open_record(database) as opened:
        yield opened


def ids(merged) -> list[str]:
    return [one.thing.id for one in merged]


def contact_of(told: Told):
    return findings_of(told).contacts[0]


def test_two_reports_of_one_meeting_are_one_contact_by_the_id_of_the_first(record):
    add(record, [AGAIN, FIRST])
    (merged,) = record.contacts()
    assert merged.thing.id == contact_of(FIRST).id
    assert [report.source for report in merged.reports] == ["Outlet 1", "Outlet 2"]
    for told in (FIRST, AGAIN):
        assert record.show(contact_of(told).id) == merged
    assert [citation.source for citation in record.documents_of(contact_of(AGAIN).id)] == ["Outlet 1", "Outlet 2"]


def test_list_is_narrowed(record):
    add(record, [FIRST, OTHER, PLAN])
    assert ids(record.contacts(Wanted(party="DNK"))) == [contact_of(OTHER).id]
    assert ids(record.contacts(Wanted(status="scheduled"))) == [contact_of(PLAN).id]
    assert ids(record.contacts(Wanted(since=day(4), until=day(6)))) == [contact_of(OTHER).id]
    assert ids(record.contacts(Wanted(text="scheduled meeting"))) == [contact_of(PLAN).id]
    assert not record.contacts(Wanted(level="envoy"))
    assert {one.thing.issue for one in record.positions(Wanted(stance="demand"))} == {"ceasefire"}


def test_list_holds_what_two_took_part_in(record):
    add(record, [FIRST, OTHER])
    assert ids(record.contacts(Wanted(party="NOR", counterpart="DNK"))) == [contact_of(OTHER).id]
    assert ids(record.contacts(Wanted(counterpart="SWE"))) == [contact_of(FIRST).id]
    assert not record.contacts(Wanted(party="SWE", counterpart="DNK"))


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("party", [None, "NOR"])
def test_pages_follow_one_another(record, newest_first, party):
    add(record, [Told(day=n, published=n, words=n) for n in range(7)])
    wanted = Wanted(limit=None, newest_first=newest_first, party=party)
    whole, paged, after = ids(record.contacts(wanted)), [], None
    while page := record.contacts(replace(wanted, limit=3, after=after)):
        paged += ids(page)
        after = paged[-1]
    assert paged == whole
    assert len(whole) == 7
    days = [one.thing.when.earliest for one in record.contacts(wanted)]
    assert days == sorted(days, reverse=newest_first)


def test_page_after_nothing_known_is_refused(record):
    with pytest.raises(RecordError, match="to go on after, found contact-1"):
        record.contacts(Wanted(after="contact-1"))


def test_as_of_a_day_only_what_was_published_by_then_counts(record):
    add(record, [FIRST, AGAIN, OTHER])
    assert not record.contacts(Wanted(as_of=day(3)))
    (first,) = record.contacts(Wanted(as_of=day(4)))
    assert [report.source for report in first.reports] == ["Outlet 1"]
    assert len(record.contacts(Wanted(as_of=day(5)))) == 2
    (both,) = record.contacts(Wanted(as_of=day(6), party="SWE"))
    assert len(both.reports) == 2
    assert both == record.show(contact_of(FIRST).id)
    assert len(record.documents(Wanted(as_of=day(5)))) == 2


def test_commitment_is_open_until_it_is_kept(record):
    add(record, [PLAN, KEPT])
    (then,) = record.commitments(Wanted(as_of=day(2)))
    assert then.thing.status is CommitmentStatus.OPEN
    (now,) = record.commitments()
    assert (now.thing.status, now.thing.id) == (CommitmentStatus.FULFILLED, then.thing.id)
    assert record.commitments(Wanted(as_of=day(2), status="open"))
    assert not record.commitments(Wanted(as_of=day(2), status="fulfilled"))
    assert not record.commitments(Wanted(status="open"))


def test_commitment_lapses_when_the_record_goes_on_without_it(record):
    add(record, [PLAN])
    (before,) = record.commitments()
    add(record, [Told(who=(2, 3), day=80, published=80)])
    (after,) = record.commitments()
    assert (before.thing.status, after.thing.status) == (CommitmentStatus.OPEN, CommitmentStatus.LAPSED)


def test_changes_since_a_day_are_told(record):
    add(record, [PLAN, KEPT])
    assert {(one.kind, one.change) for one in record.changed_since(day(2))} >= {("commitment", "fulfilled")}
    assert not record.changed_since(day(10))


def test_history_holds_the_wordings_of_a_party(record):
    add(record, [FIRST, AGAIN])
    (thread,) = record.history("SWE", "ceasefire").threads
    assert thread.first_said == day(4)
    assert not record.history("NOR", "ceasefire").threads


def test_text_at_two_places_is_one_document_of_the_earlier_citation(record):
    early, late = findings_of(FIRST), findings_of(FIRST)
    citation = replace(late.document.citation, source="Reprinter", published=day(9))
    late = replace(late, document=replace(late.document, citation=citation))
    list(record.add([late], BY))
    assert not record.knows(early.document)
    list(record.add([early], BY))
    assert [one.source for one in record.documents()] == ["Outlet 1"]
    assert record.knows(late.document)


def test_place_of_a_text_that_is_there_is_told_and_kept(record):
    document = findings_of(FIRST).document
    elsewhere = make_document(document.text, Origin(published=day(2), source="The Mirror"))
    other = replace(findings_of(FIRST), document=elsewhere)
    told = list(record.add([findings_of(FIRST), other, other], BY))
    assert [(one.is_new, one.is_elsewhere) for one in told] == [(True, False), (False, True), (False, False)]
    assert {place.source for place in record.places_of(document.id)} == {document.citation.source, "The Mirror"}


def test_other_text_at_one_address_is_a_version_and_no_second_source(record):
    first = Told(day=3, published=4, url=7)
    second = Told(day=3, published=5, url=7, words=1)
    add(record, [second])
    (added,) = record.add([findings_of(first)], BY)
    versions = {one.published: one.version_of for one in record.documents()}
    assert versions == {day(4): None, day(5): added.document}
    (merged,) = record.contacts()
    assert (len(merged.reports), merged.sources) == (2, 1)


def test_new_rules_take_the_place_of_old_ones_and_persons_keep_their_say(record):
    add(record, [FIRST, AGAIN])
    record.judge(judgement(Verdict.DIFFERENT, sorted([contact_of(FIRST).id, contact_of(AGAIN).id])))
    record.judge(judgement(Verdict.ACCEPTED, [contact_of(FIRST).id], 1))
    (added,) = record.add([findings_of(FIRST, thinner=True)], LATER)
    assert (added.is_new, added.is_reread) == (False, True)
    assert len(record.contacts(ALL)) == 2
    assert record.show(contact_of(FIRST).id).review is Verdict.ACCEPTED
    assert len(record.events(ALL)) == 1


def test_rejected_is_left_out_and_can_be_shown(record):
    add(record, [FIRST])
    name = contact_of(FIRST).id
    rejected = judgement(Verdict.REJECTED, [name])
    record.judge(rejected)
    assert not record.contacts()
    assert record.show(name).review is Verdict.REJECTED
    record.judge(judgement(Verdict.UNDONE, [rejected.id], 1))
    assert ids(record.contacts(Wanted(unreviewed=True))) == [name]
    assert record.show(rejected.id) == rejected
    assert len(record.judgements()) == 2


NORTH = Negotiation(
    id=negotiation_id("North"), name="North", parties=("NOR", "SWE"), issues=(), starts=day(2), ends=None
)


def test_documents_of_a_negotiation_are_guessed_and_a_person_knows_better(record):
    add(record, [FIRST, OTHER, PLAN])
    record.set_negotiation(NORTH)
    assert [one.id for one in record.documents(Wanted(negotiation="north"))] == [findings_of(FIRST).document.id]
    assert ids(record.contacts(Wanted(negotiation="North"))) == [contact_of(FIRST).id]
    record.assign(findings_of(FIRST).document.id, "North", "mira", "about something else", belongs=False)
    record.assign(findings_of(PLAN).document.id, "North", "mira", "the beginning of it")
    assert ids(record.contacts(Wanted(negotiation=NORTH.id))) == [contact_of(PLAN).id]
    assert len(record.actors(Wanted(negotiation="North"))) == 2
    assert record.show(NORTH.id) == NORTH
    add(record, [KEPT])
    assert len(record.documents(Wanted(negotiation="North"))) == 2
    with pytest.raises(RecordError, match="there are: North"):
        record.contacts(Wanted(negotiation="South"))


def test_document_can_be_added_to_a_negotiation(record):
    record.set_negotiation(replace(NORTH, parties=()))
    list(record.add([findings_of(OTHER)], BY, negotiation="North"))
    list(record.add([findings_of(OTHER)], BY, negotiation="North"))
    assert len(record.documents(Wanted(negotiation="North"))) == len(record.assignments()) == 1


def test_words_are_found_in_texts_statements_and_names(record):
    add(record, [FIRST, OTHER])
    hits = record.search("truce sea") or record.search("prisoners")
    assert {hit.kind for hit in record.search("Lund")} == {"document", "actor"}
    assert {hit.kind for hit in hits} == {"document", "statement"}
    assert "[" in hits[0].snippet
    assert record.search("truces") or record.search("prisoner")
    assert not record.search("unheard")
    assert not record.search('"; DROP TABLE texts')
    assert not record.search("Vell", Wanted(as_of=day(0)))


def test_search_leaves_out_what_was_rejected(record):
    add(record, [FIRST])
    words = record.statements(ALL)[0].thing.evidence[0].quote
    found = [hit for hit in record.search(words) if hit.kind == "statement"]
    assert found
    for hit in found:
        record.judge(judgement(Verdict.REJECTED, (hit.id,)))
    assert [hit for hit in record.search(words) if hit.kind == "statement"] == []


def test_search_of_the_past_finds_the_words_of_then_in_any_form(record):
    add(record, [FIRST, replace(FIRST, published=5, outlet=2)])
    (statement,) = record.statements(ALL)
    assert statement.last_told == day(5)
    found = record.search("truces", Wanted(as_of=day(4)))
    assert statement.thing.id in {hit.id for hit in found}
    assert record.search("truces", Wanted(as_of=day(0))) == ()


def test_things_are_shown_as_they_read_on_a_day(record):
    add(record, [PLAN, KEPT])
    (commitment,) = record.commitments(ALL)
    about = commitment.thing.id
    assert record.shown([about])[about].thing.status is CommitmentStatus.FULFILLED
    assert record.shown([about], day(4))[about].thing.status is CommitmentStatus.OPEN
    assert record.shown([about], day(0)) == {}


def test_id_may_be_cut_short_as_long_as_it_is_one(record):
    add(record, [FIRST, OTHER])
    name = contact_of(FIRST).id
    assert record.show(name[:-3]) == record.show(name)
    assert record.show(findings_of(OTHER).document.id[:-3]).source == "Outlet 3"
    with pytest.raises(RecordError, match="several that begin with 'contact-'"):
        record.show("contact-")
    with pytest.raises(RecordError, match="which nothing has"):
        record.show("contact-none")


def test_actor_is_shown_with_all_that_documents_say(record):
    add(record, [FIRST, OTHER, KEPT])
    everybody = {one.thing.name: one.thing.id for one in record.actors()}
    assert record.actors()[0].thing.name == "Bo Lund"
    assert len(record.show(everybody["Bo Lund"]).reports) == 3
    assert len(record.show(everybody["Bo Lund"]).thing.mentions) == 3


def test_whole_record_and_its_hashes(record):
    add(record, [FIRST, AGAIN])
    whole = record.whole(BY)
    assert (len(whole.documents), len(whole.contacts), whole.as_of) == (2, 1, day(6))
    assert len(record.whole(BY, Wanted(as_of=day(4))).documents) == 1
    before = record.evidence_hash(contact_of(FIRST).id)
    assert before == record.evidence_hash(contact_of(AGAIN).id)
    add(record, [Told(day=3, published=8, outlet=7, words=2)])
    assert record.evidence_hash(contact_of(FIRST).id) != before


def test_backup_is_a_record(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [FIRST])
        record.backup(tmp_path / "copy.db")
        with pytest.raises(RecordError, match="not overwritten"):
            record.backup(tmp_path / "copy.db")
        with open_record(tmp_path / "copy.db", writable=False) as copy:
            assert copy.contacts() == record.contacts()
            assert not list(copy.check())


def test_text_that_no_database_keeps_is_refused_and_the_step_with_it(record):
    with pytest.raises(RecordError, match=r"found U\+0000 at 3"):
        list(record.add([findings_of(FIRST), bad()], BY))
    assert not record.documents()


def bad():
    return Findings(document=make_document("Ada\x00", Origin()))


def test_page_goes_on_from_its_cursor_whatever_is_added_before_it(record):
    add(record, [Told(day=3), Told(who=(2, 3), day=5), Told(who=(0, 3), day=9)])
    (last,) = record.contacts(Wanted(limit=1))
    cursor = record.cursor(last.thing.id)
    rest = record.contacts(Wanted(after=cursor))
    add(record, [Told(who=(1, 3), day=20, words=1)])
    assert len(rest) == 2
    assert record.contacts(Wanted(after=cursor)) == rest


def test_page_goes_on_from_the_cursor_of_what_is_there_no_more(record):
    add(record, [Told(day=3), Told(who=(2, 3), day=9)])
    assert len(record.contacts(Wanted(after=f"{day(5)}~contact-{16 * '0'}"))) == 1


def test_words_without_a_letter_find_nothing(record):
    add(record, [FIRST])
    assert record.search("?!") == ()
    assert record.statements(Wanted(text="?!")) == ()


def test_days_that_end_before_they_begin_are_refused():
    with pytest.raises(RecordError, match="on or after the first, found 2025-03-02 to 2025-03-01"):
        Wanted(since=day(1), until=day(0))
