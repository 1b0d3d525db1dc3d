from io import BytesIO

from lxml import etree

from communique.views.export.markup import Markup


def test_names_words_and_attributes_are_written_as_xml_allows():
    page = BytesIO()
    markup = Markup(page)
    with markup.element("whole", class_="a\0<b>", count=3):
        markup.leaf("words", "tea & <cakes>\x07")
        markup.leaf("none", to="\ud800")
    markup.close()
    written = page.getvalue().decode()
    assert written.startswith('<?xml version="1.0" encoding="utf-8"?>\n<whole class="a\ufffd&lt;b&gt;" count="3">')
    assert "<words>tea &amp; &lt;cakes&gt;\ufffd</words>\n" in written
    assert '<none to="\ufffd"/>\n</whole>\n' in written
    assert [child.tag for child in etree.fromstring(page.getvalue())] == ["words", "none"]
