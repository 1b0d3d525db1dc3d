"""One browser and one server for all tests of the pages in Chromium that a worker runs."""

import pytest

from communique.record import open_record
from tests.views.web.browser.visiting import Visitor, browser, served


@pytest.fixture(scope="session")
def driver(tmp_path_factory):
    """A browser."""
    found = browser(tmp_path_factory.mktemp("profile"))
    yield found
    found.quit()


@pytest.fixture(scope="session")
def demo(tmp_path_factory, demonstrated):
    """The record of the demonstration, to be reviewed."""
    copy = tmp_path_factory.mktemp("served") / "record.db"
    copy.write_bytes((demonstrated[1] / "record.db").read_bytes())
    return copy


@pytest.fixture(scope="session")
def site(demo):
    """Where the pages of the demonstration are."""
    with served(demo) as address:
        yield address


@pytest.fixture
def visitor(driver, site):
    """Somebody at a wide screen, who has not been here before."""
    return newcomer(driver, site)


@pytest.fixture(scope="session")
def record(demo):
    """The record of the demonstration, for reading."""
    with open_record(demo, writable=False) as opened:
        yield opened


def newcomer(driver, site):
    """Return a visitor without cookies, at a wide screen, who has complained of nothing yet."""
    driver.get("about:blank")
    driver.delete_all_cookies()
    found = Visitor(driver, site)
    found.look()
    found.complaints()
    found.strangers()
    return found
