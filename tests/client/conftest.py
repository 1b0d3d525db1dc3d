"""A client of a record that a real server serves on loopback."""

import pytest

from communique.client import Client
from tests.views.conftest import articles, filled  # noqa: F401  the same small record
from tests.views.web.serving import served


@pytest.fixture
def database(tmp_path, filled):  # noqa: F811  the fixture above
    copy = tmp_path / "record.db"
    copy.write_bytes(filled.read_bytes())
    return copy


@pytest.fixture
def client(database):
    with served(database) as address, Client(address) as found:
        yield found


@pytest.fixture(scope="module")
def asking(filled):  # noqa: F811  the fixture above
    with served(filled) as address, Client(address) as found:
        yield found
