"""A line without a verb is read to its end, and is no contact that was held."""

import pytest

from communique.domain.contact import ContactStatus
from communique.domain.document import Origin, make_document
from communique.language import annotate
from communique.reading import read_page


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text", ["In Rome on April 26 for talks with Rubio.", "Up in Oslo on Friday for a call with Lavrov."]
)
def test_a_line_that_hangs_on_a_preposition_is_read(text):
    found = read_page(annotate(make_document(text, Origin())))
    assert [one for one in found.contacts if one.status is ContactStatus.HELD] == []
