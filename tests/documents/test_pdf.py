from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter, filters

from communique.documents import Given, load_documents
from communique.documents.drafts import Draft, make_of
from communique.documents.pdf import read_pdf
from communique.domain.document import Document
from communique.errors import SourceError
from tests.documents.making import make_pdf

LINES = [
    "The ministers met in Oslo on Friday, and both of them said that",
    "the talks would go on for another week. They underlined the im-",
    "portance of patience.",
]
SIMPLE = make_pdf([LINES, ["Nothing else was agreed on that day, and no date was set."]])


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(SIMPLE)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")  # noqa: S106
    raw = BytesIO()
    writer.write(raw)
    return raw.getvalue()


def test_the_pages_are_one_text_and_each_is_known(tmp_path):
    path = tmp_path / "statement.pdf"
    path.write_bytes(SIMPLE)
    [document] = load_documents([path])
    assert isinstance(document, Document)
    assert document.text.endswith(
        "the importance of patience.\nNothing else was agreed on that day, and no date was set."
    )
    first, second = document.citation.pages
    assert first == 0
    assert document.text[second:].startswith("Nothing else")


def test_pages_stay_true_where_the_text_is_cleaned():
    draft = Draft(text="One\u00ad two.\r\nThree\u200b.\nFour.  \n", pages=(0, 11, 19))
    document = make_of(draft, Given())
    assert document.text == "One two.\nThree.\nFour."
    assert [document.text[start:] for start in document.citation.pages] == [document.text, "Three.\nFour.", "Four."]


def test_a_page_without_text_is_said():
    draft = read_pdf(make_pdf([LINES, []]))
    assert draft.remarks == ("no text on page 2 (a picture, or blank)",)


def test_the_day_of_the_file_counts_where_the_text_names_it():
    properties = {"Title": "Joint statement of the ministers", "CreationDate": "D:20250414100000Z"}
    named = read_pdf(make_pdf([["Oslo, 12 April 2025", *LINES]], properties))
    assert named.said == {"title": "Joint statement of the ministers", "published": "2025-04-12"}
    assert read_pdf(make_pdf([LINES], properties)).said == {"title": "Joint statement of the ministers"}


def test_a_day_in_a_form_of_its_own_and_no_properties_at_all_are_survived():
    described = {"Title": "Joint statement of the ministers", "CreationDate": "around noon"}
    assert read_pdf(make_pdf([LINES], described)).said == {"title": "Joint statement of the ministers"}
    assert read_pdf(make_pdf([LINES]).replace(b"/Info 6 0 R", b"")).said == {}


def test_a_file_that_only_forbids_to_print_is_read():
    assert "ministers" in read_pdf(locked("")).text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(make_pdf([[], []]), "found none on 2 pages", id="pictures"),
        pytest.param(locked("secret"), "locked by a password", id="locked"),
        pytest.param(b"%PDF-1.5\n", "a damaged one", id="nothing_behind_the_mark"),
        pytest.param(b"", "a damaged one", id="empty"),
        pytest.param(SIMPLE[:300], "expected", id="cut_off"),
        pytest.param(make_pdf([[" " * 60_000_000 + LINES[0]]]), "unpacks to more", id="bomb"),
        pytest.param(make_pdf([[]] * 5001), "at most 5,000 pages, found 5,001", id="pages"),
    ],
)
def test_what_cannot_be_read_is_refused(raw, reason):
    with pytest.raises(SourceError, match=reason):
        read_pdf(raw)


def test_a_packing_that_takes_a_package_of_its_own_is_refused(monkeypatch):
    monkeypatch.setattr(filters, "find_spec", lambda _name: None)  # as it is where nobody installed it
    filters.BrotliDecode._check_brotli_available.cache_clear()
    with pytest.raises(SourceError, match="packed in a common way"):
        read_pdf(SIMPLE.replace(b"/FlateDecode", b"/BrotliDecode"))


@given(st.lists(st.tuples(st.integers(0, len(SIMPLE) - 1), st.integers(0, 255)), max_size=12))
def test_any_damage_is_survived(changes):
    raw = bytearray(SIMPLE)
    for place, byte in changes:
        raw[place] = byte
    try:
        assert read_pdf(bytes(raw)).text
    except SourceError:
        return
