"""A real server on loopback, in a thread of its own."""

import socket
import threading
from contextlib import contextmanager

import uvicorn

from communique.views.web import Serving, create_app
from tests.views.web.browsing import NOON


@contextmanager
def served(database, **serving):
    """Yield the address of a server of a record, which ends with the test."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        given = {"by": "Ada", "clock": lambda: NOON, **serving}
        app = create_app(Serving(database=str(database), port=port, **given))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        ready = threading.Event()
        startup = server.startup

        async def started(sockets=None):
            await startup(sockets=sockets)
            ready.set()

        server.startup = started
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        assert ready.wait(60)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(30)
