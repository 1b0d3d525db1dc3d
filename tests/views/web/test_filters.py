from types import SimpleNamespace

import pytest
from fastapi import Request

from communique.domain.ids import negotiation_id
from communique.domain.negotiation import Negotiation
from communique.views.web.filters import areas, exact, kept, slug, tone, within, without_context


def negotiation(name):
    return Negotiation(id=negotiation_id(name), name=name, parties=(), issues=(), starts=None, ends=None)


TALKS, OTHERS = negotiation("Oslo talks"), negotiation("Bergen talks")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        pytest.param("<b>&'\"", "&lt;b&gt;&amp;&#39;&#34;", id="markup"),
        pytest.param("a\r\nb\rc\n", "a&#13;\nb&#13;c\n", id="line_ends"),
        pytest.param("a\0b", "a␀b", id="nothing"),
        pytest.param("a\ud800b\udfff", "a\ufffdb\ufffd", id="halves"),
        pytest.param("&#13;", "&amp;#13;", id="already_escaped"),
        pytest.param("“Curly” 😀", "“Curly” 😀", id="others"),
    ],
)
def test_each_code_point_stays_one_and_none_is_markup(text, page):
    assert exact(text) == page
    assert hasattr(exact(text), "__html__")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Red Line!", "red-line"),
        ("--a--", "a"),
        ("a1", "a1"),
        ("", "none"),
        ("“…”", "none"),
        ('x" onload="', "x-onload"),
    ],
)
def test_a_word_as_the_name_of_a_class(word, name):
    assert slug(word) == name


@pytest.mark.parametrize(
    ("word", "drawn"),
    [("held", "settled"), ("denied", "gone"), ("red line", "firm"), ("possible", "open"), ("tea", "plain")],
)
def test_a_word_is_drawn_by_what_it_means(word, drawn):
    assert tone(word) == drawn


def test_a_negotiation_has_its_dossier_first():
    assert next(areas(TALKS)) == ("dossier", f"/negotiations/{TALKS.id}", "Dossier")
    assert next(areas(None)) == ("home", "/", "Negotiations")
    assert list(areas(TALKS))[1:] == list(areas(None))[1:]
    assert ("timeline", "/timeline", "Timeline") in areas(None)


@pytest.mark.parametrize(
    ("path", "known", "as_of", "address"),
    [
        ("/timeline", None, "", "/timeline"),
        ("/timeline", None, "2025-03-02", "/timeline?as_of=2025-03-02"),
        ("/timeline", TALKS, "", f"/timeline?negotiation={TALKS.id}"),
        ("/timeline", TALKS, "2025-03-02", f"/timeline?as_of=2025-03-02&negotiation={TALKS.id}"),
        (f"/negotiations/{TALKS.id}", TALKS, "", f"/negotiations/{TALKS.id}"),
        ("/timeline", None, "a&b", "/timeline?as_of=a%26b"),
    ],
)
def test_an_address_keeps_what_one_is_looking_at(path, known, as_of, address):
    assert kept(path, known, as_of) == address


def asked(query="", path="/timeline", who="Ada", **path_params):
    record = SimpleNamespace(negotiations=lambda: (OTHERS, TALKS))
    request = Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("here", 80),
            "path": path,
            "query_string": query.encode(),
            "headers": [],
            "path_params": path_params,
            "app": SimpleNamespace(state=SimpleNamespace(record=record)),
        }
    )
    request.state.who = who
    return request


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        pytest.param(asked(f"negotiation={TALKS.id}"), TALKS, id="id"),
        pytest.param(asked("negotiation=+oslo++TALKS+"), TALKS, id="name"),
        pytest.param(asked(negotiation=OTHERS.id), OTHERS, id="path"),
        pytest.param(asked(f"negotiation={TALKS.id}", negotiation=OTHERS.id), OTHERS, id="path_first"),
        pytest.param(asked("negotiation=Paris"), None, id="unknown"),
        pytest.param(asked(), None, id="none"),
        pytest.param(asked(f"negotiation={TALKS.id}", who=None), None, id="a_stranger"),
    ],
)
def test_the_negotiation_that_a_page_is_about(request_, found):
    assert within(request_) == found


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/timeline"),
        ("negotiation=n&q=tea", "/timeline?q=tea"),
        ("as_of=2025-03-02&negotiation=n&after=9", "/timeline?negotiation=n"),
        ("as_of=&negotiation=n&q=a&q=b", "/timeline?as_of=&q=a&q=b"),
        ("after=9", "/timeline"),
    ],
)
def test_the_day_goes_before_the_negotiation_does(query, address):
    assert without_context(asked(query)) == address
