"""The command line as a user without settings has it, and a small record to look into."""

import pytest
from typer.testing import CliRunner

from communique.views.cli import app

ARTICLES = {
    "a.txt": """---
published: 2025-03-02
source: Ledger
title: Ministers to meet in Vienna
---
Foreign Minister Sergei Lavrov will meet Secretary of State Marco Rubio in Vienna on March 9, a spokeswoman said. \
Russia demands recognition of its new borders.
""",
    "b.txt": """---
published: 2025-03-05
source: Courier
title: Four days to go
---
Marco Rubio and Sergei Lavrov will hold a meeting in Vienna on Sunday, the State Department confirmed. \
President Volodymyr Zelenskyy said that Ukraine would never give up its territory.
""",
    "c.txt": """---
published: 2025-03-10
source: Ledger
title: Two hours in Vienna
url: https://ledger.example/vienna
---
Sergei Lavrov met Marco Rubio in Vienna on Sunday. The meeting lasted two hours. Lavrov said that =the talks had \
been useful.
""",
}


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch, tmp_path_factory):
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("COMMUNIQUE_CONFIG", str(tmp_path_factory.getbasetemp()))
    monkeypatch.setenv("COMMUNIQUE_BY", "Ada")
    monkeypatch.delenv("COMMUNIQUE_DATABASE", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def articles(tmp_path_factory):
    """A folder of three articles on one meeting."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="session")
def filled(tmp_path_factory, articles):
    """A record of the three; not to be changed."""
    database = tmp_path_factory.mktemp("record") / "record.db"
    environment = {"COMMUNIQUE_CONFIG": str(tmp_path_factory.getbasetemp())}
    result = CliRunner(env=environment).invoke(app, ["add", str(articles), "--database", str(database)])
    assert result.exit_code == 0, result.output
    return database


@pytest.fixture
def database(tmp_path, filled):
    """A copy of the record, to be changed at will."""
    copy = tmp_path / "record.db"
    copy.write_bytes(filled.read_bytes())
    return copy


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory):
    """What the demonstration says, and the folder it wrote."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {"COMMUNIQUE_CONFIG": str(tmp_path_factory.getbasetemp()), "COLUMNS": None}
    result = CliRunner(env=environment).invoke(app, ["demo", "--output", str(folder)])
    assert result.exit_code == 0, result.output
    return result.stdout, folder
