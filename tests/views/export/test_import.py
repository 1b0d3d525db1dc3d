import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from communique.domain.ids import negotiation_id
from communique.errors import SourceError
from communique.record import Wanted, open_record
from communique.views.adding_findings import Selected, add_finding
from communique.views.export import export_to, import_from
from tests.views.export.stage import ACCEPTED, CLOSED, HELD, OPEN, PRODUCED_BY, QUOTED, READINGS, TALKS

ALL = Wanted(limit=None)


@pytest.fixture
def filled(tmp_path):
    with open_record(tmp_path / "filled.db") as record:
        list(record.add(READINGS, PRODUCED_BY))
        record.set_negotiation(TALKS)
        record.judge(ACCEPTED)
        record.assign(OPEN.id, TALKS.id, "ida", "the same quay")
        yield record


def exported(record, path, wanted=ALL):
    export_to(record, None, path, wanted)
    return path


def told(record):
    return {
        kind: [(merged.thing.id, len(merged.reports), merged.review) for merged in getattr(record, kind)(ALL)]
        for kind in ("actors", "contacts", "statements", "positions", "commitments", "events")
    }


def test_an_empty_record_becomes_the_same_record(filled, tmp_path):
    path = exported(filled, tmp_path / "talks.jsonl")
    with open_record(tmp_path / "empty.db") as record:
        done = import_from(record, path)
        assert (done.documents, done.without_text, done.judgements, done.negotiations, done.assignments) == (
            3,
            2,
            1,
            1,
            1,
        )
        assert told(record) == told(filled)
        assert exported(record, tmp_path / "again.jsonl").read_bytes() == path.read_bytes()


def test_a_record_filled_from_an_export_is_found_whole(filled, tmp_path):
    path = exported(filled, tmp_path / "talks.jsonl")
    with open_record(tmp_path / "empty.db") as record:
        import_from(record, path)
        assert not list(record.check())


def test_the_same_file_again_adds_nothing(filled, tmp_path):
    path = exported(filled, tmp_path / "talks.jsonl")
    with open_record(tmp_path / "empty.db") as record:
        import_from(record, path)
        before = exported(record, tmp_path / "before.jsonl").read_bytes()
        done = import_from(record, path)
        assert (done.documents, done.documents_known, done.judgements, done.assignments) == (0, 3, 0, 0)
        assert exported(record, tmp_path / "after.jsonl").read_bytes() == before


def test_a_filled_record_merges_what_comes(filled, tmp_path):
    path = exported(filled, tmp_path / "talks.jsonl")
    with open_record(tmp_path / "half.db") as record:
        list(record.add(READINGS[:1], PRODUCED_BY))
        done = import_from(record, path)
        assert (done.documents, done.documents_known) == (2, 1)
        assert told(record) == told(filled)
        assert record.text(OPEN.id) == OPEN.text


def test_words_that_are_there_are_not_masked_by_an_export_without_them(filled, tmp_path):
    path = exported(filled, tmp_path / "talks.jsonl")
    import_from(filled, path)
    assert filled.text(CLOSED.id) == CLOSED.text


def test_a_file_that_was_cut_off_is_told_and_what_came_before_stays(filled, tmp_path):
    path = exported(filled, tmp_path / "talks.jsonl")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-2]))
    with open_record(tmp_path / "empty.db") as record:
        with pytest.raises(SourceError, match="cut off"):
            import_from(record, path)
        assert record.knows(OPEN.id)


def test_another_file_is_refused(filled, tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"text": "Talks resumed."}) + "\n")
    with pytest.raises(SourceError, match=r"other\.jsonl, line 1: expected a line of an exported record"):
        import_from(filled, other)


def test_a_missing_file_is_told(filled, tmp_path):
    with pytest.raises(SourceError, match=r"nowhere\.jsonl: expected an exported record, found: No such file"):
        import_from(filled, tmp_path / "nowhere.jsonl")


def test_an_export_of_one_negotiation_holds_its_documents_alone(filled, tmp_path):
    raw = exported(filled, tmp_path / "talks.jsonl", Wanted(negotiation=TALKS.name, limit=None)).read_text()
    assert [json.loads(line)["citation"]["id"] for line in raw.splitlines() if '"line":"document"' in line] == [
        OPEN.id, CLOSED.id,
    ]  # fmt: skip


def test_a_part_of_a_record_can_be_imported(filled, tmp_path):
    other = replace(TALKS, id=negotiation_id("Others"), name="Others")
    filled.set_negotiation(other)
    filled.assign(QUOTED.id, other.id, "ida", "it belongs to both")
    filled.assign(QUOTED.id, TALKS.id, "ida", "it belongs to both")
    only = Wanted(negotiation=TALKS.name, since=QUOTED.published, until=QUOTED.published, limit=None)
    path = exported(filled, tmp_path / "part.jsonl", only)
    with open_record(tmp_path / "empty.db") as record:
        done = import_from(record, path)
        assert (done.documents, done.negotiations, done.assignments) == (1, 1, 1)
        assert not list(record.check())


def test_an_export_of_a_past_day_holds_what_was_told_by_then(filled, tmp_path):
    raw = exported(filled, tmp_path / "then.jsonl", Wanted(as_of=OPEN.published, limit=None)).read_text()
    assert raw.count('"line":"document"') == 1
    assert QUOTED.id not in raw
    assert json.loads(raw.splitlines()[0])["as_of"] == "2025-04-13"


@pytest.mark.parametrize("suffix", [".csv.zip", ".parquet.zip", ".md", ".jsonld", ".gexf", ".graphml", ".timeline.json",
                                    ".ics", ".plover.jsonl", ".csl.json", ".bib", ".ftm.json"])  # fmt: skip
def test_every_form_is_written_from_a_real_record(filled, tmp_path, suffix):
    first = exported(filled, tmp_path / f"first{suffix}").read_bytes()
    assert first
    assert exported(filled, tmp_path / f"second{suffix}").read_bytes() == first
    assert HELD.id


@pytest.mark.parametrize("document", [OPEN, QUOTED, CLOSED])
def test_what_a_person_added_comes_back_and_tells_no_word_of_a_closed_source(filled, tmp_path, document):
    actor = filled.actors(ALL)[0].thing
    selected = Selected(document=document.id, kind="contact", start=0, end=30, fields={"participants": actor.name},
                        reason="", by="ida")  # fmt: skip
    judgement = add_finding(filled, selected, at=datetime(2025, 6, 1, tzinfo=UTC))
    path = exported(filled, tmp_path / "talks.jsonl")
    if document is CLOSED:
        assert document.text[:30] not in path.read_text(encoding="utf-8")
    with open_record(tmp_path / "empty.db") as record:
        import_from(record, path)
        assert told(record) == told(filled)
        assert record.show(judgement.about[0]).thing.rule == "person"
        assert exported(record, tmp_path / "again.jsonl").read_bytes() == path.read_bytes()
        assert not list(record.check())
