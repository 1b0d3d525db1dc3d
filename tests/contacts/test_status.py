import tomllib
from datetime import date
from pathlib import Path

import pytest

from communique.domain.document import Origin, make_document
from communique.reading import read

TABLE = tomllib.loads(Path(__file__).with_name("status_table.toml").read_text(encoding="utf-8"))
ROWS = [(row["text"], row["status"]) for rows in TABLE.values() for row in rows]


@pytest.mark.parametrize(("text", "status"), ROWS)
def test_status_is_that_of_the_words(text, status):
    findings = read(make_document(text, Origin(published=date(2025, 4, 13))))
    assert [contact.status.value for contact in findings.contacts] == ([] if status == "none" else [status])
