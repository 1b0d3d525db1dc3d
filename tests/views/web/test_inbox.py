"""What waits is kept whole, read back in the order it came, and called by its own name."""

import logging
import stat
from datetime import UTC, datetime, timedelta

import pytest

from communique.documents import Network
from communique.errors import SourceError
from communique.views.web.inbox import Inbox, Slip, folder_for, safe_name

NOON = datetime(2025, 3, 12, 12, tzinfo=UTC)


def slip(name, minute=0, **said):
    return Slip(id=name, label=name, by="Ada", at=NOON + timedelta(minutes=minute), **said)


def test_slips_are_read_back_oldest_first_until_they_are_done(tmp_path):
    inbox = Inbox(tmp_path / "waiting")
    assert inbox.waiting() == []
    late, early = slip("late", 5, source="Ledger"), slip("early", said={"title": "Vienna"})
    inbox.put(late, "They met.")
    inbox.put(early, "They met again.")
    assert Inbox(tmp_path / "waiting").waiting() == [early, late]
    inbox.done(early)
    assert inbox.waiting() == [late]
    assert stat.S_IMODE((tmp_path / "waiting").stat().st_mode) == 0o700


def test_text_and_files_become_documents_under_their_own_names(tmp_path):
    inbox = Inbox(tmp_path)
    pasted = slip("a", source="Ledger", said={"title": "Vienna", "url": "https://ledger.example/1"})
    inbox.put(pasted, "Line one.\r\nLine two.")
    (document,) = inbox.documents(pasted, Network())
    assert (document.citation.title, document.citation.source) == ("Vienna", "Ledger")
    files = slip("b")
    inbox.put(files, files=[("../b.txt", b"They met in Vienna."), ("b.txt", b""), ("c.txt", b"\x00\x01\x02")])
    found = list(inbox.documents(files, Network()))
    assert [getattr(one, "where", None) for one in found][:1] == ["b.txt"]
    assert [isinstance(one, SourceError) for one in found] == [False, True, True]
    assert all(str(tmp_path) not in str(one) for one in found[1:])


def test_pasted_text_with_no_words_is_told_by_its_label(tmp_path):
    inbox = Inbox(tmp_path)
    inbox.put(slip("a"), " \n ")
    (error,) = inbox.documents(slip("a"), Network())
    assert isinstance(error, SourceError)
    assert str(error).startswith("a: expected ")


def test_slip_that_cannot_be_read_is_left_and_named(tmp_path, caplog):
    inbox = Inbox(tmp_path)
    inbox.put(slip("a"), "They met.")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "slip.json").write_text("{", encoding="utf-8")
    with caplog.at_level(logging.WARNING, logger="communique"):
        assert [one.id for one in inbox.waiting()] == ["a"]
    assert "expected what waits to be read" in caplog.text


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\dir\\a.txt", "a\0b.html", "....", "x" * 500 + ".pdf"])
def test_names_of_files_do_no_harm(name):
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set("/\\\0")
    assert len(safe) <= 80


def test_records_on_servers_have_folders_of_their_own():
    places = {folder_for(f"postgresql://me@host/{name}") for name in ("one", "two")}
    assert len(places) == 2
    assert folder_for("sqlite:///tmp/a.db").name == "a.db.waiting"
