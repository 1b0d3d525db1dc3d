"""The pages one reads: each says what the record says, leads to the words, and has twins that say the same."""

import csv
import json
from io import StringIO

import lxml.html
import pytest

from communique.record import Wanted, open_record
from tests.views.web.browsing import browsing

LISTS = ("contacts", "statements", "positions/list", "commitments", "events", "actors", "documents")


def tree(answer):
    assert answer.status_code == 200, answer.text[-400:]
    return lxml.html.document_fromstring(answer.text)


def words(answer):
    return " ".join(tree(answer).text_content().split())


@pytest.fixture(scope="module")
def ids(filled):
    """The id of the meeting, of the plan, and of the document that tells of it last."""
    with open_record(filled) as record:
        contact = max(record.contacts(), key=lambda merged: len(merged.reports))
        return {
            "contact": contact.thing.id,
            "commitment": record.commitments()[0].thing.id,
            "statement": record.statements()[0].thing.id,
            "position": record.positions()[0].thing.id,
            "event": record.events()[0].thing.id,
            "actor": next(one for one in record.actors() if one.thing.name == "Sergey Lavrov").thing.id,
            "document": record.documents()[0].id,
            "plan": record.documents(Wanted(newest_first=False))[0].id,
        }


# --- every page ---


@pytest.mark.parametrize("name", LISTS)
def test_a_list_and_its_twins_hold_the_same_things(reader, name):
    page, twin = tree(reader.get(f"/{name}")), json.loads(reader.get(f"/{name}.json").text)
    key = name.partition("/")[0]
    ids = [row["id"] for row in twin[key]]
    sheet = list(csv.DictReader(StringIO(reader.get(f"/{name}.csv").text)))
    assert [row["id"] for row in sheet] == ids
    assert ids
    linked = {href for href in page.xpath("//main//a/@href") if href.startswith(f"/{key}/")}
    assert {f"/{key}/{one}" for one in ids} <= linked


def test_a_list_is_narrowed_by_its_form_and_can_be_widened_again(reader):
    page = tree(reader.get("/contacts?status=held&party=RUS"))
    assert page.xpath("//select[@name='status']/option[@selected]/text()") == ["held"]
    assert page.xpath("//select[@name='party']/option[@selected]/@value") == ["RUS"]
    assert "/contacts?party=RUS" in page.xpath("//ul[@class='asked']//a/@href")
    assert {row["status"] for row in json.loads(reader.get("/contacts.json?status=held").text)["contacts"]} == {"held"}


def test_a_list_goes_on_where_the_page_before_ended(reader):
    first = tree(reader.get("/statements?limit=1"))
    (following,) = first.xpath("//a[@rel='next']/@href")
    second = tree(reader.get(following))
    heads = [page.xpath("//article//p[@class='known']//a/@href") for page in (first, second)]
    assert heads[0] != heads[1]
    assert second.xpath("//nav[@class='pager']//a/@href")[0] == "/statements?limit=1"


def test_an_empty_list_says_so(reader):
    assert "Nothing of the kind" in words(reader.get("/contacts?party=NZL"))


@pytest.mark.parametrize("kind", ["contact", "statement", "position", "commitment", "event", "actor"])
def test_a_thing_has_a_page_with_its_words_and_twins(reader, ids, kind):
    address = f"/{kind}s/{ids[kind]}"
    page = tree(reader.get(address))
    assert page.xpath("//blockquote//a[contains(@href, '/documents/document-')]")
    twin = json.loads(reader.get(f"{address}.json").text)
    assert twin["whole"]["thing"]["id"] == ids[kind]
    (row,) = csv.DictReader(StringIO(reader.get(f"{address}.csv").text))
    assert row["id"] == ids[kind]


def test_words_of_a_finding_are_one_click_away(reader, ids):
    page = tree(reader.get(f"/contacts/{ids['contact']}"))
    href = page.xpath("//ol[@class='reports']//blockquote//a/@href")[0]
    address, _, fragment = href.partition("#")
    target = tree(reader.get(address))
    marked = "".join(target.xpath("//div[@class='reader']//article//mark//text()"))
    assert marked
    assert target.xpath(f"//*[@id='{fragment}']")
    assert marked.split(" ")[0] in "".join(page.xpath("//ol[@class='reports']//mark//text()"))


def test_a_contact_shows_every_report_and_how_to_cite_it(reader, ids):
    said = words(reader.get(f"/contacts/{ids['contact']}"))
    assert "3 reports, 3 sources" in said
    assert "Two hours in Vienna" in said
    assert "sha256" in said
    assert "Nobody has looked at it yet" in said


@pytest.mark.parametrize(("form", "says"), [
    ("txt", "Two hours in Vienna"), ("json", '"record_sha256"'), ("csl.json", '"title"'), ("bib", "@"),
])  # fmt: skip
def test_a_thing_can_be_cited(reader, ids, form, says):
    answer = reader.get(f"/cite/{ids['contact']}.{form}")
    assert answer.status_code == 200
    assert says in answer.text


def test_a_thing_is_told_as_of_a_day(reader, ids):
    assert "scheduled" in words(reader.get(f"/contacts/{ids['contact']}?as_of=2025-03-06"))
    assert reader.get(f"/contacts/{ids['contact']}?as_of=2020-01-01").status_code == 404


@pytest.mark.parametrize("path", [
    "/contacts/contact-0000000000000000", "/contacts/statement-0", "/documents/document-0", "/documents/x",
    "/actors/actor-0000", "/negotiations/negotiation-0", "/things/contact-0", "/nowhere", "/cite/contact-0.txt",
    "/contacts/contact-0.json", "/contacts/negotiation-1.csv",
])  # fmt: skip
def test_what_is_not_there_is_said_so(reader, path):
    assert reader.get(path).status_code == 404


def test_a_page_not_found_leads_on(reader):
    page = lxml.html.document_fromstring(reader.get("/contacts/contact-0").text)
    assert page.xpath("//main//h1/text()") == ["Not found"]
    assert "/search" in page.xpath("//main//a/@href")


def test_an_id_leads_to_its_page(reader, ids):
    answer = reader.get(f"/things/{ids['contact'][:14]}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/contacts/{ids['contact']}")


# --- the reader ---


def test_the_reader_shows_the_stored_text_and_lists_its_findings(reader, ids, filled):
    page = tree(reader.get(f"/documents/{ids['document']}"))
    with open_record(filled) as record:
        text = record.text(ids["document"])
    lines = page.xpath("//article[@id='text']/p[@class='line']")
    for line in lines:
        start = int(line.get("data-start"))
        assert text[start:].startswith(line.text_content())
    labels = page.xpath("//ol[@class='side-list']/li/@id")
    assert {"f-C1", "f-S1"} <= set(labels)
    assert {href.removeprefix("#") for href in page.xpath("//a[contains(@class, 'ref')]/@href")} <= set(labels)


def test_kinds_of_marks_can_be_chosen(reader, ids):
    page = tree(reader.get(f"/documents/{ids['document']}?mark=actor"))
    assert {one.partition("-")[2][0] for one in page.xpath("//ol[@class='side-list']/li/@id")} == {"A"}
    assert page.xpath("//input[@name='mark'][@checked]/@value") == ["actor"]


def test_one_finding_leads_to_the_next_and_back(reader, ids):
    first = tree(reader.get(f"/documents/{ids['document']}"))
    address = first.xpath("//a[@rel='next']/@href")[0].partition("#")[0]
    second = tree(reader.get(address))
    assert not second.xpath("//a[@rel='prev']")
    third = tree(reader.get(second.xpath("//a[@rel='next']/@href")[0].partition("#")[0]))
    assert third.xpath("//a[@rel='prev']/@href")[0].partition("#")[0] == address
    assert third.xpath("//li[@aria-current='true']")


@pytest.mark.parametrize("at", ["5-2", "x", "0-99999999", "-", "1-2,3-4", "0-1,0-1"])
def test_places_that_are_none_do_no_harm(reader, ids, at):
    assert reader.get(f"/documents/{ids['document']}?at={at}").status_code == 200


def test_the_reader_twins_hold_text_and_findings(reader, ids):
    twin = json.loads(reader.get(f"/documents/{ids['document']}.json").text)
    assert twin["text"].startswith("Sergei Lavrov met")
    rows = list(csv.DictReader(StringIO(reader.get(f"/documents/{ids['document']}.csv").text)))
    assert [row["label"] for row in rows] == [one["label"] for one in twin["findings"]]


def test_a_link_leads_to_the_web_alone(reader, ids):
    page = tree(reader.get(f"/documents/{ids['document']}"))
    outside = page.xpath("//a[starts-with(@href, 'http')]")
    assert {link.get("href") for link in outside} == {"https://ledger.example/vienna"}
    assert all("noopener" in link.get("rel") for link in outside)


# --- overviews ---


@pytest.fixture
def followed(database):
    """A browser on a record with a negotiation, and its address."""
    from communique.views.negotiating import negotiation_of  # noqa: PLC0415

    negotiation = negotiation_of("Vienna talks", ("RUS", "USA"), (), None, None)
    with open_record(database) as record:
        record.set_negotiation(negotiation)
    with browsing(database) as found:
        yield found, f"/negotiations/{negotiation.id}"


def test_the_first_page_counts_what_each_negotiation_holds(followed):
    browser, address = followed
    page = tree(browser.get("/"))
    assert page.xpath(f"//h2/a[@href='{address}']//text()") == ["Vienna talks"]
    (row,) = json.loads(browser.get("/home.json").text)["negotiations"]
    assert (row["name"], row["documents"], row["contacts"]) == ("Vienna talks", 3, 1)


def test_a_dossier_tells_the_last_contact_with_its_age(followed):
    browser, address = followed
    said = words(browser.get(address))
    assert "minister" in said
    assert "1 day ago" in said
    assert "3 documents" in said


def test_a_dossier_as_of_a_day_knows_nothing_later(followed):
    browser, address = followed
    said = words(browser.get(f"{address}?as_of=2025-03-06"))
    assert "No contact that took place is known" in said
    assert "As it stood on 2025-03-06" in said
    assert "scheduled" in said


def test_what_a_dossier_of_a_day_leads_to_is_of_that_day(followed):
    browser, address = followed
    page = tree(browser.get(f"{address}?as_of=2025-03-06"))
    things = [href for href in page.xpath("//main//a/@href") if "/contact-" in href or "/commitment-" in href]
    lists = [href for href in page.xpath("//main//a/@href") if href.startswith(("/contacts?", "/commitments?"))]
    assert things
    assert all("as_of=2025-03-06" in href for href in [*things, *lists])


def test_a_dossier_tells_red_lines_sources_and_what_is_not_reviewed(followed):
    browser, address = followed
    page = tree(browser.get(address))
    assert "red line" in page.xpath("string(//section[@aria-labelledby='red'])")
    assert "Ledger" in page.xpath("string(//section[@aria-labelledby='coverage'])")
    assert any(href.startswith("/review?negotiation=") for href in page.xpath("//section//a/@href"))


def test_a_dossier_tells_what_changed_since_a_day(followed):
    browser, address = followed
    page = tree(browser.get(f"{address}?since=2025-03-06"))
    assert "1 told of again or otherwise" in page.xpath("string(//section[@aria-labelledby='changed'])")
    twin = json.loads(browser.get(f"{address}.json?since=2025-03-06").text)
    assert {part["kind"] for part in twin["changed"]} >= {"contact"}
    every = words(browser.get(f"{address}/changes?since=2025-03-06"))
    assert "fulfilled" in every


def test_a_dossier_marked_as_seen_counts_from_there(followed):
    browser, address = followed
    answer = browser.post("/visit", {"negotiation": address.rpartition("/")[2], "back": address}, page=address)
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    said = words(browser.get(address))
    assert "since 10 March 2025" in said
    assert "Nothing that was published since" in said


def test_an_odd_day_is_refused_in_words(followed):
    browser, address = followed
    assert browser.get(f"{address}?since=yesterday-ish").status_code == 422


def test_links_of_a_negotiation_stay_within_it(followed):
    browser, address = followed
    page = tree(browser.get(f"/contacts?negotiation={address.rpartition('/')[2]}"))
    menu = page.xpath("//nav[@aria-label='Main']//a/@href")
    assert all("negotiation" in href for href in menu)
    assert "Vienna talks" in page.xpath("string(//*[@class='context'])")


def test_the_ledger_tells_ages_and_what_was_said_again(reader):
    page = tree(reader.get("/commitments"))
    table = page.xpath("string(//table)")
    assert "8 days ago" in table
    assert "fulfilled" in table


def test_light_or_dark_is_kept(followed):
    browser, _ = followed
    answer = browser.post("/theme", {"theme": "dark", "back": "/contacts"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/contacts")
    assert tree(browser.get("/contacts")).get("data-theme") == "dark"
    browser.post("/theme", {"theme": "", "back": "https://elsewhere.example/"})
    assert tree(browser.get("/")).get("data-theme") is None


# --- search ---


def test_a_search_finds_texts_statements_and_actors(reader):
    page = tree(reader.get("/search?text=lavrov"))
    assert {"document", "actor"} <= set(page.xpath("//p[@class='find-head']/span[contains(@class, 'kind')]/text()"))
    assert page.xpath("//ol[@class='finds']//mark")
    twin = json.loads(reader.get("/search.json?text=lavrov").text)
    assert twin["total"] == len(twin["places"])


def test_a_facet_narrows_and_widens(reader):
    page = tree(reader.get("/search?text=vienna"))
    (narrowed,) = [href for href in page.xpath("//aside//a/@href") if "outlet=Courier" in href]
    found = tree(reader.get(narrowed))
    assert found.xpath("//aside//a[@aria-current='true']/@href") == ["/search?text=vienna"]
    twins = [reader.get(f"/search.json?text=vienna{more}") for more in ("", "&outlet=Courier")]
    totals = [json.loads(twin.text)["total"] for twin in twins]
    assert totals[0] > totals[1] > 0


@pytest.mark.parametrize("query", ["kind=x", "year=99", "page=0", "page=x", "negotiation=none", "party=Nobody"])
def test_an_odd_search_is_refused_in_words(reader, query):
    assert reader.get(f"/search?text=talks&{query}").status_code == 422


@pytest.mark.parametrize("text", ['"', "*", "AND OR NOT", "talks)", "( ", "NEAR/2", "\x00", "a" * 5000])
def test_signs_in_a_search_are_words(reader, text):
    assert reader.client.get("/search", params={"text": text}).status_code in {200, 422}


def test_a_search_can_be_saved(reader):
    page = tree(reader.get("/search?text=vienna&kind=document"))
    (form,) = page.xpath("//form[@action='/saved']")
    assert dict(form.fields)["query"] == "text=vienna&kind=document"


# --- an empty record ---


@pytest.mark.parametrize("path", ["/", *(f"/{name}" for name in LISTS), "/search", "/search?text=talks"])
def test_an_empty_record_has_pages(tmp_path, path):
    with browsing(tmp_path / "empty.db") as browser:
        assert browser.get(path).status_code == 200
