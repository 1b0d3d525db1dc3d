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
