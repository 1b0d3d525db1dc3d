"""Tries the whole REST interface with what its description allows, and with what it does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique.record import Role, open_record
from communique.views.web.api import OPERATIONS
from tests.views.web.people import add_people
from tests.views.web.serving import served

HERE = Path(__file__).parent
SEED = "20250312"
QUICK_SECONDS, LONG_SECONDS = 20, 300


def samples(record):
    """Return ids that are there, so that what is asked is found, too."""
    contact = record.contacts()[0].thing.id
    for path, name in (
        ("actors", record.actors()[0].thing.id),
        ("commitments", record.commitments()[0].thing.id),
        ("contacts", contact),
        ("documents", record.documents()[0].id),
        ("events", record.events()[0].thing.id),
        ("hashes", contact),
        ("positions", record.positions()[0].thing.id),
        ("references", contact),
        ("statements", record.statements()[0].thing.id),
    ):
        yield f'[[operations]]\ninclude-path-regex = "^/api/v1/{path}/"\nparameters = {{ id = "{name}" }}\n'


def tried(address, config, token, seconds):
    """Run schemathesis over a server and return its exit status and what it says."""
    command = [
        Path(sys.executable).with_name("st"), "--config-file", str(config), "run", f"{address}/api/v1/openapi.json",
        "--checks", "all", "--max-time", str(seconds), "--seed", SEED, "--no-shrink", "--generation-database", "none",
        "--header", f"Authorization: Bearer {token}",
    ]  # fmt: skip
    environment = {**os.environ, "NO_COLOR": "1"}
    found = subprocess.run(command, capture_output=True, text=True, check=False, cwd=config.parent, env=environment)
    return found.returncode, found.stdout + found.stderr


@pytest.mark.slow
@pytest.mark.timeout(LONG_SECONDS * 2)
@pytest.mark.parametrize(
    "seconds",
    [pytest.param(QUICK_SECONDS, id="quick"), pytest.param(LONG_SECONDS, id="long", marks=pytest.mark.drill)],
)
def test_whole_interface_does_what_its_description_says(database, tmp_path, seconds):
    token = add_people(database)[Role.ANALYST]
    config = tmp_path / "schemathesis.toml"
    with open_record(database) as record:
        config.write_text((HERE / "schemathesis.toml").read_text() + "".join(samples(record)))
    with served(database) as address:
        status, said = tried(address, config, token, seconds)
    assert status == 0, said[-8000:]
    assert "generated" in said
    assert f"Selected: {len(OPERATIONS)}/{len(OPERATIONS)}" in said
