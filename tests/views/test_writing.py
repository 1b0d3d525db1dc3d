import os
from pathlib import Path

import pytest

from communique.errors import RecordError
from communique.views.writing import written_to


def test_a_file_appears_only_once_it_is_whole(tmp_path):
    path = tmp_path / "r.json"
    path.write_text("old")
    path.chmod(0o640)
    with written_to(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["r.json"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "r.json"
    path.write_text("old")
    with pytest.raises(TypeError), written_to(path) as stream:
        stream.write("half")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["r.json"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "r.json").symlink_to(tmp_path / "real.json")
    with written_to(tmp_path / "r.json") as stream:
        stream.write(b"new")
    assert (tmp_path / "r.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced():
    with written_to(Path(os.devnull)) as stream:
        stream.write(b"new")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["no/r.json", "."])
def test_what_cannot_be_written_is_said(tmp_path, name):
    with pytest.raises(RecordError, match="expected a file that can be written, found: "), written_to(tmp_path / name):
        pass
