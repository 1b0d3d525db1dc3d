"""All examples as closed sources, given on in every form."""

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.record import Wanted, open_record
from communique.views.cli import app
from communique.views.export import FORMS, export_to
from communique.views.export.withholding import WORD
from tests.views.export.test_forms import words_in

EXAMPLES = Path(__file__).parents[3] / "examples"
RUN = 8  # words; four are too few here: names of groups and titles of one article stand in another

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("closed") / "closed.db"
    result = CliRunner().invoke(app, ["add", str(EXAMPLES), "--rights", "metadata", "--database", str(path)])
    assert result.exit_code == 0, result.output
    return path


def runs_of(words):
    found = WORD.findall(words.casefold())
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


@pytest.fixture(scope="module")
def closed(database):
    """Return the runs of words of all texts that do not stand in a title too."""
    with open_record(database, writable=False) as record:
        documents = record.documents(Wanted(limit=None))
        assert {citation.rights for citation in documents} == {"metadata"}
        titles = set().union(*(runs_of(citation.title or "") for citation in documents))
        return set().union(*(runs_of(record.text(citation.id)) for citation in documents)) - titles


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_sentence_of_any_article_leaves(database, closed, form, tmp_path):
    with open_record(database, writable=False) as record:
        export_to(record, form.name, tmp_path / "out", Wanted(limit=None))
    raw = (tmp_path / "out").read_bytes()
    assert raw
    found = runs_of(words_in(form, raw))
    assert not [" ".join(run) for run in found & closed]


def test_the_same_articles_without_rights_would_show_their_sentences(closed):
    page = io.StringIO()
    for article in sorted(EXAMPLES.iterdir()):
        json.dump(article.read_text(encoding="utf-8"), page)
    assert runs_of(page.getvalue()) & closed
