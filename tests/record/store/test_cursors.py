"""Where a page of a list ended."""

from datetime import date

import pytest

from communique.errors import UnknownError
from communique.record import open_record
from communique.record.store.connect import reading
from communique.record.store.cursors import cursor_after, position_of
from tests.record.store.stage import Told, add, findings_of

FOUND = findings_of(Told(day=3, published=4))
UNDATED = findings_of(Told(published=None, words=1))


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    with open_record(str(tmp_path_factory.mktemp("cursors") / "record.db")) as record:
        add(record, [Told(day=3, published=4), Told(published=None, words=1)])
        with reading(record._engine, record._place) as opened:
            yield opened


@pytest.mark.parametrize(
    ("after", "position"),
    [
        ("2025-03-04~contact-0f", (date(2025, 3, 4), "contact-0f")),
        ("17~actor-0f", (17, "actor-0f")),
        ("0~actor-0f", (0, "actor-0f")),
        ("2025-02-31~contact-0f", (date(2025, 2, 28), "contact-0f")),
        ("0000-00-00~contact-0f", (date(1, 1, 1), "contact-0f")),
        ("9999-13-99~contact-0f", (date(9999, 12, 31), "contact-0f")),
    ],
)
def test_a_cursor_says_where_a_page_ended(connection, after, position):
    assert position_of(connection, after) == position


def test_an_id_says_it_as_well(connection):
    contact, document = FOUND.contacts[0].id, FOUND.document.id
    assert cursor_after(connection, contact) == f"2025-03-04~{contact}"
    assert cursor_after(connection, document) == f"2025-03-05~{document}"
    assert position_of(connection, document) == (date(2025, 3, 5), document)
    assert cursor_after(connection, UNDATED.document.id) == f"9999-12-31~{UNDATED.document.id}"
    actor = FOUND.actors[0].id
    reports, name = position_of(connection, actor)
    assert (type(reports), name) == (int, actor)
    assert cursor_after(connection, actor) == f"{reports}~{actor}"


@pytest.mark.parametrize("after", ["contact-ff", "document-ff", "actor-ff", "2025-03-04", "x~contact-0f", ""])
def test_what_is_neither_is_said(connection, after):
    with pytest.raises(UnknownError) as caught:
        position_of(connection, after)
    assert str(caught.value) == f"expected the id of something in the record to go on after, found {after}"
