import pytest

from communique.documents import Version
from communique.errors import RecordError
from communique.views.watch.journal import open_journal
from communique.views.watch.telling import make_batch
from tests.views.watch.stage import NOW, telling

BATCH = make_batch((telling(),), NOW, ("digest", "webhook a"))


def test_what_is_kept_is_there_after_a_restart(tmp_path):
    path = tmp_path / "deep" / "journal.jsonl"
    with open_journal(path) as journal:
        assert journal.is_new
        journal.take_as_told(["a"])
        journal.note(BATCH)
        journal.mark_delivered(BATCH, "digest")
        journal.mark_seen("https://feed.example/", Version(etag="7"))
    with open_journal(path) as journal:
        assert not journal.is_new
        assert [journal.is_told(key) for key in ("a", telling().key, "b")] == [True, True, False]
        assert (journal.pending("digest"), journal.pending("webhook a"), journal.pending("b")) == ((), (BATCH,), ())
        assert journal.version("https://feed.example/") == Version(etag="7")


def test_a_line_cut_off_by_a_kill_is_as_if_it_had_not_been(tmp_path):
    path = tmp_path / "journal.jsonl"
    with open_journal(path) as journal:
        journal.take_as_told(["a"])
        before = path.read_bytes()
        journal.note(BATCH)
    whole = path.read_bytes()
    for end in range(len(before), len(whole), 29):
        path.write_bytes(whole[:end])
        with open_journal(path) as journal:
            assert journal.pending("digest") == ()
            journal.mark_seen("b", Version())
        assert path.read_bytes().startswith(before)
        assert path.read_bytes().count(b"\n") == 2


def test_a_journal_is_one_watch_s_alone(tmp_path):
    path = tmp_path / "journal.jsonl"
    with open_journal(path), pytest.raises(RecordError, match="another watch has it open"), open_journal(path):
        pass


def test_another_file_is_no_journal(tmp_path):
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b'{"type":"told","keys":[]}\n{"text": "They met."}\n')
    with pytest.raises(RecordError, match="jsonl:2: expected a line of a watch's journal"), open_journal(path):
        pass
    with pytest.raises(RecordError, match="expected a journal that can be written"), open_journal(tmp_path):
        pass


def test_the_same_news_is_the_same_batch():
    assert (
        make_batch((telling(), telling(key="b")), NOW, ()).id == make_batch((telling(key="b"), telling()), NOW, ()).id
    )
    assert make_batch((telling(key="b"),), NOW, ()).id != BATCH.id
