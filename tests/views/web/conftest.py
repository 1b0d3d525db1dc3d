"""Browsers on the small record of the views."""

import pytest

from tests.views.web.browsing import browsing


@pytest.fixture
def browser(database):
    """A browser on a record of its own, with nobody signed in and no need to."""
    with browsing(database) as found:
        yield found


@pytest.fixture(scope="module")
def reader(filled):
    """A browser on the record that is not to be changed."""
    with browsing(filled) as found:
        yield found
