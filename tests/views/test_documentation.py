import os
import re
import subprocess
import sys
from pathlib import Path

from communique.rulebook import EXTENDED
from communique.views.settings import ENVIRONMENT, MailFile, SettingsFile, WatchFile

ROOT = Path(__file__).parents[2]
SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_the_reference_of_commands_is_what_the_program_says():
    script = "from tools.commands import PATH, commands_text; print(PATH.read_text() == commands_text())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True, env=environment, cwd=ROOT
    )
    assert ended.stdout.strip() == "True", "run: python tools/commands.py"


def test_every_setting_is_documented():
    keys = [*SettingsFile.__struct_fields__, *WatchFile.__struct_fields__, *MailFile.__struct_fields__]
    named = [*keys, *EXTENDED, *ENVIRONMENT]
    assert [key for key in named if not re.search(rf"\b{re.escape(key)}\b", SETTINGS)] == []


def test_every_test_that_the_page_on_security_names_is_there():
    named = re.findall(r"`(tests/[^`]+)`", (ROOT / "docs" / "security.md").read_text(encoding="utf-8"))
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []
