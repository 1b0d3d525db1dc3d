"""What the pages ship of scripts is what its sources give, and says whose it is."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import communique.views.web

WEB = Path(communique.views.web.__file__).parent
ISLANDS, STATIC = WEB / "islands", WEB / "static"
VITE = ISLANDS / "node_modules" / ".bin" / "vite"
SHIPPED = ("echarts", "zrender", "tslib", "htmx.org")
SHIPPED_HERE = re.compile(r"built/|htmx\.min\.js$")
ADDRESS = re.compile(r"\"resolved\"|registry\.|sourceMappingURL")


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("node") and VITE.exists()), reason="node and npm are not there: setup/islands.sh")
def test_sources_give_what_is_shipped(tmp_path):
    environment = {**os.environ, "ISLANDS_OUT": str(tmp_path)}
    subprocess.run([VITE, "build", "--logLevel", "warn"], cwd=ISLANDS, env=environment, check=True)
    assert held(tmp_path) == {name: held(STATIC)[name] for name in held(STATIC) if SHIPPED_HERE.match(name)}


def held(folder):
    """Return what the files of a folder hold, by their names."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_lock_and_scripts_name_no_other_place():
    for path in (ISLANDS / "package-lock.json", STATIC / "htmx.min.js", *STATIC.glob("built/**/*.js")):
        assert not ADDRESS.search(path.read_text()), path


@pytest.mark.parametrize("name", SHIPPED)
def test_licence_of_what_is_shipped_stands_beside_it(name):
    assert re.search(rf"^{re.escape(name)} \d", (STATIC / "built" / "LICENSES.txt").read_text(), re.MULTILINE)


def test_islands_evaluate_nothing_and_write_no_markup():
    own = list(STATIC.glob("built/*.js"))
    assert own
    for path in own:
        assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", path.read_text()), (
            path
        )
