import json
from pathlib import Path

import pytest

from communique.archive import Standing
from communique.views.archiving import words_of
from tests.archive.making import InProcess, archive, make_sources, rows
from tests.views.commands.running import run, told


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    """Return sources that `add` reads, too: with broken lines, texts met again, another language."""
    folder = make_sources(tmp_path_factory.mktemp("archive") / "in", each=4)
    for name in ("b.jsonl.gz", "c.parquet"):
        (folder / name).unlink()
    again = "".join((folder / "a.jsonl").read_text().splitlines(keepends=True)[:4])
    (folder / "z.jsonl").write_text(again.replace("example/1", "example/9").replace("2025-03-10", "2025-02-03"))
    return folder


@pytest.fixture(scope="module")
def made(sources) -> Path:
    """Return an archive of them."""
    archive(sources.parent / "out", sources)
    return sources.parent / "out"


def exported(database: Path) -> str:
    return told("export", "--format", "jsonl", "--database", database)


@pytest.mark.slow
def test_an_archive_gives_the_record_that_its_sources_give(sources, made, tmp_path):
    assert rows(made, "elsewhere")
    taken = run("add", made, "--database", tmp_path / "taken.db")
    assert taken.exit_code == 0, taken.output
    run("add", sources, "--database", tmp_path / "read.db")
    assert exported(tmp_path / "taken.db") == exported(tmp_path / "read.db")
    assert "0 added, " in run("add", made, "--database", tmp_path / "taken.db").stderr
    both = run("add", sources / "e16.txt", made, "--database", tmp_path / "both.db")
    assert both.exit_code == 0, both.output
    assert exported(tmp_path / "both.db") == exported(tmp_path / "read.db")


def test_an_archive_that_is_not_whole_is_not_taken(sources, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        archive(tmp_path / "out", sources, engine=InProcess(stop_after=1))
    result = run("add", tmp_path / "out", "--database", tmp_path / "r.db")
    assert result.exit_code == 1
    assert "out: expected a finished archive, found one begun; the command that began it goes on" in result.stderr


def test_a_damaged_archive_is_not_taken(sources, tmp_path):
    archive(tmp_path / "out", sources)
    path = next((tmp_path / "out" / "findings").iterdir())
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    result = run("add", tmp_path / "out", "--database", tmp_path / "r.db")
    assert result.exit_code == 1
    assert f"{path}: expected the bytes that the manifest names, found others" in result.stderr.replace("\n", "")


def test_what_is_said_of_inputs_is_said_when_the_archive_is_made(made, tmp_path):
    result = run("add", made, "--source", "Ledger", "--database", tmp_path / "r.db")
    assert result.exit_code == 1
    assert "expected no day, outlet or rights for an archive" in result.stderr


def test_the_command_tells_what_came_of_it_and_that_some_failed(sources, tmp_path, monkeypatch):
    monkeypatch.setattr("communique.archive.Engine", lambda **_: InProcess())
    result = run("archive", sources, "--output", tmp_path / "out", "--no-sieve", "--source", "Ledger")
    assert result.exit_code == 1
    assert " documents, " in result.stderr
    assert "1 in another language" in result.stderr
    assert "4 failed" in result.stderr
    assert {row["source"] for row in rows(tmp_path / "out", "documents")} == {"Ledger"}
    manifest = json.loads((tmp_path / "out" / "archive.json").read_bytes())
    assert manifest["format"] == "communique-archive/1"


def test_nothing_is_begun_where_a_source_is_not_there(tmp_path):
    result = run("archive", tmp_path / "nowhere", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "nowhere: expected a file or a folder, found: No such file or directory" in result.stderr
    assert not (tmp_path / "out" / "archive.json").exists()


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(documents=0, failures=0, share=0.0, rate=None, seconds_left=None), "0%, 0 documents"),
        (
            Standing(documents=1_234, failures=5, share=0.25, rate=10.26, seconds_left=7_260.0),
            "25%, 1,234 documents, 5 failed, 10.3 a second, 2 h 1 min left",
        ),
    ],
)
def test_progress_is_told_with_rate_and_time_left(standing, words):
    assert words_of(standing) == words
