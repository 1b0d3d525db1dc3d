"""Browsers on the small record of the views."""

import pytest

from tests.views.web.browsing import browsing
from tests.views.web.hostile import make_hostile_record


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


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory):
    """A record that holds every injection string in every field that a document can fill; not to be changed."""
    return make_hostile_record(tmp_path_factory.mktemp("hostile") / "record.db")
