import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from communique.archive import is_archive, open_archive
from communique.archive.parts import Part
from communique.archive.pulse import DEATHS, Beat, Pulse
from communique.archive.worker import Worker
from communique.documents import load_documents
from communique.domain.document import Document
from communique.errors import BusyError, RecordError, SourceError
from communique.reading import read
from tests.archive.making import DUPLICATE, InProcess, archive, canonical, job_of, line_of, make_sources, rows


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    return make_sources(tmp_path_factory.mktemp("archive") / "in", each=4)


@pytest.fixture(scope="module")
def whole(sources) -> Path:
    """Return an archive that nothing disturbed."""
    output = sources.parent / "whole"
    archive(output, sources)
    return output


def test_every_text_stands_there_once(whole, sources):
    ids = [row["id"] for row in rows(whole, "documents")]
    assert len(ids) == len(set(ids))
    known = [one.id for one in load_documents([sources]) if isinstance(one, Document)]  # packed lines and Parquet apart
    assert set(known) <= set(ids)
    assert open_archive(whole).count("documents") == len(ids)


def test_a_text_met_again_counts_at_its_first_place_and_is_kept_with_what_was_read_at_the_other(whole):
    [first] = [row for row in rows(whole, "documents") if row["text"] == DUPLICATE]
    [second] = rows(whole, "elsewhere")
    assert (first["url"], second["url"]) == ("https://a.example/1", "https://a.example/2")
    assert second["text"] == DUPLICATE
    assert open_archive(whole).count("documents repeated") == 1  # word for word, the citation too: dropped


def test_what_cannot_be_read_stands_there_with_its_place_and_reason(whole):
    told = {(Path(row["file"]).name, row["place"], row["offset"] is not None): row["reason"]
            for row in rows(whole, "failures")}  # fmt: skip
    assert "text: expected a string, found '3'" in told["a.jsonl", ":3", True]
    assert "expected a JSON object" in told["a.jsonl", ":5", True]
    assert "text: expected a string" in told["c.parquet", ", row 2", True]
    assert "expected a file of a kind we read" in told["g.xyz", "", False]
    assert len(told) == 4


def test_what_is_in_another_language_is_listed(whole):
    [row] = [row for row in rows(whole, "documents") if row["became"] == "language"]
    assert row["where"].endswith("f.txt")
    assert row["text"].startswith("Les ministres")


def test_the_manifest_names_every_file_and_nothing_else_is_left(whole):
    parts = {part.path for part in open_archive(whole).manifest.parts}
    there = {str(path.relative_to(whole)) for path in whole.rglob("*") if path.is_file()}
    assert there == {*parts, "archive.json"}


@pytest.mark.parametrize("stops", [0, 1, 4])
def test_what_was_broken_off_goes_on_where_it_was(tmp_path, whole, sources, stops):
    with pytest.raises(KeyboardInterrupt):
        archive(tmp_path / "out", sources, engine=InProcess(stop_after=stops))
    assert len(list((tmp_path / "out" / "work" / "parts").iterdir())) == stops
    archive(tmp_path / "out", sources)
    assert canonical(tmp_path / "out") == canonical(whole)
    assert (tmp_path / "out" / "archive.json").read_bytes() == (whole / "archive.json").read_bytes()


def test_what_was_broken_off_while_it_was_settled_is_settled_again(tmp_path, whole, sources, monkeypatch):
    monkeypatch.setattr("communique.archive.settling.encode_manifest", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        archive(tmp_path / "out", sources)
    monkeypatch.undo()
    (tmp_path / "out" / "documents" / "000001-left.parquet").write_bytes(b"left behind")
    archive(tmp_path / "out", sources, engine=InProcess(stop_after=0))  # all was read
    assert canonical(tmp_path / "out") == canonical(whole)


def test_a_finished_archive_is_not_made_again(whole, sources):
    before = {path: path.stat().st_mtime_ns for path in whole.rglob("*")}
    archive(whole, sources, engine=InProcess(stop_after=0))
    assert {path: path.stat().st_mtime_ns for path in whole.rglob("*")} == before


def test_another_run_is_told_what_the_folder_was_begun_with(tmp_path, sources, whole):
    (tmp_path / "b.jsonl").write_text(line_of(1))
    with pytest.raises(RecordError, match=r"expected what this archive was begun with \(sources: .* name a new folder"):
        archive(whole, tmp_path / "b.jsonl")
    with pytest.raises(RecordError, match=r"begun with \(is_sieved: false\), found another \(true\)"):
        archive(whole, sources, is_sieved=True)


def test_other_inputs_are_told(tmp_path):
    lines = tmp_path / "in" / "a.jsonl"
    lines.parent.mkdir()
    lines.write_text(line_of(1))
    (lines.parent / "b.jsonl").write_text(line_of(2))
    with pytest.raises(KeyboardInterrupt):
        archive(tmp_path / "out", lines.parent, engine=InProcess(stop_after=0))
    (lines.parent / "b.jsonl").unlink()
    lines.write_text(line_of(1) * 2)
    (lines.parent / "c.jsonl").write_text(line_of(3))
    with pytest.raises(SourceError, match=r"b\.jsonl: gone; .*a\.jsonl: changed; .*c\.jsonl: new\)"):
        archive(tmp_path / "out", lines.parent)


def test_a_file_that_went_away_is_told_and_the_others_are_read(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.jsonl").write_text("".join(line_of(10 * number + n) for n in range(6)))

    class Losing(InProcess):
        def run(self, shards, orders):
            (folder / "1.jsonl").rename(tmp_path / "kept")
            yield from super().run(shards, orders)

    with pytest.raises(
        SourceError, match=r"1\.jsonl: expected the file that the archive was begun with, found: No such"
    ):
        archive(tmp_path / "out", folder, engine=Losing())
    (tmp_path / "kept").rename(folder / "1.jsonl")
    assert archive(tmp_path / "out", folder).counts["documents"] == 18


def test_a_source_that_is_not_there_is_told_before_anything_begins(tmp_path):
    with pytest.raises(SourceError, match=r"nowhere: expected a file or a folder, found: No such file"):
        archive(tmp_path / "out", tmp_path / "nowhere")


def test_a_folder_with_other_things_is_left_alone(tmp_path, sources):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(RecordError, match="found a folder that holds other things"):
        archive(tmp_path, sources)


def test_an_archive_is_no_source_of_another(tmp_path, whole):
    with pytest.raises(KeyboardInterrupt):
        archive(tmp_path / "out", whole.parent, engine=InProcess(stop_after=0))
    plan = (tmp_path / "out" / "work" / "plan.json").read_text()
    assert "found an archive; `communique add` takes it" in plan
    assert str(whole / "documents") not in plan


@pytest.mark.parametrize("name", ["-", "https://a.example/" + 300 * "x", "nul\0", "", "."])
def test_other_sources_are_no_archives(name):
    assert not is_archive(Path(name))


def test_two_runs_do_not_share_a_folder(tmp_path, sources):
    class Second(InProcess):
        def run(self, shards, orders):
            archive(tmp_path / "out", sources)
            yield from super().run(shards, orders)

    with pytest.raises(BusyError, match="another archive at work"):
        archive(tmp_path / "out", sources, engine=Second())


def test_a_full_disk_is_told_and_what_is_done_is_kept(tmp_path, sources, whole, monkeypatch):
    done = []

    def full(self) -> None:
        done.append(self)
        if len(done) > 2:
            raise OSError(28, os.strerror(28))
        kept(self)

    kept = Part.keep
    monkeypatch.setattr("communique.archive.parts.Part.keep", full)
    with pytest.raises(RecordError, match="found: No space left on device; what is done is kept"):
        archive(tmp_path / "out", sources)
    monkeypatch.undo()
    archive(tmp_path / "out", sources)
    assert canonical(tmp_path / "out") == canonical(whole)


def test_a_worker_whose_run_is_over_writes_nothing(tmp_path, sources):
    class Overtaken(InProcess):
        def run(self, shards, orders):
            yield Worker(replace(orders, turn="of yesterday")).read(shards[0])

    with pytest.raises(BusyError, match="expected run of yesterday"):
        archive(tmp_path / "out", sources, engine=Overtaken())
    assert list((tmp_path / "out" / "work" / "parts").iterdir()) == []


def test_a_document_that_ends_worker_after_worker_is_set_aside(tmp_path):
    (tmp_path / "a.jsonl").write_text(line_of(1) + line_of(2) + line_of(3))

    class Dying(InProcess):
        def run(self, shards, orders):
            for _ in range(DEATHS):
                pulse = Pulse(tmp_path / "out" / "work" / "pulse" / "000001")
                pulse.__enter__()
                pulse.tell(Beat(number=2, documents=1))
            yield from super().run(shards, orders)

    archive(tmp_path / "out", tmp_path / "a.jsonl", engine=Dying())
    [failure] = rows(tmp_path / "out", "failures")
    assert (failure["place"], failure["reason"]) == (":2", "expected to be read, found 5 workers ended over it")
    assert len(rows(tmp_path / "out", "documents")) == 2


def test_a_fault_of_ours_takes_no_other_document_with_it(tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text(line_of(1) + line_of(2))

    def faulty(document):
        return 1 / 0 if document.citation.key == "line-1" else read(document)

    monkeypatch.setattr("communique.archive.worker.read", faulty)
    archive(tmp_path / "out", tmp_path / "a.jsonl")
    [failure] = rows(tmp_path / "out", "failures")
    assert failure["reason"] == "ZeroDivisionError: division by zero (a fault of communique; please report it)"
    assert len(rows(tmp_path / "out", "documents")) == 1


def test_a_file_whose_name_is_no_text_is_refused(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text(line_of(1))
    Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.jsonl")).write_text(line_of(2))
    archive(tmp_path / "out", folder)
    [failure] = rows(tmp_path / "out", "failures")
    assert failure["reason"] == "expected a name in UTF-8, found other bytes"
    assert len(rows(tmp_path / "out", "documents")) == 1


def test_behind_a_sieve_what_cannot_matter_is_listed_without_its_text(tmp_path):
    cake = "Beat the butter with the sugar until it is pale. Then add the eggs, one by one, and bake it for an hour."
    (tmp_path / "a.jsonl").write_text(line_of(1) + line_of(2, text=cake, title="A cake for Sunday"))
    archive(tmp_path / "out", tmp_path / "a.jsonl", is_sieved=True)
    became = {row["title"]: (row["became"], row["text"] is None) for row in rows(tmp_path / "out", "documents")}
    assert became == {None: ("read", False), "A cake for Sunday": ("sieved out", True)}
    made = open_archive(tmp_path / "out")
    assert [findings.document.citation.key for findings in made.findings()] == ["line-1"]
    assert made.manifest.options.is_sieved


def test_the_counts_are_those_of_the_rows(whole):
    archive_ = open_archive(whole)
    kinds = Counter(f"{row['kind']}s" for row in rows(whole, "findings"))
    assert {kind: archive_.count(kind) for kind in kinds} == kinds
    assert archive_.count("contacts") > 10
    assert archive_.count("failures") == 4
    assert job_of(whole).options.given == archive_.manifest.options.given
