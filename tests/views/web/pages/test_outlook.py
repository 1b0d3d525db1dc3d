"""The outlook as a page, with its twins and in the REST interface."""

import csv
import json
from io import StringIO

import lxml.html
import msgspec
import pytest

from communique.domain.ids import negotiation_id
from communique.domain.negotiation import Negotiation
from communique.outlook.outlook import Outlook
from communique.record import open_record
from communique.views.outlooks.line import COLUMNS
from tests.views.web.browsing import browsing

VIENNA = Negotiation(
    id=negotiation_id("Vienna"), name="Vienna", parties=("RUS", "USA"), issues=(), starts=None, ends=None
)
PATH = f"/negotiations/{VIENNA.id}/outlook"
REST = f"/api/v1/negotiations/{VIENNA.id}/outlook"


@pytest.fixture
def browser(filled_copy):
    with browsing(filled_copy) as found:
        yield found


@pytest.fixture
def filled_copy(filled, tmp_path):
    path = tmp_path / "copy.db"
    with open_record(filled) as record:
        record.backup(path)
    with open_record(path) as record:
        record.set_negotiation(VIENNA)
    return path


def words(answer):
    assert answer.status_code == 200, answer.text[-400:]
    return " ".join(lxml.html.document_fromstring(answer.text).text_content().split())


def test_the_page_tells_all_parts_and_leads_to_the_words(browser):
    answer = browser.get(PATH)
    said = words(answer)
    assert "Outlook as of 10 March 2025" in said
    assert "stage: ministers" in said
    assert "No chance of peace" in said
    page = lxml.html.document_fromstring(answer.text)
    hrefs = page.xpath("//main//blockquote/a/@href")
    assert hrefs
    assert all(href.startswith("/documents/") and "#s" in href for href in hrefs)
    assert not page.xpath("//*[@style] | //script[not(@src)] | //style")


def test_as_of_an_earlier_day_it_knows_only_what_was_told(browser):
    assert "stage: signals" in words(browser.get(f"{PATH}?as_of=2025-03-06"))


def test_a_question_is_answered_or_refused(browser):
    assert "No single index of momentum" in words(browser.get(f"{PATH}?ask=momentum"))
    assert "It stands below." in words(browser.get(f"{PATH}?ask=red+lines"))
    assert browser.get(f"{PATH}?ask={'x' * 301}").status_code == 422
    assert browser.get(f"{PATH}?since=someday").status_code == 422
    assert browser.get("/negotiations/negotiation-0000000000000000/outlook").status_code == 404


def test_the_dossier_leads_to_it(browser):
    page = lxml.html.document_fromstring(browser.get(f"/negotiations/{VIENNA.id}").text)
    assert PATH in page.xpath("//main//a/@href")


def test_the_twins_say_the_same(browser):
    whole = json.loads(browser.get(f"{PATH}.json").text)["outlook"]
    assert whole["pairs"][0]["play"]["climb"]["stage"] == "ministers"
    rows = list(csv.DictReader(StringIO(browser.get(f"{PATH}.csv").text)))
    assert list(rows[0]) == list(COLUMNS)


def test_programs_get_the_same_classes(browser):
    found = msgspec.json.decode(browser.get(f"{REST}?as_of=2025-03-10").content, type=Outlook)
    assert found.pairs[0].pair == ("RUS", "USA")
    assert browser.get(f"{REST}?as_of=never").status_code == 422
