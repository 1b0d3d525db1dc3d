"""What the program says of its work, as lines or as JSON; never a secret, never the words of an article."""

import json
import logging

import pytest

from communique.errors import SettingsError
from communique.views.logs import write_logs
from communique.views.settings import read_settings


@pytest.fixture(autouse=True)
def _as_before():
    yield
    write_logs("text", "warning")


def test_messages_are_lines_of_json_where_that_is_wanted(capsys):
    write_logs("json", "info")
    log = logging.getLogger("communique.record")
    log.info("merged %d findings", 3, extra={"said": {"findings": 3}})
    try:
        int("no")
    except ValueError:
        log.exception("failed\nhere")
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["level"], first["logger"], first["message"], first["findings"]) == (
        "info", "communique.record", "merged 3 findings", 3,
    )  # fmt: skip
    assert (second["message"], "ValueError: invalid" in second["exception"]) == ("failed\nhere", True)


def test_messages_are_lines_from_a_level_on(capsys):
    write_logs("text", "warning")
    logging.getLogger("communique.record").info("quiet")
    logging.getLogger("communique.record").warning("loud")
    assert capsys.readouterr().err == "communique: loud\n"


def test_form_and_level_are_settings(tmp_path):
    (tmp_path / "settings.toml").write_text('log = "json"\n')
    here = {"COMMUNIQUE_CONFIG": str(tmp_path)}
    settings = read_settings({**here, "COMMUNIQUE_LOG_LEVEL": "info"})
    assert (settings.log, settings.log_level) == ("json", "info")
    with pytest.raises(SettingsError, match="COMMUNIQUE_LOG_LEVEL: expected warning or info or debug, found 'loud'"):
        read_settings({**here, "COMMUNIQUE_LOG_LEVEL": "loud"})
