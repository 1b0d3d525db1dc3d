"""A browser without JavaScript: keeps its cookies, and sends the hidden field of forms as our own pages do."""

import re
from contextlib import contextmanager
from datetime import UTC, datetime

from fastapi.testclient import TestClient

from communique.views.web import Serving, create_app

HOST = "127.0.0.1:8321"
NOON = datetime(2025, 3, 12, 12, tzinfo=UTC)
FIELD = re.compile(r'<meta name="csrf" content="([0-9a-f]+)">')


class Browser:
    """What a test asks pages with."""

    def __init__(self, client):
        self.client = client

    def get(self, path, **asked):
        """Return an answer; a redirection is an answer, too."""
        return self.client.get(path, follow_redirects=False, **asked)

    def csrf(self, page="/sign-in"):
        """Return what the forms of a page carry."""
        return FIELD.search(self.client.get(page).text)[1]

    def post(self, path, fields=None, *, page="/", **asked):
        """Return the answer to a form of a page."""
        said = {"csrf": self.csrf(page), **(fields or {})}
        return self.client.post(path, data=said, follow_redirects=False, **asked)


@contextmanager
def browsing(database, **serving):
    """Yield a browser on a record, as whoever sits at the machine."""
    given = {"by": "Ada", "clock": lambda: NOON, **serving}
    app = create_app(Serving(database=str(database), **given))
    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield Browser(client)
