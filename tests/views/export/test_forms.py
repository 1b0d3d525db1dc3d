import io
import re
import zipfile
from pathlib import Path

import pytest

from communique.errors import SourceError
from communique.views.export.forms import FORMS, form_named
from communique.views.export.permitted import permitted
from communique.views.export.withholding import RUN, WORD
from tests.views.export.stage import CLOSED, KEPT_BACK, OPEN, QUOTED, UNQUOTED, holdings

BY_NAME = [pytest.param(form, id=form.name) for form in FORMS]


def written(form, whole=None):
    page = io.BytesIO()
    form.writer()(permitted(whole or holdings()), page)
    return page.getvalue()


def words_in(form, raw):
    """Return all that a file says, whatever it is packed in."""
    if raw[:2] != b"PK":
        return raw.decode().replace("\r\n ", "")  # iCalendar folds its lines
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if form.name == "csv":
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
        parquet = pytest.importorskip("pyarrow.parquet")
        tables = [parquet.read_table(io.BytesIO(archive.read(name))) for name in archive.namelist()[1:]]
        return "\n".join(str(cell) for table in tables for row in table.to_pylist() for cell in row.values())


def folded(words):
    return " ".join(WORD.findall(re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), words).casefold()))


def runs(words, length):
    found = folded(words).split()
    return [" ".join(found[start : start + length]) for start in range(len(found) - length + 1)]


@pytest.mark.parametrize("form", BY_NAME)
def test_no_word_of_a_closed_source_leaves(form):
    told = folded(words_in(form, written(form)))
    assert not [run for run in runs(CLOSED.text, RUN) if run in told]
    assert not [run for run in runs(KEPT_BACK, 3) if run in told]


@pytest.mark.parametrize("form", BY_NAME)
def test_of_a_source_that_may_be_quoted_the_text_does_not_leave(form):
    told = folded(words_in(form, written(form)))
    assert folded(UNQUOTED) not in told
    assert not [run for run in runs(UNQUOTED, RUN) if run in told]


@pytest.mark.parametrize("form", [one for one in BY_NAME if one.id not in {"csl", "bibtex", "gexf", "graphml"}])
def test_the_same_words_leave_once_the_source_is_open(form):
    """The two tests above would pass on an empty file."""
    told = folded(words_in(form, written(form, holdings(rights=dict.fromkeys((QUOTED.id, CLOSED.id))))))
    if form.name in {"timelinejs", "icalendar"}:  # the promise has no day
        assert folded("talked for two hours" if form.name == "timelinejs" else "will meet again in Oslo") in told
    else:
        assert folded(KEPT_BACK) in told


@pytest.mark.parametrize("form", BY_NAME)
def test_the_same_record_gives_the_same_bytes(form):
    assert written(form) == written(form)


@pytest.mark.parametrize("form", BY_NAME)
def test_an_empty_record_can_be_given_on(form):
    nothing = dict.fromkeys(("contacts", "statements", "positions", "commitments", "events", "readings"), ())
    empty = holdings(documents={}, actors={}, negotiations=(), judgements=(), as_of=None, **nothing)
    assert isinstance(written(form, empty), bytes)


@pytest.mark.parametrize("form", BY_NAME)
def test_a_form_is_found_by_its_name_and_by_the_end_of_a_path(form):
    assert form_named(form.name, None) is form
    assert form_named(None, Path(f"Talks{form.suffix.upper()}")) is form


def test_an_unknown_form_lists_those_there_are():
    with pytest.raises(SourceError, match=r"found 'x\.docx'; there are: jsonl \(\.jsonl\), csv"):
        form_named(None, Path("x.docx"))


@pytest.mark.parametrize("form", BY_NAME)
def test_what_stays_of_a_closed_source_is_where_it_stands(form):
    if form.name in {"jsonl", "csv", "parquet", "markdown", "annotations", "plover"}:
        assert CLOSED.id in words_in(form, written(form))


@pytest.mark.parametrize("form", BY_NAME)
def test_the_open_text_leaves_only_where_the_form_holds_texts(form):
    told = folded(words_in(form, written(form)))
    holds_texts = form.name in {"jsonl", "csv", "parquet", "followthemoney"}
    assert (folded(OPEN.text) in told) is holds_texts
