import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.embedded import text_of
from communique.errors import SourceError


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <em>two</em>three</p>\n<p>Four\nfive</p>", "One twothree\nFour five"),
        ("One<br>two<br/><br/>three", "One\ntwo\nthree"),
        ("a<script>x</script>b<!-- c -->d<style>e</style>f", "abdf"),
        ("<figure><img src=x><figcaption>Seen</figcaption></figure>They met.", "They met."),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>One</td><td>Two</td></tr></table>after", "One\nTwo\nafter"),
        ("AT&amp;T < 3 &lt;b&gt;", "AT&T < 3 <b>"),
        ("<html><head><title>T</title></head><body>In</body></html>after", "In\nafter"),
        ("<!-- nothing -->", ""),
        ("", ""),
    ],
)
def test_each_block_is_a_line(markup, text):
    assert text_of(markup) == text


def test_deep_markup_is_refused():
    with pytest.raises(SourceError, match="nested 1,000 deep"):
        text_of("<b>" * 1000)


@given(st.text(alphabet="<>/!-?&;pbdiv \x00\ud800\x0bé", max_size=80))
def test_any_markup_is_read(markup):
    assert isinstance(text_of(markup), str)
