"""What documents bring along does not run: no string of theirs, on no page, in no chart, under no pointer."""

import pytest

from communique.record import Wanted, open_record
from tests.views.web.browser.conftest import newcomer
from tests.views.web.browser.visiting import IN_A_BROWSER, served
from tests.views.web.hostile import STRINGS

pytestmark = IN_A_BROWSER

LISTS = (
    "/", "/contacts?limit=500", "/statements?limit=500", "/positions/list?limit=500", "/positions", "/events?limit=500",
    "/commitments?limit=500", "/actors?limit=500", "/documents?limit=500", "/review", "/review/bulk", "/review/log",
    "/search?text=said", "/timeline?limit=500", "/network", "/network?by=actor", "/matrix",
)  # fmt: skip
EVERY = 6  # of the pages on one thing
STEP = 5  # of these, where there is no time for all


@pytest.fixture(scope="module")
def site(tmp_path_factory, hostile_record):
    copy = tmp_path_factory.mktemp("hostile") / "record.db"
    copy.write_bytes(hostile_record.read_bytes())
    with served(copy) as address:
        yield address


@pytest.fixture(scope="module")
def things(hostile_record):
    """The pages on single documents and contacts, on some of the rest."""
    everything = Wanted(limit=None)
    with open_record(hostile_record, writable=False) as record:
        documents = [f"/documents/{one.id}" for one in record.documents(everything)]
        others = [
            f"/{kind}/{one.thing.id}"
            for kind in ("contacts", "statements", "positions", "commitments", "events", "actors")
            for one in getattr(record, kind)(everything)[::EVERY]
        ]
    assert len(documents) >= len(STRINGS) >= 100
    return [*documents, *others]


def ran(visitor):
    """Return whether anything of a document ran, or tried to."""
    return visitor.run("return window.ran") or visitor.complaints() or sorted(visitor.strangers())


def test_nothing_runs_on_lists_and_charts(driver, site):
    visitor = newcomer(driver, site)
    for address in LISTS:
        visitor.go(address)
        assert not ran(visitor), address
        visitor.find("main").click()
        if chart := visitor.all(".chart"):
            box = visitor.run("const box = arguments[0].getBoundingClientRect(); return [box.x, box.y]", chart[0])
            for step in range(0, 600, 40):
                at = {"type": "mouseMoved", "x": box[0] + step, "y": box[1] + step // 2}
                visitor.driver.execute_cdp_cmd("Input.dispatchMouseEvent", at)
            assert not ran(visitor), address


@pytest.mark.parametrize("step", [STEP, pytest.param(1, marks=pytest.mark.drill)])
def test_nothing_runs_on_pages_of_single_things(driver, site, things, step):
    visitor = newcomer(driver, site)
    for address in things[::step]:
        visitor.go(address)
        assert not ran(visitor), address
