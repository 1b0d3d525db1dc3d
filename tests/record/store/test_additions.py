"""A finding that a person adds is one of the record, as long as the judgement stands; whatever came first."""

import logging
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from communique.domain.contact import ContactStatus
from communique.domain.judgement import Verdict
from communique.errors import RecordError
from communique.record import Wanted, open_record
from communique.views.adding_findings import Selected, add_finding
from communique.views.reviewing import Ruling, rule_on
from tests.record.store.stage import LATER, Told, add, findings_of, judgement, state_of

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
TOLD = Told(day=3, published=4)
OTHER = Told(day=9, published=10, who=(2, 3), outlet=1, words=1)
TEXT = findings_of(TOLD).document
SAID = TEXT.text.index("We want")


def selected(kind="position", /, *, start=SAID, end=SAID + 21, by="mira", **fields) -> Selected:
    return Selected(document=TEXT.id, kind=kind, start=start, end=end, fields=fields, reason="overlooked", by=by)


def added(record, *args, minute=0, **more):
    return add_finding(record, selected(*args, **more), at=NOON.replace(minute=minute))


def kept(state):
    """What a record holds beyond the rows that only grow."""
    return {name: rows for name, rows in state.items() if name != "findings"}


def test_added_finding_is_a_thing_with_its_words(database):
    with open_record(database) as record:
        add(record, [TOLD])
        added(record, "contact", participants="Ada Vell; Bo Lund", mode="call", status="possible", when="2025-03")
        found = record.contacts(Wanted(status="possible"))
        assert [one.thing.evidence[0].quote for one in found] == ["We want a truce at se"]
        assert (found[0].thing.rule, found[0].review) == ("person", Verdict.ADDED)
        assert found[0].thing.when.edtf == "2025-03"
        assert not list(record.check())


def test_added_position_is_found_by_its_party_and_in_its_history(database):
    with open_record(database) as record:
        add(record, [TOLD])
        added(record, holder="Bo Lund", issue="prisoners", firmness="red line")
        assert [one.thing.firmness for one in record.positions(Wanted(party="NOR"))] == ["red line"]
        assert [thread.sources for thread in record.history("NOR", "prisoners").threads] == [1]


def test_undone_addition_is_gone_and_comes_back_with_the_undoing_undone(database):
    with open_record(database) as record:
        add(record, [TOLD])
        before = kept(state_of(record))
        first = added(record, holder="Bo Lund")
        stood = kept(state_of(record))
        undo = judgement(Verdict.UNDONE, [first.id], 500_000)
        record.judge(undo)
        gone = kept(state_of(record))
        assert {name for name in gone if gone[name] != before[name]} == {"judgements"}
        record.judge(judgement(Verdict.UNDONE, [undo.id], 500_001))
        back = kept(state_of(record))
        assert {name for name in back if back[name] != stood[name]} == {"judgements"}


def test_added_finding_is_rejected_and_corrected_like_any_other(database):
    with open_record(database) as record:
        add(record, [TOLD])
        name = added(record, holder="Bo Lund").about[0]
        rule_on(record, Ruling(verdict=Verdict.CORRECTED, about=(name,), reason="", by="mira", field="stance",
                               value='"offer"'), at=NOON.replace(minute=1))  # fmt: skip
        assert record.show(name).thing.stance == "offer"
        rule_on(
            record, Ruling(verdict=Verdict.REJECTED, about=(name,), reason="", by="mira"), at=NOON.replace(minute=2)
        )
        assert not record.positions(Wanted(party="NOR"))


def test_it_survives_reading_again_and_takes_the_place_of_what_better_rules_find_there(database):
    with open_record(database) as record:
        add(record, [TOLD], thinner=True)  # the rules overlook the position
        position = findings_of(TOLD).positions[0].evidence[0]
        judged = added(record, start=position.start, end=position.end, holder="Ada Vell", stance="offer")
        assert judged.about == (findings_of(TOLD).positions[0].id,)
        add(record, [TOLD], by=LATER)  # better rules find it, as a demand
        assert [one.thing.stance for one in record.positions()] == ["offer"]
        record.judge(judgement(Verdict.UNDONE, [judged.id], 500_000))
        assert [one.thing.stance for one in record.positions()] == ["demand"]


def test_second_finding_on_the_same_words_has_an_id_of_its_own(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [TOLD])
        position = findings_of(TOLD).positions[0]
        words = position.evidence[0]
        ids = {added(record, start=words.start, end=words.end, holder=who).about[0] for who in ("Ada Vell", "Bo Lund")}
        assert len(ids | {position.id}) == 3


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_record_is_the_same_whatever_came_first(database, tmp_path, turn):
    with open_record(tmp_path / "first.db") as record:
        add(record, [TOLD, OTHER])
        log = [added(record, holder="Di Moe", minute=1), added(record, "statement", speaker="Cy Moe", minute=2)]
        expected = state_of(record)
    steps = [lambda record: add(record, [TOLD]), lambda record: add(record, [OTHER]),
             lambda record: [record.judge(one) for one in log]]  # fmt: skip
    with open_record(database) as record:
        for step in steps[turn:] + steps[:turn]:
            step(record)
        assert state_of(record) == expected
        record.rebuild()
        assert state_of(record) == expected
        assert not list(record.check())


def test_actor_the_text_does_not_name_acts_for_its_party(database):
    with open_record(database) as record:
        add(record, [TOLD, OTHER])
        added(record, holder="Di Moe")
        assert "DNK" in {wording.party for thread in record.history("DNK", None).threads
                         for step in thread.steps for wording in [step.wording]}  # fmt: skip


def test_addition_that_does_not_fit_its_text_is_left_out_and_said(tmp_path, caplog):
    with open_record(tmp_path / "record.db") as record:
        add(record, [TOLD])
        before = state_of(record)
        whole = added(record, holder="Bo Lund")
        record.judge(judgement(Verdict.UNDONE, [whole.id], 500_000))
        value = msgspec.json.decode(whole.value)
        value["finding"]["evidence"][0]["end"] = 10_000
        with caplog.at_level(logging.WARNING, logger="communique"):
            broken = msgspec.json.encode(value).decode()
            record.judge(replace(whole, id="judgement-0000000000000001", value=broken, at=NOON.replace(hour=13)))
            record.judge(
                replace(whole, id="judgement-0000000000000002", value="(words withheld)", at=NOON.replace(hour=14))
            )
        after = state_of(record)
        assert after["things"] == before["things"]
        assert "does not fit" in caplog.text


def test_value_holds_no_words_of_the_text(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [TOLD])
        assert "We want" not in (added(record, "statement", speaker="Ada Vell").value or "")


@pytest.mark.parametrize(("said", "words"), [
    pytest.param(selected("meeting"), "expected one of contact, statement", id="kind"),
    pytest.param(selected("contact"), "`participants`, found nothing", id="nobody"),
    pytest.param(selected("contact", participants="Nobody Known"), "somebody in the record", id="unknown"),
    pytest.param(selected("contact", participants="Bo Lund", status="maybe"), "expected one of held", id="status"),
    pytest.param(selected(start=5, end=5, holder="Bo Lund"), "a start and an end within", id="empty"),
    pytest.param(selected(start=0, end=10_000, holder="Bo Lund"), "a start and an end within", id="beyond"),
    pytest.param(replace(selected(holder="Bo Lund"), document="document-ff"), "which nothing has", id="document"),
])  # fmt: skip
def test_what_cannot_be_is_refused(tmp_path, said, words):
    with open_record(tmp_path / "record.db") as record:
        add(record, [TOLD])
        with pytest.raises(RecordError, match=words):
            add_finding(record, said, at=NOON)
        assert not record.judgements()


def test_announced_contact_that_was_added_opens_a_line_of_the_ledger(database):
    with open_record(database) as record:
        add(record, [replace(TOLD, status=ContactStatus.HELD)])
        before = len(record.commitments())
        added(record, "contact", participants="Ada Vell; Bo Lund", status="scheduled", when="2025-09-01")
        assert len(record.commitments()) == before + 1


def test_addition_under_the_name_of_another_finding_is_left_out_and_said(tmp_path, caplog):
    with open_record(tmp_path / "record.db") as record:
        add(record, [TOLD])
        whole = added(record, holder="Bo Lund")
        record.judge(judgement(Verdict.UNDONE, [whole.id], 500_000))
        before = state_of(record)["things"]
        other = findings_of(OTHER).positions[0].id
        with caplog.at_level(logging.WARNING, logger="communique"):
            record.judge(replace(whole, id="judgement-0000000000000001", about=(other,), at=NOON.replace(hour=13)))
        assert f"expected the finding {other} with its words, found {whole.about[0]}" in caplog.text
        assert state_of(record)["things"] == before
