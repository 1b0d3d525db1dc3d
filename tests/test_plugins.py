"""A package of strangers' readers and exports is installed for real, and used through the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique import plugins as found
from communique.documents import load_documents
from communique.errors import SourceError
from communique.views.export import form_named

EXAMPLE = Path(__file__).parents[1] / "plugins" / "minutes"
MINUTES = """2025-04-12
Ada Vell, the foreign minister of Norway, met Iceland's foreign minister, Bo Lund, in Oslo on Friday.
----
2025-04-14
Norway's foreign minister, Ada Vell, spoke by phone with Bo Lund on Sunday.
"""
BROKEN = {
    "broken": "def read(raw):\n    raise ValueError('no such page')\n",
    "absent": "import nothing_of_this_name\n",
    "wordless": "def read(raw):\n    yield 'a text, no draft'\n",
    "empty": "def read(raw):\n    return ()\n",
    "number": "read = 7\n",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Install the example into a folder of its own; return the environment in which it is there."""
    target = tmp_path_factory.mktemp("plugins")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*install, "--target", str(target), str(EXAMPLE)], check=True, capture_output=True)
    return {**os.environ, "PYTHONPATH": str(target), "COMMUNIQUE_DATABASE": ""}


def communique(environment, *arguments, status=0):
    command = [sys.executable, "-m", "communique", *map(str, arguments)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == status, ended.stderr
    return ended


@pytest.mark.slow
def test_a_reader_and_an_export_of_another_package_are_used(installed, tmp_path):
    (tmp_path / "talks.minutes").write_text(MINUTES)
    database = tmp_path / "record.db"
    communique(installed, "add", tmp_path / "talks.minutes", "--database", database)
    listed = communique(installed, "export", "--format", "contacts-list", "--database", database).stdout
    assert listed.splitlines() == [
        "2025-04-11: meeting (held): Ada Vell, Bo Lund",
        "2025-04-13: call (held): Ada Vell, Bo Lund",
    ]
    communique(installed, "export", "--output", tmp_path / "all.contacts-list", "--database", database)
    assert (tmp_path / "all.contacts-list").read_text() == listed


def entries(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let modules in a folder be plug-ins of a package `strange 0.1`."""
    described = folder / "strange-0.1.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: strange\nVersion: 0.1\n")
    rows = "\n".join(f"{name} = strange_{name}:read" for name in BROKEN)
    (described / "entry_points.txt").write_text(f"[communique.readers]\n{rows}\n\n[communique.exports]\n{rows}\n")
    for name, source in BROKEN.items():
        (folder / f"strange_{name}.py").write_text(source)
    monkeypatch.syspath_prepend(str(folder))
    found.plugins.cache_clear()


@pytest.fixture
def strange(tmp_path, monkeypatch):
    entries(tmp_path, monkeypatch)
    yield tmp_path
    found.plugins.cache_clear()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("broken", "ValueError: no such page"),
        ("absent", "ModuleNotFoundError: No module named 'nothing_of_this_name'"),
        ("wordless", "expected a communique.documents.Draft, found str"),
        ("empty", "expected an article, found none"),
        ("number", "expected something to call at strange_number:read, found 7"),
    ],
)
def test_a_faulty_reader_is_named_and_the_rest_is_read(strange, name, reason):
    (strange / f"a.{name}").write_text("x")
    (strange / "b.txt").write_text("Talks went on in Oslo.")
    failure, document = load_documents([strange / f"a.{name}", strange / "b.txt"])
    assert str(failure) == f"{strange / f'a.{name}'}: plug-in {name} of strange 0.1: {reason}"
    assert document.text == "Talks went on in Oslo."


@pytest.mark.usefixtures("strange")
def test_a_faulty_export_is_named():
    with pytest.raises(SourceError, match=r"plug-in broken of strange 0\.1: TypeError"):
        form_named("broken", None).writer()(object(), object())
    with pytest.raises(SourceError, match=r"there are: jsonl .*broken \(\.broken\)"):
        form_named("unheard", None)


def test_a_kind_of_ours_stays_ours(strange):
    entry = strange / "strange-0.1.dist-info" / "entry_points.txt"
    entry.write_text(
        "[communique.readers]\ntxt = strange_broken:read\n[communique.exports]\njsonl = strange_broken:read\n"
    )
    found.plugins.cache_clear()
    (strange / "a.txt").write_text("Talks went on in Oslo.")
    [document] = load_documents([strange / "a.txt"])
    assert document.text == "Talks went on in Oslo."
    assert not form_named("jsonl", None).is_foreign
