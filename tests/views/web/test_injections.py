"""What documents bring along stays words: no element, no attribute, no address, no formula of theirs reaches a page."""

import csv
import json
from io import StringIO
from urllib.parse import quote

import lxml.html
import pytest

from communique.record import Wanted, open_record
from tests.views.web.browsing import browsing
from tests.views.web.hostile import STRINGS

TAGS = frozenset(
    """
    html head meta title link script body a header div form label input button nav details summary ul ol li
    main section aside article kbd h1 h2 h3 h4 p span strong em bdi time table caption thead tbody tr th td dl dt
    dd select option textarea fieldset legend blockquote mark footer br code meter svg ins del q hr small
    figure figcaption noscript output progress datalist tfoot colgroup col b i
    """.split()  # noqa: SIM905  a list would be a page long
)
ATTRIBUTES = frozenset(
    """
    id class href rel type name content charset lang dir for value action method src media title role hidden
    open tabindex scope colspan rowspan datetime placeholder checked selected required disabled multiple min
    max step autocomplete enctype accept rows cols maxlength minlength pattern low high optimum span headers
    """.split()  # noqa: SIM905  a list would be a page long
)
PLACES = ("/", "#", "?", "https://www.wikidata.org/wiki/Q")
EACH = 3  # of the things that look alike on their pages every third is asked for, each kind's with other strings
LISTS = ("/", "/contacts", "/statements", "/positions/list", "/commitments", "/events", "/actors", "/documents")


@pytest.fixture(scope="module")
def site(hostile_record):
    with browsing(hostile_record) as found:
        yield found


@pytest.fixture(scope="module")
def pages(hostile_record):
    """Every address that a string can reach, for each string that tells one thing of each kind."""
    with open_record(hostile_record, writable=False) as record:
        everything = Wanted(limit=None)
        negotiation = record.negotiations()[0].id
        kinds = {
            "documents": [one.id for one in record.documents(everything)],
            "contacts": [one.thing.id for one in record.contacts(everything)],
            "statements": [one.thing.id for one in record.statements(everything)],
            "positions": [one.thing.id for one in record.positions(everything)],
            "commitments": [one.thing.id for one in record.commitments(everything)],
            "events": [one.thing.id for one in record.events(everything)],
            "actors": [one.thing.id for one in record.actors(everything)],
        }
    overviews = [
        *(f"{path}?limit=500" if path != "/" else path for path in LISTS),
        f"/negotiations/{negotiation}?since=2025-01-01",
        f"/negotiations/{negotiation}/changes?since=2025-01-01&limit=500",
        "/timeline", "/network", "/positions", "/review",
    ]  # fmt: skip
    single = [f"/{kind}/{name}" for kind in ("documents", "contacts") for name in kinds[kind]]
    others = enumerate(("statements", "positions", "commitments", "events", "actors"))
    single += [f"/{kind}/{name}" for offset, kind in others for name in kinds[kind][offset % EACH :: EACH]]
    return overviews, single


def wrong_with(page, known):
    """Yield what on a page is not ours."""
    tree = lxml.html.document_fromstring(page)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            yield f"a comment or an instruction: {element.text!r}"
            continue
        if element.tag not in TAGS:
            yield f"<{element.tag}>"
        if element.tag in {"script", "style"} and (element.text or not element.get("src", "").startswith("/static/")):
            yield f"a {element.tag} with {element.text!r} from {element.get('src')!r}"
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES and not name.startswith(("aria-", "data-")):
                yield f"{element.tag} {name}={value!r}"
            if name in {"href", "src", "action"} and not _is_ours(value, known):
                yield f"{element.tag} leads to {value!r}"


def _is_ours(address, known):
    if address.startswith(("//", "/\\")):
        return False
    return address.startswith(PLACES) or address in known


@pytest.mark.slow
@pytest.mark.parametrize("step", [EACH, pytest.param(1, marks=pytest.mark.drill)])
def test_no_string_becomes_markup_on_a_page_of_one_thing(site, pages, step):
    known = {text for text in STRINGS if text.startswith(("http://", "https://"))}
    for path in pages[1][::step]:
        answer = site.get(path)
        assert answer.status_code == 200, (path, answer.text[-300:])
        assert list(wrong_with(answer.text, known)) == [], path


@pytest.mark.slow
def test_no_string_becomes_markup_on_a_list(site, pages):
    for path in pages[0]:
        answer = site.get(path)
        assert answer.status_code == 200, path
        assert list(wrong_with(answer.text, ())) == [], path


@pytest.mark.slow
@pytest.mark.parametrize("step", [EACH, pytest.param(1, marks=pytest.mark.drill)])
@pytest.mark.parametrize(
    "path", ["/search?text=", "/contacts?text=", "/documents?outlet=", "/search?text=window&outlet=", "/contacts?x="]
)
def test_no_string_becomes_markup_as_words_of_a_query(site, path, step):
    for text in STRINGS[::step]:
        answer = site.get(path + quote(text, safe=""))
        assert answer.status_code in {200, 404, 422}
        assert list(wrong_with(answer.text, ())) == [], text


@pytest.mark.slow
def test_no_string_becomes_markup_where_nothing_is_found(site):
    for text in STRINGS:
        for path in ("/contacts/", "/negotiations/", "/things/contact-"):
            answer = site.get(path + quote(text, safe=""))
            assert answer.status_code in {404, 422}, (path, text)
            assert list(wrong_with(answer.text, ())) == [], (path, text)


@pytest.mark.slow
def test_twins_carry_every_string_as_a_value(site, pages):
    for path in (*LISTS[1:], *(one for one in pages[1][::EACH])):
        stem, _, query = path.partition("?")
        said = site.get(f"{stem}.json?limit=500" if path in LISTS else f"{stem}.json")
        assert said.headers["content-type"].startswith("application/json"), query
        assert said.headers["x-content-type-options"] == "nosniff"
        json.loads(said.text)
        sheet = site.get(f"{stem}.csv?limit=500" if path in LISTS else f"{stem}.csv")
        assert sheet.headers["content-type"].startswith("text/csv")
        for row in csv.reader(StringIO(sheet.text)):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row), row


def test_there_are_at_least_a_hundred_strings():
    assert len(set(STRINGS)) >= 100
