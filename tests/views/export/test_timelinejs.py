import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import lxml.html
import pytest
from jsonschema import Draft202012Validator

from communique.domain.ids import negotiation_id
from communique.domain.negotiation import Negotiation
from communique.views.export.permitted import permitted
from communique.views.export.timelinejs import write
from tests.views.export.stage import HELD, OFF, OPEN, PERHAPS, SOON, day, holdings, merged, on

# What the page "TimelineJS JSON data format" of its documentation asks of a file.
DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "display_date": {"type": "string"},
    },
    "additionalProperties": False,
}
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
SLIDE = {
    "type": "object",
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "text": {**TEXT, "additionalProperties": False},
        "group": {"type": "string"},
        "display_date": {"type": "string"},
        "autolink": {"type": "boolean"},
        "unique_id": {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]*$"},
    },
    "additionalProperties": False,
}
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": SLIDE,
        "events": {"type": "array", "items": {**SLIDE, "required": ["start_date"]}},
        "scale": {"enum": ["human", "cosmological"]},
    },
    "additionalProperties": False,
}


def timeline(whole=None):
    page = BytesIO()
    write(permitted(whole or holdings()), page)
    return json.loads(page.getvalue())


@pytest.fixture(scope="module")
def slides():
    return {slide["unique_id"]: slide for slide in timeline()["events"]}


def test_the_file_is_what_the_documentation_asks_for():
    Draft202012Validator(TIMELINE).validate(timeline())


def test_one_day_is_a_date_and_an_uncertain_one_is_said_in_words(slides):
    assert slides[SOON.id]["start_date"] == {"year": 2025, "month": 5, "day": 3}
    assert "display_date" not in slides[SOON.id]
    assert "end_date" not in slides[SOON.id]
    assert slides[PERHAPS.id]["display_date"] == "June 2025"
    assert slides[PERHAPS.id]["end_date"] == {"year": 2025, "month": 6, "day": 30}


@pytest.mark.parametrize(
    ("when", "words", "start"),
    [
        (on("2025-05-11~", date(2025, 5, 11), date(2025, 5, 11)), "about 11 May 2025", 11),
        (on("2025-05-11/..", date(2025, 5, 11), None), "since 11 May 2025", 11),
        (on("../2025-05-12", None, date(2025, 5, 12)), "until 12 May 2025", 12),
    ],
)
def test_doubt_and_open_ends_are_kept_in_the_words(when, words, start):
    vague = replace(SOON, when=when)
    (slide,) = timeline(holdings(contacts=(merged(vague, (vague.id, OPEN)),), commitments=()))["events"]
    assert (slide["display_date"], slide["start_date"]["day"]) == (words, start)


def test_sources_stand_in_the_text_with_what_may_be_quoted(slides):
    page = lxml.html.fromstring(f"<div>{slides[HELD.id]['text']['text']}</div>")
    assert page.xpath("//a/@href") == [OPEN.citation.url]
    assert [quote.text for quote in page.xpath("//blockquote")] == [
        "“Anna Berg met Omar Said”",
        "“talked for two hours”",
    ]
    assert "Closed Wire, 15 April 2025" in page.text_content()


def test_words_of_an_article_are_no_markup():
    odd = replace(SOON, participants=(), place=replace(HELD.place, name="<script>alert(1)</script>"))
    (slide,) = timeline(holdings(contacts=(merged(odd, (odd.id, OPEN)),), commitments=()))["events"]
    assert "<script" not in slide["text"]["text"] + slide["text"]["headline"]


def test_an_address_that_could_run_is_no_link():
    documents = {OPEN.id: replace(OPEN.citation, url="javascript:alert(1)")}
    (slide,) = timeline(holdings(contacts=(merged(OFF, (OFF.id, OPEN)),), commitments=(), documents=documents))[
        "events"
    ]
    assert "javascript" not in slide["text"]["text"]


def test_what_has_no_day_is_counted_not_shown():
    undated = replace(SOON, when=None)
    shown = timeline(holdings(contacts=(merged(undated, (undated.id, OPEN)),)))
    assert undated.id not in {slide["unique_id"] for slide in shown["events"]}
    assert "2 more without a known day" in shown["title"]["text"]["text"]


def test_slides_stand_in_order_of_time():
    early = replace(SOON, when=day(date(987, 1, 2)))
    starts = [
        slide["start_date"]["year"]
        for slide in timeline(holdings(contacts=(merged(HELD, (HELD.id, OPEN)), merged(early, (early.id, OPEN)))))[
            "events"
        ]
    ]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        pytest.param(date(2025, 4, 15), "<p>As of 15 April 2025, from 3 documents.</p>", id="as_of_a_day"),
        pytest.param(None, "<p>3 documents.</p>", id="no_day"),
    ],
)
def test_the_title_says_how_much_was_read(as_of, said):
    whole = holdings(as_of=as_of, negotiations=(), contacts=(), commitments=())
    assert timeline(whole)["title"] == {"text": {"headline": "Contacts", "text": said}}
    named = tuple(
        Negotiation(id=negotiation_id(name), name=name, parties=(), issues=(), starts=None, ends=None)
        for name in ("Tea & <cakes>", "Others")
    )
    assert (
        timeline(replace(whole, negotiations=named))["title"]["text"]["headline"] == "Tea &amp; &lt;cakes&gt;, Others"
    )
