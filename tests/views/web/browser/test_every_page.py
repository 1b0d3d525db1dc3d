"""Every page, narrow and wide, light and dark: nothing overflows, complains, asks elsewhere, or stands in the way."""

import pytest

from communique.record import open_record
from tests.views.web.browser.conftest import newcomer
from tests.views.web.browser.visiting import IN_A_BROWSER
from tools.every_page import every_page, left_out

pytestmark = IN_A_BROWSER

NARROW, WIDE = 360, 1440
EVERY_LOOK = [  # each width and each scheme are looked at always and closely, by axe; the other pairs now and then
    (NARROW, False),
    (WIDE, True),
    pytest.param(NARROW, True, marks=pytest.mark.drill),
    pytest.param(WIDE, False, marks=pytest.mark.drill),
]
MADE_ON_THE_WAY = {"/add/{task}"}  # of a text that was handed in: has a test of its own


@pytest.fixture(scope="module")
def pages(record):
    return every_page(record)


def wrongs(visitor, *, closely):
    """Return what is wrong with the page a visitor looks at."""
    found = {
        "too wide": visitor.overflow,
        "console": visitor.complaints(),
        "asked elsewhere": sorted(visitor.strangers()),
        "axe": visitor.barriers() if closely else [],
    }
    return {what: words for what, words in found.items() if words}


@pytest.mark.parametrize(("width", "dark"), EVERY_LOOK, ids=str)
def test_page_fits_asks_nobody_and_stands_in_nobodys_way(driver, site, pages, width, dark):
    visitor = newcomer(driver, site)
    visitor.look(width=width, dark=dark)
    found = {}
    for name, address in pages.items():
        visitor.go(address)
        found[name] = wrongs(visitor, closely=(width, dark) in EVERY_LOOK)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_text_is_handed_in_and_read(driver, site, width):
    visitor = newcomer(driver, site)
    visitor.look(width=width)
    visitor.go("/add")
    visitor.find("textarea[name=text]").send_keys(f"Nothing of note was said at the quay on day {width}.")
    visitor.follow(visitor.find("form[action='/add/text'] button"))
    assert visitor.path.startswith("/add/")
    assert wrongs(visitor, closely=True) == {}


def test_page_is_read_without_scripts(driver, site, pages):
    visitor = newcomer(driver, site)
    visitor.look(width=NARROW, script=False)
    try:
        for address in pages.values():
            driver.get(f"{site}{address}")
            assert visitor.find("h1").text
            assert len(visitor.find("main").text) > len(visitor.find("h1").text)
            assert not [one for one in visitor.all("[data-island]") if one.is_displayed()]
    finally:
        visitor.look()


def test_no_page_is_left_out(demo):
    with open_record(demo, writable=False) as record:
        assert left_out(record) == MADE_ON_THE_WAY
