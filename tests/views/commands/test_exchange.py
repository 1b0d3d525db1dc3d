import zipfile

from tests.views.commands.running import rows, run, told


def test_a_record_is_given_on_and_taken_in(filled, tmp_path):
    told("export", "--output", tmp_path / "record.jsonl", "--database", filled)
    result = run("import", tmp_path / "record.jsonl", "--database", tmp_path / "other.db")
    assert result.exit_code == 0, result.output
    assert "3 documents added" in result.stderr
    assert rows("contacts", "--database", tmp_path / "other.db") == rows("contacts", "--database", filled)
    again = run("import", tmp_path / "record.jsonl", "--database", tmp_path / "other.db")
    assert "0 documents added, 3 there before" in again.stderr


def test_the_form_follows_from_the_name(filled, tmp_path):
    told("export", "--output", tmp_path / "tables.csv.zip", "--database", filled)
    assert "datapackage.json" in zipfile.ZipFile(tmp_path / "tables.csv.zip").namelist()
    assert told("export", "--format", "markdown", "--database", filled).startswith("#")


def test_a_form_nobody_knows_is_said(filled, tmp_path):
    result = run("export", "--output", tmp_path / "record.doc", "--database", filled)
    assert result.exit_code == 1
    assert "there are: jsonl (.jsonl), csv" in result.stderr


def test_a_file_that_is_no_export_is_said(tmp_path):
    (tmp_path / "x.jsonl").write_text("Dear diary\n")
    result = run("import", tmp_path / "x.jsonl", "--database", tmp_path / "r.db")
    assert result.exit_code == 1
    assert "x.jsonl" in result.stderr


def test_references_for_managers_of_references(filled):
    (document, *_) = rows("search", "Vienna", "--database", filled)
    assert told("cite", document["id"], "--format", "bibtex", "--database", filled).startswith("@")
    assert '"title"' in told("cite", document["id"], "--format", "csl", "--database", filled)
