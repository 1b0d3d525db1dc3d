import json
from dataclasses import replace
from io import BytesIO

import bibtexparser
from citeproc.source.json import CiteProcJSON

from communique.views.export import bibtex, csl
from tests.views.export.stage import CLOSED, OPEN, holdings


def written(form, whole=None):
    page = BytesIO()
    form.write(whole or holdings(), page)
    return page.getvalue().decode()


def test_citeproc_reads_the_sources():
    source = CiteProcJSON(json.loads(written(csl)))
    item = source[OPEN.id]
    assert (str(item.title), str(item.container_title)) == (OPEN.citation.title, "North Quay Review")
    assert (item.issued.year, item.issued.month, item.issued.day) == (2025, 4, 13)
    assert source[CLOSED.id].type == "article-newspaper"


def test_bibtexparser_reads_the_sources():
    library = bibtexparser.parse_string(written(bibtex))
    assert not library.failed_blocks
    entry = library.entries_dict[OPEN.id]
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert fields["title"] == r'{=Talks \& <b>tea</b> in "Vienna"}'
    assert (fields["journal"], fields["year"], fields["month"]) == ("North Quay Review", "2025", "4")
    assert fields["url"] == OPEN.citation.url


def test_braces_and_backslashes_do_not_break_the_entry():
    odd = replace(OPEN.citation, title=r"50% \of {it costs $5", byline="A & B", url="https://x.example/{a}")
    library = bibtexparser.parse_string(written(bibtex, holdings(documents={OPEN.id: odd})))
    fields = library.entries_dict[OPEN.id].fields_dict
    assert not library.failed_blocks
    assert fields["title"].value == r"{50\% \textbackslash{}of \textbraceleft{}it costs \$5}"
    assert fields["url"].value == "https://x.example/%7Ba%7D"


def test_a_source_without_a_name_is_written_with_what_is_known():
    bare = replace(
        OPEN.citation, title=None, byline=None, source=None, published=None, url=None, language=None, sha256="0f"
    )
    written_bare = written(bibtex, holdings(documents={OPEN.id: bare}))
    assert written_bare == f"@misc{{{OPEN.id},\n  note = {{sha256 of the text: 0f}}\n}}\n\n"


def test_all_that_is_known_of_a_source_is_written():
    odd = replace(OPEN.citation, byline="Ida  Holm_2 \ud800", url='https://x.example/a b"c\\d', sha256="0f")
    assert written(bibtex, holdings(documents={OPEN.id: odd})) == (
        f"@article{{{OPEN.id},\n"
        '  title = {{=Talks \\& <b>tea</b> in "Vienna"}},\n'
        "  author = {{Ida Holm\\_2 ?}},\n"
        "  journal = {North Quay Review},\n"
        "  year = {2025},\n"
        "  month = {4},\n"
        "  day = {13},\n"
        "  date = {2025-04-13},\n"
        "  url = {https://x.example/a%20b%22c%5Cd},\n"
        "  langid = {en},\n"
        "  note = {sha256 of the text: 0f}\n"
        "}\n\n"
    )
