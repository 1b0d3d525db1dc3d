"""Timeline, network and matrix: what they draw leads where the table leads, in either scheme."""

import pytest

from tests.views.web.browser.visiting import IN_A_BROWSER

pytestmark = IN_A_BROWSER

NOTICE = "return document.querySelector('[data-folded]').textContent"
INK = """
    const canvas = document.querySelector(arguments[0]), pen = canvas.getContext('2d');
    const {data} = pen.getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    for (let at = 3; at < data.length; at += 4) ink += data[at] > 0;
    return ink;
"""
MARK = """
    const {timeline} = document.querySelector('[data-island=timeline]');
    const chart = document.querySelector('.chart').getBoundingClientRect();
    const mark = timeline.layout.marks.find(one => one.entry.kind === 'day');
    const lane = 24 + (timeline.stage.rows + 1) * 16 + 6;
    return {
        id: timeline.told.marks[mark.entry.index][0],
        x: chart.left + timeline.stage.x + (mark.left + mark.right) / 2,
        y: chart.top + timeline.stage.y + mark.lane * lane + 24 + mark.row * 16 + 8,
    };
"""


def point(visitor, spot, *, click):
    """Move the mouse to a place, and click there."""
    for kind in ["mouseMoved", *(["mousePressed", "mouseReleased"] if click else [])]:
        at = {"type": kind, "x": spot["x"], "y": spot["y"], "button": "left" if click else "none", "clickCount": 1}
        visitor.driver.execute_cdp_cmd("Input.dispatchMouseEvent", at)


def test_mark_tells_what_it_stands_for_and_opens_its_contact(visitor):
    visitor.go("/timeline?level=envoy")
    spot = visitor.run(MARK)
    point(visitor, spot, click=False)
    tip = visitor.until(lambda: visitor.run("return document.querySelector('.chart-tip:not([hidden])')"), "a tip shows")
    assert "envoy level" in tip.text
    before = visitor.now
    point(visitor, spot, click=True)
    visitor.arrive(before)
    assert visitor.path == f"/contacts/{spot['id']}"


def test_chart_and_table_hold_the_same_contacts(visitor):
    visitor.go("/timeline?status=held&limit=500")
    drawn = visitor.run("return document.querySelector('[data-island]').timeline.told.marks.map(mark => mark[0])")
    links = [link.get_attribute("href").rpartition("/")[2] for link in visitor.all("tbody th a")]
    assert sorted(drawn) == sorted(links)


def test_days_in_view_stand_in_the_address(visitor):
    visitor.go("/timeline")
    whole = visitor.until(lambda: visitor.run(NOTICE), "the view is told")
    visitor.find("[data-zoom=closer]").click()
    visitor.until(lambda: "#from=" in visitor.driver.current_url, "the address says the days")
    visitor.until(lambda: visitor.run(NOTICE) != whole, "the view is told anew")
    days = visitor.run(NOTICE).partition(":")[0]  # how many fold together hangs on parts of a day, too
    visitor.driver.refresh()
    visitor.settle()
    assert visitor.until(lambda: visitor.run(NOTICE), "the view is told").partition(":")[0] == days


def test_what_does_not_fit_is_folded_and_counted(visitor):
    visitor.look(width=360)
    visitor.go("/timeline")
    visitor.until(lambda: visitor.run(NOTICE), "the view is told")
    marks, folded = visitor.run("""
        const {layout, told} = document.querySelector('[data-island=timeline]').timeline;
        return [layout.marks.length, layout.clusters.reduce((sum, one) => sum + one.count, 0)];
    """)
    assert marks > 0
    assert f"{folded} more folded into" in visitor.run(NOTICE)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", ["/timeline", "/network", "/network?by=actor", "/matrix"])
def test_no_chart_is_empty(visitor, path, width, dark):
    visitor.look(width=width, dark=dark)
    visitor.go(path)
    canvas = ".chart-marks" if path == "/timeline" else ".chart canvas"
    visitor.until(lambda: visitor.run(INK, canvas) > 300, "something is drawn")


def test_line_and_square_lead_to_the_contacts_behind_their_number(visitor):
    for path, cells in (("/network", "tbody td a"), ("/matrix", ".matrix td a")):
        visitor.go(path)
        told = visitor.run("return fetch(document.querySelector('.chart').dataset.source).then(got => got.json())")
        tie = told["ties"][0]
        links = [link.get_attribute("href").removeprefix(visitor.site) for link in visitor.all(cells)]
        assert tie["href"] in links
        visitor.go(f"{tie['href']}&limit=500")
        assert len(visitor.all(".findings > li")) == tie["contacts"]
