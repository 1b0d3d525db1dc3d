"""What is forgotten leaves no word behind, and the record is as if it had never been there."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from sqlalchemy import select

from communique.domain.contact import ContactStatus, Place
from communique.domain.document import Origin, make_document
from communique.domain.judgement import Verdict
from communique.errors import BusyError, UnknownError
from communique.record import Forgotten, open_record
from communique.record.store import schema
from communique.record.store.codec import encode
from communique.record.store.connect import reading
from communique.views.adding_findings import Selected, add_finding
from tests.record.store.stage import BY, Told, add, findings_of, judgement, state_of

DOCUMENTS = (
    Told(day=3, published=4, outlet=1),
    Told(day=3, published=5, outlet=2, words=1),
    Told(day=None, published=6, outlet=3, words=2),
    Told(day=9, published=1, outlet=4, status=ContactStatus.SCHEDULED),
    Told(day=9, published=10, outlet=5, who=(4, 1)),
    Told(day=2, width=5, published=8, outlet=6, url=1),
    Told(day=2, width=4, published=9, outlet=6, url=1, who=(3, 1)),
)
FOUND = [findings_of(told) for told in DOCUMENTS]
AT = datetime(2025, 7, 1, 12, tzinfo=UTC)


def gone(*numbers):
    return [Forgotten(document=FOUND[n].document.id, at=AT, by="mira", reason="the outlet asked") for n in numbers]


def state_without_tombstones(record):
    """Return all but the tombstones, and the day that an empty record speaks from."""
    return {
        name: [row for row in rows if row != ("as_of", "")]
        for name, rows in state_of(record).items()
        if name != "forgotten"
    }


def expected(path, numbers):
    with open_record(path) as record:
        add(record, [told for number, told in enumerate(DOCUMENTS) if number not in numbers])
        return state_without_tombstones(record)


EVERY = [some for size in (1, 2) for some in combinations(range(7), size)]
FEW = [(0,), (3,), (4, 5), tuple(range(7))]


@pytest.mark.parametrize("numbers", [*FEW, *(pytest.param(some, marks=pytest.mark.drill) for some in EVERY)])
def test_the_record_is_as_if_it_had_never_been_there(tmp_path, numbers):
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        record.forgetting.forget(gone(*numbers))
        assert not list(record.check())
        assert state_without_tombstones(record) == expected(tmp_path / "other.db", numbers)
        assert record.forgetting.listed() == tuple(sorted(gone(*numbers), key=lambda one: one.document))


def test_on_every_database_it_is_gone_and_the_tombstone_stays(database):
    with open_record(database) as record:
        add(record, DOCUMENTS)
        record.forgetting.forget(gone(1, 3))
        record.forgetting.scrub()
        assert not list(record.check())
        assert {citation.id for citation in record.documents()} == {
            FOUND[number].document.id for number in (0, 2, 4, 5, 6)
        }
        with pytest.raises(UnknownError, match="forgotten on 2025-07-01 by mira: the outlet asked"):
            record.show(FOUND[1].document.id)
        with reading(record._engine, record._place) as connection:
            held = " ".join(
                str(row) for table in schema.metadata.sorted_tables for row in connection.execute(select(table))
            )
        assert FOUND[1].document.text not in held
        assert held.count(FOUND[1].document.id) == 1


def test_what_was_forgotten_is_not_taken_in_again_unless_asked(database):
    with open_record(database) as record:
        add(record, DOCUMENTS)
        before = state_of(record)
        record.forgetting.forget(gone(0))
        (added,) = record.add([FOUND[0]], BY)
        assert added.is_forgotten
        assert not record.knows(FOUND[0].document)
        (added,) = record.add([FOUND[0]], BY, again=True)
        assert added.is_new
        assert state_of(record) == before


def test_judgements_go_with_what_they_are_about(tmp_path):
    first, second, third = (FOUND[number].contacts[0].id for number in (0, 1, 2))
    accepted = judgement(Verdict.ACCEPTED, [first], 1)
    log = [
        accepted,
        judgement(Verdict.UNDONE, [accepted.id], 2),
        judgement(Verdict.SAME, [first, second], 3),
        judgement(Verdict.SAME, [second, third], 4),
        judgement(Verdict.REJECTED, [FOUND[4].contacts[0].id], 5),
        judgement(Verdict.ACCEPTED, [FOUND[0].actors[0].id], 6),
    ]
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        for one in log:
            record.judge(one)
        away = record.forgetting.forget(gone(0))
        assert set(away) == {one.id for one in log[:3]}
        assert record.judgements() == tuple(log[3:])
        state = state_without_tombstones(record)
        record.rebuild()
        assert state_without_tombstones(record) == state


RARE = "zwielichtquark"


def marked(words: str):
    """Return a document in whose words something stands that stands nowhere else."""
    told = findings_of(Told(day=5, published=6, outlet=7))
    text = f"{told.document.text} {words}"
    document = make_document(text, Origin(title=f"On {words}", source="Outlet 7", language="en"))
    return replace(told, document=document, actors=(), contacts=(), statements=(), positions=(), events=())


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_no_byte_of_it_is_left_in_the_files(tmp_path):
    path = tmp_path / "record.db"
    document = marked(RARE)
    with open_record(path) as record:
        add(record, DOCUMENTS[:3])
        list(record.add([document], BY))
        assert RARE.encode() in bytes_of(path)
        record.forgetting.forget([replace(gone(0)[0], document=document.document.id)])
        record.forgetting.scrub()
        assert RARE.encode() not in bytes_of(path)
        assert RARE[:8].encode() not in bytes_of(path)
        assert record.search("truce")
        assert not record.search(RARE)
    assert RARE[:8].encode() not in bytes_of(path)


def test_where_another_reads_the_words_stay_until_it_has_ended_and_that_is_said(tmp_path):
    path = tmp_path / "record.db"
    with open_record(path, wait_seconds=0.1) as record:
        add(record, DOCUMENTS)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM texts").fetchone()
        record.forgetting.forget(gone(0))
        with pytest.raises(BusyError):
            record.forgetting.scrub()
        other.close()
        record.forgetting.scrub()
        assert FOUND[0].document.text.encode() not in bytes_of(path)


def test_what_is_not_there_cannot_be_forgotten_and_nothing_else_is(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS[:2])
        before = state_of(record)
        with pytest.raises(UnknownError):
            record.forgetting.forget(gone(0, 6))
        assert state_of(record) == before


def test_documents_are_found_by_address_and_outlet(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        sixth = tuple(sorted(FOUND[number].document.id for number in (5, 6)))
        assert record.forgetting.met(address="http://www.outlet6.example/1/?utm_source=x") == sixth
        assert record.forgetting.met(source="outlet 6") == sixth
        assert record.forgetting.met(address="https://outlet6.example/2") == ()


def test_a_reason_that_quotes_what_was_forgotten_goes_and_one_that_shares_a_few_words_stays(tmp_path):
    about = [FOUND[4].contacts[0].id]
    words = FOUND[0].document.text.split()
    quoting = replace(judgement(Verdict.REJECTED, about, 1), reason=f"it says: {' '.join(words[:5])}")
    sharing = replace(judgement(Verdict.REJECTED, about, 2), reason=f"it says: {' '.join(words[:4])}")
    place = Place(name=" ".join(words[1:6]), country="NOR", evidence=None)
    valued = judgement(Verdict.CORRECTED, about, 3, field="place", value=encode(place))
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        for one in (quoting, sharing, valued):
            record.judge(one)
        assert set(record.forgetting.forget(gone(0))) == {valued.id}
        assert record.judgements() == (replace(quoting, reason=""), sharing)


def test_a_judgement_on_several_stays_on_those_that_are_left_without_its_reason(tmp_path):
    first, third = (FOUND[number].contacts[0].id for number in (0, 2))
    both = judgement(Verdict.ACCEPTED, [first, third])
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        record.judge(both)
        assert record.forgetting.forget(gone(0)) == ()
        assert record.judgements() == (replace(both, reason=""),)
        assert record.show(third).review is Verdict.ACCEPTED
        state = state_without_tombstones(record)
        record.rebuild()
        assert state_without_tombstones(record) == state


def test_what_a_person_added_to_a_text_goes_with_it(tmp_path):
    document = FOUND[0].document
    said = Selected(document=document.id, kind="position", start=0, end=8, fields={"holder": "Bo Lund"}, by="mira",
                    reason="overlooked")  # fmt: skip
    with open_record(tmp_path / "record.db") as record:
        add(record, DOCUMENTS)
        line = add_finding(record, said, at=AT)
        assert record.forgetting.forget(gone(0)) == (line.id,)
        assert not record.judgements()
        assert not list(record.check())
