"""The chart of chances: well formed, without style or script, its words escaped."""

from xml.etree import ElementTree as ET

from communique.views.outlooks.chart import chart_of
from communique.views.outlooks.line import Bar

BARS = (
    Bar(name="North & <South>, 30 days", value=0.42, low=0.36, high=0.56),
    Bar(name="North & <South>, 60 days", value=0.6, low=0.57, high=0.79),
)
SVG = "{http://www.w3.org/2000/svg}"


def test_each_chance_has_its_point_and_its_line():
    page = ET.fromstring(chart_of(BARS, "Chance of <contact>"))  # noqa: S314  our own
    assert len(page.findall(f"{SVG}circle")) == 2
    names = [text.text for text in page.findall(f"{SVG}text")]
    assert "North & <South>, 30 days: 42%" in names
    assert page.find(f"{SVG}title").text == "Chance of <contact>"


def test_it_brings_no_style_and_no_script():
    drawn = chart_of(BARS, "x")
    assert not any(word in drawn for word in ("style", "<script", "href", "onload"))


def test_points_lie_on_their_lines_in_the_order_of_the_chances():
    page = ET.fromstring(chart_of(BARS, "x"))  # noqa: S314
    points = [float(circle.get("cx")) for circle in page.findall(f"{SVG}circle")]
    assert points == sorted(points)
    assert all(0 <= point <= 400 for point in points)
