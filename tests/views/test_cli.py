import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from typer.testing import CliRunner, Result

import communique
from communique.reading import read
from communique.views.cli import app
from communique.views.schema import schema_text

SCHEMA = Draft202012Validator(json.loads(schema_text()), format_checker=FormatChecker())
TEXT = "The ministers met in Oslo on Friday, and both of them said that the talks would go on for another week."
GERMAN = "Der Minister sagte am Freitag, dass die Gespräche in Genf fortgesetzt werden sollen."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def start(*arguments: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "communique", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)


def record_in(words: str | bytes) -> dict:
    """Return the record a line or a file holds; it keeps to the schema."""
    record = json.loads(words)
    SCHEMA.validate(record)
    return record


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder of three articles and a line that is none."""
    (tmp_path / "a.txt").write_text(f"---\npublished: 2025-04-12\ntitle: A\n---\n{TEXT}")
    (tmp_path / "b.md").write_text(f"---\npublished: 2025-04-14\n---\n# B\n\n**{TEXT}** Nobody left.")
    lines = [json.dumps({"id": "c1", "text": f"{TEXT} He went."}), '{"text": ']
    (tmp_path / "c.jsonl").write_text("\n".join(lines))
    return tmp_path


def test_a_pipe_gets_a_record_a_document_in_the_order_of_the_input(folder):
    result = run("read", folder / "b.md", folder / "a.txt", folder / "c.jsonl")
    records = [record_in(line) for line in result.stdout.splitlines()]
    assert [record["documents"][0]["title"] for record in records] == ["B", "A", None]
    assert [record["as_of"] for record in records] == ["2025-04-14", "2025-04-12", None]
    assert records[2]["documents"][0]["key"] == "c1"
    assert result.exit_code == 1
    assert f"{folder / 'c.jsonl'}:2: expected a JSON object" in result.stderr


def test_json_is_one_record_whatever_the_order(folder):
    one = run("read", "--format", "json", folder / "a.txt", folder / "b.md")
    other = run("read", "--format", "json", folder / "b.md", folder / "a.txt")
    assert one.stdout_bytes == other.stdout_bytes
    assert one.exit_code == 0
    record = record_in(one.stdout)
    assert len(record["documents"]) == 2
    assert record["as_of"] == "2025-04-14"


def test_options_outrank_what_the_files_say(folder):
    result = run("read", folder / "a.txt", "--published", "2025-05-01", "--source", "Ledger", "--as-of", "2025-06-01")
    record = record_in(result.stdout)
    assert (record["documents"][0]["published"], record["documents"][0]["source"]) == ("2025-05-01", "Ledger")
    assert record["as_of"] == "2025-06-01"


def test_brief_names_document_and_place(folder):
    result = run("read", folder / "a.txt", "--format", "brief")
    assert result.stdout.startswith("A\n12 April 2025\n")
    assert "1 document: " in result.stdout


@pytest.mark.parametrize(
    ("name", "starts"), [("r.json", b'{\n  "format"'), ("r.jsonl", b'{"format"'), ("r.html", b"<!")]
)
def test_output_takes_its_form_from_its_name(folder, name, starts):
    path = folder / name
    result = run("read", folder / "a.txt", "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes().lower().startswith(starts)
    assert sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(".")) == []


def test_output_that_cannot_be_written_is_said(folder):
    result = run("read", folder / "a.txt", "--output", folder / "no" / "r.json")
    assert result.exit_code == 1
    assert "expected a file that can be written, found: No such file or directory" in result.stderr


def test_another_language_is_listed_and_not_read(folder):
    (folder / "d.txt").write_text(GERMAN)
    result = run("read", folder / "d.txt")
    assert result.exit_code == 1
    assert result.stderr == f"communique: {folder / 'd.txt'}: the text is not English (de): listed, not read\n"
    record = record_in(result.stdout)
    assert record["documents"][0]["language"] == "de"
    assert [note["kind"] for note in record["notes"]] == ["language"]
    assert not any(record[kind] for kind in ("actors", "contacts", "statements", "positions", "events", "times"))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read"], "Missing argument"),
        (["read", "a.txt", "--published", "2025-02-30"], "expected a day of the calendar, found '2025-02-30'"),
        (["read", "a.txt", "--as-of", "soon"], "expected a day such as 2025-04-13, found 'soon'"),
        (["read", "a.txt", "--format", "pdf"], "pdf"),
        (["write"], "No such command"),
    ],
)
def test_wrong_usage_has_a_status_of_its_own(arguments, reason):
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_more_than_a_few_documents_are_counted_on_standard_error(tmp_path):
    for number in range(7):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {number}.")
    assert "communique: 7 documents read\n" in run("read", tmp_path).stderr


def test_a_fault_of_ours_takes_no_other_document_down(folder, monkeypatch):
    def faulty(document):
        if document.citation.title == "A":
            raise IndexError("no such token")
        return read(document)

    monkeypatch.setattr("communique.views.guarded.read", faulty)
    result = run("read", folder / "a.txt", folder / "b.md")
    assert f"{folder / 'a.txt'}: IndexError: no such token" in result.stderr
    assert len(result.stdout.splitlines()) == 1
    assert result.exit_code == 1


def test_a_text_that_comes_twice_is_said(folder):
    (folder / "z.txt").write_text(TEXT)
    result = run("read", "--format", "json", folder / "a.txt", folder / "z.txt")
    assert len(record_in(result.stdout)["documents"]) == 1
    assert "2 documents read, 1 of them with the text of another" in result.stderr


def test_version_is_that_of_the_package():
    assert run("--version").stdout == f"communique {communique.__version__}\n"


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_every_process_and_locale(folder):
    outputs = {
        start("read", *paths, "--format", "json", env={**os.environ, **settings}).stdout
        for paths, settings in [
            ([folder], {"PYTHONHASHSEED": "1", "LC_ALL": "C"}),
            ([folder / "c.jsonl", folder / "b.md", folder / "a.txt"], {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8"}),
            ([folder / "b.md", folder / "c.jsonl", folder / "a.txt", folder / "a.txt"], {"TZ": "Asia/Tokyo"}),
        ]
    }
    assert len(outputs) == 1
    assert outputs.pop().startswith(b"{")


@pytest.mark.slow
def test_a_closed_pipe_ends_quietly(folder):
    script = f'{sys.executable} -m communique read "$0" "$0" --format jsonl | true; exit ${{PIPESTATUS[0]}}'
    ended = subprocess.run(["bash", "-c", script, folder], capture_output=True, check=False)  # noqa: S607
    assert ended.returncode in {1, 141}
    assert b"Traceback" not in ended.stderr


@pytest.mark.slow
def test_standard_input_is_read_and_may_be_closed():
    read = start("read", "-", "--published", "2025-04-12", input=TEXT.encode())
    assert record_in(read.stdout)["documents"][0]["published"] == "2025-04-12"
    closed = start("read", "-", stdin=subprocess.DEVNULL)
    assert (closed.returncode, closed.stdout) == (1, b"")
    assert closed.stderr == b"communique: standard input: expected text, found nothing: it is empty\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("target", "reason"),
    [("/dev/full", "No space left on device"), ("&-", "found it closed")],
)
def test_standard_output_that_fails_is_said(target, reason):
    script = f"echo Nobody met. | {sys.executable} -m communique read - >{target}"
    ended = subprocess.run(["bash", "-c", script], capture_output=True, check=False, text=True)  # noqa: S607
    assert ended.returncode == 1
    assert reason in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.slow
def test_help_loads_nothing_heavy():
    script = "import sys; from communique.views.cli import app; import communique; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
    assert not any(
        f"'{name}'" in loaded for name in ("spacy", "numpy", "trafilatura", "msgspec", "ftfy", "sqlalchemy", "httpx")
    )


@pytest.mark.slow
def test_demo_writes_record_report_and_database(demonstrated):
    said, folder = demonstrated
    assert "articles of" in said.splitlines()[0]
    names = sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-shm", "-wal")))
    assert names == ["record.db", "record.json", "report.html"]
    assert len(record_in((folder / "record.json").read_bytes())["documents"]) > 20


@pytest.mark.slow
def test_demo_tells_what_became_of_two_announcements(demonstrated):
    meeting, rome = demonstrated[0].partition("Where to look next")[0].split("\n\n")[1:3]
    assert "as of 13 April 2025: open\n" in meeting
    assert meeting.count("definite") >= 2
    assert "as of 16 August 2025: fulfilled, by the meeting in Anchorage on 15 August 2025" in meeting
    assert "as of 2 May 2025: open (postponed)" in rome
    assert "fulfilled elsewhere" in rome
    assert "as of 12 May 2025: fulfilled, by the talks in Muscat on 11 May 2025" in rome


@pytest.mark.slow
def test_demo_again_says_the_same(demonstrated):
    said, folder = demonstrated
    assert run("demo", "--output", folder).stdout == said
