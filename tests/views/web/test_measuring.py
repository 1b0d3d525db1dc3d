"""Whether a server answers is told to all; its numbers to those who may read; what was asked for to nobody."""

import logging

from prometheus_client.parser import text_string_to_metric_families

from communique.record import Role
from tests.views.web.people import team


def numbers(text: str) -> dict[tuple[str, tuple[str, ...]], float]:
    families = text_string_to_metric_families(text)
    return {(one.name, tuple(one.labels.values())): one.value for family in families for one in family.samples}


def test_numbers_are_those_of_the_record_and_of_the_requests(browser):
    browser.get("/contacts?party=RUS")
    browser.get("/no/such/page")
    browser.get("/documents/document-0000000000000000")
    told = numbers(browser.get("/metrics").text)
    assert told[("communique_documents", ())] == 3
    assert told[("communique_things", ("contact",))] >= 1
    assert told[("communique_requests_total", ("GET", "/contacts", "200"))] == 1
    assert told[("communique_requests_total", ("GET", "none", "404"))] == 1
    assert told[("communique_requests_total", ("GET", "/documents/{name}", "404"))] == 1
    assert told[("communique_request_seconds_count", ("/contacts",))] == 1


def test_strangers_learn_that_it_answers_and_nothing_else(database):
    with team(database) as (browser, tokens):
        assert browser.get("/healthz").text == "ok\n"
        assert browser.get("/metrics").status_code == 303
        asked = browser.get("/metrics", headers={"authorization": f"Bearer {tokens[Role.READER]}"})
        assert asked.status_code == 200


def test_a_log_line_holds_the_route_and_neither_words_nor_secrets(browser, caplog):
    caplog.set_level(logging.INFO, "communique")
    browser.get("/search?q=zanzibar")
    browser.get("/feeds/topsecret/atom.xml")
    assert "GET /search 200" in caplog.text
    assert "zanzibar" not in caplog.text
    assert "topsecret" not in caplog.text
