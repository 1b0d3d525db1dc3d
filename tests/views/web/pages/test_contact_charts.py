"""Timeline, network and matrix without scripts: tables, filters, twins, and the contacts behind each number."""

import csv
from io import StringIO

import lxml.html
import pytest

CHARTS = ("/timeline", "/network", "/network?by=actor", "/matrix", "/matrix?count=level")


def page(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def words(found):
    return [" ".join(one.text_content().split()) for one in found]


@pytest.mark.parametrize("path", CHARTS)
def test_page_says_in_a_table_what_it_draws(reader, path):
    found = page(reader, path)
    assert found.xpath("//figure[@hidden]//div[@data-source]")
    assert found.xpath("//table/caption")
    assert "Russia" in found.text_content()
    assert "United States" in found.text_content()


def test_timeline_is_narrowed_by_its_form(reader):
    found = page(reader, "/timeline?party=Russia&with=USA&status=held")
    assert words(found.xpath("//tbody/tr/td[2]")) == ["held"]
    assert words(found.xpath("//ul[@class='asked']/li"))
    assert found.xpath("//select[@name='with']/option[@selected]/@value") == ["USA"]
    assert "No contact" in page(reader, "/timeline?party=SWE").text_content()


def test_timeline_keeps_the_day_it_is_asked_as_of(reader):
    (source,) = page(reader, "/timeline?as_of=2025-03-03").xpath("//@data-source")
    told = reader.get(source).json()
    assert told["as_of"] == "2025-03-03"
    assert {told["statuses"][mark[1]] for mark in told["marks"]} == {"scheduled"}


def test_marks_are_the_contacts_of_the_table(reader):
    table = reader.get("/timeline.json").json()
    marks = reader.get("/timeline/marks.json").json()
    assert sorted(mark[0] for mark in marks["marks"]) == sorted(row["id"] for row in table["contacts"])


def test_number_leads_to_the_contacts_behind_it(reader):
    (tie,) = reader.get("/network.json").json()["ties"]
    assert (tie["one"], tie["other"], tie["contacts"]) == ("RUS", "USA", 1)
    for path in ("/network", "/matrix"):
        assert tie["href"] in page(reader, path).xpath("//td//a/@href")
    rows = reader.get(tie["href"].replace("/contacts?", "/contacts.json?")).json()["contacts"]
    assert [row["status"] for row in rows] == ["held"]


def test_planned_contacts_count_where_they_are_asked_for(reader):
    assert not reader.get("/network.json?status=cancelled").json()["ties"]
    assert "No two were in touch" in page(reader, "/network?status=cancelled").text_content()
    assert reader.get("/network.json?plans=yes").json()["contacts"] >= reader.get("/network.json").json()["contacts"]


def test_sheets_have_a_row_for_each_tie_and_each_party(reader):
    (tie,) = csv.DictReader(StringIO(reader.get("/network.csv").text))
    assert (tie["one"], tie["other"], tie["contacts"]) == ("Russia (RUS)", "United States (USA)", "1")
    parties = {row["party"]: row for row in csv.DictReader(StringIO(reader.get("/matrix.csv").text))}
    assert parties["Russia (RUS)"]["USA"] == "1"
    assert parties["Russia (RUS)"]["RUS"] == ""


@pytest.mark.parametrize("number", ["0", "-1", "two", "١"])
def test_page_that_is_none_is_refused(reader, number):
    assert reader.get(f"/network?page={number}").status_code == 422
