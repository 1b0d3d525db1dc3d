import pytest

from communique.archive.sieve import read_sieved
from communique.domain.document import Origin, make_document
from communique.reading import read

TALKS = "Talks resume\n\nThe foreign ministers of Ghana and Togo met in Accra on Tuesday. “It went well,” Ghana said."
MATCH = "Ghana win\n\nGhana beat Togo 2-1 in the semi-final. “It went well,” the coach said."


@pytest.mark.slow
def test_what_is_kept_is_read_in_full():
    document = make_document(TALKS, Origin(language="en"))
    assert read_sieved(document) == read(document)


def test_what_cannot_matter_is_not_read():
    assert read_sieved(make_document(MATCH, Origin(language="en"))) is None


def test_another_language_is_passed_on():
    document = make_document("Ministerit tapasivat eilen.", Origin(language="fi"))
    assert read_sieved(document) == read(document)
