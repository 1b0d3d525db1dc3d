from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml

from communique.documents import load_documents
from communique.documents.docx import read_docx
from communique.domain.document import Document
from communique.errors import SourceError
from tests.documents.making import TEXT, make_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(xml: str) -> bytes:
    document = WordDocument()
    document.element.body.insert(0, parse_xml(xml))
    raw = BytesIO()
    document.save(raw)
    return raw.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return raw.getvalue()


def test_paragraphs_and_tables_are_lines(tmp_path):
    path = tmp_path / "readout.docx"
    table = [["Party", "Delegate"], ["Norway", "A. Berg"]]
    path.write_bytes(make_docx(TEXT, "", "“No date,” he said.", table=table, title="Readout of the talks"))
    [document] = load_documents([path])
    assert isinstance(document, Document)
    assert document.text == f"{TEXT}\n“No date,” he said.\nParty, Delegate\nNorway, A. Berg"
    assert (document.citation.title, document.published, document.citation.pages) == (
        "Readout of the talks",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:ins><w:r><w:t>Yes</w:t></w:r></w:ins><w:del><w:r><w:delText>not</w:delText></w:r></w:del>", "Yes"),
        ("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>here</w:t></w:r>", "here"),
        ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>words</w:t></w:r>", "linked words"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one two"),
        ("<w:sdt><w:sdtContent><w:r><w:t>in a field</w:t></w:r></w:sdtContent></w:sdt>", "in a field"),
    ],
)  # fmt: skip
def test_the_text_stands_as_with_all_changes_accepted(inner, text):
    assert read_docx(with_body(f"<w:p {W}>{inner}</w:p>")).text == text


def test_a_paragraph_in_a_frame_of_its_own_is_read():
    frame = f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>Title page</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert read_docx(with_body(frame)).text == "Title page"


def test_footnotes_are_said_to_be_left_out():
    note = f'<w:p {W}><w:r><w:t>They met.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert read_docx(with_body(note)).remarks == ("footnotes and endnotes (1)",)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="cut_off"),
        pytest.param(make_docx(TEXT)[:-400], id="cut_off_late"),
        pytest.param(zipped({"a.txt": b"x"}), id="another_archive"),
        pytest.param(zipped({"[Content_Types].xml": b"<x/>"}), id="nothing_in_it"),
    ],
)
def test_what_is_no_docx_is_refused(raw):
    with pytest.raises(SourceError, match="a damaged or another one"):
        read_docx(raw)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(zipped({"word/document.xml": bytes(60_000_000)}), id="large"),
        pytest.param(zipped({str(number): b"" for number in range(6_000)}), id="many"),
    ],
)
def test_a_bomb_is_refused_before_it_is_unpacked(raw):
    with pytest.raises(SourceError, match="bytes unpacked, found"):
        read_docx(raw)
