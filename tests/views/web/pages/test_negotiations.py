"""Negotiations: made, changed, with documents put in and taken out by a person, who says why."""

import html

import pytest

from communique.record import Wanted, open_record
from tests.record.store.stage import Told, add, findings_of
from tests.views.web.browsing import browsing

NORTH = Told(who=(0, 1), words=0)
SOUTH = Told(who=(2, 3), words=1)
INSIDE, OUTSIDE = (findings_of(told).document.id for told in (NORTH, SOUTH))


@pytest.fixture
def path(tmp_path):
    with open_record(tmp_path / "record.db") as record:
        add(record, [NORTH, SOUTH])
    return tmp_path / "record.db"


@pytest.fixture
def browser(path):
    with browsing(path) as found:
        yield found


@pytest.fixture
def north(browser):
    said = {"name": "The  north", "parties": "Sweden; NOR", "issue": ["ceasefire", "trade"], "starts": "2025-01-01"}
    return browser.post("/negotiations/new", said).headers["location"]


def documents(path):
    with open_record(path, writable=False) as record:
        known = record.negotiations()[0]
        return {one.id for one in record.documents(Wanted(negotiation=known.id))}


def test_negotiation_is_made_and_finds_its_documents(browser, path, north):
    (row,) = browser.get("/negotiations.json").json()["negotiations"]
    assert (row["name"], row["parties"], row["issues"], row["starts"], row["ends"]) == (
        "The north", ["NOR", "SWE"], ["ceasefire", "trade"], "2025-01-01", None,
    )  # fmt: skip
    assert documents(path) == {INSIDE}
    assert "The north" in browser.get("/negotiations").text
    assert browser.get(north).status_code == 200


def test_negotiation_is_changed_under_its_name(browser, north):
    page = html.unescape(browser.get(f"{north}/edit").text)
    assert 'value="Norway; Sweden"' in page
    assert browser.post(f"{north}/edit", {"parties": "Denmark; Sweden", "name": "Another"}).status_code == 303
    (row,) = browser.get("/negotiations.json").json()["negotiations"]
    assert (row["name"], row["parties"], row["issues"], row["starts"]) == ("The north", ["DNK", "SWE"], [], None)


@pytest.mark.parametrize(("said", "words"), [
    ({"name": " "}, "expected the name of a negotiation"), ({"name": "the North"}, "expected a new name"),
    ({"name": "A", "parties": "Swden"}, "Sweden (SWE)"), ({"name": "A", "issue": "weather"}, "an issue"),
    ({"name": "A", "starts": "2025-02-30"}, "2025-02-30"),
    ({"name": "A", "starts": "2025-03-01", "ends": "2025-02-01"}, "expected an end on or after"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused_and_what_was_filled_in_stays(browser, north, said, words):
    del north
    answer = browser.post("/negotiations/new", said)
    page = html.unescape(answer.text)
    assert answer.status_code == 422
    assert words in page
    assert f'value="{said["name"]}"' in page
    assert len(browser.get("/negotiations.json").json()["negotiations"]) == 1


def test_documents_are_put_in_and_taken_out_by_a_person_who_says_why(browser, path, north):
    place = f"{north}/documents"
    assert "it tells of NOR, SWE in its days" in browser.get(place).text
    browser.post(place, {"document": OUTSIDE, "belongs": "yes", "reason": "the same quay"})
    assert documents(path) == {INSIDE, OUTSIDE}
    assert "the same quay" in browser.get(place).text
    browser.post(place, {"document": [INSIDE, OUTSIDE], "belongs": "no", "reason": "a mistake"})
    assert documents(path) == set()
    page = browser.get(place).text
    assert "Taken out by a person" in page
    assert page.count("a mistake") == 2
    browser.post(place, {"document": INSIDE, "belongs": "yes"})
    assert documents(path) == {INSIDE}


def test_documents_are_found_by_their_words(browser, north):
    page = browser.get(f"{north}/documents", params={"find": "prisoners"}).text
    assert OUTSIDE in page
    assert "No document has these words" in browser.get(f"{north}/documents", params={"find": "zeppelin"}).text


def test_nothing_chosen_is_said(browser, north):
    assert browser.post(f"{north}/documents", {"belongs": "yes"}).status_code == 422
    assert browser.get(f"/negotiations/{INSIDE}/edit").status_code == 404
