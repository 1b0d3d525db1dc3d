"""The sources as BibTeX; the key of each is the document's id."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from communique.domain.document import Citation
from communique.views.export.holdings import Holdings

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # "\{" would still count as an open brace
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
ANY_SPECIAL = re.compile("|".join(map(re.escape, SPECIAL)))
IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"}


def write(holdings: Holdings, stream: BinaryIO) -> None:
    """Write the list of sources."""
    for citation in holdings.documents.values():
        fields = "".join(f",\n  {name} = {{{value}}}" for name, value in _fields(citation))
        kind = "article" if citation.source else "misc"
        stream.write(f"@{kind}{{{citation.id}{fields}\n}}\n\n".encode(errors="replace"))


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.title:
        yield "title", f"{{{escaped(citation.title)}}}"
    if citation.byline:
        yield "author", f"{{{escaped(citation.byline)}}}"
    if citation.source:
        yield "journal", escaped(citation.source)
    if citation.published:
        yield "year", str(citation.published.year)
        yield "month", str(citation.published.month)
        yield "day", str(citation.published.day)
        yield "date", citation.published.isoformat()
    if citation.url:
        yield "url", re.sub(r'[{}\\ "]', lambda found: IN_ADDRESS[found[0]], citation.url)
    if citation.language:
        yield "langid", escaped(citation.language)
    yield "note", f"sha256 of the text: {citation.sha256}"


def escaped(words: str) -> str:
    """Return words as TeX shows them as they are."""
    return ANY_SPECIAL.sub(lambda found: SPECIAL[found[0]], " ".join(words.split()))
