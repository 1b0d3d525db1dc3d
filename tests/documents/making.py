"""Makes small files for the tests."""

import gzip
import zlib
from io import BytesIO
from itertools import accumulate
from uuid import NAMESPACE_URL, uuid5

from docx import Document as WordDocument

TEXT = "The ministers met in Oslo on Friday, and both of them said that the talks would go on for another week."
HTML = "text/html; charset=utf-8"


def page_of(text: str, head: str = "") -> bytes:
    return f"<html><head><title>Talks</title>{head}</head><body><article><p>{text}</p></article></body></html>".encode()


def make_pdf(pages: list[list[str]], properties: dict[str, str] | None = None) -> bytes:
    """Return a PDF file with these lines on its pages."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        stream = zlib.compress(_drawn(lines))
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            + f"/Contents {5 + 2 * number} 0 R>>".encode(),
            f"<</Length {len(stream)}/Filter/FlateDecode>>stream\n".encode() + stream + b"\nendstream",
        ]
    info = "".join(f"/{name}({value})" for name, value in (properties or {}).items())
    objects.append(f"<<{info}>>".encode())
    return _bound(objects)


def _drawn(lines: list[str]) -> bytes:
    shown = "".join(f"({line.translate({40: '[', 41: ']'})}) Tj T*\n" for line in lines)
    return f"BT /F1 11 Tf 14 TL 50 790 Td\n{shown}ET".encode("cp1252")


def _bound(objects: list[bytes]) -> bytes:
    raw, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(raw)
    end = f"trailer<</Size {size}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{start}\n%%EOF"
    return raw + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def make_docx(*paragraphs: str, table: list[list[str]] | None = None, title: str = "") -> bytes:
    document = WordDocument()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for row in table or ():
        cells = document.add_table(1, len(row)).rows[0].cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    raw = BytesIO()
    document.save(raw)
    return raw.getvalue()


def make_warc(*answers: tuple[str, bytes], packed: bool = True, **headers: str) -> tuple[bytes, list[int]]:
    """Return a WARC file with these answers (address and body), and the byte at which each begins."""
    records = [record_of("warcinfo", "application/warc-fields", "", b"software: none")]
    for address, plain in answers:
        said = {"Content-Type": HTML} | {name.replace("_", "-"): value for name, value in headers.items()}
        body = gzip.compress(plain) if said.get("Content-Encoding") == "gzip" else plain
        head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        answer = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body
        records.append(record_of("response", "application/http; msgtype=response", address, answer))
    bound = [gzip.compress(record) if packed else record for record in records]
    return b"".join(bound), list(accumulate(map(len, bound)))[:-1]


def record_of(kind: str, content_type: str, address: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, address)}>\r\n"
            f"WARC-Date: 2025-04-13T09:00:00Z\r\n{target}Content-Type: {content_type}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )
