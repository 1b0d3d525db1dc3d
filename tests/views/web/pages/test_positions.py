"""Who wants what: a cell a party and an issue, its history with what changed in the words, red lines that collide."""

import html
from dataclasses import replace
from datetime import timedelta

import pytest

from communique.domain.evidence import Evidence
from communique.domain.position import Firmness, Polarity
from communique.record import open_record
from tests.record.store.stage import BY, START, Told, findings_of
from tests.views.web.browsing import browsing


def told(day, *, who=(0, 1), words=0, **said):
    """A document whose position says so."""
    found = findings_of(Told(day=day, published=day, outlet=day, words=words, who=who))
    return replace(found, positions=tuple(replace(one, **said) for one in found.positions))


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    path = tmp_path_factory.mktemp("positions") / "record.db"
    with open_record(path) as record:
        list(record.add([
            told(1), told(6, firmness=Firmness.RED_LINE),
            told(7, who=(1, 2), polarity=Polarity.AGAINST, firmness=Firmness.RED_LINE),
            told(9, who=(2, 0), words=1, object=None, issue=None),
            told(11, who=(2, 0), words=2, issue="prisoners", object="release", firmness=Firmness.RED_LINE),
        ], BY))  # fmt: skip
    with browsing(path) as found:
        yield found


def rows(browser, query=""):
    return {(row["issue"], row["party"]): row for row in browser.get(f"/positions.json{query}").json()["rows"]}


def test_cell_tells_the_last_wording_and_the_last_move(browser):
    row = rows(browser)["ceasefire", "SWE"]
    assert (row["stance"], row["firmness"], row["day"]) == ("demand", "red line", str(START + timedelta(days=6)))
    assert (row["last_move"], row["rule"], row["sources"]) == ("hardened", "hardened.firmness", 1)
    page = browser.get("/positions").text
    assert "hardened" in page
    assert 'href="/history?party=SWE&amp;issue=ceasefire"' in page


def test_red_lines_that_cannot_both_hold_are_marked_on_both_sides(browser):
    found = rows(browser)
    assert [words[:11] for words in found["ceasefire", "SWE"]["conflicts"]] == ["NOR: one is"]
    assert [words[:11] for words in found["ceasefire", "NOR"]["conflicts"]] == ["SWE: one is"]
    assert not found["prisoners", "DNK"]["conflicts"]
    page = browser.get("/positions").text
    assert "1 pair of red lines here cannot both hold" in page
    assert page.count("≠ cannot both hold: <q") == 2


def test_earlier_day_knows_neither_the_move_nor_the_collision(browser):
    row = rows(browser, f"?as_of={START + timedelta(days=3)}")
    assert {key: one["last_move"] for key, one in row.items()} == {("ceasefire", "SWE"): None}


def test_what_changed_since_a_day_is_marked(browser):
    page = browser.get(f"/positions?since={START + timedelta(days=6)}").text
    assert page.count("★ changed since 7 March 2025") == 3


def test_matrix_is_narrowed_to_a_party_or_an_issue(browser):
    assert set(rows(browser, "?issue=prisoners")) == {("prisoners", "DNK")}
    assert set(rows(browser, "?party=NOR")) == {("ceasefire", "NOR")}
    assert "No position is told here" in browser.get("/positions?party=NOR&issue=prisoners").text
    assert browser.get("/positions?columns=99").status_code == 422


def test_more_parties_are_a_step_away(browser):
    page = browser.get("/positions?columns=2").text
    assert "2 of 3 parties" in page
    assert "columns=8" in page


def test_history_shows_what_changed_in_the_words(tmp_path):
    first, second = told(1), told(6, words=2)
    ends = second.positions[0]
    longer = Evidence(document=second.document.id, start=ends.evidence[0].start - 5, end=ends.evidence[0].end - 1,
                      quote=second.document.text[ends.evidence[0].start - 5 : ends.evidence[0].end - 1])  # fmt: skip
    second = replace(second, positions=(replace(ends, evidence=(longer,)),))
    with open_record(tmp_path / "record.db") as record:
        list(record.add([first, second], BY))
    with browsing(tmp_path / "record.db") as browser:
        page = html.unescape(browser.get("/history?party=SWE&issue=ceasefire").text)
        assert '<span class="visually-hidden">added: </span>{+' in page
        assert '<span class="visually-hidden">removed: </span>[-' in page
        assert "/documents/document-" in page
        assert browser.get("/history.csv?party=SWE&issue=ceasefire").text.count("\n") == 3


def test_history_on_no_known_issue_is_there_too(browser):
    assert "on no known issue" in browser.get("/history?party=DNK&issue=none").text


@pytest.mark.parametrize("query", ["", "?party=SWE", "?issue=ceasefire", "?party=Nowhere&issue=ceasefire",
                                   "?party=SWE&issue=weather"])  # fmt: skip
def test_history_of_nothing_known_is_refused(browser, query):
    assert browser.get(f"/history{query}").status_code == 422


def test_history_of_what_nobody_said_is_empty(browser):
    assert "Nothing of this is told" in browser.get("/history?party=FIN&issue=ceasefire").text
