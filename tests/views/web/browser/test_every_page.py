"""Every page, narrow and wide, light and dark: nothing overflows, complains, asks elsewhere, or stands in the way."""

import pytest

from communique.record import open_record
from tests.views.web.browser.conftest import newcomer
from tools.every_page import every_page, left_out

NARROW, WIDE = 360, 1440
EVERY_LOOK = [(NARROW, False), (NARROW, True), (WIDE, False), (WIDE, True)]


@pytest.fixture(scope="module")
def pages(record):
    return every_page(record)


@pytest.mark.parametrize(("width", "dark"), EVERY_LOOK, ids=str)
def test_page_fits_asks_nobody_and_stands_in_nobodys_way(driver, site, pages, width, dark):
    visitor = newcomer(driver, site)
    visitor.look(width=width, dark=dark)
    found = {}
    for name, address in pages.items():
        visitor.go(address)
        wrong = {
            "too wide": visitor.overflow,
            "console": visitor.complaints(),
            "asked elsewhere": sorted(visitor.strangers()),
            "axe": visitor.barriers(),
        }
        found[name] = {what: words for what, words in wrong.items() if words}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


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
        assert left_out(record) == set()
