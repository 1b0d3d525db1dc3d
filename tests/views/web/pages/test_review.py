"""The review: a finding after the other, each word in the log, each undone; told where the record changed meanwhile."""

import html
import re
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from communique.domain.judgement import Verdict
from communique.record import open_record
from communique.views.reviewing import Ruling, rule_on
from tests.record.store.stage import Told, add, findings_of
from tests.views.web.browsing import NOON, browsing

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
DAYS = (3, 4, 5, 6)
NAMES = [findings_of(Told(day=day, published=day + 1, outlet=day)).contacts[0].id for day in DAYS]


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "record.db"
    with open_record(path) as record:
        add(record, [Told(day=day, published=day + 1, outlet=day) for day in DAYS])
    return path


@pytest.fixture
def browser(database):
    moments = (NOON + timedelta(minutes=minute) for minute in count())
    with browsing(database, clock=lambda: next(moments)) as found:
        yield found


def fields(browser, path="/review"):
    """What the first form of the page carries."""
    found = {name: html.unescape(value) for name, value in HIDDEN.findall(browser.get(path).text)}
    return {name: found[name] for name in ("about", "seen", "cursor", "state")}


def judge(browser, act, path="/review", **said):
    answer = browser.post("/review", {**fields(browser, path), "act": act, **said})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def at_hand(browser, path):
    page = (
        browser.get(path).json() if ".json" in path else browser.get(path.replace("/review", "/review.json", 1)).json()
    )
    return [merged["thing"]["id"] for merged in page["queue"]]


def log(browser):
    return browser.get("/review/log.json").json()["judgements"]


def test_newest_comes_first_and_each_word_leads_to_the_next(browser):
    assert at_hand(browser, "/review") == NAMES[::-1]
    following = judge(browser, "accept", reason="seen on video")
    assert at_hand(browser, following)[0] == NAMES[2]
    assert "Accepted the finding" in browser.get(following).text
    following = judge(browser, "reject", following)
    assert at_hand(browser, following)[0] == NAMES[1]
    said = [(one["verdict"], one["about"], one["by"], one["reason"]) for one in log(browser)]
    assert said == [("rejected", [NAMES[2]], "Ada", ""), ("accepted", [NAMES[3]], "Ada", "seen on video")]


def test_skipped_finding_stays_in_the_queue(browser):
    skip = html.unescape(re.search(r'href="([^"]+)" data-key="s"', browser.get("/review").text)[1])
    assert at_hand(browser, skip)[0] == NAMES[2]
    assert at_hand(browser, "/review")[0] == NAMES[3]
    assert log(browser) == []


def test_corrected_field_is_shown_and_undone(browser):
    there = judge(browser, "correct", field="status", value="cancelled", reason="a mix-up")
    page = browser.get(there).text
    assert "cancelled" in page
    assert at_hand(browser, there)[0] == NAMES[3]
    undone = browser.post("/review/undo", {"judgement": log(browser)[0]["id"], "state": ""})
    assert at_hand(browser, undone.headers["location"])[0] == NAMES[3]
    assert [one["verdict"] for one in log(browser)] == ["undone", "corrected"]
    assert browser.get("/review.json").json()["queue"][0]["thing"]["status"] == "held"


def test_field_is_emptied_by_an_empty_value(browser):
    judge(browser, "correct", field="when", value="")
    assert browser.get(f"/review.json?at={NAMES[3]}").json()["queue"][0]["thing"]["when"] is None


def test_names_are_taken_back_as_the_form_shows_them(browser):
    page = browser.get("/review").text
    value = html.unescape(re.search(r'id="v-participants" name="value" value="([^"]*)"', page)[1])
    assert value == "Ada Vell (SWE); Bo Lund (NOR)"
    judge(browser, "correct", field="participants", value=value)
    assert len(browser.get(f"/review.json?at={NAMES[3]}").json()["queue"][0]["thing"]["participants"]) == 2


def test_two_are_merged_and_a_report_is_split_off(browser):
    there = judge(browser, "merge", other=NAMES[0])
    whole = browser.get(there.replace("/review", "/review.json", 1)).json()["queue"][0]
    assert {report["finding"] for report in whole["reports"]} == {NAMES[0], NAMES[3]}
    first, second = (report["finding"] for report in whole["reports"])
    judge(browser, "split", there, split=f"{second}+{first}")
    assert set(NAMES) <= set(at_hand(browser, "/review?review=all"))


@pytest.mark.parametrize("act", ["accept", "reject"])
def test_finding_that_changed_meanwhile_is_shown_again_and_nothing_written(browser, database, act):
    said = fields(browser)
    with open_record(database) as record:
        rule_on(record, Ruling(verdict=Verdict.CORRECTED, about=(NAMES[3],), reason="", by="Bo", field="place",
                               value='"Oslo"'), at=datetime(2025, 4, 1, tzinfo=UTC))  # fmt: skip
    answer = browser.post("/review", {**said, "act": act})
    assert "changed=yes" in answer.headers["location"]
    page = browser.get(answer.headers["location"]).text
    assert "has changed since you looked at it" in page
    assert [one["by"] for one in log(browser)] == ["Bo"]


def test_what_another_accepted_is_still_to_be_judged_by_me(browser, database):
    with open_record(database) as record:
        ruling = Ruling(verdict=Verdict.ACCEPTED, about=(NAMES[3],), reason="", by="Bo")
        rule_on(record, ruling, at=datetime(2025, 4, 1, tzinfo=UTC))
    assert NAMES[3] not in at_hand(browser, "/review")
    assert at_hand(browser, "/review?review=me")[0] == NAMES[3]
    assert "by <bdi>Bo</bdi>" not in browser.get("/review?review=me").text
    assert "by <bdi>Bo</bdi>" in browser.get(f"/review?at={NAMES[3]}").text
    judge(browser, "accept", "/review?review=me")
    assert NAMES[3] not in at_hand(browser, "/review?review=me")
    (row,) = browser.get("/review/agreement.json").json()["agreement"]
    assert (row["one"], row["other"], row["both"], "share" in row) == ("Ada", "Bo", 1, False)
    assert "too few" in browser.get("/review/agreement").text


def test_one_word_on_all_that_the_filter_holds_is_undone_as_one(browser):
    page = browser.get("/review/bulk?since=2025-03-05")
    assert "Accept 3" in page.text
    answer = browser.post(
        "/review/bulk", {"state": "since=2025-03-05", "left": "3", "act": "accept", "reason": "all seen"}
    )
    assert "Accepted 3 findings" in browser.get(answer.headers["location"]).text
    assert at_hand(browser, "/review") == [NAMES[0]]
    browser.post("/review/undo", {"judgement": log(browser)[0]["id"], "state": ""})
    assert len(at_hand(browser, "/review")) == 4


def test_filter_that_holds_other_findings_than_shown_is_shown_again(browser):
    answer = browser.post("/review/bulk", {"state": "", "left": "3", "act": "reject"})
    page = browser.get(answer.headers["location"]).text
    assert "held 3 when you looked, and holds 4 now" in page
    assert log(browser) == []


@pytest.mark.parametrize("order", ["doubt", "oldest"])
def test_queue_is_walked_to_its_end_in_other_orders(browser, order):
    path, seen = f"/review?sort={order}", []
    while some := at_hand(browser, path):
        seen.append(some[0])
        skip = re.search(r'href="([^"]+)" data-key="s"', browser.get(path).text)
        path = html.unescape(skip[1])
    assert sorted(seen) == sorted(NAMES)


def test_page_says_why_the_program_thinks_so(reader):
    page = reader.get("/review").text
    assert "Why the program thinks so" in page
    assert "contacts/rules/triggers.toml" in page
    assert "<mark>" in page


@pytest.mark.parametrize(("path", "words"), [
    ("/review?kind=meeting", "expected one of contact"), ("/review?sort=size", "expected one of day"),
    ("/review?since=yesterday", "yesterday"), ("/review?after=nowhere", "expected a place in the queue"),
    ("/review?at=document-", "expected"),
])  # fmt: skip
def test_address_that_says_nothing_is_refused(reader, path, words):
    answer = reader.get(path)
    assert 400 <= answer.status_code < 500
    assert words in html.unescape(answer.text)


@pytest.mark.parametrize(("said", "words"), [
    ({"act": "praise"}, "act: expected one of accept"), ({"act": "merge", "other": ""}, "the field 'other'"),
    ({"act": "correct", "field": "mood", "value": "bad"}, "expected one of mode"),
    ({"act": "correct", "field": "status", "value": "maybe"}, "expected one of held"),
])  # fmt: skip
def test_form_that_says_nothing_is_refused(browser, said, words):
    answer = browser.post("/review", {**fields(browser), **said})
    assert 400 <= answer.status_code < 500
    assert words in html.unescape(answer.text)
    assert log(browser) == []


def test_log_is_narrowed_and_undone_from(browser):
    judge(browser, "accept")
    page = browser.get("/review/log?by=Ada&verdict=accepted").text
    assert "1 judgement" in page
    answer = browser.post("/review/undo", {"judgement": log(browser)[0]["id"], "back": "log"})
    assert answer.headers["location"].startswith("/review/log")
    assert "undone by" in browser.get("/review/log").text
    assert "Nobody has judged anything like this" in browser.get("/review/log?by=Bo").text
    assert browser.get("/review/log.csv").text.startswith("id,at,verdict")


def test_empty_queue_says_so(browser):
    assert "Nothing is left in this queue" in browser.get("/review?status=denied").text
