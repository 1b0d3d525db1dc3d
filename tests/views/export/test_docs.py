from pathlib import Path

import pytest

from communique.views.export.forms import FORMS
from communique.views.export.tables import TABLES

DOCS = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_is_explained(form):
    assert f"| {form.name} | `{form.suffix}` | {form.holds}" in DOCS or form.name == "parquet"
    assert any(line.startswith("## ") and form.name in line for line in DOCS.splitlines())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_listed(table):
    (row,) = [line for line in DOCS.splitlines() if line.startswith(f"| {table.name} |") and "`" in line]
    told = {"edtf", "earliest", "latest", "reports", "sources", "first_told", "last_told", "review", "rule"}
    for column in table.columns:
        if f"`{column.name}`" not in row:
            assert column.name in told
